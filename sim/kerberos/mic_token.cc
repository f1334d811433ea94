#include "sim/kerberos/mic_token.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "sim/crypto/cipher.h"
#include "sim/kerberos/surrounded_parts.h"
#include "sim/wire/reader.h"

namespace legwork::kerberos {
namespace {

constexpr std::array<std::uint8_t, 2> kTokenId = {0x04, 0x04};
constexpr std::array<std::uint8_t, 5> kFiller = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF};

using Header = std::array<std::uint8_t, kMessageHeaderSize>;

Header WriteHeader(const MicToken& token) {
  Header header = {kTokenId[0], kTokenId[1], token.flags};
  std::ranges::copy(kFiller, header.begin() + 3);
  for (std::size_t i = 0; i < 8; ++i) header[8 + i] = static_cast<std::uint8_t>(token.sequence >> (56 - 8 * i));
  return header;
}

}  // namespace

std::size_t MicTokenSize(EncryptionType type) { return kMessageHeaderSize + ChecksumSize(type); }

void WriteMicToken(const DerivedKeys& keys, const MicToken& token, ByteParts message, ByteSpan out) {
  assert(out.size() == MicTokenSize(keys.type()));
  const Header header = WriteHeader(token);
  WithSurroundedParts({}, message, header,
                      [&](ByteParts parts) { Checksum(keys, parts, out.subspan(kMessageHeaderSize)); });
  std::ranges::copy(header, out.begin());
}

Result<MicToken> ReadMicToken(ByteView bytes) {
  MicToken token;
  Reader in(bytes);
  if (!in.ExpectBytes(kTokenId) || !in.GetU8(&token.flags) ||
      ((token.flags & ~(kSentByAcceptor | kAcceptorSubkey)) != 0 && !in.Fail()) || !in.ExpectBytes(kFiller) ||
      !in.GetU64Be(&token.sequence) || (in.empty() && !in.Fail())) {
    return in.Failure("MicToken");
  }
  token.checksum = in.GetRest();
  return token;
}

bool VerifyMicToken(const DerivedKeys& keys, const MicToken& token, ByteParts message) {
  const Header header = WriteHeader(token);
  return WithSurroundedParts({}, message, header,
                             [&](ByteParts parts) { return VerifyChecksum(keys, parts, token.checksum); });
}

}  // namespace legwork::kerberos
