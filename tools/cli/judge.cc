#include <algorithm>
#include <chrono>
#include <iostream>
#include <string>

#include "model/clause_set.h"
#include "model/profile.h"
#include "tools/cli/case_runner.h"
#include "tools/cli/commands.h"
#include "tools/cli/files.h"
#include "tools/cli/settings.h"
#include "tools/cli/trace_file.h"
#include "tools/report/report.h"
#include "tools/trace/trace_judge.h"

// `judge`: recorded traces, against the clauses, for the package and for the application that called it.
namespace legwork::cli {
namespace {

std::string_view PartyText(Party party) { return party == Party::kCaller ? "caller" : "package"; }

report::ClauseResult Held(const Clause& clause) {
  report::ClauseResult result;
  result.id = clause.id;
  result.verdict = "holds";
  result.party = PartyText(clause.party);
  result.page = clause.page;
  result.rule = clause.rule;
  return result;
}

std::string Times(const trace::Finding& finding) {
  return finding.times > 1 ? " (" + std::to_string(finding.times) + " times)" : "";
}

std::string Where(const trace::Finding& finding) {
  const Verdict& verdict = finding.verdict;
  std::string text = finding.actor + " in call " + std::to_string(verdict.record);
  if (verdict.earlier != 0 && verdict.earlier != verdict.record)
    text += " after call " + std::to_string(verdict.earlier);
  return text + Times(finding);
}

// Mark turns a clause's result into what a finding says of it. If both parties broke it, both are named, and what
// fails is shown rather than what only warns.
void Mark(const trace::Finding& finding, report::ClauseResult& clause) {
  const std::string_view party = PartyText(finding.verdict.party);
  const bool fails = finding.verdict.weight == Weight::kFailure;
  const bool is_first = clause.verdict == "holds";
  clause.party = is_first || clause.party == party ? std::string(party) : "caller and package";
  clause.records.insert(clause.records.end(), finding.records.begin(), finding.records.end());
  if (!is_first && (clause.verdict == "violated" || !fails)) return;
  clause.verdict = fails ? "violated" : "warning";
  clause.where = Where(finding);
  clause.basis = BasisText(finding.verdict);
}

report::CaseVerdict VerdictOf(const trace::Judgement& judgement) {
  if (judgement.died || !judgement.broken_off.empty()) return report::CaseVerdict::kCrash;
  const bool fails = std::ranges::any_of(
      judgement.findings, [](const trace::Finding& finding) { return finding.verdict.weight == Weight::kFailure; });
  return fails ? report::CaseVerdict::kFail : report::CaseVerdict::kPass;
}

report::CaseResult ResultOf(const std::string& name, const Profile& profile, const trace::Judgement& judgement) {
  report::CaseResult result;
  result.id = name;
  result.profile = profile.name;
  result.verdict = VerdictOf(judgement);
  for (const std::string& reason : judgement.broken_off) result.message += reason + "\n";
  const auto clauses = AllClauses();
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (judgement.coverage.counts[i].applied > 0) result.clauses.push_back(Held(clauses[i]));
  }
  for (const trace::Finding& finding : judgement.findings) {
    if (finding.verdict.weight == Weight::kFailure) {
      result.message += finding.actor + ": " + VerdictText(finding.verdict) + Times(finding) + "\n";
    }
    for (report::ClauseResult& clause : result.clauses) {
      if (clause.id == finding.verdict.clause->id) Mark(finding, clause);
    }
  }
  return result;
}

// ProfileFor is the one that the user names, else the one that the trace names; null if there is none of the name.
const Profile* ProfileFor(const JudgeOptions& options, const trace::TraceHeader& header) {
  if (!options.profile.empty()) return FindProfile(options.profile);
  return header.profile.empty() ? &DocumentedProfile() : FindProfile(header.profile);
}

std::string Replay(const JudgeOptions& options, const std::string& files) {
  std::string command = ProgramName() + " judge " + files;
  if (options.together) command += " --together";
  if (!options.profile.empty()) command += " --profile " + options.profile;
  return command;
}

// Judging is what has been judged so far.
struct Judging {
  const JudgeOptions& options;
  report::Report report;
  std::uint64_t records = 0;
};

// Add takes one judgement into the report and gives the status to end with if it cannot be.
int Add(report::CaseResult result, const std::string& files, const trace::Judgement& judgement, Judging& judging) {
  if (!judgement.error.empty()) return Fail(kUsage, judgement.error);
  judging.records += judgement.records;
  std::string& known = judging.report.subject;
  for (const std::string& subject : judgement.subjects) {
    if (known.find(subject) == std::string::npos) known += (known.empty() ? "" : ", ") + subject;
  }
  result.replay = Replay(judging.options, files);
  judging.report.results.push_back(std::move(result));
  return kAsExpected;
}

int JudgeEach(std::vector<trace::TraceReader>& readers, Judging& judging) {
  for (std::size_t i = 0; i < readers.size(); ++i) {
    const Profile* profile = ProfileFor(judging.options, readers[i].header());
    const std::string& file = judging.options.files[i];
    const trace::Judgement judgement = JudgeTrace(readers[i], *profile);
    const int status = Add(ResultOf(file, *profile, judgement), file, judgement, judging);
    if (status != kAsExpected) return status;
  }
  return kAsExpected;
}

int JudgeAsOne(std::vector<trace::TraceReader>& readers, Judging& judging) {
  std::string names, files;
  for (const std::string& file : judging.options.files) {
    names += (names.empty() ? "" : " + ") + file;
    files += (files.empty() ? "" : " ") + file;
  }
  const Profile* profile = ProfileFor(judging.options, readers.front().header());
  const trace::Judgement judgement = JudgeTogether(readers, *profile);
  return Add(ResultOf(names, *profile, judgement), files, judgement, judging);
}

// CheckProfiles gives the status to end with if a profile is not known, or traces of one session name several.
int CheckProfiles(const JudgeOptions& options, const std::vector<trace::TraceReader>& readers) {
  for (const trace::TraceReader& reader : readers) {
    const Profile* profile = ProfileFor(options, reader.header());
    const std::string& named = options.profile.empty() ? reader.header().profile : options.profile;
    if (profile == nullptr) return Fail(kUsage, UnknownProfile(named));
    if (options.together && profile != ProfileFor(options, readers.front().header())) {
      return Fail(kUsage, reader.name() + " was recorded under another profile than " + readers.front().name() +
                              "; --profile says which one to judge by");
    }
  }
  return kAsExpected;
}

int Finish(Judging& judging) {
  const JudgeOptions& options = judging.options;
  const std::pair<const std::string&, std::string (*)(const report::Report&)> outputs[] = {
      {options.json, report::RenderJson}, {options.junit, report::RenderJunit}, {options.html, report::RenderHtml}};
  bool takes_output = false;
  for (const auto& [path, render] : outputs) {
    if (path.empty()) continue;
    takes_output = takes_output || path == "-";
    if (const std::string error = WriteFile(path, render(judging.report)); !error.empty()) {
      return Fail(kHarnessFault, error);
    }
  }
  if (!takes_output) std::cout << report::RenderText(judging.report, 100);
  return StatusOf(judging.report);
}

}  // namespace

int Judge(const JudgeOptions& options) {
  const auto began = std::chrono::steady_clock::now();
  TraceFiles traces = OpenTraces(options.files);
  if (!traces.error.empty()) return Fail(kUsage, traces.error);
  if (const int status = CheckProfiles(options, traces.readers); status != kAsExpected) return status;
  Judging judging = {options, {}, 0};
  judging.report.profile = ProfileFor(options, traces.readers.front().header())->name;
  const int status = options.together ? JudgeAsOne(traces.readers, judging) : JudgeEach(traces.readers, judging);
  if (status != kAsExpected) return status;
  if (judging.records == 0) return Fail(kNothingMatched, "no call was recorded, there is nothing to judge");
  judging.report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return Finish(judging);
}

}  // namespace legwork::cli
