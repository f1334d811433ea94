#ifndef LEGWORK_SIM_NTLM_MESSAGE_HEADER_H_
#define LEGWORK_SIM_NTLM_MESSAGE_HEADER_H_

#include <cstdint>
#include <optional>

#include "sim/base/bytes.h"
#include "sim/package/habits.h"
#include "sim/wire/reader.h"
#include "sim/wire/writer.h"

namespace legwork::ntlm {

// Every message begins with the eight octets "NTLMSSP" 00 and a 32-bit little-endian MessageType (MS-NLMP 2.2.1).
enum class MessageType : std::uint32_t { kNone = 0, kNegotiate = 1, kChallenge = 2, kAuthenticate = 3 };

bool ExpectMessageHeader(Reader& in, MessageType type);
void PutMessageHeader(Writer& out, MessageType type);

// MessageTypeOf looks at the first twelve octets; kNone for anything that is no NTLM message.
MessageType MessageTypeOf(ByteView message);

// Version is VERSION (MS-NLMP 2.2.2.10): for debugging only, no peer may decide anything by it.
struct Version {
  std::uint8_t product_major_version = 0;
  std::uint8_t product_minor_version = 0;
  std::uint16_t product_build = 0;
  std::uint8_t ntlm_revision_current = 0;

  friend bool operator==(const Version&, const Version&) = default;
};
inline constexpr std::size_t kVersionSize = 8;  // bytes, three of them reserved
inline constexpr std::uint8_t kNtlmsspRevisionW2k3 = 0x0F;

// kOwnVersion is what our messages carry.
inline constexpr Version kOwnVersion = {10, 0, 20348, kNtlmsspRevisionW2k3};

// OwnVersion is what a party of these habits writes in its place; nothing where there is no room for it.
std::optional<Version> OwnVersion(const NtlmHabits& habits);

bool GetVersion(Reader& in, Version* version);
void PutVersion(Writer& out, const Version& version);

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_MESSAGE_HEADER_H_
