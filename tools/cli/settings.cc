#include "tools/cli/settings.h"

#include <iostream>

#include "cases/script/value_shape.h"
#include "model/call.h"
#include "model/profile.h"
#include "tools/cli/case_runner.h"
#include "tools/cli/options.h"

namespace legwork::cli {

int Fail(int status, std::string_view message) {
  std::cerr << "legwork: " << message << (message.ends_with('\n') ? "" : "\n");
  return status;
}

int StatusOf(const report::Report& report) {
  if (!report.diverged.empty()) {
    return Fail(kNotDeterministic, "the same seed gave two different runs: " + report.diverged.front().replay);
  }
  if (const int faults = report::HarnessFaults(report); faults > 0) {
    return Fail(kHarnessFault, std::to_string(faults) + " cases could not be run; the report says why");
  }
  return report::IsUnexpected(report) ? kUnexpected : kAsExpected;
}

std::uint64_t SeedOf(const script::Script& script, const std::optional<std::uint64_t>& seed) {
  if (seed && *seed != 0) return *seed;
  const script::Statement* header = script.Header("seed");
  const auto written = header == nullptr ? std::nullopt : script::ReadNumber(header->subject.text);
  return written && *written != 0 ? *written : 1;
}

bool IsPackage(std::string_view name) {
  if (name.empty()) return true;
  const PackageName package = ParsePackageName(name);
  return package != PackageName::kNone && package != PackageName::kOther;
}

std::string UnknownProfile(std::string_view name) {
  std::string known;
  for (const Profile& profile : ProfileRows()) known += (known.empty() ? "" : ", ") + std::string(profile.name);
  return "no profile is called `" + std::string(name) + "`; there are " + known;
}

std::string UnknownPackage(std::string_view name) {
  return "no package is called `" + std::string(name) + "`; there are Negotiate, Kerberos, NTLM and scripted";
}

std::string NothingMatched(std::string_view pattern, std::string_view package) {
  std::string text = "no scenario fits --filter '" + std::string(pattern) + "'";
  if (!package.empty()) text += " --package " + std::string(package);
  return text + "; `" + ProgramName() + " list scenarios` shows them all";
}

}  // namespace legwork::cli
