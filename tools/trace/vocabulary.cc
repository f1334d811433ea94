#include "tools/trace/vocabulary.h"

#include <array>
#include <bit>
#include <charconv>

#include "cases/script/circumstances.h"
#include "model/attribute.h"
#include "model/call_record.h"
#include "model/context_flags.h"
#include "model/credential_use.h"
#include "model/sec_buffer.h"
#include "model/sec_status.h"
#include "model/target_name.h"
#include "model/token_facts.h"

namespace legwork::trace {
namespace {

using Words = std::vector<std::string_view>;

std::string_view WithoutPrefix(std::string_view word, std::string_view prefix) {
  return word.starts_with(prefix) ? word.substr(prefix.size()) : word;
}

// The lists below are in the order of their enumerations.
constexpr auto kPackages =
    std::to_array<std::string_view>({"none", "Negotiate", "Kerberos", "NTLM", "Scripted", "other"});
constexpr auto kTargetForms =
    std::to_array<std::string_view>({"absent", "empty", "spn", "upn", "host_based", "account"});
static_assert(kTargetForms.size() == static_cast<std::size_t>(TargetForm::kAccount) + 1);
constexpr auto kTokenOrigins =
    std::to_array<std::string_view>({"unknown", "peer", "altered", "replayed", "stray", "forged"});
static_assert(kTokenOrigins.size() == static_cast<std::size_t>(TokenOrigin::kForged) + 1);
constexpr auto kMessageOrigins =
    std::to_array<std::string_view>({"unknown", "in_order", "altered", "replayed", "early"});
static_assert(kMessageOrigins.size() == static_cast<std::size_t>(MessageOrigin::kEarly) + 1);

constexpr auto kStringForms = std::to_array<std::string_view>({"unknown", "ansi", "wide"});
static_assert(kStringForms.size() == static_cast<std::size_t>(StringForm::kWide) + 1);
constexpr auto kNumberings = std::to_array<std::string_view>({"unknown", "none", "kept"});
static_assert(kNumberings.size() == static_cast<std::size_t>(Numbering::kKept) + 1);
constexpr auto kVisibilities = std::to_array<std::string_view>({"unknown", "readable", "hidden"});
static_assert(kVisibilities.size() == static_cast<std::size_t>(Visibility::kHidden) + 1);
constexpr auto kConsequences = std::to_array<std::string_view>({"unknown", "trusted", "dropped"});
static_assert(kConsequences.size() == static_cast<std::size_t>(Consequence::kDropped) + 1);
constexpr auto kTransmissions = std::to_array<std::string_view>({"unknown", "framed", "unframed", "structures"});
static_assert(kTransmissions.size() == static_cast<std::size_t>(Transmission::kStructures) + 1);
constexpr auto kBindingsKinds = std::to_array<std::string_view>({"absent", "unique", "end_point", "other"});
static_assert(kBindingsKinds.size() == static_cast<std::size_t>(BindingsKind::kOther) + 1);
constexpr auto kIdentityForms =
    std::to_array<std::string_view>({"absent", "identity", "identity_ex", "opaque", "malformed"});
static_assert(kIdentityForms.size() == static_cast<std::size_t>(IdentityForm::kMalformed) + 1);
constexpr auto kMemoryOrigins = std::to_array<std::string_view>({"unknown", "virtual", "pool"});
static_assert(kMemoryOrigins.size() == static_cast<std::size_t>(MemoryOrigin::kPool) + 1);
constexpr auto kLogonSessions = std::to_array<std::string_view>({"absent", "own", "other"});
static_assert(kLogonSessions.size() == static_cast<std::size_t>(LogonSession::kOther) + 1);

template <const auto& kList>
std::string_view NameIn(std::uint64_t value) {
  return value < kList.size() ? kList[value] : std::string_view();
}

template <const auto& kList>
std::optional<std::uint64_t> ValueIn(std::string_view word) {
  for (std::size_t i = 0; i < kList.size(); ++i) {
    if (kList[i] == word) return i;
  }
  return std::nullopt;
}

template <const auto& kList>
Words WordsIn() {
  return {kList.begin(), kList.end()};
}

template <const auto& kList>
constexpr Vocabulary Closed(std::string_view title) {
  return {title, false, kList.size(), NameIn<kList>, ValueIn<kList>, WordsIn<kList>};
}

std::string_view CallName(std::uint64_t value) {
  return value < kCallCount ? CallWord(static_cast<Call>(value)) : std::string_view();
}

// CallValue takes the scenario language's word, and the function's documented name with or without A or W.
std::optional<std::uint64_t> CallValue(std::string_view word) {
  if (const std::optional<Call> call = ParseCallWord(word)) return static_cast<std::uint64_t>(*call);
  for (int i = 0; i < kCallCount; ++i) {
    const std::string_view function = CallFunction(static_cast<Call>(i));
    const bool fits = word.starts_with(function) && word.size() <= function.size() + 1;
    if (fits && (word.size() == function.size() || word.back() == 'A' || word.back() == 'W')) return i;
  }
  return std::nullopt;
}

Words CallWordList() {
  Words words;
  for (int i = 0; i < kCallCount; ++i) words.push_back(CallWord(static_cast<Call>(i)));
  return words;
}

constexpr std::uint64_t kTokenKindCount = static_cast<std::uint64_t>(TokenKind::kScripted) + 1;

std::string_view TokenKindWord(std::uint64_t value) {
  return value < kTokenKindCount ? TokenKindName(static_cast<TokenKind>(value)) : std::string_view();
}

std::optional<std::uint64_t> TokenKindValue(std::string_view word) {
  const std::optional<TokenKind> kind = ParseTokenKind(word);
  return kind ? std::optional<std::uint64_t>(static_cast<std::uint64_t>(*kind)) : std::nullopt;
}

Words TokenKindList() {
  Words words;
  for (std::uint64_t i = 0; i < kTokenKindCount; ++i) words.push_back(TokenKindWord(i));
  return words;
}

std::string_view StatusName(std::uint64_t value) {
  return SecStatusName(static_cast<SecStatus>(static_cast<std::int32_t>(value)));
}

std::optional<std::uint64_t> StatusValue(std::string_view word) {
  const std::optional<SecStatus> status = ParseSecStatus(word);
  return status ? std::optional<std::uint64_t>(static_cast<std::uint32_t>(*status)) : std::nullopt;
}

Words StatusList() {
  Words words;
  for (const SecStatusRow& row : SecStatusRows()) words.push_back(row.name);
  return words;
}

std::string_view AttributeWord(std::uint64_t value) { return AttributeName(static_cast<std::uint32_t>(value)); }

std::optional<std::uint64_t> AttributeValue(std::string_view word) {
  const std::optional<std::uint32_t> value = ParseAttribute(WithoutPrefix(word, "SECPKG_ATTR_"));
  return value ? std::optional<std::uint64_t>(*value) : std::nullopt;
}

Words AttributeList() {
  Words words;
  for (const AttributeRow& row : AttributeRows()) words.push_back(row.name);
  return words;
}

// BitNames are the names of one mask's bits and the prefix that they have in the documentation.
struct BitNames {
  std::array<std::string_view, 32> names = {};
  std::string_view prefix = {};
};

BitNames FlagNames(Role role, FlagDirection direction, std::string_view prefix) {
  BitNames bits{.prefix = prefix};
  for (const ContextFlagRow& row : ContextFlagRows()) {
    const bool asks = direction == FlagDirection::kRequest;
    const std::uint32_t bit = role == Role::kInitiator ? (asks ? row.isc_request : row.isc_return)
                                                       : (asks ? row.asc_request : row.asc_return);
    const std::string_view name = asks ? row.request_name : row.return_name;
    if (bit != 0 && !name.empty()) bits.names[std::countr_zero(bit)] = name;
  }
  return bits;
}

BitNames CircumstanceNames() {
  BitNames bits;
  for (const std::string_view word : script::CircumstanceWords()) {
    bits.names[std::countr_zero(script::ReadCircumstances(word))] = word;
  }
  return bits;
}

BitNames CredentialUseNames() {
  BitNames bits{.prefix = "SECPKG_CRED_"};
  for (const CredentialUseRow& row : CredentialUseRows()) {
    const auto value = static_cast<std::uint32_t>(row.value);
    if (std::has_single_bit(value)) bits.names[std::countr_zero(value)] = row.name;
  }
  return bits;
}

// BufferAttributeNames names the high bits alone; the type below them is a number with a word of its own.
BitNames BufferAttributeNames() {
  BitNames bits{.prefix = "SECBUFFER_"};
  bits.names[std::countr_zero(kBufferReadOnly)] = "READONLY";
  bits.names[std::countr_zero(kBufferReadOnlyWithChecksum)] = "READONLY_WITH_CHECKSUM";
  return bits;
}

BitNames MechanismNames() {
  BitNames bits;
  bits.names[std::countr_zero(kMechanismKerberos)] = "KERBEROS";
  bits.names[std::countr_zero(kMechanismMsKerberos)] = "MS_KERBEROS";
  bits.names[std::countr_zero(kMechanismUserToUser)] = "USER_TO_USER";
  bits.names[std::countr_zero(kMechanismNtlm)] = "NTLM";
  bits.names[std::countr_zero(kMechanismNegoEx)] = "NEGOEX";
  bits.names[std::countr_zero(kMechanismOther)] = "OTHER";
  return bits;
}

struct AllNames {
  BitNames none;
  BitNames initiator_request = FlagNames(Role::kInitiator, FlagDirection::kRequest, "ISC_REQ_");
  BitNames initiator_return = FlagNames(Role::kInitiator, FlagDirection::kReturn, "ISC_RET_");
  BitNames acceptor_request = FlagNames(Role::kAcceptor, FlagDirection::kRequest, "ASC_REQ_");
  BitNames acceptor_return = FlagNames(Role::kAcceptor, FlagDirection::kReturn, "ASC_RET_");
  BitNames circumstances = CircumstanceNames();
  BitNames credential_use = CredentialUseNames();
  BitNames buffer_attributes = BufferAttributeNames();
  BitNames mechanisms = MechanismNames();
};

const BitNames& NamesOf(MaskSpace space, Call call) {
  static const AllNames kNames;
  switch (space) {
    case MaskSpace::kNumber:
      return kNames.none;
    case MaskSpace::kRequest:
      if (call == Call::kInitialize) return kNames.initiator_request;
      return call == Call::kAccept ? kNames.acceptor_request : kNames.none;
    case MaskSpace::kReturn:
      if (call == Call::kInitialize) return kNames.initiator_return;
      return call == Call::kAccept ? kNames.acceptor_return : kNames.none;
    case MaskSpace::kCircumstances:
      return kNames.circumstances;
    case MaskSpace::kCredentialUse:
      return kNames.credential_use;
    case MaskSpace::kBufferType:
      return kNames.buffer_attributes;
    case MaskSpace::kMechanisms:
      return kNames.mechanisms;
  }
  return kNames.none;
}

std::optional<std::uint32_t> ReadPart(MaskSpace space, const BitNames& bits, std::string_view part) {
  const std::string_view word = WithoutPrefix(part, bits.prefix);
  for (std::size_t i = 0; i < bits.names.size(); ++i) {
    if (!word.empty() && bits.names[i] == word) return 1u << i;
  }
  if (space == MaskSpace::kBufferType) {
    if (const std::optional<std::uint32_t> type = ParseBufferType(word)) return type;
  }
  if (space == MaskSpace::kCredentialUse) {
    if (const std::optional<CredentialUse> use = ParseCredentialUse(word)) return static_cast<std::uint32_t>(*use);
  }
  const std::optional<std::uint64_t> number = ReadHexadecimal(part);
  return number && *number <= 0xFFFFFFFF ? std::optional(static_cast<std::uint32_t>(*number)) : std::nullopt;
}

}  // namespace

const Vocabulary kCallWords = {"call", false, kCallCount, CallName, CallValue, CallWordList};
const Vocabulary kPackageWords = Closed<kPackages>("package");
const Vocabulary kTargetFormWords = Closed<kTargetForms>("form of a target name");
const Vocabulary kTokenKindWords = {"kind of token", false,          kTokenKindCount,
                                    TokenKindWord,   TokenKindValue, TokenKindList};
const Vocabulary kTokenOriginWords = Closed<kTokenOrigins>("origin of a token");
const Vocabulary kMessageOriginWords = Closed<kMessageOrigins>("origin of a message");
const Vocabulary kStringFormWords = Closed<kStringForms>("form of strings");
const Vocabulary kNumberingWords = Closed<kNumberings>("numbering");
const Vocabulary kVisibilityWords = Closed<kVisibilities>("visibility");
const Vocabulary kConsequenceWords = Closed<kConsequences>("consequence");
const Vocabulary kTransmissionWords = Closed<kTransmissions>("transmission");
const Vocabulary kBindingsKindWords = Closed<kBindingsKinds>("kind of bindings");
const Vocabulary kIdentityFormWords = Closed<kIdentityForms>("form of an identity");
const Vocabulary kMemoryOriginWords = Closed<kMemoryOrigins>("origin of memory");
const Vocabulary kLogonSessionWords = Closed<kLogonSessions>("logon session");
const Vocabulary kStatusWords = {"status", true, 0, StatusName, StatusValue, StatusList};
const Vocabulary kAttributeWords = {"attribute", true, 0, AttributeWord, AttributeValue, AttributeList};

void AppendMask(MaskSpace space, Call call, std::uint32_t mask, std::string& out) {
  const BitNames& bits = NamesOf(space, call);
  const std::size_t start = out.size();
  std::uint32_t unnamed = 0;
  if (space == MaskSpace::kBufferType) {
    const std::string_view type = BufferTypeName(mask);
    if (!type.empty()) out += type;
    if (type.empty()) unnamed = mask & ~kBufferAttributeMask;
    mask &= kBufferAttributeMask;
  }
  for (; mask != 0; mask &= mask - 1) {
    const std::string_view name = bits.names[std::countr_zero(mask)];
    if (name.empty()) {
      unnamed |= mask & ~(mask - 1);
      continue;
    }
    if (out.size() != start) out += '|';
    out += name;
  }
  if (unnamed == 0 && out.size() != start) return;
  if (out.size() != start) out += '|';
  AppendHexadecimal(unnamed, out);
}

std::optional<std::uint32_t> ReadMask(MaskSpace space, Call call, std::string_view text, std::string_view* wrong) {
  const BitNames& bits = NamesOf(space, call);
  std::uint32_t mask = 0;
  while (true) {
    const std::size_t bar = text.find('|');
    const std::optional<std::uint32_t> part = ReadPart(space, bits, text.substr(0, bar));
    if (!part) {
      *wrong = text.substr(0, bar);
      return std::nullopt;
    }
    mask |= *part;
    if (bar == std::string_view::npos) return mask;
    text.remove_prefix(bar + 1);
  }
}

std::vector<std::string_view> MaskWords(MaskSpace space, Call call) {
  Words words;
  if (space == MaskSpace::kBufferType) {
    for (const BufferTypeRow& row : BufferTypeRows()) words.push_back(row.name);
  }
  for (const std::string_view name : NamesOf(space, call).names) {
    if (!name.empty()) words.push_back(name);
  }
  return words;
}

std::optional<std::uint64_t> ReadHexadecimal(std::string_view text) {
  if (text.size() < 3 || text.size() > 18 || !text.starts_with("0x")) return std::nullopt;
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + text.size(), value, 16);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

void AppendHexadecimal(std::uint64_t value, std::string& out) {
  char digits[18] = {'0', 'x'};
  const auto [end, error] = std::to_chars(digits + 2, std::end(digits), value, 16);
  out.append(digits, end);
}

}  // namespace legwork::trace
