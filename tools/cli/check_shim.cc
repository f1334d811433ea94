#include <algorithm>
#include <chrono>
#include <iomanip>
#include <iostream>
#include <string>

#include "tools/cli/commands.h"
#include "tools/cli/settings.h"
#include "tools/shim/conformance/conformance.h"
#include "tools/shim/known_shims.h"
#include "tools/shim/process_factory.h"

// `check-shim`: the rules of the line protocol, one a line, with what is wrong where one is broken.
namespace legwork::cli {
namespace {

using Kind = host::Finding::Kind;

std::string_view WordOf(Kind kind) {
  switch (kind) {
    case Kind::kHolds:
      return "holds";
    case Kind::kBroken:
      return "BROKEN";
    case Kind::kNotSeen:
      return "not seen";
  }
  return "";
}

void Print(const host::RuleResult& result) {
  std::cout << std::left << std::setw(10) << WordOf(result.finding.kind) << std::setw(19) << result.rule.name
            << result.rule.sentence << "\n";
  if (!result.finding.text.empty()) std::cout << std::string(10, ' ') << result.finding.text << "\n";
}

std::string SubjectOf(const std::string& command) {
  const bool is_subject = host::FindKnownShim(command) != nullptr || command.starts_with("exec:");
  return is_subject ? command : "exec:" + command;
}

}  // namespace

int CheckShim(const CheckShimOptions& options) {
  if (options.command.find_first_not_of(" \t") == std::string::npos) return Fail(kUsage, "check-shim needs a command");
  const auto limit = std::chrono::duration<double>(options.limit_seconds);
  std::string error;
  const std::unique_ptr<host::ProcessFactory> factory = host::MakeProcessFactory(
      SubjectOf(options.command), error, std::chrono::duration_cast<std::chrono::milliseconds>(limit));
  if (factory == nullptr) {
    Print({{"hello", "The shim starts and says what it is.", false, nullptr}, host::Finding::Broken(error)});
    return kUnexpected;
  }
  const std::vector<host::RuleResult> results = host::CheckShim(*factory);
  for (const host::RuleResult& result : results) Print(result);
  const auto count = [&](Kind kind) {
    return std::count_if(results.begin(), results.end(),
                         [&](const auto& result) { return result.finding.kind == kind; });
  };
  std::cout << "\n"
            << factory->traits().control << "\n"
            << count(Kind::kHolds) << " rules hold, " << count(Kind::kBroken) << " are broken, "
            << count(Kind::kNotSeen) << " could not be seen\n";
  return count(Kind::kBroken) == 0 ? kAsExpected : kUnexpected;
}

}  // namespace legwork::cli
