#ifndef LEGWORK_TOOLS_DUMP_NTLM_SIGNING_H_
#define LEGWORK_TOOLS_DUMP_NTLM_SIGNING_H_

#include <cstddef>
#include <span>
#include <string>

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

// MakeSigned turns NTProofStr and MIC of a message that was taken apart into parts that are computed, each that one of
// the keys, an NT hash as a key of rc4-hmac, makes of the handshake. `octets` is the message.
void MakeSigned(Part& message, ByteView octets, std::span<const Key> keys, const NtlmHandshake& handshake);

// PutNtProof computes NTProofStr (MS-NLMP 3.3.2) over the rest of the response and puts it `at` octets into the
// message, PutNtMic likewise the MIC (MS-NLMP 3.1.5.1.2), with the key that follows from NTProofStr and from
// EncryptedRandomSessionKey as they stand. They answer what keeps them from it, "" if nothing does.
std::string PutNtProof(const NtlmSigning& signing, std::size_t at, ByteSpan message);
std::string PutNtMic(const NtlmSigning& signing, std::size_t at, ByteSpan message);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_NTLM_SIGNING_H_
