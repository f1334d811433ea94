#ifndef LEGWORK_TOOLS_KDC_SERVER_H_
#define LEGWORK_TOOLS_KDC_SERVER_H_

#include <poll.h>
#include <sys/socket.h>

#include <deque>
#include <memory>
#include <vector>

#include "sim/base/bytes.h"
#include "tools/kdc/connection.h"
#include "tools/kdc/responder.h"
#include "tools/kdc/socket.h"

namespace legwork::kdc {

// ConnectionsMax bounds the streams that are open at once. Who comes when there are so many takes the place of the one
// whose time ends first, so that silent peers keep nobody out.
inline constexpr std::size_t kConnectionsMax = 256;

// kLateDatagramsMax bounds the datagrams that wait for their time; one more is dropped, as the network may.
inline constexpr std::size_t kLateDatagramsMax = 1024;

// Server carries requests from two sockets to a responder and its answers back, on the caller's thread. Any number of
// clients may come; none can make it wait, or hold more of its memory than the bounds above.
class Server {
 public:
  Server(Doors doors, Responder& responder) : doors_(std::move(doors)), responder_(responder) {}
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Serve returns when `stop` has something to read, or false if the sockets fail for good.
  bool Serve(int stop);

  std::size_t connections() const { return peers_.size(); }

 private:
  struct Peer {
    Socket socket;
    Connection connection;
  };
  struct LateDatagram {
    Moment due;
    sockaddr_storage to;
    socklen_t to_size;
    Bytes octets;
  };

  void FillPolls(int stop);
  int Patience(Moment now) const;
  void TakeDatagrams(Moment now);
  void SendDatagram(const LateDatagram& datagram);
  void SendLateDatagrams(Moment now);
  void AcceptPeers(Moment now);
  void MakeRoom();
  void Attend(Peer& peer, short events, Moment now);
  void Receive(Peer& peer, Moment now);
  void Send(Peer& peer, Moment now);

  Doors doors_;
  Responder& responder_;
  std::vector<std::unique_ptr<Peer>> peers_;
  std::vector<LateDatagram> late_;
  std::vector<pollfd> polls_;  // stop, datagrams, streams, then one per peer
  Bytes chunk_ = Bytes(64u << 10);
};

}  // namespace legwork::kdc

#endif  // LEGWORK_TOOLS_KDC_SERVER_H_
