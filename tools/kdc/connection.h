#ifndef LEGWORK_TOOLS_KDC_CONNECTION_H_
#define LEGWORK_TOOLS_KDC_CONNECTION_H_

#include <chrono>
#include <cstddef>
#include <deque>

#include "sim/base/bytes.h"
#include "tools/kdc/responder.h"

namespace legwork::kdc {

using ServerClock = std::chrono::steady_clock;
using Moment = ServerClock::time_point;

// kPatience is how long a peer may take for one whole request, and for taking one whole reply. Single octets, however
// many, do not prolong it.
inline constexpr std::chrono::seconds kPatience{10};

// kPendingMax bounds the replies that a peer has asked for and not taken: beyond it no more is read from him.
inline constexpr std::size_t kPendingMax = 1u << 20;  // octets

// Connection is one peer's stream as the KDC sees it: octets in, octets out, and when to give up. It knows no socket.
//
// It ends with its first request if the responder says so. Otherwise a request that gets no answer leaves it silent
// until its time is over. A peer who closes his side gets the replies he asked for. An impossible length gets
// KRB_ERR_FIELD_TOOLONG and the end.
class Connection {
 public:
  explicit Connection(Moment now) : deadline_(now + kPatience) {}

  // Take is what the peer sent; Close says that he sends no more.
  void Take(ByteView octets, Responder& responder, Moment now);
  void Close() { closed_ = true; }

  // Output is what is to be sent now; Sent says how much of it was.
  ByteView Output(Moment now);
  void Sent(std::size_t octets, Responder& responder, Moment now);

  // Wants says whether more input is welcome.
  bool Wants() const { return !closed_ && !refused_ && HasRoom(); }

  // Done says that the connection is over: all that was due is sent and nothing more can come, or its time is up.
  bool Done(Moment now) const;

  // Next is when to look again if nothing happens before; deadline when its time is up.
  Moment Next() const;
  Moment deadline() const { return deadline_; }

 private:
  struct Waiting {
    Moment due;
    Bytes frame;
  };
  bool HasRoom() const { return waiting_size_ + output_.size() < kPendingMax; }
  void Enqueue(ByteView message, Moment due);
  void AnswerComplete(Responder& responder, Moment now);

  Bytes input_;
  std::deque<Waiting> waiting_;   // replies in the order of their requests
  std::size_t waiting_size_ = 0;  // octets in them
  Bytes output_;                  // replies that are due
  std::size_t sent_ = 0;          // octets of it
  Moment deadline_;
  bool closed_ = false;   // by the peer
  bool refused_ = false;  // by us
};

}  // namespace legwork::kdc

#endif  // LEGWORK_TOOLS_KDC_CONNECTION_H_
