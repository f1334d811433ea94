#include "sim/kdc/pac_kind.h"

#include <algorithm>
#include <iterator>

namespace legwork::kdc {
namespace {

using Flaw = PacKind::Flaw;

constexpr PacKind kRows[] = {
    {.name = "none", .summary = "Puts no PAC into the ticket.", .is_there = false},
    {.name = "minimal",
     .summary = "Names the user and signs, as MIT krb5 does without a directory behind it.",
     .has_logon_info = false},
    {.name = "full", .summary = "Tells all that a domain controller tells, with every signature."},
    {.name = "old", .summary = "The same without the signatures over ticket and PAC.", .has_later_signatures = false},
    {.name = "wrong_server_signature",
     .summary = "Signs wrongly with the service's key.",
     .flaw = Flaw::kServerSignature},
    {.name = "wrong_kdc_signature",
     .summary = "Signs the service's signature wrongly with its own key.",
     .flaw = Flaw::kKdcSignature},
    {.name = "wrong_ticket_signature", .summary = "Signs the ticket wrongly.", .flaw = Flaw::kTicketSignature},
    {.name = "wrong_full_signature", .summary = "Signs the whole PAC wrongly.", .flaw = Flaw::kFullSignature},
    {.name = "unsigned",
     .summary = "Leaves the service's signature out, and its own over it.",
     .flaw = Flaw::kUnsigned},
    {.name = "other_user", .summary = "Names another user than the ticket.", .flaw = Flaw::kOtherUser},
    {.name = "other_time", .summary = "Names another time of logon than the ticket.", .flaw = Flaw::kOtherTime},
    {.name = "malformed", .summary = "Ends within its list of buffers.", .flaw = Flaw::kMalformed},
};

}  // namespace

std::span<const PacKind> PacKinds() { return kRows; }

const PacKind* FindPacKind(std::string_view name) {
  const auto* const row = std::ranges::find(kRows, name, &PacKind::name);
  return row != std::end(kRows) ? row : nullptr;
}

}  // namespace legwork::kdc
