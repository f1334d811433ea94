#include "sim/kdc/kdc.h"

#include <sys/signalfd.h>

#include <csignal>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

#include "cases/script/diagnostic.h"
#include "cases/script/parser.h"
#include "cases/script/scenario_world.h"
#include "cases/script/statements.h"
#include "sim/wire/file_time.h"
#include "tools/cli/commands.h"
#include "tools/cli/files.h"
#include "tools/cli/settings.h"
#include "tools/kdc/client_files.h"
#include "tools/kdc/default_world.h"
#include "tools/kdc/realm_responder.h"
#include "tools/kdc/server.h"
#include "tools/shim/private_folder.h"

// `kdc`: the simulated KDC on a port, for clients that are not simulated.
namespace legwork::cli {
namespace {

// ReadWorld gives the world's script, or says why there is none.
struct WorldFile {
  std::optional<script::Script> script;
  std::string error;
};

WorldFile ReadWorld(const std::string& path) {
  FileText file = {std::string(kdc::kDefaultWorld), ""};
  if (!path.empty()) file = ReadFile(path);
  if (!file.error.empty()) return {std::nullopt, file.error};
  script::ParseResult parsed = script::Parse(file.text, path, script::Statements(), script::FileKind::kWorld);
  if (parsed.problem) return {std::nullopt, script::DiagnosticText(*parsed.problem)};
  return {std::move(parsed.script), ""};
}

// StopSignals is a descriptor that can be read when somebody wants us to end.
kdc::Socket StopSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  return kdc::Socket(signalfd(-1, &signals, SFD_CLOEXEC));
}

// Announce prints what a user needs as lines that a shell may read as they are.
void Announce(const kdc::Site& site, const std::string& folder) {
  std::cout << "# serving";
  for (const std::string& realm : site.realms) std::cout << " " << realm;
  std::cout << " on " << site.address << " port " << site.port << ", udp and tcp; files in " << folder << "\n"
            << kdc::Environment(folder) << "# krb5.conf:\n#   ";
  for (const char c : kdc::Krb5Conf(site)) std::cout << c << (c == '\n' ? "#   " : "");
  std::cout << "\n# ready; ends on SIGINT or SIGTERM" << std::endl;
}

void LogEvent(const kdc::KdcEvent& event) { std::cerr << kdc::KdcEventText(event) << "\n"; }

// ServeWorld serves until a signal comes.
int ServeWorld(script::ScenarioWorld& world, const KdcOptions& options, const kdc::Socket& stop) {
  kdc::Doors doors;
  const std::string no_doors = kdc::OpenDoors(options.bind, options.port, doors);
  if (!no_doors.empty()) return Fail(kUsage, no_doors);
  std::optional<host::PrivateFolder> own_folder;
  std::string folder = options.folder.empty() ? "" : std::filesystem::absolute(options.folder).string();
  if (folder.empty()) folder = own_folder.emplace().path();
  if (folder.empty()) return Fail(kHarnessFault, "cannot make a folder for the clients' files; name one with --dir");
  kdc::Kdc& center = world.realm().authority();
  const kdc::Site site = {center.realms(), options.bind, doors.port};
  const std::int64_t unix_time = UnixSecondsFromFileTime(kdc::WallTicks());
  const std::string unwritten =
      WriteClientFiles(folder, kdc::MakeClientFiles(site, world.world().directory, folder, unix_time));
  if (!unwritten.empty()) return Fail(kHarnessFault, unwritten);
  Announce(site, folder);
  kdc::RealmResponder responder(center, world.world().clock, world.realm().clock_offset(),
                                options.log ? LogEvent : nullptr);
  kdc::Server server(std::move(doors), responder);
  return server.Serve(stop.descriptor()) ? kAsExpected : Fail(kHarnessFault, "the sockets failed");
}

}  // namespace

int Kdc(const KdcOptions& options) {
  const kdc::Socket stop = StopSignals();
  const WorldFile file = ReadWorld(options.world);
  if (!file.script) return Fail(kUsage, file.error);
  StringToKeyCache keys;
  script::ScenarioWorld world(*file.script, DocumentedProfile(), SeedOf(*file.script, options.seed), keys);
  if (!world.error().empty()) return Fail(kUsage, world.error());
  return ServeWorld(world, options, stop);
}

}  // namespace legwork::cli
