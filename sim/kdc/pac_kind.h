#ifndef LEGWORK_SIM_KDC_PAC_KIND_H_
#define LEGWORK_SIM_KDC_PAC_KIND_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace legwork::kdc {

// PacKind is what a KDC puts into tickets as PAC (MS-PAC), right or wrong: a row of the table below, which accounts and
// policies name.
struct PacKind {
  enum class Flaw : std::uint8_t {
    kNone,
    kServerSignature,  // its last bit is the other one
    kKdcSignature,
    kTicketSignature,
    kFullSignature,
    kUnsigned,    // without the server's and the KDC's signature
    kOtherUser,   // it names another user than the ticket
    kOtherTime,   // and another time of logon
    kMalformed,   // it ends within its list of buffers
  };

  std::string_view name;     // "full"
  std::string_view summary;  // one sentence
  bool is_there = true;
  bool has_logon_info = true;  // who the user is, and his groups
  bool has_later_signatures = true;  // over the ticket and over the whole PAC, since 2020 and 2022
  Flaw flaw = Flaw::kNone;
};

// PacKinds lists every row, `none` first. FindPacKind gives null for a name that is not among them.
std::span<const PacKind> PacKinds();
const PacKind* FindPacKind(std::string_view name);

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_PAC_KIND_H_
