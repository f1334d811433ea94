#include "sim/ntlm/response_key.h"

#include <algorithm>

#include "sim/base/byte_order.h"
#include "sim/crypto/rc4.h"
#include "sim/wire/upcase.h"
#include "sim/wire/utf16.h"

namespace legwork::ntlm {

Result<Key> NtHash(std::string_view password) {
  const Result<Bytes> units = Utf16LeFromUtf8(password);
  if (!units) return units.error();
  return Md4({*units});
}

Key Ntowfv2(const Key& nt_hash, ByteView user, ByteView domain) {
  Bytes upper = ToBytes(user);
  UpcaseUtf16Le(upper);
  return HmacMd5(nt_hash, {upper, domain});
}

std::array<std::uint8_t, kLmResponseSize> ResponseKey::LmChallengeResponse(const Challenge& server_challenge,
                                                                           const Challenge& client_challenge) const {
  std::array<std::uint8_t, kLmResponseSize> response;
  const Key proof = hmac_.Compute({server_challenge, client_challenge});
  const auto end = std::ranges::copy(proof, response.begin()).out;
  std::ranges::copy(client_challenge, end);
  return response;
}

Key Rc4Key(const Key& key, ByteView data) {
  Key out;
  Rc4(key).Crypt(data, out);
  return out;
}

Key ChannelBindingsHash(ByteView application_data) {
  // Address type and size of both sides, then the size of the data: five 32-bit numbers, little-endian.
  std::array<std::uint8_t, 20> head = {};
  StoreNumber<ByteOrder::kLittle>(static_cast<std::uint32_t>(application_data.size()), &head[16]);
  return Md5({head, application_data});
}

}  // namespace legwork::ntlm
