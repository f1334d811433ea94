#ifndef LEGWORK_TOOLS_CLI_CHECKING_H_
#define LEGWORK_TOOLS_CLI_CHECKING_H_

#include <cstdint>
#include <optional>
#include <string>

#include "model/profile.h"
#include "tools/cli/scenarios.h"
#include "tools/report/expectations.h"
#include "tools/report/report.h"

namespace legwork::cli {

// CheckRequest is one subject and how much of it is judged.
struct CheckRequest {
  std::string subject = "sim";
  const Profile* profile = nullptr;
  std::string package;  // "" means every package
  std::string tier = "quick";
  std::string filter = "*";
  std::optional<std::uint64_t> seed;
  int jobs = 0;
};

// Checked is what became of it, or why the subject cannot be used.
struct Checked {
  report::Report report;
  report::ExpectationTerms terms;  // what lines of known results may ask of the subject
  std::string error;
  int status = 0;  // what to end with if there is an error
};

// CheckSubject runs the scenarios in every arrangement that the subject can take, then generated sequences if no filter
// keeps cases from running.
Checked CheckSubject(const CheckRequest& request, const Scenarios& scenarios);

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_CHECKING_H_
