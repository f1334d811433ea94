#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tools/cli/case_runner.h"
#include "tools/cli/commands.h"
#include "tools/cli/known_file.h"
#include "tools/cli/settings.h"
#include "tools/http/behaviour.h"
#include "tools/http/client_run.h"
#include "tools/http/origin.h"
#include "tools/http/server.h"
#include "tools/http/site.h"
#include "tools/kdc/socket.h"
#include "tools/report/shell_word.h"

// `serve`: an origin, a proxy or a balancer that authenticates over the simulated packages and judges who calls it.
namespace legwork::cli {
namespace {

struct StationRow {
  std::string_view name;
  http::Station station;
};
constexpr StationRow kStations[] = {
    {"origin", http::Station::kOrigin}, {"proxy", http::Station::kProxy}, {"balancer", http::Station::kBalancer}};

http::Station StationOf(std::string_view name) {
  for (const StationRow& row : kStations) {
    if (row.name == name) return row.station;
  }
  return http::Station::kOrigin;
}

kdc::Socket StopSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  return kdc::Socket(signalfd(-1, &signals, SFD_CLOEXEC));
}

std::string Replay(const ServeOptions& options, const http::Behaviour& behaviour) {
  std::string command = ProgramName() + " serve --as " + options.as + " --behaviour " + std::string(behaviour.name);
  if (options.carrier != "http") command += " --carrier " + options.carrier;
  if (!options.world.empty()) command += " --world " + report::ShellWord(options.world);
  if (!options.client.empty()) command += " --client " + report::ShellWord(options.client);
  return command;
}

report::CaseResult ResultOf(const ServeOptions& options, const http::Behaviour& behaviour,
                            const http::ClientJudge& judge, const http::ClientRun& run) {
  report::CaseResult result =
      judge.sheet().Result("http/" + options.as + "/" + std::string(behaviour.name), "", Replay(options, behaviour));
  if (judge.requests() == 0) {
    result.verdict = report::CaseVerdict::kSkip;
    result.message = "no request came";
    result.clauses.clear();  // they say nothing of a client that was never seen
  }
  const bool failed = result.verdict != report::CaseVerdict::kPass;
  if (failed && !run.output.empty()) result.message += "\nthe client said: " + run.output;
  return result;
}

// Serving is one server with everything it stands on.
struct Serving {
  const ServeOptions& options;
  http::Site& site;
  const kdc::Socket& door;
  const kdc::Socket& stop;
};

// IsReadable does not wait.
bool IsReadable(const kdc::Socket& socket) {
  pollfd one = {socket.descriptor(), POLLIN, 0};
  return poll(&one, 1, 0) > 0;
}

// RunBeside serves the client that the options name until it has ended. False if a signal came meanwhile.
bool RunBeside(const Serving& serving, http::Server& server, http::ClientRun& run) {
  const kdc::Socket ended(eventfd(0, EFD_CLOEXEC));
  const kdc::Socket either(epoll_create1(EPOLL_CLOEXEC));
  for (const kdc::Socket* one : {&ended, &serving.stop}) {
    epoll_event event = {EPOLLIN, {}};
    epoll_ctl(either.descriptor(), EPOLL_CTL_ADD, one->descriptor(), &event);
  }
  std::atomic<bool> stopped = false;
  std::thread client([&] {
    const std::chrono::seconds limit(serving.options.limit_seconds);
    run = http::RunClient(serving.site.folder(), serving.options.client, limit, stopped);
    eventfd_write(ended.descriptor(), 1);
  });
  server.Serve(either.descriptor());
  stopped = !IsReadable(ended);
  client.join();
  return !stopped;
}

// RunClientAt serves one behaviour: to the client that the options name until it has ended, else until a signal comes.
// False if a signal came.
bool RunClientAt(const Serving& serving, const http::Behaviour& behaviour, const http::LogLine& log,
                 http::ClientJudge& judge, http::ClientRun& run) {
  const ServeOptions& options = serving.options;
  http::Origin origin(*serving.site.First(Role::kAcceptor), StationOf(options.as), behaviour, judge);
  const http::Carrier carrier = options.carrier == "frames" ? http::Carrier::kFrames : http::Carrier::kHttp;
  http::Server server(serving.door, origin, judge, carrier, log);
  const bool ended = !options.client.empty() && RunBeside(serving, server, run);
  if (options.client.empty()) server.Serve(serving.stop.descriptor());
  server.HangUp();
  return ended;
}

// Control runs the client where it shows what a verdict would else have to guess, once for each question.
class Control : public http::ClientControl {
 public:
  explicit Control(const Serving& serving) : serving_(serving) {}

  bool ShowsSuccess() override { return StatusAt("asks_nobody") == 0; }
  bool ShowsFailure() override { return StatusAt("rejects_every_leg") != 0; }
  bool Takes(const std::set<std::string>& schemes) override {
    return std::ranges::any_of(schemes, [this](const std::string& scheme) {
      const std::string name = scheme + "_only";
      return http::FindBehaviour(name) != nullptr && At(name).sent.contains(scheme);
    });
  }

 private:
  struct Shown {
    int status = -1;
    std::set<std::string> sent;
  };

  int StatusAt(const std::string& behaviour) { return At(behaviour).status; }
  const Shown& At(const std::string& name) {
    const auto [known, is_new] = shown_.try_emplace(name);
    if (!is_new) return known->second;
    const http::Behaviour& behaviour = *http::FindBehaviour(name);
    http::ClientJudge judge(behaviour);
    http::ClientRun run;
    RunClientAt(serving_, behaviour, nullptr, judge, run);
    known->second = {run.status, judge.sent()};
    return known->second;
  }

  const Serving& serving_;
  std::map<std::string, Shown> shown_;
};

report::CaseResult ServeOnce(const Serving& serving, const http::Behaviour& behaviour, Control& control) {
  const ServeOptions& options = serving.options;
  http::ClientJudge judge(behaviour);
  http::LogLine log;
  if (options.log) log = [](const std::string& line) { std::cerr << line << "\n"; };
  http::ClientRun run;
  if (RunClientAt(serving, behaviour, log, judge, run)) {
    if (options.log) std::cerr << run.output;
    // Behind a balancer an exchange of several legs never ends.
    if (judge.requests() != 0) judge.Ended({run.status, options.as != "balancer"}, control);
  }
  return ResultOf(options, behaviour, judge, run);
}

std::vector<const http::Behaviour*> Chosen(const ServeOptions& options, std::string& error) {
  std::vector<const http::Behaviour*> chosen;
  for (const http::Behaviour& row : http::BehaviourRows()) {
    if (options.behaviour == "all" || options.behaviour == row.name) chosen.push_back(&row);
  }
  if (chosen.empty())
    error = "no behaviour is called `" + options.behaviour + "`; `legwork serve --list` shows them all";
  if (chosen.size() > 1 && options.client.empty()) error = "--behaviour all needs a --client to run";
  return chosen;
}

// Announce prints what a client needs to know as lines that a shell may read as they are.
std::string Announce(const ServeOptions& options, http::Site& site, std::uint16_t port) {
  const std::string host = site.Host() + ":" + std::to_string(port);
  const std::pair<const char*, std::string> variables[] = {
      {"URL", (options.carrier == "frames" ? "tcp://" : "http://") + host + "/"},
      {"PROXY", "http://" + host},
      {"ADDRESS", options.bind + ":" + std::to_string(port)},
      {"RESOLVE", host + ":" + options.bind}};
  for (const auto& [name, value] : variables) {
    if (!site.AddVariable(name, value)) return "cannot write to " + site.folder() + "/env";
  }
  if (!options.client.empty()) return "";
  std::cout << "# serving " << options.as << " " << variables[0].second << " at " << options.bind << "; files in "
            << site.folder() << "\n. " << site.folder() << "/env\n# ready; ends on SIGINT or SIGTERM" << std::endl;
  return "";
}

int ListBehaviours() {
  for (const http::Behaviour& row : http::BehaviourRows()) {
    std::cout << row.name << std::string(32 - row.name.size(), ' ') << row.summary;
    if (!row.evidence.empty()) std::cout << " (" << row.evidence << ")";
    std::cout << "\n";
  }
  return kAsExpected;
}

}  // namespace

int Serve(const ServeOptions& options) {
  if (options.list) return ListBehaviours();
  std::string error;
  const std::vector<const http::Behaviour*> chosen = Chosen(options, error);
  if (!error.empty()) return Fail(kUsage, error);
  KnownFile known = ReadKnown(options.reports);
  if (!known.error.empty()) return Fail(kUsage, known.error);
  const kdc::Socket stop = StopSignals();
  kdc::Doors doors;
  if (error = kdc::OpenDoors(options.bind, options.port, doors); !error.empty()) return Fail(kUsage, error);
  doors.datagrams.Close();
  const auto site = http::Site::Open(
      {options.world, options.folder, options.bind, options.trace, options.seed.value_or(0), true}, error);
  if (site == nullptr) return Fail(kUsage, error);
  if (error = Announce(options, *site, doors.port); !error.empty()) return Fail(kHarnessFault, error);
  report::Report report;
  report.subject = options.client.empty() ? "whoever called" : "client: " + options.client;
  report.profile = "documented";
  report.seed = options.seed.value_or(1);
  const Serving serving = {options, *site, doors.streams, stop};
  Control control(serving);
  for (const http::Behaviour* behaviour : chosen) {
    if (!report.results.empty() && IsReadable(stop)) break;  // a signal: what was seen is reported
    report.results.push_back(ServeOnce(serving, *behaviour, control));
  }
  const auto is_skipped = [](const report::CaseResult& one) { return one.verdict == report::CaseVerdict::kSkip; };
  const auto is_unseen = [](const report::CaseResult& one) { return one.clauses.empty(); };
  const int status = FinishReport(options.reports, {chosen.size() > 1, Today(), "", {}}, known, report);
  const bool judged = options.client.empty() || report.results.empty();
  if (judged || !std::ranges::all_of(report.results, is_skipped)) return status;
  if (!std::ranges::all_of(report.results, is_unseen)) return Fail(kNothingMatched, report.results.front().message);
  return Fail(kNothingMatched, "the client sent no request: does it know that " + site->Host() + " is at " +
                                   options.bind + "? tools/docs/http.md says how it may");
}

}  // namespace legwork::cli
