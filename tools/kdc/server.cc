#include "tools/kdc/server.h"

#include <algorithm>
#include <cerrno>
#include <utility>

namespace legwork::kdc {
namespace {

constexpr std::size_t kFirstPeer = 3;            // index in polls_
constexpr int kBatchMax = 64;                    // datagrams or connections taken before others get their turn
constexpr std::chrono::milliseconds kRest{100};  // when nothing can be accepted for want of descriptors

bool MustWait(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

}  // namespace

bool Server::Serve(int stop) {
  for (;;) {
    FillPolls(stop);
    const int ready = poll(polls_.data(), polls_.size(), Patience(ServerClock::now()));
    if (ready < 0 && errno != EINTR) return false;
    const Moment now = ServerClock::now();
    if (ready < 0) continue;
    if (polls_[0].revents != 0) return true;
    for (std::size_t i = kFirstPeer; i < polls_.size(); ++i) Attend(*peers_[i - kFirstPeer], polls_[i].revents, now);
    std::erase_if(peers_, [now](const auto& peer) { return !peer->socket.open() || peer->connection.Done(now); });
    if (polls_[1].revents != 0) TakeDatagrams(now);
    if (polls_[2].revents != 0) AcceptPeers(now);
    SendLateDatagrams(now);
  }
}

void Server::FillPolls(int stop) {
  const Moment now = ServerClock::now();
  polls_.clear();
  polls_.push_back({stop, POLLIN, 0});
  polls_.push_back({doors_.datagrams.descriptor(), POLLIN, 0});
  polls_.push_back({doors_.streams.descriptor(), POLLIN, 0});
  for (const auto& peer : peers_) {
    const bool reads = peer->connection.Wants();
    const bool writes = !peer->connection.Output(now).empty();
    const int events = (reads ? POLLIN : 0) | (writes ? POLLOUT : 0);
    polls_.push_back({peer->socket.descriptor(), static_cast<short>(events), 0});
  }
}

// Patience is the poll's time in milliseconds, rounded up; -1 if nothing is due ever.
int Server::Patience(Moment now) const {
  Moment next = Moment::max();
  for (const auto& peer : peers_) next = std::min(next, peer->connection.Next());
  for (const LateDatagram& datagram : late_) next = std::min(next, datagram.due);
  if (next == Moment::max()) return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - now).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000));
}

void Server::TakeDatagrams(Moment now) {
  for (int i = 0; i < kBatchMax; ++i) {
    LateDatagram answer = {now, {}, sizeof(sockaddr_storage), {}};
    auto* const from = reinterpret_cast<sockaddr*>(&answer.to);
    const ssize_t size =
        recvfrom(doors_.datagrams.descriptor(), chunk_.data(), chunk_.size(), 0, from, &answer.to_size);
    if (size < 0 && MustWait(errno)) return;
    if (size < 0) continue;  // an earlier answer bounced; that is its receiver's business
    Answer made = responder_.Receive(Transport::kDatagram, ByteView(chunk_).first(static_cast<std::size_t>(size)));
    if (!made.reply) continue;
    answer.octets = std::move(*made.reply);
    answer.due += std::chrono::duration_cast<ServerClock::duration>(std::chrono::nanoseconds(made.delay * 100));
    if (answer.due <= now) {
      SendDatagram(answer);
    } else if (late_.size() < kLateDatagramsMax) {
      late_.push_back(std::move(answer));
    }
  }
}

// SendDatagram tries once: what does not fit into the socket's buffer is lost, as the network may lose it.
void Server::SendDatagram(const LateDatagram& datagram) {
  (void)sendto(doors_.datagrams.descriptor(), datagram.octets.data(), datagram.octets.size(), 0,
               reinterpret_cast<const sockaddr*>(&datagram.to), datagram.to_size);
}

void Server::SendLateDatagrams(Moment now) {
  for (const LateDatagram& datagram : late_) {
    if (datagram.due <= now) SendDatagram(datagram);
  }
  std::erase_if(late_, [now](const LateDatagram& datagram) { return datagram.due <= now; });
}

void Server::AcceptPeers(Moment now) {
  for (int i = 0; i < kBatchMax; ++i) {
    Socket socket(accept4(doors_.streams.descriptor(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    const bool out_of_descriptors = !socket.open() && (errno == EMFILE || errno == ENFILE);
    if (out_of_descriptors && !peers_.empty()) MakeRoom();
    if (out_of_descriptors && peers_.empty()) poll(nullptr, 0, static_cast<int>(kRest.count()));
    if (!socket.open()) return;
    if (peers_.size() >= kConnectionsMax) MakeRoom();
    peers_.push_back(std::make_unique<Peer>(Peer{std::move(socket), Connection(now)}));
  }
}

void Server::MakeRoom() {
  const auto soonest =
      std::ranges::min_element(peers_, {}, [](const auto& peer) { return peer->connection.deadline(); });
  if (soonest != peers_.end()) peers_.erase(soonest);
}

void Server::Attend(Peer& peer, short events, Moment now) {
  const bool gone = (events & POLLHUP) != 0 && !peer.connection.Wants();
  if (gone || (events & (POLLERR | POLLNVAL)) != 0) return peer.socket.Close();
  if ((events & (POLLIN | POLLHUP)) != 0 && peer.connection.Wants()) Receive(peer, now);
  if (peer.socket.open()) Send(peer, now);
}

void Server::Receive(Peer& peer, Moment now) {
  const ssize_t size = recv(peer.socket.descriptor(), chunk_.data(), chunk_.size(), 0);
  if (size > 0) {
    peer.connection.Take(ByteView(chunk_).first(static_cast<std::size_t>(size)), responder_, now);
  } else if (size == 0) {
    peer.connection.Close();
  } else if (!MustWait(errno)) {
    peer.socket.Close();
  }
}

void Server::Send(Peer& peer, Moment now) {
  const ByteView output = peer.connection.Output(now);
  if (output.empty()) return;
  const ssize_t size = send(peer.socket.descriptor(), output.data(), output.size(), MSG_NOSIGNAL);
  if (size > 0) {
    peer.connection.Sent(static_cast<std::size_t>(size), responder_, now);
  } else if (size < 0 && !MustWait(errno)) {
    peer.socket.Close();
  }
}

}  // namespace legwork::kdc
