#include "model/verdict.h"

namespace legwork {

std::string VerdictText(const Verdict& verdict) {
  std::string text = verdict.weight == Weight::kFailure ? "violated " : "warning ";
  text += verdict.clause != nullptr ? verdict.clause->id : std::string_view("-");
  text += verdict.party == Party::kCaller    ? " by the caller"
          : verdict.party == Party::kPackage ? " by the package"
                                             : "";
  text += " in call " + std::to_string(verdict.record);
  if (verdict.earlier != 0 && verdict.earlier != verdict.record)
    text += " after call " + std::to_string(verdict.earlier);
  if (verdict.clause != nullptr) text.append(": ").append(verdict.clause->rule);
  return text;
}

}  // namespace legwork
