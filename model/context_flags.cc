#include "model/context_flags.h"

#include <array>
#include <bit>
#include <cstdio>

namespace legwork {
namespace {

// Same gives a row whose bit is the same in all four masks.
constexpr ContextFlagRow Same(ContextFlag flag, std::uint32_t bit, std::string_view request, std::string_view result) {
  return {flag, bit, bit, bit, bit, request, result};
}
constexpr ContextFlagRow Same(ContextFlag flag, std::uint32_t bit, std::string_view name) {
  return Same(flag, bit, name, name);
}

// Isc and Asc give a row that only one role has; a mask whose name is empty lacks the bit.
constexpr ContextFlagRow Isc(ContextFlag flag, std::uint32_t bit, std::string_view request, std::string_view result) {
  return {flag, request.empty() ? 0 : bit, result.empty() ? 0 : bit, 0, 0, request, result};
}
constexpr ContextFlagRow Asc(ContextFlag flag, std::uint32_t bit, std::string_view request, std::string_view result) {
  return {flag, 0, 0, request.empty() ? 0 : bit, result.empty() ? 0 : bit, request, result};
}

// Split gives a row whose bit differs by role but not by direction.
constexpr ContextFlagRow Split(ContextFlag flag, std::uint32_t isc, std::uint32_t asc, std::string_view request,
                               std::string_view result) {
  return {flag, isc, isc, asc, asc, request, result};
}

// kRows repeats sspi.h. A meaning stands twice where the two roles name its request differently.
constexpr auto kRows = std::to_array<ContextFlagRow>({
    Same(ContextFlag::kDelegate, 0x1, "DELEGATE"),
    Same(ContextFlag::kMutualAuth, 0x2, "MUTUAL_AUTH"),
    Same(ContextFlag::kReplayDetect, 0x4, "REPLAY_DETECT"),
    Same(ContextFlag::kSequenceDetect, 0x8, "SEQUENCE_DETECT"),
    Same(ContextFlag::kConfidentiality, 0x10, "CONFIDENTIALITY"),
    Same(ContextFlag::kUseSessionKey, 0x20, "USE_SESSION_KEY"),
    Isc(ContextFlag::kPromptForCreds, 0x40, "PROMPT_FOR_CREDS", "USED_COLLECTED_CREDS"),
    Asc(ContextFlag::kSessionTicket, 0x40, "SESSION_TICKET", "SESSION_TICKET"),
    Isc(ContextFlag::kUseSuppliedCreds, 0x80, "USE_SUPPLIED_CREDS", "USED_SUPPLIED_CREDS"),
    Same(ContextFlag::kAllocateMemory, 0x100, "ALLOCATE_MEMORY", "ALLOCATED_MEMORY"),
    Same(ContextFlag::kUseDceStyle, 0x200, "USE_DCE_STYLE", "USED_DCE_STYLE"),
    Same(ContextFlag::kDatagram, 0x400, "DATAGRAM"),
    Same(ContextFlag::kConnection, 0x800, "CONNECTION"),
    {ContextFlag::kCallLevel, 0x1000, 0x2000, 0x1000, 0x2000, "CALL_LEVEL", "CALL_LEVEL"},
    Isc(ContextFlag::kIntermediateReturn, 0x1000, "", "INTERMEDIATE_RETURN"),
    {ContextFlag::kFragmentSupplied, 0x2000, 0, 0x2000, 0, "FRAGMENT_SUPPLIED", ""},
    Split(ContextFlag::kExtendedError, 0x4000, 0x8000, "EXTENDED_ERROR", "EXTENDED_ERROR"),
    Asc(ContextFlag::kThirdLegFailed, 0x4000, "", "THIRD_LEG_FAILED"),
    Split(ContextFlag::kStream, 0x8000, 0x10000, "STREAM", "STREAM"),
    Split(ContextFlag::kIntegrity, 0x10000, 0x20000, "INTEGRITY", "INTEGRITY"),
    Split(ContextFlag::kIdentify, 0x20000, 0x80000, "IDENTIFY", "IDENTIFY"),
    Isc(ContextFlag::kNullSession, 0x40000, "NULL_SESSION", "NULL_SESSION"),
    Asc(ContextFlag::kNullSession, 0x100000, "ALLOW_NULL_SESSION", "NULL_SESSION"),
    Asc(ContextFlag::kLicensing, 0x40000, "LICENSING", "LICENSING"),
    Isc(ContextFlag::kManualCredValidation, 0x80000, "MANUAL_CRED_VALIDATION", "MANUAL_CRED_VALIDATION"),
    Isc(ContextFlag::kReserved1, 0x100000, "RESERVED1", "RESERVED1"),
    Asc(ContextFlag::kAllowNonUserLogons, 0x200000, "ALLOW_NON_USER_LOGONS", "ALLOW_NON_USER_LOGONS"),
    Split(ContextFlag::kFragmentToFit, 0x200000, 0x800000, "FRAGMENT_TO_FIT", "FRAGMENT_ONLY"),
    Isc(ContextFlag::kForwardCredentials, 0x400000, "FORWARD_CREDENTIALS", "FORWARD_CREDENTIALS"),
    Asc(ContextFlag::kAllowContextReplay, 0x400000, "ALLOW_CONTEXT_REPLAY", "ALLOW_CONTEXT_REPLAY"),
    Isc(ContextFlag::kNoIntegrity, 0x800000, "NO_INTEGRITY", ""),
    Isc(ContextFlag::kUseHttpStyle, 0x1000000, "USE_HTTP_STYLE", "USED_HTTP_STYLE"),
    Asc(ContextFlag::kNoToken, 0x1000000, "NO_TOKEN", "NO_TOKEN"),
    {ContextFlag::kNoAdditionalToken, 0, 0x2000000, 0, 0x2000000, "", "NO_ADDITIONAL_TOKEN"},
    Asc(ContextFlag::kProxyBindings, 0x4000000, "PROXY_BINDINGS", ""),
    Isc(ContextFlag::kReauthentication, 0x8000000, "", "REAUTHENTICATION"),
    Asc(ContextFlag::kAllowMissingBindings, 0x10000000, "ALLOW_MISSING_BINDINGS", ""),
    Isc(ContextFlag::kUnverifiedTargetName, 0x20000000, "UNVERIFIED_TARGET_NAME", ""),
    Isc(ContextFlag::kConfidentialityOnly, 0x40000000, "CONFIDENTIALITY_ONLY", "CONFIDENTIALITY_ONLY"),
});

// kWideRows are the flags above 32 bits, which travel in a SECBUFFER_FLAGS buffer instead of a mask.
constexpr auto kWideRows = std::to_array<WideFlagRow>({
    {0x100000000, "MESSAGES", true, true},
    {0x200000000, "DEFERRED_CRED_VALIDATION", true, false},
    {0x400000000, "NO_POST_HANDSHAKE_AUTH", true, false},
    {0x800000000, "REUSE_SESSION_TICKETS", true, true},
    {0x1000000000, "EXPLICIT_SESSION", true, true},
});

// Namespace is one of the four masks.
constexpr int NamespaceOf(Role role, FlagDirection direction) {
  return (role == Role::kAcceptor ? 2 : 0) + (direction == FlagDirection::kReturn ? 1 : 0);
}

constexpr std::uint32_t BitIn(const ContextFlagRow& row, int name_space) {
  switch (name_space) {
    case 0:
      return row.isc_request;
    case 1:
      return row.isc_return;
    case 2:
      return row.asc_request;
    default:
      return row.asc_return;
  }
}

constexpr std::string_view NameIn(const ContextFlagRow& row, int name_space) {
  return name_space % 2 == 0 ? row.request_name : row.return_name;
}

// kRowOfBit gives, per mask and bit, the row's place plus one; 0 where the mask does not define the bit.
using RowOfBit = std::array<std::array<std::uint8_t, 32>, 4>;
constexpr RowOfBit MakeRowOfBit() {
  RowOfBit index = {};
  for (int name_space = 0; name_space < 4; ++name_space) {
    for (std::size_t row = 0; row < kRows.size(); ++row) {
      const std::uint32_t bit = BitIn(kRows[row], name_space);
      if (bit != 0) index[name_space][std::countr_zero(bit)] = static_cast<std::uint8_t>(row + 1);
    }
  }
  return index;
}
constexpr RowOfBit kRowOfBit = MakeRowOfBit();

// kBitsOfFlag gives, per mask and meaning, its bits.
using BitsOfFlag = std::array<std::array<std::uint32_t, 64>, 4>;
constexpr BitsOfFlag MakeBitsOfFlag() {
  BitsOfFlag bits = {};
  for (int name_space = 0; name_space < 4; ++name_space) {
    for (const ContextFlagRow& row : kRows) {
      bits[name_space][std::countr_zero(static_cast<std::uint64_t>(row.flag))] |= BitIn(row, name_space);
    }
  }
  return bits;
}
constexpr BitsOfFlag kBitsOfFlag = MakeBitsOfFlag();

void Append(std::string_view part, std::string* text) {
  if (!text->empty()) text->push_back('|');
  text->append(part);
}

std::optional<std::uint32_t> ParseNumber(std::string_view text) {
  if (text == "0") return 0;
  if (text.size() < 3 || text.size() > 10 || text.substr(0, 2) != "0x") return std::nullopt;
  std::uint32_t number = 0;
  for (const char c : text.substr(2)) {
    const std::size_t digit = std::string_view("0123456789abcdef").find(c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c);
    if (digit == std::string_view::npos) return std::nullopt;
    number = number * 16 + static_cast<std::uint32_t>(digit);
  }
  return number;
}

std::optional<std::uint32_t> ParseOne(std::string_view word, int name_space) {
  for (const ContextFlagRow& row : kRows) {
    const std::uint32_t bit = BitIn(row, name_space);
    if (bit != 0 && NameIn(row, name_space) == word) return bit;
  }
  return ParseNumber(word);
}

}  // namespace

std::span<const ContextFlagRow> ContextFlagRows() { return kRows; }

std::span<const WideFlagRow> WideFlagRows() { return kWideRows; }

ContextFlags FlagsFromMask(std::uint32_t mask, Role role, FlagDirection direction) {
  const auto& row_of_bit = kRowOfBit[NamespaceOf(role, direction)];
  ContextFlags flags;
  for (; mask != 0; mask &= mask - 1) {
    const std::uint8_t place = row_of_bit[std::countr_zero(mask)];
    if (place != 0) flags |= kRows[place - 1].flag;
  }
  return flags;
}

std::uint32_t MaskFromFlags(ContextFlags flags, Role role, FlagDirection direction) {
  const auto& bits_of_flag = kBitsOfFlag[NamespaceOf(role, direction)];
  std::uint32_t mask = 0;
  for (std::uint64_t rest = flags.bits(); rest != 0; rest &= rest - 1) mask |= bits_of_flag[std::countr_zero(rest)];
  return mask;
}

std::uint32_t UnknownBits(std::uint32_t mask, Role role, FlagDirection direction) {
  const auto& row_of_bit = kRowOfBit[NamespaceOf(role, direction)];
  std::uint32_t unknown = 0;
  for (std::uint32_t rest = mask; rest != 0; rest &= rest - 1) {
    if (row_of_bit[std::countr_zero(rest)] == 0) unknown |= rest & ~(rest - 1);
  }
  return unknown;
}

std::string FlagsText(std::uint32_t mask, Role role, FlagDirection direction) {
  if (mask == 0) return "0";
  const int name_space = NamespaceOf(role, direction);
  std::string text;
  for (std::uint32_t rest = mask; rest != 0; rest &= rest - 1) {
    const std::uint8_t place = kRowOfBit[name_space][std::countr_zero(rest)];
    if (place != 0) Append(NameIn(kRows[place - 1], name_space), &text);
  }
  if (const std::uint32_t unknown = UnknownBits(mask, role, direction); unknown != 0) {
    char number[16];
    std::snprintf(number, sizeof number, "0x%08x", unknown);
    Append(number, &text);
  }
  return text;
}

std::optional<std::uint32_t> ParseFlags(std::string_view text, Role role, FlagDirection direction) {
  const int name_space = NamespaceOf(role, direction);
  std::uint32_t mask = 0;
  while (true) {
    const std::size_t bar = text.find('|');
    const std::optional<std::uint32_t> part = ParseOne(text.substr(0, bar), name_space);
    if (!part) return std::nullopt;
    mask |= *part;
    if (bar == std::string_view::npos) return mask;
    text.remove_prefix(bar + 1);
  }
}

}  // namespace legwork
