#include "sim/kerberos/message/ticket_flags.h"

#include <iterator>
#include <string_view>

namespace legwork::kerberos {
namespace {

// Names in the order of the bits.
constexpr std::string_view kNames[] = {
    "RESERVED",
    "FORWARDABLE",
    "FORWARDED",
    "PROXIABLE",
    "PROXY",
    "MAY_POSTDATE",
    "POSTDATED",
    "INVALID",
    "RENEWABLE",
    "INITIAL",
    "PRE_AUTHENT",
    "HW_AUTHENT",
    "TRANSITED_POLICY_CHECKED",
    "OK_AS_DELEGATE",
    "bit14",
    "ENC_PA_REP",
};

}  // namespace

std::string TicketFlagsText(std::uint32_t flags) {
  std::string text;
  for (unsigned bit = 0; bit < 32; ++bit) {
    if ((flags & FlagBit(bit)) == 0) continue;
    if (!text.empty()) text += '|';
    text += bit < std::size(kNames) ? std::string(kNames[bit]) : "bit" + std::to_string(bit);
  }
  return text.empty() ? "none" : text;
}

}  // namespace legwork::kerberos
