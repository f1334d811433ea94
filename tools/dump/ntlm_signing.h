#ifndef LEGWORK_TOOLS_DUMP_NTLM_SIGNING_H_
#define LEGWORK_TOOLS_DUMP_NTLM_SIGNING_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/crypto/key.h"
#include "tools/dump/part.h"

namespace legwork::dump {

// NtlmHandshake is what came before an AUTHENTICATE_MESSAGE; empty is what nobody has shown.
struct NtlmHandshake {
  Bytes negotiate;
  Bytes challenge;

  // Note keeps a message if it is one of the two; a NEGOTIATE_MESSAGE begins a handshake anew.
  void Note(ByteView message);
};

// IsAuthenticate says whether the octets begin with an AUTHENTICATE_MESSAGE's header.
bool IsAuthenticate(ByteView octets);

// MakeSigned turns the responses and the MIC of a message that was taken apart into parts that are computed, each that
// one of the keys, an NT hash as a key of rc4-hmac, makes of the handshake. `octets` is the message.
void MakeSigned(Part& message, ByteView octets, std::span<const Key> keys, const NtlmHandshake& handshake);

// SignedForm is a form of parts that are computed: its word in a dump, what it is made of besides a key, its size, and
// what computes it. `put` puts the octets `at` octets into the message and answers what keeps it from that, "" if
// nothing does:
//
//   ntproof     NTProofStr over the rest of the response (MS-NLMP 3.3.2)
//   lmproof     the same of LMv2_RESPONSE
//   ntresponse  NTLM_RESPONSE; with extended session security over the client's challenge too, with which
//               LmChallengeResponse begins (MS-NLMP 3.3.1)
//   ntmic       the MIC, with the key that follows from NTProofStr and from EncryptedRandomSessionKey as they stand
//               (MS-NLMP 3.1.5.1.2)
struct SignedForm {
  Form form;
  std::string_view word;
  std::string_view before;  // "challenge", or "before" for the messages
  std::size_t size;         // octets
  std::string (*put)(const NtlmSigning& signing, std::size_t at, ByteSpan message);
};

// SignedForms are in the order in which they are computed. FindSignedForm gives null for a form that is not among them.
std::span<const SignedForm> SignedForms();
const SignedForm* FindSignedForm(Form form);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_NTLM_SIGNING_H_
