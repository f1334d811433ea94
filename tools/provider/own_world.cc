#include "tools/provider/own_world.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <utility>

#include "cases/script/diagnostic.h"
#include "cases/script/parser.h"
#include "cases/script/statement_reader.h"
#include "cases/script/statements.h"
#include "cases/script/value_shape.h"

namespace legwork::provider {
namespace {

constexpr Ticks kUnixEpoch = 116'444'736'000'000'000;  // 1970-01-01 in FILETIME ticks
constexpr std::size_t kFileMax = 1u << 20;             // octets, as for any scenario file

struct FileText {
  std::string text;
  int error = 0;  // errno
};

FileText ReadFile(const std::string& path) {
  FileText file;
  std::FILE* const opened = std::fopen(path.c_str(), "rb");
  if (opened == nullptr) return {"", errno};
  char chunk[4096];
  for (std::size_t size = 1; size != 0 && file.text.size() <= kFileMax;) {
    size = std::fread(chunk, 1, sizeof chunk, opened);
    file.text.append(chunk, size);
  }
  if (std::ferror(opened) != 0) file.error = errno;
  std::fclose(opened);
  return file;
}

std::string FirstLine(const std::string& text) { return text.substr(0, text.find('\n')); }

const Profile& ProfileOf(const script::Script& script, const Settings& settings) {
  if (settings.profile != nullptr) return *settings.profile;
  const script::Statement* const header = script.Header("profile");
  const Profile* const profile = header == nullptr ? nullptr : FindProfile(header->subject.text);
  return profile == nullptr ? DocumentedProfile() : *profile;
}

std::uint64_t SeedOf(const script::Script& script, const Settings& settings) {
  if (settings.seed != 0) return settings.seed;
  const script::Statement* const header = script.Header("seed");
  const std::uint64_t seed = header == nullptr ? 1 : script::ReadNumber(header->subject.text).value_or(1);
  return seed == 0 ? 1 : seed;
}

script::Statement ActorLine(std::string_view word, std::string_view name, std::string_view account) {
  script::Statement line;
  line.word.text = word;
  line.subject.text = name;
  if (!account.empty()) line.attributes.push_back({{"as", {}}, script::Word{std::string(account), {}}});
  return line;
}

bool IsService(const script::Statement& principal) { return principal.subject.text.find('/') != std::string::npos; }

}  // namespace

std::string_view DefaultWorldText() {
  return "# The world of a program that names no other.\n"
         "package    Negotiate\n"
         "realm      EXAMPLE.COM\n"
         "principal  alice                 password=alice-pw\n"
         "principal  bob                   password=bob-pw\n"
         "principal  HTTP/web.example.com  password=web-pw\n"
         "initiator  client                as=alice\n"
         "acceptor   server                as=HTTP/web.example.com\n";
}

std::unique_ptr<OwnWorld> OwnWorld::Open(const Settings& settings, std::string& trouble) {
  const std::string name = "LEGWORK_WORLD=" + settings.world + ": ";
  FileText file{std::string(DefaultWorldText())};
  if (!settings.world.empty()) file = ReadFile(settings.world);
  if (file.error != 0) {
    trouble =
        name + std::strerror(file.error) + "; it must be the path of a scenario file, whose headers make the world";
    return nullptr;
  }
  script::ParseResult parsed = script::Parse(file.text, settings.world, script::Statements(), script::FileKind::kWorld);
  if (!parsed.script) {
    trouble = name + FirstLine(script::DiagnosticText(*parsed.problem));
    return nullptr;
  }
  std::unique_ptr<OwnWorld> world(new OwnWorld(std::move(*parsed.script), settings));
  trouble = world->Make();
  if (trouble.empty()) return world;
  trouble = name + trouble;
  return nullptr;
}

OwnWorld::OwnWorld(script::Script script, const Settings& settings)
    : script_(std::move(script)), follows_machine_(settings.follows_machine) {
  AddUsualActors();
  input_.emplace(script::RunInput{.script = script_,
                                  .initiator = factory_,
                                  .acceptor = factory_,
                                  .profile = ProfileOf(script_, settings),
                                  .seed = SeedOf(script_, settings),
                                  .keys = keys_,
                                  .foreign = false,
                                  .trace = Trace::Mode::kOff});
  run_ = std::make_unique<script::Run>(*input_);
}

void OwnWorld::AddUsualActors() {
  std::string user, service;
  for (const script::Statement& header : script_.headers) {
    if (header.word.text == "initiator" || header.word.text == "acceptor") return;
    if (header.word.text != "principal") continue;
    std::string& first = IsService(header) ? service : user;
    if (first.empty()) first = header.subject.text;
  }
  script_.headers.push_back(ActorLine("initiator", "client", user));
  script_.headers.push_back(ActorLine("acceptor", "server", service));
}

// Make carries out the headers that make a world, and starts the actors.
std::string OwnWorld::Make() {
  for (const script::Statement& header : script_.headers) {
    if (header.word.text == "fault") continue;  // what befalls tokens on their way is not this library's
    script::StatementReader reader(header);
    script::FindRow(script::Statements(), script::Place::kHeader, header.word.text)->run(*run_, reader);
    if (run_->stopped()) return FirstLine(run_->result().message);
  }
  run_->Start();
  return run_->stopped() ? FirstLine(run_->result().message) : "";
}

script::Actor* OwnWorld::Find(std::uint16_t index) {
  return index >= 1 && index <= actors().size() ? actors()[index - 1u].get() : nullptr;
}

script::Actor& OwnWorld::ActorFor(Role role, std::string_view user) {
  script::Actor* of_role = nullptr;
  for (const std::unique_ptr<script::Actor>& actor : actors()) {
    if (actor->setup.role != role) continue;
    if (!user.empty() && actor->setup.identity.user == user) return *actor;
    if (of_role == nullptr) of_role = actor.get();
  }
  return of_role != nullptr ? *of_role : *actors().front();
}

std::uint16_t OwnWorld::PeerOf(const script::Actor& actor) {
  const script::Actor* const peer = run_->PeerOf(actor);
  return peer == nullptr ? 0 : peer->index;
}

Ticks OwnWorld::Now() {
  VirtualClock& clock = run_->world().clock;
  if (follows_machine_) {
    timespec now = {};
    clock_gettime(CLOCK_REALTIME, &now);
    clock.AdvanceTo(kUnixEpoch + Ticks{now.tv_sec} * kTicksPerSecond + now.tv_nsec / 100);
  }
  return clock.Now();
}

}  // namespace legwork::provider
