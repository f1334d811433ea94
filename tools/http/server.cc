#include "tools/http/server.h"

#include <sys/socket.h>

#include <array>
#include <cerrno>

#include "tools/http/frame.h"

namespace legwork::http {
namespace {

constexpr std::size_t kFirst = 2;  // of the connections in polls_
constexpr int kTickMax = 1000;     // milliseconds between two looks at the deadlines

bool MustWait(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

// Finish adds what every answer needs, whatever else is wrong with it.
void Finish(Reply& reply) {
  const bool has_body = !reply.tunnels;
  if (has_body) reply.message.fields.push_back({"Content-Length", std::to_string(reply.message.body.size())});
  if (reply.closes) reply.message.fields.push_back({"Connection", "close"});
}

}  // namespace

bool Server::Serve(int stop) {
  for (;;) {
    FillPolls(stop);
    const int ready = poll(polls_.data(), polls_.size(), kTickMax);
    if (ready < 0 && errno != EINTR) return false;
    if (ready < 0) continue;
    if (polls_[0].revents != 0) return true;
    for (std::size_t i = kFirst; i < polls_.size(); ++i) Attend(*open_[i - kFirst], polls_[i].revents);
    const Moment now = std::chrono::steady_clock::now();
    for (const auto& connection : open_) {
      if (connection->socket.open() && connection->deadline < now) Close(*connection);
    }
    std::erase_if(open_, [](const auto& connection) { return !connection->socket.open(); });
    if (polls_[1].revents != 0) AcceptAll();
  }
}

void Server::FillPolls(int stop) {
  polls_.clear();
  polls_.push_back({stop, POLLIN, 0});
  polls_.push_back({open_.size() < kConnectionsMax ? door_.descriptor() : -1, POLLIN, 0});
  for (const auto& connection : open_) {
    const int events = (connection->closes ? 0 : POLLIN) | (connection->output.empty() ? 0 : POLLOUT);
    polls_.push_back({connection->socket.descriptor(), static_cast<short>(events), 0});
  }
}

void Server::AcceptAll() {
  for (;;) {
    kdc::Socket socket(accept4(door_.descriptor(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (!socket.open()) return;
    auto connection = std::make_unique<Connection>();
    connection->socket = std::move(socket);
    connection->caller.number = ++connections_;
    connection->deadline = std::chrono::steady_clock::now() + kPatience;
    open_.push_back(std::move(connection));
  }
}

void Server::Attend(Connection& connection, short events) {
  if ((events & (POLLERR | POLLNVAL)) != 0) return Close(connection);
  if ((events & (POLLIN | POLLHUP)) != 0) Receive(connection);
  if (connection.socket.open()) Send(connection);
}

void Server::Receive(Connection& connection) {
  std::array<char, 16'384> chunk;
  const ssize_t size = recv(connection.socket.descriptor(), chunk.data(), chunk.size(), 0);
  if (size < 0 && MustWait(errno)) return;
  if (size <= 0) return Close(connection);
  connection.input.append(chunk.data(), static_cast<std::size_t>(size));
  connection.deadline = std::chrono::steady_clock::now() + kPatience;
  AnswerAll(connection);
}

void Server::AnswerAll(Connection& connection) {
  Message request;
  std::string problem;
  while (!connection.closes && connection.socket.open()) {
    const bool framed = carrier_ == Carrier::kFrames;
    const Read read =
        framed ? ReadRequestFrame(connection.input, request, problem) : ReadRequest(connection.input, request, problem);
    if (read == Read::kMore) return;
    if (read == Read::kBad) return RefuseInput(connection, problem);
    Reply reply = origin_.Answer(connection.caller, request);
    const std::string number = std::to_string(connection.caller.number);
    if (log_) log_(number + " > " + request.method + " " + request.target);
    if (reply.dies) return Close(connection);
    reply.closes = reply.closes || !request.keeps_alive;
    Finish(reply);
    if (request.method == "HEAD") reply.message.body.clear();
    if (log_) log_(number + " < " + std::to_string(reply.message.status) + (reply.closes ? " close" : ""));
    connection.output += framed ? AnswerFrame(reply.message) : ResponseText(reply.message);
    connection.closes = reply.closes;
    connection.caller.in_tunnel = connection.caller.in_tunnel || reply.tunnels;
  }
}

void Server::RefuseInput(Connection& connection, const std::string& problem) {
  judge_.BadRequest(connection.caller.number, problem);
  if (carrier_ == Carrier::kHttp) {
    connection.output += "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  }
  connection.closes = true;
}

void Server::Send(Connection& connection) {
  if (!connection.output.empty()) {
    const ssize_t size =
        send(connection.socket.descriptor(), connection.output.data(), connection.output.size(), MSG_NOSIGNAL);
    if (size < 0 && !MustWait(errno)) return Close(connection);
    if (size > 0) connection.output.erase(0, static_cast<std::size_t>(size));
  }
  if (connection.closes && connection.output.empty()) Close(connection);
}

void Server::Close(Connection& connection) {
  origin_.Leave(connection.caller);
  connection.socket.Close();
}

void Server::HangUp() {
  for (const auto& connection : open_) Close(*connection);
  open_.clear();
}

}  // namespace legwork::http
