#include "tools/provider/service.h"

#include <pthread.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include "model/credential_use.h"
#include "model/profile.h"
#include "sim/base/fingerprint.h"
#include "tools/provider/handle_tag.h"
#include "tools/provider/trace_file.h"

namespace legwork::provider {
namespace {

const char* FromProcess(const char* name) { return std::getenv(name); }

// The service of this process. It is never destroyed: a program may call from its own last destructors.
Service*& Current() {
  static Service* service = nullptr;
  return service;
}

bool& IsChild() {
  static bool is_child = false;
  return is_child;
}

// The parent's service stays behind untouched: its lock may be held, and its lines are the parent's to write.
void StartAnewInChild() {
  IsChild() = true;
  Current() = new Service();
}

void EndCurrent() {
  const std::lock_guard lock(Current()->lock());
  Current()->End();
}

// EndAtExit is called when all that writing needs stands, so that it is still there when the process ends: what is made
// later goes first.
void EndAtExit() {
  static const bool is_registered = std::atexit(EndCurrent) == 0;
  (void)is_registered;
}

// A child writes beside its parent, never over it.
std::string TracePath(const std::string& path) { return IsChild() ? path + "." + std::to_string(getpid()) : path; }

trace::TraceHeader HeaderOf(OwnWorld& world, const Settings& settings) {
  trace::TraceHeader header;
  header.subject = program_invocation_short_name;
  header.world = settings.world.empty() ? "the default world" : settings.world;
  if (world.profile().name != DocumentedProfile().name) header.profile = world.profile().name;
  for (const std::unique_ptr<script::Actor>& actor : world.actors()) {
    header.actors.push_back({actor->index, actor->setup.name, actor->setup.role, actor->setup.package});
  }
  return header;
}

std::vector<CallerSetup> CallersOf(OwnWorld& world, std::uint32_t required) {
  std::vector<CallerSetup> callers;
  for (const std::unique_ptr<script::Actor>& actor : world.actors()) {
    callers.push_back({actor->index, world.PeerOf(*actor), actor->setup.role, required});
  }
  return callers;
}

Role RoleOfUse(std::uint32_t use) { return (use & kUseOutbound) == 0 ? Role::kAcceptor : Role::kInitiator; }

}  // namespace

Service& Service::Instance() {
  static const bool is_registered = [] {
    Current() = new Service();
    pthread_atfork(nullptr, nullptr, StartAnewInChild);
    return true;
  }();
  (void)is_registered;
  return *Current();
}

bool Service::Open() {
  if (is_tried_) return world_ != nullptr;
  is_tried_ = true;
  const std::string trouble = TryOpen();
  if (trouble.empty()) return true;
  world_.reset();
  std::fprintf(stderr, "liblegwork_sspi: %s\n", trouble.c_str());
  return false;
}

std::string Service::TryOpen() {
  Settings settings;
  std::string trouble = ReadSettings(FromProcess, settings);
  if (!trouble.empty()) return trouble;
  world_ = OwnWorld::Open(settings, trouble);
  return world_ == nullptr || settings.trace.empty() ? trouble : OpenTrace(settings);
}

std::string Service::OpenTrace(const Settings& settings) {
  std::string trouble;
  sink_ = TraceFile::Open(TracePath(settings.trace), HeaderOf(*world_, settings), trouble);
  if (sink_ == nullptr) return trouble;
  recorder_ = std::make_unique<Recorder>(*sink_, CallersOf(*world_, settings.required));
  EndAtExit();
  return "";
}

// Route finds whose call it is: the handles tell, and where there is none yet, what it is for.
std::uint16_t Service::Route(const CallRequest& request) {
  if (request.call == Call::kAcquire) {
    return world_->ActorFor(RoleOfUse(request.credential_use), request.identity.user).index;
  }
  if (request.call == Call::kImport) {  // the side that it was exported by, or whoever called last
    const auto exporter = exporters_.find(Fingerprint(request.packed));
    return exporter == exporters_.end() ? actor_ : exporter->second;
  }
  const bool begins = request.call == Call::kInitialize || request.call == Call::kAccept;
  const HandleArgument& first = begins ? request.credential : request.context;
  const HandleArgument& second = begins ? request.context : request.credential;
  for (const HandleArgument* handle : {&first, &second}) {
    if (!handle->is_null && world_->Find(ActorOf(handle->value)) != nullptr) return ActorOf(handle->value);
  }
  if (!begins) return actor_;
  return world_->ActorFor(request.call == Call::kInitialize ? Role::kInitiator : Role::kAcceptor, "").index;
}

// NumberBlocks names the blocks that the peer left without a number.
void Service::NumberBlocks(CallReply& reply) {
  for (BufferResult& buffer : reply.output) {
    if (buffer.allocated_by_package && !buffer.is_null && buffer.block == 0) buffer.block = ++blocks_;
  }
}

void Service::Ask(const CallRequest& request, CallReply& reply) {
  world_->Find(actor_)->peer->Answer(request, reply);
  world_->Settle();
  NumberBlocks(reply);
  if (reply.outcome != CallReply::Outcome::kReturned) reply.status = SecStatus::kUnsupportedFunction;
  reply.outcome = CallReply::Outcome::kReturned;
  if (request.call == Call::kExport && !reply.packed.empty()) exporters_[Fingerprint(reply.packed)] = actor_;
  if (reply.new_handle_written) reply.new_handle = Tagged(reply.new_handle, actor_);
}

// An actor whose answers the world dictates has one package, whatever name of a package the program knows it by.
void Service::Dictate(CallRequest& request) {
  const bool names_one = request.call == Call::kAcquire && request.package != PackageName::kOther;
  if (!names_one || world_->Find(actor_)->setup.script.empty()) return;
  request.package = PackageName::kScripted;
  request.package_text = PackageText(PackageName::kScripted);
}

void Service::Answer(CallRequest& request, CallReply& reply, bool decided, std::uint64_t arrived_after) {
  const Ticks began_at = world_->Now();
  actor_ = Route(request);
  Dictate(request);
  if (!decided) {
    const HandleArgument credential = request.credential, context = request.context;
    request.credential.value = Untagged(credential.value, actor_);
    request.context.value = Untagged(context.value, actor_);
    Ask(request, reply);
    request.credential = credential;
    request.context = context;
  }
  if (recorder_ == nullptr) return;
  recorder_->Observe(request, reply, {actor_, began_at, world_->Now(), arrived_after});
  calls_over_.store(recorder_->calls(), std::memory_order_release);
}

void Service::End() {
  if (recorder_ != nullptr) recorder_->End(world_->Now());
  recorder_.reset();
  sink_.reset();
}

}  // namespace legwork::provider
