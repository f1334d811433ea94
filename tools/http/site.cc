#include "tools/http/site.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>
#include <utility>

#include "cases/script/diagnostic.h"
#include "cases/script/parser.h"
#include "cases/script/scenario_world.h"
#include "cases/script/statements.h"
#include "model/profile.h"
#include "sim/kdc/kdc.h"
#include "sim/wire/file_time.h"
#include "tools/kdc/client_files.h"
#include "tools/kdc/default_world.h"
#include "tools/kdc/realm_responder.h"
#include "tools/kdc/server.h"
#include "tools/provider/trace_file.h"

namespace legwork::http {
namespace {

std::string ReadText(const std::string& path, std::string& text) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return "cannot read " + path;
  std::stringstream all;
  all << file.rdbuf();
  text = all.str();
  return "";
}

// WithParties names everybody who may play a part, if the world itself names nobody: each user an initiator, the first
// service an acceptor.
std::string WithParties(const script::Script& script, std::string text, std::string& service) {
  bool named = false;
  std::string lines;
  for (const script::Statement& header : script.headers) {
    const std::string& name = header.subject.text;
    named = named || header.word.text == "initiator" || header.word.text == "acceptor";
    if (header.word.text != "principal") continue;
    if (name.find('/') == std::string::npos) lines += "initiator " + name + " as=" + name + "\n";
    if (service.empty() && name.starts_with("HTTP/")) service = name;
  }
  if (named) return text;
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  // Servers take NTLM's version 1 unless they are told not to, as Windows does; its clients are warned of (HTTP-C-022).
  return text + lines + (service.empty() ? "" : "acceptor server as=" + service + "\nhabits server ntlm_level=3\n");
}

// NtlmUsers is the file that gss-ntlmssp looks up (NTLM_USER_FILE): DOMAIN:user:password.
std::string NtlmUsers(const Directory& directory) {
  std::string text;
  for (const auto& account : directory.accounts()) {
    if (account->name.find('/') != std::string::npos || account->password.empty()) continue;
    text += account->domain + ":" + account->name + ":" + account->password + "\n";
  }
  return text;
}

// HostsFile has a line for every computer that a service names (hosts(5)).
std::string HostsFile(const Directory& directory, const std::string& address) {
  std::set<std::string> hosts;
  for (const auto& account : directory.accounts()) {
    if (const std::size_t slash = account->name.find('/'); slash != std::string::npos) {
      hosts.insert(account->name.substr(slash + 1));
    }
  }
  std::string text;
  for (const std::string& host : hosts) text += address + " " + host + "\n";
  return text;
}

}  // namespace

// Authority is the KDC: its own world, so that no lock is needed, with the same accounts and keys.
class Site::Authority {
 public:
  Authority(script::Script script, std::uint64_t seed)
      : script_(std::move(script)), world_(script_, DocumentedProfile(), seed, keys_) {}
  ~Authority() {
    if (!thread_.joinable()) return;
    eventfd_write(stop_.descriptor(), 1);
    thread_.join();
  }

  std::string error() { return world_.error(); }
  const Directory& directory() { return world_.world().directory; }
  kdc::Site place(const std::string& bind) { return {world_.realm().authority().realms(), bind, port_}; }

  std::string Start(const std::string& bind) {
    kdc::Doors doors;
    if (std::string error = kdc::OpenDoors(bind, 0, doors); !error.empty()) return error;
    port_ = doors.port;
    stop_ = kdc::Socket(eventfd(0, EFD_CLOEXEC));
    responder_.emplace(world_.realm().authority(), world_.world().clock, world_.realm().clock_offset(), nullptr);
    server_ = std::make_unique<kdc::Server>(std::move(doors), *responder_);
    thread_ = std::thread([this] { server_->Serve(stop_.descriptor()); });
    return "";
  }

 private:
  script::Script script_;
  StringToKeyCache keys_;
  script::ScenarioWorld world_;
  std::optional<kdc::RealmResponder> responder_;
  std::unique_ptr<kdc::Server> server_;
  kdc::Socket stop_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

std::unique_ptr<Site> Site::Open(const SiteOrder& order, std::string& trouble) {
  std::unique_ptr<Site> site(new Site());
  trouble = site->Make(order);
  return trouble.empty() ? std::move(site) : nullptr;
}

Site::~Site() {
  parties_.clear();
  if (recorder_ != nullptr) recorder_->End(world_->Now());
}

std::string Site::Make(const SiteOrder& order) {
  folder_ = order.folder.empty() ? own_folder_.path() : std::filesystem::absolute(order.folder).string();
  std::string text(kdc::kDefaultWorld);
  if (!order.world.empty()) {
    if (std::string error = ReadText(order.world, text); !error.empty()) return error;
  }
  script::ParseResult parsed = script::Parse(text, order.world, script::Statements(), script::FileKind::kWorld);
  if (parsed.problem) return script::DiagnosticText(*parsed.problem);
  text = WithParties(*parsed.script, text, service_);
  const std::uint64_t seed = order.seed == 0 ? 1 : order.seed;
  authority_ = std::make_unique<Authority>(std::move(*parsed.script), seed);
  if (!authority_->error().empty()) return authority_->error();
  if (std::string error = authority_->Start(order.bind); order.serves_kdc && !error.empty()) return error;
  if (std::string error = WriteFiles(order); !error.empty()) return error;
  return OpenWorld(order, text);
}

std::string Site::WriteFiles(const SiteOrder& order) {
  const std::int64_t now = UnixSecondsFromFileTime(kdc::WallTicks());
  std::vector<kdc::ClientFile> files =
      kdc::MakeClientFiles(authority_->place(order.bind), authority_->directory(), folder_, now);
  const std::string users = NtlmUsers(authority_->directory());
  files.push_back({"ntlm_users", ToBytes(AsBytes(users))});
  const std::string hosts = HostsFile(authority_->directory(), order.bind);
  files.push_back({"hosts", ToBytes(AsBytes(hosts))});
  for (kdc::ClientFile& file : files) {
    if (file.name != "env") continue;
    Append(file.content,
           AsBytes("export NTLM_USER_FILE='" + folder_ + "/ntlm_users'\nexport HOSTS='" + folder_ + "/hosts'\n"));
  }
  return kdc::WriteClientFiles(folder_, files);
}

std::string Site::OpenWorld(const SiteOrder& order, const std::string& text) {
  if (!own_folder_.Write("world.scn", text)) return "cannot write the world into " + own_folder_.path();
  provider::Settings settings;
  settings.world = own_folder_.path() + "/world.scn";
  settings.seed = order.seed;
  settings.follows_machine = true;
  std::string trouble;
  world_ = provider::OwnWorld::Open(settings, trouble);
  if (world_ == nullptr) return trouble;
  world_->Now();
  trace::TraceHeader header = {"legwork", order.world.empty() ? "the default world" : order.world, "", {}};
  std::vector<provider::CallerSetup> callers;
  for (const auto& actor : world_->actors()) {
    header.actors.push_back({actor->index, actor->setup.name, actor->setup.role, actor->setup.package});
    callers.push_back({actor->index, world_->PeerOf(*actor), actor->setup.role, 0});
  }
  if (!order.trace.empty()) {
    sink_ = provider::TraceFile::Open(order.trace, header, trouble);
    if (sink_ == nullptr) return trouble;
    recorder_ = std::make_unique<provider::Recorder>(*sink_, callers);
  }
  for (const auto& actor : world_->actors()) {
    parties_.push_back(std::make_unique<Party>(*world_, recorder_.get(), *actor));
    const bool accepts = actor->setup.role == Role::kAcceptor;
    if (service_.empty() && accepts) service_ = actor->setup.identity.user;
  }
  if (First(Role::kAcceptor) == nullptr || service_.empty()) {
    return "the world has no service; add a line like `principal HTTP/web.example.com password=web-pw`";
  }
  return "";
}

Party* Site::Find(const std::string& name) {
  for (const auto& party : parties_) {
    if (party->actor().setup.name == name) return party.get();
  }
  return nullptr;
}

std::vector<Party*> Site::All(Role role) {
  std::vector<Party*> parties;
  for (const auto& party : parties_) {
    if (party->actor().setup.role == role) parties.push_back(party.get());
  }
  return parties;
}

Party* Site::First(Role role) {
  const std::vector<Party*> parties = All(role);
  return parties.empty() ? nullptr : parties.front();
}

std::string Site::Host() const { return service_.substr(service_.find('/') + 1); }

bool Site::AddVariable(const std::string& name, const std::string& value) {
  std::ofstream file(folder_ + "/env", std::ios::app);
  file << "export " << name << "='" << value << "'\n";
  return static_cast<bool>(file.flush());
}

}  // namespace legwork::http
