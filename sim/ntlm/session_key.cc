#include "sim/ntlm/session_key.h"

#include <algorithm>
#include <string_view>

#include "sim/crypto/digest.h"

namespace legwork::ntlm {
namespace {

// The magic constants count with their closing zero.
constexpr std::string_view kClientSigning("session key to client-to-server signing key magic constant\0", 59);
constexpr std::string_view kServerSigning("session key to server-to-client signing key magic constant\0", 59);
constexpr std::string_view kClientSealing("session key to client-to-server sealing key magic constant\0", 59);
constexpr std::string_view kServerSealing("session key to server-to-client sealing key magic constant\0", 59);
static_assert(kClientSigning.back() == '\0' && kServerSealing.back() == '\0');

// WeakSealingKey is what LAN Manager left of a key: seven octets and A0, or five and E5 38 B0.
SealingKey WeakSealingKey(NegotiateFlags flags, const Key& key) {
  SealingKey weak = {key, 8};
  if ((flags & kNegotiate56) != 0) {
    weak.bytes[7] = 0xA0;
  } else {
    weak.bytes[5] = 0xE5;
    weak.bytes[6] = 0x38;
    weak.bytes[7] = 0xB0;
  }
  std::fill(weak.bytes.begin() + 8, weak.bytes.end(), std::uint8_t{0});
  return weak;
}

}  // namespace

Key SigningKey(const Key& exported_session_key, Role sender) {
  return Md5({exported_session_key, AsBytes(sender == Role::kInitiator ? kClientSigning : kServerSigning)});
}

SealingKey MakeSealingKey(NegotiateFlags flags, const Key& exported_session_key, Role sender) {
  if ((flags & kNegotiateExtendedSessionSecurity) != 0) {
    const ByteView strong = ByteView(exported_session_key).first(SealingKeyBits(flags) / 8);
    return {Md5({strong, AsBytes(sender == Role::kInitiator ? kClientSealing : kServerSealing)}), 16};
  }
  // Whoever knows VERSION is of revision W2K3, for which connectionless mode counts too (MS-NLMP 3.4.5.3).
  if ((flags & (kNegotiateLmKey | kNegotiateDatagram)) != 0) return WeakSealingKey(flags, exported_session_key);
  return {exported_session_key, 16};
}

std::uint32_t SealingKeyBits(NegotiateFlags flags) {
  if ((flags & kNegotiate128) != 0) return 128;
  return (flags & kNegotiate56) != 0 ? 56 : 40;
}

}  // namespace legwork::ntlm
