#include "sim/ntlm/ntlmv1_response.h"

#include <algorithm>

#include "sim/crypto/des.h"
#include "sim/crypto/digest.h"
#include "sim/crypto/hmac.h"

namespace legwork::ntlm {
namespace {

using DesKey = std::array<std::uint8_t, 7>;

constexpr std::size_t kLmPasswordSize = 14;  // characters
constexpr Challenge kMagic = {'K', 'G', 'S', '!', '@', '#', '$', '%'};

DesKey CutKey(ByteView octets, std::uint8_t padding) {
  DesKey key;
  key.fill(padding);
  std::ranges::copy(octets.first(std::min(octets.size(), key.size())), key.begin());
  return key;
}

// LanManagerKey is the key exchange key of NEGOTIATE_LM_KEY.
Key LanManagerKey(const Key& lm_hash, ByteView lm_response) {
  Challenge head;
  std::ranges::copy(lm_response.first(head.size()), head.begin());
  Key key;
  const auto middle = std::ranges::copy(DesBlock(CutKey(ByteView(lm_hash).first(7), 0), head), key.begin()).out;
  std::ranges::copy(DesBlock(CutKey(ByteView(lm_hash).subspan(7, 1), 0xBD), head), middle);
  return key;
}

}  // namespace

std::optional<Key> LmHash(const CodePage& page, std::string_view password) {
  const std::optional<Bytes> upper = UpcaseOemFromUtf8(page, password);
  if (!upper || upper->size() > kLmPasswordSize) return std::nullopt;
  std::array<std::uint8_t, kLmPasswordSize> padded = {};
  std::ranges::copy(*upper, padded.begin());
  Key hash;
  const auto middle = std::ranges::copy(DesBlock(CutKey(ByteView(padded).first(7), 0), kMagic), hash.begin()).out;
  std::ranges::copy(DesBlock(CutKey(ByteView(padded).last(7), 0), kMagic), middle);
  return hash;
}

Ntlmv1Response Desl(const Key& hash, const Challenge& challenge) {
  Ntlmv1Response response;
  auto out = response.begin();
  for (std::size_t at = 0; at < hash.size(); at += 7) {
    out = std::ranges::copy(DesBlock(CutKey(ByteView(hash).subspan(at), 0), challenge), out).out;
  }
  return response;
}

Challenge Ntlmv1Challenge(NegotiateFlags flags, const Challenge& server_challenge, const Challenge& client_challenge) {
  if ((flags & kNegotiateExtendedSessionSecurity) == 0) return server_challenge;
  const Key digest = Md5({server_challenge, client_challenge});
  Challenge challenge;
  std::ranges::copy_n(digest.begin(), challenge.size(), challenge.begin());
  return challenge;
}

Key Ntlmv1KeyExchangeKey(NegotiateFlags flags, const Ntlmv1Keys& keys, ByteView lm_response,
                         const Challenge& server_challenge) {
  const Key session_base_key = Md4({keys.nt_hash});
  if ((flags & kNegotiateExtendedSessionSecurity) != 0) {
    return HmacMd5(session_base_key, {server_challenge, lm_response.first(8)});
  }
  if (!keys.lm_hash) return session_base_key;
  if ((flags & kNegotiateLmKey) != 0) return LanManagerKey(*keys.lm_hash, lm_response);
  if ((flags & kRequestNonNtSessionKey) == 0) return session_base_key;
  Key half = {};
  std::ranges::copy_n(keys.lm_hash->begin(), 8, half.begin());
  return half;
}

}  // namespace legwork::ntlm
