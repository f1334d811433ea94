#include "tools/shim/host/server.h"

namespace legwork::host {

int Server::Serve() {
  std::string line;
  while (channel_.ReadLine(line) && Answer(line)) {
  }
  return 0;
}

bool Server::Send(const WireReply& reply) {
  line_.clear();
  WriteReply(reply, line_);
  return channel_.Write(line_);
}

bool Server::Answer(const std::string& line) {
  using Kind = WireRequest::Kind;
  WireRequest request;
  WireReply reply;
  reply.text = ReadRequest(line, request);
  reply.sequence = request.sequence;
  reply.kind = WireReply::Kind::kError;
  if (!reply.text.empty()) return Send(reply);
  switch (request.kind) {
    case Kind::kHello:
      reply.kind = WireReply::Kind::kHello;
      reply.hello = hello_;
      return Send(reply);
    case Kind::kSession:
      sessions_.Begin(request, reply);
      if (reply.kind == WireReply::Kind::kSession) performer_.BeginSession(request);
      return Send(reply);
    case Kind::kEnd:
      return sessions_.End(reply) && Send(reply);
    case Kind::kBench:
      reply.kind = WireReply::Kind::kBench;
      sessions_.SetTime(request.now);
      reply.bench = performer_.Bench(request.bench);
      return Send(reply);
    case Kind::kCall:
      reply.kind = WireReply::Kind::kCall;
      sessions_.SetTime(request.now);
      if (request.now != 0) performer_.SetNow(request.now);
      performer_.Answer(request.call, reply.call);
      return Send(reply);
  }
  return false;
}

int RefuseRequests(LineChannel& channel, const std::string& why) {
  std::string line;
  WireReply reply;
  reply.kind = WireReply::Kind::kError;
  reply.text = why;
  if (channel.ReadLine(line)) {
    line.clear();
    WriteReply(reply, line);
    channel.Write(line);
  }
  return 3;
}

}  // namespace legwork::host
