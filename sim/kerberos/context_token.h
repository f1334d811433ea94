#ifndef LEGWORK_SIM_KERBEROS_CONTEXT_TOKEN_H_
#define LEGWORK_SIM_KERBEROS_CONTEXT_TOKEN_H_

#include <cstddef>
#include <cstdint>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/kerberos/message/message_type.h"
#include "sim/wire/der_writer.h"
#include "sim/wire/gss_frame.h"
#include "sim/wire/oid.h"

namespace legwork::kerberos {

// ContextToken is a token of the handshake: a Kerberos message in the frame of an initial token (RFC 4121 section 4.1),
//
//   60 length  06 09 OID of Kerberos  token id (2)  message       01 00 AP-REQ, 02 00 AP-REP, 03 00 KRB-ERROR
//                                                                 04 00 TGT-REQ, 04 01 TGT-REP (user to user)
//
// The OID of the last two is that of user-to-user, which is taken for the others as well. A message may also come
// alone, in DCE style (KRB-002), but for the two of user-to-user.
struct ContextToken {
  MessageType type = MessageType::kNone;  // kApReq, kApRep, kError, kTgtReq or kTgtRep
  bool framed = false;
  ByteView message;  // within the octets read; not looked into beyond what tells its type
};

// ReadContextToken checks a frame to its end and leaves the message to the reader of its type.
Result<ContextToken> ReadContextToken(ByteView bytes);

// TokenIdOf is the token id, read big endian; 0 for a message that is no context token.
std::uint16_t TokenIdOf(MessageType type);

// PutContextToken makes `out` a token; `write` appends the message to the DerWriter it is given. `expected` guesses the
// size of the message in octets.
template <typename Write>
void PutContextToken(Bytes& out, MessageType type, bool framed, Write write, std::size_t expected = 0) {
  out.clear();
  DerWriter writer(out);
  if (!framed) return write(writer);
  const bool is_user_to_user = type == MessageType::kTgtReq || type == MessageType::kTgtRep;
  const ByteView mechanism = is_user_to_user ? ByteView(kOidKerberosUserToUser) : kOidKerberos;
  const DerScope frame = OpenGssFrame(writer, mechanism, expected);
  writer.PutU16Be(TokenIdOf(type));
  write(writer);
}

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_CONTEXT_TOKEN_H_
