#include "cases/script/habit_rows.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "sim/ntlm/av_pair.h"
#include "sim/ntlm/negotiate_flags.h"

namespace legwork::script {
namespace {

using Words = std::vector<std::string_view>;
using BadPart = std::optional<std::string_view>;

constexpr std::string_view kMicWords[] = {"usual", "always", "never", "when_due"};  // in the order of MicHabit
constexpr std::string_view kVersionWords[] = {"given", "zeros", "absent"};
constexpr std::string_view kHintsWords[] = {"named", "bare", "refused"};
constexpr std::string_view kCodePageWords[] = {"437", "850"};
constexpr std::string_view kMechWords[] = {"none", "ms_kerberos", "kerberos", "kerberos_u2u",
                                           "ntlm", "negoex",      "unknown"};  // in the order of OfferedMech

template <const auto& kWords>
Words ListOf() {
  return Words(std::begin(kWords), std::end(kWords));
}

template <const auto& kWords>
std::size_t IndexOf(std::string_view word) {
  return static_cast<std::size_t>(std::ranges::find(kWords, word) - std::begin(kWords));
}

template <const auto& kWords>
BadPart NotOneOf(std::string_view value) {
  return IndexOf<kWords>(value) == std::size(kWords) ? BadPart(value) : std::nullopt;
}

template <const auto& kWords>
constexpr ValueShape OneOf(std::string_view expected) {
  return {expected, NotOneOf<kWords>, ListOf<kWords>};
}

Words FlagWords() {
  Words words;
  for (const ntlm::NegotiateFlagRow& row : ntlm::NegotiateFlagRows()) words.push_back(row.name);
  return words;
}

// Without "MsvAv", and without the pair that ends a list.
Words AvWords() {
  Words words = {"none"};
  for (std::uint16_t id = 1; id < ntlm::kAvIdCount; ++id) words.push_back(ntlm::AvIdName(id).substr(5));
  return words;
}

BadPart WrongFlag(std::string_view value) { return FirstNotAmong(value, FlagWords()); }
BadPart WrongAv(std::string_view value) { return FirstNotAmong(value, AvWords()); }
BadPart WrongMechs(std::string_view value) {
  if (SplitAlternatives(value).size() > OfferedMechs().size()) return value;
  return FirstNotAmong(value, ListOf<kMechWords>());
}
BadPart WrongLevel(std::string_view value) {
  return value.size() == 1 && value[0] >= '0' && value[0] <= '5' ? std::nullopt : BadPart(value);
}

constexpr ValueShape kMicShape = OneOf<kMicWords>("usual, always, never or when_due");
constexpr ValueShape kVersionShape = OneOf<kVersionWords>("given, zeros or absent");
constexpr ValueShape kHintsShape = OneOf<kHintsWords>("named, bare or refused");
constexpr ValueShape kCodePageShape = OneOf<kCodePageWords>("437 or 850");
constexpr ValueShape kLevelShape = {"a digit from 0 to 5", WrongLevel, nullptr};
constexpr ValueShape kNtlmFlagsShape = {"names of NegotiateFlags joined by |", WrongFlag, FlagWords};
constexpr ValueShape kAvShape = {"AvIds without their MsvAv, joined by |, or none", WrongAv, AvWords};
constexpr ValueShape kMechsShape = {
    "up to six of ms_kerberos, kerberos, kerberos_u2u, ntlm, negoex, unknown, joined by |", WrongMechs,
    ListOf<kMechWords>};

std::uint32_t ReadNtlmFlags(std::string_view value) {
  std::uint32_t flags = 0;
  for (std::string_view word : SplitAlternatives(value)) {
    for (const ntlm::NegotiateFlagRow& row : ntlm::NegotiateFlagRows()) flags |= row.name == word ? row.flag : 0;
  }
  return flags;
}

std::uint32_t ReadAvPairs(std::string_view value) {
  const Words words = AvWords();
  std::uint32_t pairs = 0;
  for (std::string_view word : SplitAlternatives(value)) {
    const auto id = static_cast<int>(std::ranges::find(words, word) - words.begin());
    if (id != 0) pairs |= AvBit(id);
  }
  return pairs;
}

OfferedMechs ReadMechs(std::string_view value) {
  OfferedMechs mechs = {};
  std::size_t count = 0;
  for (std::string_view word : SplitAlternatives(value)) {
    mechs[count++] = static_cast<OfferedMech>(IndexOf<kMechWords>(word));
  }
  return mechs;
}

template <bool NtlmHabits::*kMember, bool kValue = true>
void SetNtlm(Habits& habits, std::string_view) {
  habits.ntlm.*kMember = kValue;
}

template <bool SpnegoHabits::*kMember, bool kValue = true>
void SetSpnego(Habits& habits, std::string_view) {
  habits.spnego.*kMember = kValue;
}

template <MicHabit SpnegoHabits::*kMember>
void SetListMic(Habits& habits, std::string_view value) {
  habits.spnego.*kMember = static_cast<MicHabit>(IndexOf<kMicWords>(value));
}

template <std::uint32_t NtlmHabits::*kMember>
void SetNtlmFlags(Habits& habits, std::string_view value) {
  habits.ntlm.*kMember = ReadNtlmFlags(value);
}

std::uint32_t NumberOf(std::string_view value) { return static_cast<std::uint32_t>(ReadNumber(value).value_or(0)); }

constexpr HabitRow kRows[] = {
    // Both sides of NTLM.
    {{"ntlm_level", &kLevelShape, "NTLM: LmCompatibilityLevel (5)"},
     [](Habits& habits, std::string_view value) { habits.ntlm.level = static_cast<std::uint8_t>(value[0] - '0'); }},
    {{"flags_on", &kNtlmFlagsShape, "NTLM: set in its first message"}, SetNtlmFlags<&NtlmHabits::flags_on>},
    {{"flags_off", &kNtlmFlagsShape, "NTLM: clear in its first message"}, SetNtlmFlags<&NtlmHabits::flags_off>},
    {{"version", &kVersionShape, "NTLM: what stands in the place of VERSION"},
     [](Habits& habits, std::string_view value) {
       habits.ntlm.version = static_cast<VersionHabit>(IndexOf<kVersionWords>(value));
     }},
    {{"oem_code_page", &kCodePageShape, "NTLM: of names that are not Unicode, and of LM hashes (437)"},
     [](Habits& habits, std::string_view value) {
       habits.ntlm.oem_code_page = static_cast<std::uint16_t>(NumberOf(value));
     }},
    {{"weak", nullptr, "NTLM: takes less than 128 bits"}, SetNtlm<&NtlmHabits::requires_128_bit, false>},
    {{"blocked", nullptr, "NTLM: policy forbids it"}, SetNtlm<&NtlmHabits::blocked>},
    // Its initiator.
    {{"supplies_names", nullptr, "NTLM: NEGOTIATE names domain and workstation"}, SetNtlm<&NtlmHabits::supplies_names>},
    {{"names_workstation", nullptr, "NTLM: AUTHENTICATE names the workstation"},
     SetNtlm<&NtlmHabits::names_workstation>},
    {{"ntlm_mic", &kMicShape, "NTLM: MIC of AUTHENTICATE; usual: if the challenge has a timestamp"},
     [](Habits& habits, std::string_view value) {
       habits.ntlm.mic = static_cast<MicHabit>(IndexOf<kMicWords>(value));
     }},
    {{"lmv2_with_timestamp", nullptr, "NTLM: an LMv2 response where zeros belong"},
     SetNtlm<&NtlmHabits::lmv2_with_timestamp>},
    {{"omits_zero_bindings", nullptr, "NTLM: no pair for bindings that are not given"},
     SetNtlm<&NtlmHabits::omits_zero_bindings>},
    {{"omits_target_name", nullptr, "NTLM: no pair for the target name"}, SetNtlm<&NtlmHabits::omits_target_name>},
    {{"sends_single_host", nullptr, "NTLM: MsvAvSingleHost"}, SetNtlm<&NtlmHabits::sends_single_host>},
    // Its acceptor.
    {{"av_pairs", &kAvShape, "NTLM: pairs of its challenge"},
     [](Habits& habits, std::string_view value) { habits.ntlm.av_pairs = ReadAvPairs(value); }},
    {{"av_flags", &kNumberShape, "NTLM: value of MsvAvFlags in its challenge, where av_pairs has it"},
     [](Habits& habits, std::string_view value) { habits.ntlm.av_flags = NumberOf(value); }},
    {{"unknown_av", &kNumberShape, "NTLM: id of an undocumented pair in its challenge"},
     [](Habits& habits, std::string_view value) {
       habits.ntlm.unknown_av_id = static_cast<std::uint16_t>(NumberOf(value));
     }},
    {{"requires_mic", nullptr, "NTLM: refuses AUTHENTICATE without a MIC"}, SetNtlm<&NtlmHabits::requires_mic>},
    {{"refuses_anonymous", nullptr, "NTLM: nobody logs on without a name"}, SetNtlm<&NtlmHabits::refuses_anonymous>},
    {{"checks_own_names", nullptr, "NTLM: the response must repeat the names of its challenge"},
     SetNtlm<&NtlmHabits::checks_own_names>},
    // Both sides of SPNEGO.
    {{"offers", &kMechsShape, "SPNEGO: its list of mechanisms"},
     [](Habits& habits, std::string_view value) { habits.spnego.offers = ReadMechs(value); }},
    {{"negoex", &kMechsShape, "SPNEGO: its mechanisms as schemes of NegoEx, most preferred first"},
     [](Habits& habits, std::string_view value) { habits.spnego.negoex = ReadMechs(value); }},
    {{"fragment_size", &kNumberShape, "SPNEGO: octets of a piece of a longer token"},
     [](Habits& habits, std::string_view value) { habits.spnego.fragment_size = NumberOf(value); }},
    {{"takes_fragments", nullptr, "SPNEGO: waits for the rest of a token that is cut short"},
     SetSpnego<&SpnegoHabits::takes_fragments>},
    {{"takes_missing_state", nullptr, "SPNEGO: a first reply may lack negState"},
     SetSpnego<&SpnegoHabits::takes_missing_state>},
    {{"takes_mic_as_token", nullptr, "SPNEGO: a mechListMIC that is the responseToken is not looked at"},
     SetSpnego<&SpnegoHabits::takes_mic_as_token>},
    {{"takes_request_mic", nullptr, "SPNEGO: an initiator may say request-mic"},
     SetSpnego<&SpnegoHabits::takes_request_mic>},
    // Its initiator.
    {{"raw", nullptr, "SPNEGO: the mechanism's own tokens"}, SetSpnego<&SpnegoHabits::raw>},
    {{"no_first_token", nullptr, "SPNEGO: the offer carries no token"}, SetSpnego<&SpnegoHabits::optimistic, false>},
    {{"states_nothing", nullptr, "SPNEGO: the initiator's replies lack negState"},
     SetSpnego<&SpnegoHabits::states_nothing>},
    {{"requests_mic", nullptr, "SPNEGO: the initiator says request-mic"}, SetSpnego<&SpnegoHabits::requests_mic>},
    {{"initiator_mic", &kMicShape, "SPNEGO: mechListMIC; usual: as soon as the mechanism is through"},
     SetListMic<&SpnegoHabits::initiator_mic>},
    // Its acceptor.
    {{"hints", &kHintsShape, "SPNEGO: the answer to an empty first token"},
     [](Habits& habits, std::string_view value) {
       habits.spnego.hints = static_cast<HintsHabit>(IndexOf<kHintsWords>(value));
     }},
    {{"own_order", nullptr, "SPNEGO: the acceptor's preference counts"}, SetSpnego<&SpnegoHabits::prefers_own_order>},
    {{"wants_mic", nullptr, "SPNEGO: request-mic in the first reply, whatever is selected"},
     SetSpnego<&SpnegoHabits::wants_mic>},
    {{"names_mech_always", nullptr, "SPNEGO: supportedMech in every reply"},
     SetSpnego<&SpnegoHabits::names_mech_always>},
    {{"names_kerberos_truly", nullptr, "SPNEGO: supportedMech is Kerberos where MS-Kerberos was offered"},
     SetSpnego<&SpnegoHabits::names_kerberos_truly>},
    {{"acceptor_mic", &kMicShape, "SPNEGO: mechListMIC; usual: in return for one, or where one is due"},
     SetListMic<&SpnegoHabits::acceptor_mic>},
    {{"omits_first_state", nullptr, "SPNEGO: the first reply lacks negState"},
     SetSpnego<&SpnegoHabits::omits_first_state>},
    {{"omits_later_states", nullptr, "SPNEGO: the replies behind it lack negState"},
     SetSpnego<&SpnegoHabits::omits_later_states>},
    {{"repeats_token_as_mic", nullptr, "SPNEGO: mechListMIC is the responseToken once more"},
     SetSpnego<&SpnegoHabits::repeats_token_as_mic>},
    // Kerberos.
    {{"mic_number_zero", nullptr, "Kerberos: the acceptor's mechListMIC has number 0"},
     [](Habits& habits, std::string_view) { habits.kerberos.mic_number_zero = true; }},
};

}  // namespace

std::span<const HabitRow> HabitRows() { return kRows; }

}  // namespace legwork::script
