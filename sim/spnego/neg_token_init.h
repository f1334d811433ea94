#ifndef LEGWORK_SIM_SPNEGO_NEG_TOKEN_INIT_H_
#define LEGWORK_SIM_SPNEGO_NEG_TOKEN_INIT_H_

#include <optional>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/spnego/mech_type_list.h"

namespace legwork::spnego {

// The name an acceptor that speaks first puts into its hints, and no initiator looks at (MS-SPNG section 3.2.5.2).
inline constexpr std::string_view kHintName = "not_defined_in_RFC4178@please_ignore";

// NegHints is what only an acceptor that speaks first sends (MS-SPNG section 2.2.1).
struct NegHints {
  std::optional<std::string_view> name = {};
  std::optional<ByteView> address = {};
};

// NegTokenInit is the first token of an initiator (RFC 4178 section 4.2.1). With hints it is a NegTokenInit2, the first
// token of an acceptor that was not asked (MS-SPNG section 2.2.1). It lies in the frame of RFC 2743 section 3.1:
//
//   60 length  06 06 1.3.6.1.5.5.2  A0 length  30 length
//       A0 mechTypes  [A1 reqFlags]  [A2 mechToken]  [A3 mechListMIC]                    -- NegTokenInit
//       A0 mechTypes  [A1 reqFlags]  [A2 mechToken]  [A3 negHints]  [A4 mechListMIC]     -- NegTokenInit2
//
// Views point into the octets that were read.
struct NegTokenInit {
  MechTypeList mech_types = {};
  std::optional<std::uint32_t> req_flags = {};  // never sent and never heeded (SPN-005)
  std::optional<ByteView> mech_token = {};
  std::optional<NegHints> hints = {};
  std::optional<ByteView> mech_list_mic = {};
};

Result<NegTokenInit> ReadNegTokenInit(ByteView token);

// WriteNegTokenInit appends the token to `out`.
void WriteNegTokenInit(const NegTokenInit& token, Bytes& out);

}  // namespace legwork::spnego

#endif  // LEGWORK_SIM_SPNEGO_NEG_TOKEN_INIT_H_
