#include "tools/cli/known_file.h"

#include <chrono>
#include <ctime>
#include <iostream>
#include <utility>

#include "tools/cli/files.h"
#include "tools/cli/settings.h"
#include "tools/report/expectations_update.h"

namespace legwork::cli {
namespace {

std::string WriteReports(const report::Report& report, const ReportOptions& options) {
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

bool TakesStandardOutput(const ReportOptions& options) {
  return options.json == "-" || options.junit == "-" || options.tap == "-" || options.html == "-";
}

// Update rewrites the file as the run wants it and shows what changed. It gives what went wrong.
std::string Update(const ReportOptions& options, const report::ExpectationTerms& terms, const report::Report& report,
                   KnownFile& known) {
  const report::ExpectationsUpdate update = report::UpdateExpectations(known.text, known.expectations, terms, report);
  if (update.difference.empty()) return "";
  if (std::string error = WriteFile(options.expectations, update.text); !error.empty()) return error;
  std::cerr << "legwork: rewrote " << options.expectations << "\n" << update.difference;
  return report::ReadExpectations(options.expectations, update.text, known.expectations);
}

}  // namespace

KnownFile ReadKnown(const ReportOptions& options) {
  KnownFile known;
  if (options.expectations.empty()) return known;
  FileText file = ReadFile(options.expectations);
  if (!file.error.empty() && !options.update_expectations) return {"", {}, file.error};
  known.text = std::move(file.text);
  known.error = report::ReadExpectations(options.expectations, known.text, known.expectations);
  return known;
}

std::string Today() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts = {};
  gmtime_r(&now, &parts);
  char text[16];
  return std::string(text, std::strftime(text, sizeof text, "%Y-%m-%d", &parts));
}

int FinishReport(const ReportOptions& options, const report::ExpectationTerms& terms, KnownFile& known,
                 report::Report& report) {
  if (options.update_expectations) {
    if (const std::string error = Update(options, terms, report, known); !error.empty()) {
      return Fail(kHarnessFault, error);
    }
  }
  if (!options.expectations.empty()) ApplyExpectations(known.expectations, terms, report);
  if (const std::string error = WriteReports(report, options); !error.empty()) return Fail(kHarnessFault, error);
  if (!TakesStandardOutput(options)) std::cout << report::RenderText(report, 100);
  return StatusOf(report);
}

}  // namespace legwork::cli
