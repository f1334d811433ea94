#include "sim/ntlm/message_header.h"

#include <string_view>

namespace legwork::ntlm {
namespace {

constexpr std::string_view kSignature("NTLMSSP\0", 8);

}  // namespace

bool ExpectMessageHeader(Reader& in, MessageType type) {
  std::uint32_t value = 0;
  if (!in.ExpectBytes(AsBytes(kSignature))) return false;
  if (!in.GetU32Le(&value)) return false;
  return value == static_cast<std::uint32_t>(type) || in.Fail();
}

void PutMessageHeader(Writer& out, MessageType type) {
  out.PutBytes(AsBytes(kSignature));
  out.PutU32Le(static_cast<std::uint32_t>(type));
}

MessageType MessageTypeOf(ByteView message) {
  Reader in(message);
  std::uint32_t value = 0;
  if (!in.ExpectBytes(AsBytes(kSignature)) || !in.GetU32Le(&value) || value > 3) return MessageType::kNone;
  return static_cast<MessageType>(value);
}

std::optional<Version> OwnVersion(const NtlmHabits& habits) {
  if (habits.version == VersionHabit::kAbsent) return std::nullopt;
  return habits.version == VersionHabit::kZeros ? Version() : kOwnVersion;
}

bool GetVersion(Reader& in, Version* version) {
  Reader ahead;
  if (!in.GetReader(kVersionSize, &ahead)) return false;
  return ahead.GetU8(&version->product_major_version) && ahead.GetU8(&version->product_minor_version) &&
         ahead.GetU16Le(&version->product_build) && ahead.Skip(3) && ahead.GetU8(&version->ntlm_revision_current);
}

void PutVersion(Writer& out, const Version& version) {
  out.PutU8(version.product_major_version);
  out.PutU8(version.product_minor_version);
  out.PutU16Le(version.product_build);
  out.PutZeros(3);
  out.PutU8(version.ntlm_revision_current);
}

}  // namespace legwork::ntlm
