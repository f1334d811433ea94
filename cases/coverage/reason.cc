#include "cases/coverage/reason.h"

#include <array>

namespace legwork::coverage {
namespace {

// clang-format off
constexpr std::array<Reason, 0> kReasons = {};  // with the first row: std::to_array<Reason>({…})
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
