// simulated_shim serves the simulated NTLM package by the line protocol (tools/shim/protocol.md). With the name of a
// lie it breaks one rule, so that each can be seen to be noticed; with that of a misbehaviour (misbehaviour.cc) it goes
// wrong in InitializeSecurityContext:
//
//   simulated_shim [LIE]
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

#include "model/profile.h"
#include "sim/crypto/string_to_key.h"
#include "sim/peer/simulated_factory.h"
#include "tools/shim/codec/wire_reply.h"
#include "tools/shim/codec/wire_request.h"
#include "tools/shim/testing/misbehaviour.h"

namespace legwork::host {
namespace {

// Session is an actor with a world of its own.
struct Session {
  Session(const WireRequest& request, StringToKeyCache& keys) : world(request.seed, DocumentedProfile(), keys) {
    ActorSetup actor;
    actor.role = request.session.role;
    actor.package = PackageName::kNtlm;
    actor.seed = request.seed;
    const WireAccount& own = request.session.account;
    if (!own.user.empty()) actor.identity = {own.user, own.domain, own.password, true, false};
    for (const WireAccount& known : request.session.accounts) {
      Account account;
      account.name = known.user;
      account.domain = known.domain;
      account.realm = known.realm;
      account.password = known.password;
      account.disabled = known.disabled;
      world.directory.Add(std::move(account));
    }
    peer = factory.Make(world, nullptr, actor);
  }
  World world;
  SimulatedFactory factory;
  std::unique_ptr<Peer> peer;
};

class SimulatedShim {
 public:
  explicit SimulatedShim(std::string_view lie) : lie_(lie) {}

  // Serve answers until the input ends, and gives what to end with.
  int Serve() {
    for (std::string line, reply; std::getline(std::cin, line); reply.clear()) {
      if (lie_ == "long_line" && line.size() > 65536) return 0;
      WriteReply(Answer(line), reply);
      std::cout << reply << std::flush;
      if (lie_ == "one_answer") std::cout << "by the way\n" << std::flush;
    }
    while (lie_ == "ends") pause();
    return lie_ == "ends_badly" ? 1 : 0;
  }

 private:
  WireReply Answer(const std::string& line) {
    WireRequest request;
    WireReply reply;
    reply.kind = WireReply::Kind::kError;
    reply.text = ReadRequest(line, request);
    reply.sequence = request.sequence + (lie_ == "sequence" && request.sequence > 99 ? 1 : 0);
    if (lie_ == "named_arguments" && request.call.principal) reply.text = "what is a principal?";
    if (reply.text.empty()) return Serve(request, reply);
    if (lie_ == "not_json" && reply.text == "not JSON") std::exit(0);
    const std::pair<std::string_view, std::string_view> overlooked[] = {
        {"unknown_operation", "levitate"}, {"unknown_field", "colour"}, {"wrong_kind", "\"many\""}};
    for (const auto& [lie, word] : overlooked) {
      if (lie_ == lie && line.find(word) != std::string::npos) reply.kind = WireReply::Kind::kCall;
    }
    if (lie_ == "no_sentence") reply.text.clear();
    return reply;
  }

  WireReply Serve(const WireRequest& request, WireReply reply) {
    using Kind = WireRequest::Kind;
    switch (request.kind) {
      case Kind::kHello:
        return Hello(std::move(reply));
      case Kind::kSession:
        if (lie_ != "fresh_session" || session_ == nullptr) session_ = std::make_unique<Session>(request, keys_);
        reply.kind = WireReply::Kind::kSession;
        return reply;
      case Kind::kEnd:
        if (lie_ != "fresh_session") session_.reset();
        reply.kind = lie_ == "session" ? WireReply::Kind::kSession : WireReply::Kind::kEnded;
        return reply;
      case Kind::kBench:
        reply.text = "there is no benchmark loop";
        if (lie_ == "absent_abilities") reply.kind = WireReply::Kind::kBench;
        return reply;
      case Kind::kCall:
        return Call(request, std::move(reply));
    }
    return reply;
  }

  WireReply Hello(WireReply reply) const {
    reply.kind = WireReply::Kind::kHello;
    reply.hello = {kProtocolVersion, "simulated_shim", {"NTLM"}, {"session", "accounts"}, {}, {}, "", {}};
    reply.hello.control = "all but the clock";
    reply.hello.arguments = {"principal", "logon_session", "key_function", "identity_form"};
    reply.hello.calls = {"acquire", "initialize", "accept",   "query",  "sign", "verify",
                         "encrypt", "decrypt",    "complete", "delete", "free"};
    if (lie_ == "packages") reply.hello.packages = {"NTML"};
    if (lie_ == "control") reply.hello.control.clear();
    if (lie_ == "calls") reply.hello.calls.push_back("shout");
    if (lie_ == "arguments") reply.hello.arguments.push_back("mood");
    if (lie_ == "fields") reply.hello.fields = {"mood"};
    if (lie_ == "abilities") reply.hello.able.push_back("teleport");
    return reply;
  }

  WireReply Call(const WireRequest& request, WireReply reply) {
    const CallRequest& call = request.call;
    if (session_ == nullptr) {
      reply.text = "there is no session";
      return reply;
    }
    reply.kind = WireReply::Kind::kCall;
    const auto offered = Hello({}).hello.calls;
    const bool absent = std::find(offered.begin(), offered.end(), CallWord(call.call)) == offered.end();
    const bool other = call.call == legwork::Call::kAcquire && call.package != PackageName::kNtlm;
    if (absent && lie_ != "absent_calls") {
      reply.call.outcome = CallReply::Outcome::kUnsupported;
      reply.call.message = lie_ == "reasons" ? "" : "simulated_shim has no " + std::string(CallWord(call.call));
    } else if (other && lie_ != "absent_packages") {
      reply.call.status = SecStatus::kSecpkgNotFound;
    } else if (absent || other) {
      reply.call.new_handle_written = true;
    } else {
      if (call.call == legwork::Call::kInitialize) Misbehave(lie_, request.sequence);
      session_->peer->Answer(call, reply.call);
    }
    const bool forgives = lie_ == "altered_message" && call.call == legwork::Call::kVerify;
    if (forgives || lie_ == "unknown_handle") reply.call.status = SecStatus::kOk;
    return reply;
  }

  const std::string_view lie_;
  StringToKeyCache keys_;
  std::unique_ptr<Session> session_;
};

}  // namespace
}  // namespace legwork::host

int main(int count, char** arguments) { return legwork::host::SimulatedShim(count > 1 ? arguments[1] : "").Serve(); }
