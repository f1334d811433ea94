#include <iostream>
#include <utility>

#include "model/profile.h"
#include "tools/cli/checking.h"
#include "tools/cli/commands.h"
#include "tools/cli/files.h"
#include "tools/cli/scenarios.h"
#include "tools/cli/settings.h"
#include "tools/report/expectations.h"
#include "tools/report/expectations_update.h"
#include "tools/report/report.h"

// The main job: every scenario that the subject can take, in every arrangement, then generated sequences, judged by the
// oracle and reported by clause.
namespace legwork::cli {
namespace {

std::string WriteReports(const report::Report& report, const CheckOptions& options) {
  const std::pair<const std::string&, std::string (*)(const report::Report&)> outputs[] = {
      {options.json, report::RenderJson},
      {options.junit, report::RenderJunit},
      {options.tap, report::RenderTap},
      {options.html, report::RenderHtml}};
  for (const auto& [path, render] : outputs) {
    if (path.empty()) continue;
    if (const std::string error = WriteFile(path, render(report)); !error.empty()) return error;
  }
  return "";
}

bool TakesStandardOutput(const CheckOptions& options) {
  return options.json == "-" || options.junit == "-" || options.tap == "-" || options.html == "-";
}

// KnownFile is a file of known results; one that is still to be made is empty.
struct KnownFile {
  std::string text;
  report::Expectations expectations;
  std::string error;
};

KnownFile ReadKnown(const CheckOptions& options) {
  KnownFile known;
  FileText file = ReadFile(options.expectations);
  if (!file.error.empty() && !options.update_expectations) return {"", {}, file.error};
  known.text = std::move(file.text);
  known.error = report::ReadExpectations(options.expectations, known.text, known.expectations);
  return known;
}

// Update rewrites the file as the run wants it and shows what changed. It gives what went wrong.
std::string Update(const CheckOptions& options, const Checked& checked, KnownFile& known) {
  const report::ExpectationsUpdate update =
      report::UpdateExpectations(known.text, known.expectations, checked.terms, checked.report);
  if (update.difference.empty()) return "";
  if (std::string error = WriteFile(options.expectations, update.text); !error.empty()) return error;
  std::cerr << "legwork: rewrote " << options.expectations << "\n" << update.difference;
  return report::ReadExpectations(options.expectations, update.text, known.expectations);
}

int Finish(const CheckOptions& options, KnownFile& known, Checked& checked) {
  if (options.update_expectations) {
    if (const std::string error = Update(options, checked, known); !error.empty()) return Fail(kHarnessFault, error);
  }
  report::Report& report = checked.report;
  if (!options.expectations.empty()) ApplyExpectations(known.expectations, checked.terms, report);
  if (const std::string error = WriteReports(report, options); !error.empty()) return Fail(kHarnessFault, error);
  if (!TakesStandardOutput(options)) std::cout << report::RenderText(report, 100);
  return StatusOf(report);
}

}  // namespace

int Check(const CheckOptions& options) {
  const Profile* profile = FindProfile(options.profile);
  if (profile == nullptr) return Fail(kUsage, UnknownProfile(options.profile));
  if (!IsPackage(options.package)) return Fail(kUsage, UnknownPackage(options.package));
  KnownFile known;
  if (!options.expectations.empty()) known = ReadKnown(options);
  if (!known.error.empty()) return Fail(kUsage, known.error);
  const Scenarios scenarios = BuiltInScenarios(options.filter, options.package);
  if (!scenarios.error.empty()) return Fail(kHarnessFault, scenarios.error);
  const CheckRequest request = {options.subject, profile,      options.package, options.tier,
                                options.filter,  options.seed, options.jobs};
  Checked checked = CheckSubject(request, scenarios);
  if (!checked.error.empty()) return Fail(checked.status, checked.error);
  if (scenarios.loaded.empty()) return Fail(kNothingMatched, NothingMatched(options.filter, options.package));
  return Finish(options, known, checked);
}

}  // namespace legwork::cli
