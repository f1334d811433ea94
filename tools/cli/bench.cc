#include <chrono>
#include <cstdio>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "bench/meeting.h"
#include "tools/cli/commands.h"
#include "tools/cli/files.h"
#include "tools/cli/foreign_meeting.h"
#include "tools/cli/settings.h"
#include "tools/cli/subject.h"

// `bench`: handshakes and tokens per second, both sides in one process and one thread; a foreign subject's loop runs
// inside its child process. Two subjects are measured in turn, in the same run, because only their ratio means
// anything.
namespace legwork::cli {
namespace {

// Kind is what is measured: a package, and how the simulated handshake of it is set up.
struct Kind {
  PackageName package;
  bench::MeetingKind meeting;
};

const std::vector<Kind>& Kinds() {
  static const std::vector<Kind> kKinds = {
      {PackageName::kKerberos, {"Kerberos", "Kerberos", "HTTP/web", false, 0}},
      {PackageName::kNtlm, {"NTLM", "NTLM", "HTTP/web", false, 0}},
      {PackageName::kNegotiate, {"Negotiate", "Negotiate", "HTTP/web", false, 0}},
  };
  return kKinds;
}

struct Measurement {
  std::string subject;
  std::string package;
  double handshakes_per_second = 0;
  double tokens_per_second = 0;
  double bytes_per_handshake = 0;
  std::string failure;  // not empty: why there are no figures
};

Measurement MeasureSimulated(const Kind& kind, double seconds) {
  using Clock = std::chrono::steady_clock;
  constexpr int kBatch = 64;
  bench::Meeting meeting(kind.meeting);
  Measurement measured;
  std::uint64_t handshakes = 0, tokens = 0, bytes = 0;
  meeting.Run();  // the first one derives keys and gets tickets
  const auto began = Clock::now();
  double spent = 0;
  do {
    for (int i = 0; i < kBatch; ++i) {
      const HandshakeCounts counts = meeting.Run();
      if (IsFailure(counts.status)) {
        measured.failure = "a handshake failed with " + SecStatusText(counts.status);
        return measured;
      }
      ++handshakes;
      tokens += counts.tokens;
      bytes += counts.bytes;
    }
    spent = std::chrono::duration<double>(Clock::now() - began).count();
  } while (spent < seconds);
  measured.handshakes_per_second = static_cast<double>(handshakes) / spent;
  measured.tokens_per_second = static_cast<double>(tokens) / spent;
  measured.bytes_per_handshake = static_cast<double>(bytes) / static_cast<double>(handshakes);
  return measured;
}

Measurement MeasureForeign(const Kind& kind, double seconds, host::ProcessFactory& process) {
  const host::BenchReply reply = ForeignMeeting().Run(process, kind.package, seconds);
  Measurement measured;
  measured.failure = reply.failure;
  if (!reply.failure.empty() || reply.seconds <= 0 || reply.handshakes == 0) return measured;
  measured.handshakes_per_second = static_cast<double>(reply.handshakes) / reply.seconds;
  measured.tokens_per_second = static_cast<double>(reply.tokens) / reply.seconds;
  measured.bytes_per_handshake = static_cast<double>(reply.bytes) / static_cast<double>(reply.handshakes);
  return measured;
}

Measurement Measure(const Kind& kind, double seconds, const std::string& name, const Subject& subject) {
  Measurement measured =
      subject.process != nullptr ? MeasureForeign(kind, seconds, *subject.process) : MeasureSimulated(kind, seconds);
  measured.subject = name;
  measured.package = PackageText(kind.package);
  return measured;
}

// Better is the round that was disturbed less: what else the machine does only ever costs. A failure stays one.
Measurement Better(const Measurement& kept, const Measurement& latest) {
  if (!kept.failure.empty()) return kept;
  const bool is_better = !latest.failure.empty() || latest.handshakes_per_second > kept.handshakes_per_second;
  return is_better ? latest : kept;
}

// MeasureInTurn lets each subject take its rounds in turn with the others, so that a busy moment meets all of them.
std::vector<Measurement> MeasureInTurn(const Kind& kind, const BenchOptions& options,
                                       const std::vector<std::pair<std::string, const Subject*>>& subjects) {
  constexpr int kRounds = 4;
  std::vector<Measurement> best;
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < subjects.size(); ++i) {
      const auto& [name, subject] = subjects[i];
      const Measurement latest = Measure(kind, options.seconds / kRounds, name, *subject);
      if (round == 0) best.push_back(latest);
      if (round > 0) best[i] = Better(best[i], latest);
    }
  }
  return best;
}

void Print(const Measurement& measured, double ratio) {
  if (!measured.failure.empty()) {
    std::printf("%-10s  %-28s  %s\n", measured.package.c_str(), measured.subject.c_str(), measured.failure.c_str());
    return;
  }
  std::printf("%-10s  %-28s  %10.0f handshakes/s  %10.0f tokens/s  %6.0f bytes", measured.package.c_str(),
              measured.subject.c_str(), measured.handshakes_per_second, measured.tokens_per_second,
              measured.bytes_per_handshake);
  if (ratio > 0) std::printf("  %.2fx", ratio);
  std::printf("\n");
}

nlohmann::ordered_json ToJson(const Measurement& measured) {
  nlohmann::ordered_json json = {{"package", measured.package}, {"subject", measured.subject}};
  if (!measured.failure.empty()) {
    json["failure"] = measured.failure;
    return json;
  }
  json["handshakes_per_second"] = measured.handshakes_per_second;
  json["tokens_per_second"] = measured.tokens_per_second;
  json["bytes_per_handshake"] = measured.bytes_per_handshake;
  return json;
}

// MeasureAll prints a line a measurement; the ratio is of the first subject over the second.
std::vector<Measurement> MeasureAll(const BenchOptions& options,
                                    const std::vector<std::pair<std::string, const Subject*>>& subjects) {
  std::vector<Measurement> all;
  for (const Kind& kind : Kinds()) {
    if (!options.package.empty() && ParsePackageName(options.package) != kind.package) continue;
    const std::vector<Measurement> measured = MeasureInTurn(kind, options, subjects);
    const Measurement &mine = measured.front(), &other = measured.back();
    const bool both = subjects.size() > 1 && mine.failure.empty() && other.failure.empty();
    Print(mine, both ? mine.handshakes_per_second / other.handshakes_per_second : 0);
    if (subjects.size() > 1) Print(other, 0);
    all.insert(all.end(), measured.begin(), measured.end());
  }
  return all;
}

}  // namespace

int Bench(const BenchOptions& options) {
  if (!IsPackage(options.package)) return Fail(kUsage, UnknownPackage(options.package));
  const Subject first = MakeSubject(options.subject);
  if (!first.error.empty()) return Fail(first.status, first.error);
  Subject second;
  if (!options.versus.empty()) second = MakeSubject(options.versus);
  if (!second.error.empty()) return Fail(second.status, second.error);
  std::vector<std::pair<std::string, const Subject*>> subjects = {{options.subject, &first}};
  if (!options.versus.empty()) subjects.emplace_back(options.versus, &second);
  const std::vector<Measurement> all = MeasureAll(options, subjects);
  if (all.empty()) return Fail(kNothingMatched, "nothing to measure for package " + options.package);
  if (options.json.empty()) return kAsExpected;
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const Measurement& measured : all) json.push_back(ToJson(measured));
  const std::string error = WriteFile(options.json, json.dump(2) + "\n");
  return error.empty() ? kAsExpected : Fail(kHarnessFault, error);
}

}  // namespace legwork::cli
