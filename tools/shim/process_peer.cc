#include "tools/shim/process_peer.h"

#include "tools/shim/adapters/adapter.h"
#include "tools/shim/codec/optional_arguments.h"
#include "tools/shim/codec/taken_fields.h"
#include "tools/shim/library_subject.h"
#include "tools/shim/process_factory.h"
#include "tools/shim/session_files.h"

namespace legwork::host {
namespace {

// TellChanges says of buffers what the shim left out because its contents say it: that they are others than before, and
// how long.
void TellChanges(const DescriptorArgument& asked, std::vector<BufferResult>& buffers) {
  for (std::size_t i = 0; i < buffers.size(); ++i) {
    BufferResult& buffer = buffers[i];
    if (buffer.content.empty()) continue;
    if (buffer.size == 0) buffer.size = static_cast<std::uint32_t>(buffer.content.size());
    buffer.changed = buffer.changed || i >= asked.buffers.size() || buffer.content != asked.buffers[i].content;
  }
}

}  // namespace

using Answered = HostProcess::Answered;
using Outcome = CallReply::Outcome;

ProcessPeer::ProcessPeer(ProcessFactory& factory, const World& world, KdcPort* kdc, const ActorSetup& actor)
    : factory_(factory), world_(world), kdc_(kdc), actor_(actor) {}

ProcessPeer::~ProcessPeer() {
  if (process_ == nullptr || !process_->Able("session")) return;
  if (process_->EndSession()) factory_.GiveBack(std::move(process_));
}

const PeerTraits& ProcessPeer::traits() const { return factory_.traits(); }

// Now is the actor's time. One that makes a world of its own has the error of its clock from there.
std::int64_t ProcessPeer::Now() const {
  const Adapter* const adapter = factory_.order().adapter;
  const bool takes_world = adapter != nullptr && !adapter->initial_world.empty();
  return world_.clock.Now() + (takes_world ? 0 : actor_.clock_offset);
}

bool ProcessPeer::WriteAccounts() const {
  const Adapter* const adapter = factory_.order().adapter;
  if (factory_.order().names_accounts && !process_->folder().Write(kAccountFile, AccountLines(world_.directory))) {
    return false;
  }
  if (adapter == nullptr || adapter->account_file.empty()) return true;
  const bool takes_world = !adapter->initial_world.empty();
  return process_->folder().Write(std::string(adapter->account_file),
                                  takes_world ? actor_.world : adapter->accounts(world_.directory));
}

// DescribeSession tells the shim whom the actor runs as, and which accounts there are.
void ProcessPeer::DescribeSession(SessionSetup& session) const {
  session = SessionSetup{};
  session.role = actor_.role;
  session.host = actor_.host;
  const Identity& identity = actor_.identity;
  if (identity.present) session.account = {identity.user, identity.domain, "", identity.password, false};
  for (const std::unique_ptr<Account>& account : world_.directory.accounts()) {
    session.accounts.push_back({account->name, account->domain, account->realm, account->password, account->disabled});
  }
}

// PrepareSession puts the world's accounts and the way to its KDC where the implementation finds them.
std::string ProcessPeer::PrepareSession() {
  std::string trouble;
  if (!WriteAccounts()) return "the account file cannot be written";
  if (kdc_ == nullptr) return WriteSessionFiles(process_->folder(), world_, actor_, 0);
  if (bridge_ == nullptr) bridge_ = KdcBridge::Open(*kdc_, trouble);
  if (bridge_ == nullptr) return trouble;
  process_->set_attendant(
      [this](int descriptor, std::chrono::milliseconds limit) { bridge_->ServeUntil(descriptor, limit); });
  const Adapter* const adapter = factory_.order().adapter;
  return WriteSessionFiles(process_->folder(), world_, actor_, bridge_->port(),
                           adapter == nullptr ? "" : adapter->kdc_transport);
}

// BeginSession takes a process, prepares it, and opens a session.
std::string ProcessPeer::BeginSession() {
  std::string trouble;
  process_ = factory_.Take(trouble);
  if (process_ == nullptr) return trouble;
  trouble = PrepareSession();
  if (!trouble.empty()) return trouble;
  if (!process_->Able("session")) return "";
  request_.kind = WireRequest::Kind::kSession;
  if (process_->Able("kdc")) {
    request_.folder = SessionFolder(process_->folder());
    request_.realms = WorldRealms(world_.directory, actor_);
  }
  request_.seed = actor_.seed;
  DescribeSession(request_.session);
  request_.now = Now();
  if (process_->Ask(request_, factory_.order().call_limit, reply_, trouble) == Answered::kReply &&
      reply_.kind == WireReply::Kind::kSession) {
    return "";
  }
  return "no session: " + trouble + reply_.text;
}

void ProcessPeer::SupplyIdentity(CallRequest& request) const {
  const Adapter* const adapter = factory_.order().adapter;
  const bool wanted = request.call == Call::kAcquire && request.identity.absent &&
                      (request.credential_use & kUseOutbound) != 0 && actor_.identity.present;
  if (adapter == nullptr || !adapter->supplies_identity || !wanted) return;
  request.identity.absent = false;
  request.identity.user = actor_.identity.user;
  request.identity.domain = actor_.identity.domain;
  request.identity.password = actor_.identity.password;
}

// UntakenField names what the shim's hello says that it cannot be sent of the request; "" if it takes all of it.
std::string ProcessPeer::UntakenField() const {
  const std::vector<std::string>& fields = process_->hello().fields;
  if (fields.empty()) return "";
  std::string line;
  WriteRequest(request_, line);
  return Untaken(line, fields);
}

// Lose gives up the session with the process, which is no more or not to be trusted.
void ProcessPeer::Lose(CallReply& reply, Outcome outcome, std::string message) {
  process_.reset();
  reply.outcome = outcome;
  reply.message = std::move(message);
}

void ProcessPeer::Answer(const CallRequest& request, CallReply& reply) {
  reply = CallReply{};
  if (process_ == nullptr) {
    std::string trouble = BeginSession();
    if (!trouble.empty()) return Lose(reply, Outcome::kHarnessFault, std::move(trouble));
  }
  if (const std::string_view unsaid = Unsaid(request, process_->hello().arguments); !unsaid.empty()) {
    reply.outcome = Outcome::kUnsupported;
    reply.message = "the shim takes no argument for " + std::string(unsaid);
    return;
  }
  request_.kind = WireRequest::Kind::kCall;
  request_.now = Now();
  request_.call = request;
  SupplyIdentity(request_.call);
  if (const std::string untaken = UntakenField(); !untaken.empty()) {
    reply.outcome = Outcome::kUnsupported;
    reply.message = "the shim takes no field `" + untaken + "`";
    return;
  }
  std::string trouble;
  const std::string function(CallFunction(request.call));
  switch (process_->Ask(request_, factory_.CallLimit(), reply_, trouble)) {
    case Answered::kReply:
      break;
    case Answered::kSessionEnded:
      factory_.GiveBack(std::move(process_));
      return Lose(reply, Outcome::kCrashed, function + ": the process was lost, " + trouble);
    case Answered::kDied:
      return Lose(reply, Outcome::kCrashed, function + ": the process was lost, " + trouble);
    case Answered::kTimedOut:
      factory_.NoteTimeOut();
      return Lose(reply, Outcome::kTimedOut, function + ": no answer in time");
    case Answered::kGarbage:
      return Lose(reply, Outcome::kCrashed,
                  function + ": the process was lost, it broke the line protocol: " + trouble);
  }
  if (reply_.kind == WireReply::Kind::kCall) {
    reply = std::move(reply_.call);
    if (reply_.leaves_changes_out) {
      TellChanges(request.input, reply.input);
      TellChanges(request.output, reply.output);
    }
  } else {
    reply.outcome = Outcome::kHarnessFault;
    reply.message = function + ": the shim refuses the request: " + reply_.text;
  }
}

BenchReply ProcessPeer::RunBench(const BenchRequest& request) {
  BenchReply failed;
  if (process_ == nullptr) failed.failure = BeginSession();
  if (failed.failure.empty() && !process_->Able("bench")) failed.failure = "the shim has no benchmark loop";
  if (!failed.failure.empty()) return failed;
  request_.kind = WireRequest::Kind::kBench;
  request_.now = Now();
  request_.bench = request;
  request_.bench.realms = WorldRealms(world_.directory, actor_);
  const auto limit = factory_.order().call_limit + std::chrono::milliseconds(request.milliseconds);
  const Answered answered = process_->Ask(request_, limit, reply_, failed.failure);
  if (answered == Answered::kReply && reply_.kind == WireReply::Kind::kBench) return reply_.bench;
  failed.failure = "the benchmark loop did not end: " + failed.failure + reply_.text;
  process_.reset();
  return failed;
}

}  // namespace legwork::host
