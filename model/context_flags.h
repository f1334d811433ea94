#ifndef LEGWORK_MODEL_CONTEXT_FLAGS_H_
#define LEGWORK_MODEL_CONTEXT_FLAGS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/call.h"

namespace legwork {

// ContextFlag is a context requirement or attribute by meaning. Its number is ours: ISC and ASC give the same meaning
// different bits from 0x4000 upward, and a request another bit than a result, so masks are converted at the API.
enum class ContextFlag : std::uint64_t {
  kDelegate = 1ull << 0,
  kMutualAuth = 1ull << 1,
  kReplayDetect = 1ull << 2,
  kSequenceDetect = 1ull << 3,
  kConfidentiality = 1ull << 4,
  kUseSessionKey = 1ull << 5,
  kPromptForCreds = 1ull << 6,  // result: USED_COLLECTED_CREDS
  kSessionTicket = 1ull << 7,
  kUseSuppliedCreds = 1ull << 8,
  kAllocateMemory = 1ull << 9,
  kUseDceStyle = 1ull << 10,
  kDatagram = 1ull << 11,
  kConnection = 1ull << 12,
  kCallLevel = 1ull << 13,
  kIntermediateReturn = 1ull << 14,
  kFragmentSupplied = 1ull << 15,
  kExtendedError = 1ull << 16,
  kThirdLegFailed = 1ull << 17,
  kStream = 1ull << 18,
  kIntegrity = 1ull << 19,
  kIdentify = 1ull << 20,
  kNullSession = 1ull << 21,
  kLicensing = 1ull << 22,
  kManualCredValidation = 1ull << 23,
  kReserved1 = 1ull << 24,
  kAllowNonUserLogons = 1ull << 25,
  kFragmentToFit = 1ull << 26,  // result: FRAGMENT_ONLY
  kForwardCredentials = 1ull << 27,
  kAllowContextReplay = 1ull << 28,
  kNoIntegrity = 1ull << 29,
  kUseHttpStyle = 1ull << 30,
  kNoToken = 1ull << 31,
  kNoAdditionalToken = 1ull << 32,
  kProxyBindings = 1ull << 33,
  kReauthentication = 1ull << 34,
  kAllowMissingBindings = 1ull << 35,
  kUnverifiedTargetName = 1ull << 36,
  kConfidentialityOnly = 1ull << 37,
};

// ContextFlags is a set of ContextFlag.
class ContextFlags {
 public:
  constexpr ContextFlags() = default;
  constexpr ContextFlags(ContextFlag flag) : bits_(static_cast<std::uint64_t>(flag)) {}

  constexpr bool Has(ContextFlag flag) const { return (bits_ & static_cast<std::uint64_t>(flag)) != 0; }
  constexpr bool HasAll(ContextFlags flags) const { return (bits_ & flags.bits_) == flags.bits_; }
  constexpr bool HasAny(ContextFlags flags) const { return (bits_ & flags.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr std::uint64_t bits() const { return bits_; }

  constexpr ContextFlags operator|(ContextFlags other) const { return FromBits(bits_ | other.bits_); }
  constexpr ContextFlags operator&(ContextFlags other) const { return FromBits(bits_ & other.bits_); }
  constexpr ContextFlags Without(ContextFlags other) const { return FromBits(bits_ & ~other.bits_); }
  constexpr ContextFlags& operator|=(ContextFlags other) { return *this = *this | other; }
  friend constexpr bool operator==(ContextFlags, ContextFlags) = default;

 private:
  static constexpr ContextFlags FromBits(std::uint64_t bits) {
    ContextFlags flags;
    flags.bits_ = bits;
    return flags;
  }
  std::uint64_t bits_ = 0;
};

constexpr ContextFlags operator|(ContextFlag a, ContextFlag b) { return ContextFlags(a) | ContextFlags(b); }

// FlagDirection says whether a 32-bit mask is a request or a result.
enum class FlagDirection : std::uint8_t { kRequest, kReturn };

// ContextFlagRow gives one meaning its bit in each of the four masks; 0 where the mask has no such bit (sspi.h).
struct ContextFlagRow {
  ContextFlag flag;
  std::uint32_t isc_request;
  std::uint32_t isc_return;
  std::uint32_t asc_request;
  std::uint32_t asc_return;
  std::string_view request_name;  // without its prefix: "MUTUAL_AUTH"
  std::string_view return_name;   // "MUTUAL_AUTH", or e.g. "ALLOCATED_MEMORY"
};

std::span<const ContextFlagRow> ContextFlagRows();

// WideFlagRow is a flag above 32 bits: no mask argument can carry it, only SEC_FLAGS in a SECBUFFER_FLAGS buffer.
struct WideFlagRow {
  std::uint64_t value;
  std::string_view name;
  bool initiator;  // ISC has it
  bool acceptor;   // ASC has it, as a result at least
};

std::span<const WideFlagRow> WideFlagRows();

// FlagsFromMask drops bits that the mask's namespace does not define; UnknownBits gives exactly those.
ContextFlags FlagsFromMask(std::uint32_t mask, Role role, FlagDirection direction);
std::uint32_t MaskFromFlags(ContextFlags flags, Role role, FlagDirection direction);
std::uint32_t UnknownBits(std::uint32_t mask, Role role, FlagDirection direction);

// FlagsText is the names joined by "|" in bit order, unknown bits as one hexadecimal number, "0" for none.
std::string FlagsText(std::uint32_t mask, Role role, FlagDirection direction);
std::optional<std::uint32_t> ParseFlags(std::string_view text, Role role, FlagDirection direction);

}  // namespace legwork

#endif  // LEGWORK_MODEL_CONTEXT_FLAGS_H_
