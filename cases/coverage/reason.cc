#include "cases/coverage/reason.h"

namespace legwork::coverage {
namespace {

// clang-format off
constexpr Reason kReasons[] = {
    {"REC-001", "No peer can break it: only a trace that does not fit together does, as in model/oracle_test."},
};
// clang-format on

}  // namespace

std::span<const Reason> Reasons() { return kReasons; }

std::string_view ReasonFor(std::string_view clause) {
  for (const Reason& reason : Reasons()) {
    if (reason.clause == clause) return reason.text;
  }
  return "";
}

}  // namespace legwork::coverage
