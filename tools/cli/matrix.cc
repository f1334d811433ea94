#include "tools/report/matrix.h"

#include <algorithm>
#include <iostream>
#include <utility>

#include "model/profile.h"
#include "tools/cli/case_runner.h"
#include "tools/cli/checking.h"
#include "tools/cli/commands.h"
#include "tools/cli/files.h"
#include "tools/cli/library_version.h"
#include "tools/cli/matrix_subjects.h"
#include "tools/cli/settings.h"
#include "tools/report/expectations.h"
#include "tools/report/shell_word.h"
#include "tools/shim/adapters/known_results.h"

// `matrix`: every implementation found on this machine, clause by clause, side by side.
namespace legwork::cli {
namespace {

// Entries are what the user named, or else all that we look for.
std::vector<MatrixSubject> Entries(const MatrixOptions& options) {
  if (options.subjects.empty()) return MatrixSubjects();
  std::vector<MatrixSubject> entries;
  for (const std::string& subject : options.subjects) entries.push_back({subject, subject, "", "", ""});
  return entries;
}

// ApplyKnown lets the program's own file of known results explain what it can. Nothing is dead here: that is for
// `check` to find, on the tier that the file was made for.
void ApplyKnown(const std::string& adapter, Checked& checked) {
  for (const host::KnownResults& known : host::KnownResultsRows()) {
    if (known.adapter != adapter) continue;
    report::Expectations expectations;
    if (!report::ReadExpectations(known.path, known.text, expectations).empty()) continue;
    checked.terms.complete = false;
    report::ApplyExpectations(expectations, checked.terms, checked.report);
  }
}

std::string FirstLine(const std::string& text) { return text.substr(0, text.find('\n')); }

report::MatrixColumn MakeColumn(const MatrixSubject& entry, CheckRequest request, const Scenarios& scenarios) {
  report::MatrixColumn column;
  column.name = entry.name;
  column.subject = entry.subject;
  column.version = SubjectVersion(entry.subject);
  column.missing = entry.missing;
  if (!column.missing.empty()) return column;
  request.subject = entry.subject;
  std::cerr << "legwork: " << entry.name << std::endl;
  Checked checked = CheckSubject(request, scenarios);
  if (!checked.error.empty()) {
    column.missing = FirstLine(checked.error);
    if (!entry.package.empty()) column.missing += " (package " + entry.package + ")";
    return column;
  }
  ApplyKnown(entry.known, checked);
  report::AddResults(checked.report, column);
  column.findings = ProgramName() + " check --subject " + report::ShellWord(entry.subject) + " --tier " + request.tier;
  return column;
}

int Write(const MatrixOptions& options, const report::Matrix& matrix) {
  const std::pair<const std::string&, std::string (*)(const report::Matrix&)> outputs[] = {
      {options.text, report::RenderMatrixText},
      {options.markdown, report::RenderMatrixMarkdown},
      {options.json, report::RenderMatrixJson},
      {options.html, report::RenderMatrixHtml}};
  bool takes_output = false;
  for (const auto& [path, render] : outputs) {
    if (path.empty()) continue;
    takes_output = takes_output || path == "-";
    if (const std::string error = WriteFile(path, render(matrix)); !error.empty()) return Fail(kHarnessFault, error);
  }
  if (!takes_output) std::cout << report::RenderMatrixText(matrix);
  const bool unexpected =
      std::ranges::any_of(matrix.columns, [](const report::MatrixColumn& column) { return column.unexpected > 0; });
  return unexpected ? kUnexpected : kAsExpected;
}

}  // namespace

int Matrix(const MatrixOptions& options) {
  const Profile* profile = FindProfile(options.profile);
  if (profile == nullptr) return Fail(kUsage, UnknownProfile(options.profile));
  if (!IsPackage(options.package)) return Fail(kUsage, UnknownPackage(options.package));
  const Scenarios scenarios = BuiltInScenarios(options.filter, options.package);
  if (!scenarios.error.empty()) return Fail(kHarnessFault, scenarios.error);
  if (scenarios.loaded.empty()) return Fail(kNothingMatched, NothingMatched(options.filter, options.package));
  CheckRequest request = {"", profile, options.package, options.tier, options.filter, options.seed, options.jobs};
  report::Matrix matrix = {options.profile, options.tier, options.seed.value_or(1), {}};
  for (const MatrixSubject& entry : Entries(options)) matrix.columns.push_back(MakeColumn(entry, request, scenarios));
  return Write(options, matrix);
}

}  // namespace legwork::cli
