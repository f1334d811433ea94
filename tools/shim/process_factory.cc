#include "tools/shim/process_factory.h"

#include <algorithm>

#include "tools/shim/adapters/adapter.h"
#include "tools/shim/find_host.h"
#include "tools/shim/known_shims.h"
#include "tools/shim/library_path.h"
#include "tools/shim/library_subject.h"
#include "tools/shim/process_peer.h"

namespace legwork::host {
namespace {

constexpr std::string_view kLibraryPrefix = "sspi:";
constexpr std::string_view kGssPrefix = "gssapi:";
constexpr std::string_view kCommandPrefix = "exec:";
constexpr std::size_t kIdleMax = 8;

std::vector<PackageName> KnownPackages(const std::vector<std::string>& names) {
  std::vector<PackageName> packages;
  for (const std::string& name : names) {
    const PackageName package = ParsePackageName(name);
    if (package != PackageName::kOther && package != PackageName::kNone) packages.push_back(package);
  }
  return packages;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// ReadSubject splits the subject and chooses its adapter; the answer is what is wrong with it.
std::string ReadSubject(std::string_view subject, ShimOrder& order) {
  order.subject = subject;
  if (const KnownShim* const shim = FindKnownShim(subject)) {
    order.command = ShimCommand(*shim);
    return order.command.empty() ? "its shim, " + std::string(shim->program) + ", is missing" : "";
  }
  if (subject.starts_with(kCommandPrefix)) {
    order.command = subject.substr(kCommandPrefix.size());
    return order.command.empty() ? "a command must follow \"exec:\"" : "";
  }
  const bool is_gss = subject.starts_with(kGssPrefix);
  if (!is_gss && !subject.starts_with(kLibraryPrefix)) {
    return "a foreign subject is sspi:LIBRARY, gssapi:LIBRARY or exec:COMMAND";
  }
  const std::string_view prefix = is_gss ? kGssPrefix : kLibraryPrefix;
  const LibrarySubject library = ReadLibrarySubject(subject.substr(prefix.size()));
  if (library.library.empty()) return "a library must follow \"" + std::string(prefix) + "\"";
  if (const std::string unknown = UnknownBraces(library); !unknown.empty()) {
    return unknown + " stands for nothing: there are {accounts}, {krb5_conf} and {keytab}";
  }
  order.variables = library.variables;
  order.names_accounts = library.Names("accounts");
  order.names_kdc = library.Names("krb5_conf");
  order.library = LibraryPath(library.library);
  order.adapter = &FindAdapter(order.library, is_gss);
  order.host = FindHost();
  return order.host.empty() ? "the program legwork-host is missing; LEGWORK_HOST may name it" : "";
}

}  // namespace

std::string ProcessFactory::Open() {
  std::string trouble;
  std::unique_ptr<HostProcess> process = Take(trouble);
  if (process == nullptr) return trouble;
  const Adapter* const adapter = order_.adapter;
  const Hello& hello = process->hello();
  traits_.subject = order_.subject;
  traits_.packages = KnownPackages(hello.packages);
  if (adapter == nullptr) {
    traits_.control = hello.control.empty() ? "the shim says nothing of what it pins" : hello.control;
    traits_.controls_clock = process->Able("clock");
    traits_.controls_random = process->Able("random");
    traits_.knows_world_accounts = process->Able("accounts");
    traits_.uses_world_kdc = process->Able("kdc");
  } else {
    if (!adapter->packages.empty()) {
      std::erase_if(traits_.packages, [&](PackageName package) {
        return std::find(adapter->packages.begin(), adapter->packages.end(), package) == adapter->packages.end();
      });
    }
    traits_.control = adapter->control;
    traits_.controls_clock = adapter->controls_clock;
    traits_.controls_random = adapter->controls_random;
    if (!order_.variables.empty()) traits_.control += "; set by the subject: " + Joined(order_.variables);
    traits_.uses_world_kdc = adapter->uses_world_kdc || order_.names_kdc;
    traits_.knows_world_accounts = adapter->accounts != nullptr || !adapter->initial_world.empty() ||
                                   order_.names_accounts || traits_.uses_world_kdc;
  }
  if (process->Able("session")) GiveBack(std::move(process));
  return "";
}

std::chrono::milliseconds ProcessFactory::CallLimit() const {
  return time_outs_ < kPatience ? order_.call_limit : std::min(order_.call_limit, kShortLimit);
}

std::unique_ptr<Peer> ProcessFactory::Make(World& world, KdcPort* kdc, const ActorSetup& actor) {
  return MakeHere(world, kdc, actor);
}

std::unique_ptr<ProcessPeer> ProcessFactory::MakeHere(World& world, KdcPort* kdc, const ActorSetup& actor) {
  const Adapter* const adapter = order_.adapter;
  const bool has_own_world = adapter != nullptr && !adapter->initial_world.empty();
  const bool needs_kdc = traits_.uses_world_kdc && !has_own_world;
  return std::make_unique<ProcessPeer>(*this, world, needs_kdc ? kdc : nullptr, actor);
}

BenchReply ProcessFactory::RunBench(const BenchRequest& request, World& world, KdcPort* kdc,
                                    const ActorSetup& service) {
  return MakeHere(world, kdc, service)->RunBench(request);
}

std::unique_ptr<HostProcess> ProcessFactory::Take(std::string& trouble) {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<HostProcess> process = std::move(idle_.back());
      idle_.pop_back();
      return process;
    }
  }
  std::unique_ptr<HostProcess> process = std::make_unique<HostProcess>(order_);
  trouble = process->Start();
  return trouble.empty() ? std::move(process) : nullptr;
}

void ProcessFactory::GiveBack(std::unique_ptr<HostProcess> process) {
  if (process != nullptr) process->set_attendant(nullptr);
  const std::lock_guard lock(mutex_);
  if (process != nullptr && idle_.size() < kIdleMax) idle_.push_back(std::move(process));
}

std::unique_ptr<ProcessFactory> MakeProcessFactory(std::string_view subject, std::string& error,
                                                   std::chrono::milliseconds call_limit) {
  ShimOrder order;
  error = ReadSubject(subject, order);
  order.call_limit = call_limit;
  std::unique_ptr<ProcessFactory> factory;
  if (error.empty()) {
    factory = std::make_unique<ProcessFactory>(std::move(order));
    error = factory->Open();
  }
  if (error.empty()) return factory;
  error = "subject " + std::string(subject) + ": " + error;
  return nullptr;
}

}  // namespace legwork::host
