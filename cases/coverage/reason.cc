#include "cases/coverage/reason.h"

#include <array>

namespace legwork::coverage {
namespace {

// clang-format off
constexpr auto kReasons = std::to_array<Reason>({
    {"ENC-005", "No package here seals in blocks of more than one octet, so none asks for padding."},
});
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
