#ifndef LEGWORK_TOOLS_HTTP_SHEET_H_
#define LEGWORK_TOOLS_HTTP_SHEET_H_

#include <string>
#include <vector>

#include "tools/http/rule.h"
#include "tools/report/report.h"

namespace legwork::http {

// Sheet is what one case showed of each rule that applied in it. A rule that was broken once stays broken.
class Sheet {
 public:
  // Note says how a rule was kept or not, and where.
  void Note(RuleId rule, bool holds, const std::string& where);

  bool IsBroken(RuleId rule) const;

  // Skip says why the case shows nothing.
  void Skip(const std::string& reason) { skipped_ = reason; }

  // Result is the case as all reports take it: a broken must fails it.
  report::CaseResult Result(const std::string& id, const std::string& package, const std::string& replay) const;

 private:
  std::vector<report::ClauseResult> rules_;
  std::string skipped_;
};

}  // namespace legwork::http

#endif  // LEGWORK_TOOLS_HTTP_SHEET_H_
