#include "sim/kerberos/context_token.h"

#include "sim/wire/der_reader.h"

namespace legwork::kerberos {
namespace {

struct Row {
  std::uint16_t id;  // as read big endian
  MessageType type;
};
constexpr Row kRows[] = {
    {0x0100, MessageType::kApReq},
    {0x0200, MessageType::kApRep},
    {0x0300, MessageType::kError},
    {0x0400, MessageType::kTgtReq},
    {0x0401, MessageType::kTgtRep},
};

MessageType TypeOfId(std::uint16_t id) {
  for (const Row& row : kRows) {
    if (row.id == id) return row.type;
  }
  return MessageType::kNone;
}

bool IsOurs(ByteView mechanism) {
  return SameBytes(mechanism, kOidKerberos) || SameBytes(mechanism, kOidKerberosUserToUser);
}

// Bare messages tell their type themselves.
bool ReadBare(ByteView bytes, ContextToken* token) {
  token->type = PeekMessageType(bytes);
  token->message = bytes;
  return TokenIdOf(token->type) != 0;
}

}  // namespace

Result<ContextToken> ReadContextToken(ByteView bytes) {
  ContextToken token;
  if (ReadBare(bytes, &token)) return token;
  DerReader in(bytes), inner;
  std::uint16_t id = 0;
  ByteView mechanism;
  if (!ReadGssFrame(in, &mechanism, &inner) || (!IsOurs(mechanism) && !in.Fail()) || !in.ExpectEmpty() ||
      !inner.GetU16Be(&id) ||
      ((token.type = TypeOfId(id)) == MessageType::kNone && !inner.Fail())) {
    return in.Failure("ContextToken");
  }
  token.framed = true;
  token.message = inner.GetRest();
  return token;
}

std::uint16_t TokenIdOf(MessageType type) {
  for (const Row& row : kRows) {
    if (row.type == type) return row.id;
  }
  return 0;
}

}  // namespace legwork::kerberos
