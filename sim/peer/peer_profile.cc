#include "sim/peer/peer_profile.h"

#include <algorithm>

namespace legwork {
namespace {

using enum OfferedMech;

// The AvIds of MS-NLMP 2.2.2.1 that lists are made of.
constexpr int kNbComputer = 1, kNbDomain = 2, kDnsComputer = 3, kDnsDomain = 4, kTimestamp = 7;

constexpr std::uint32_t kVersionFlag = 0x02000000;  // NTLMSSP_NEGOTIATE_VERSION

void OffersAsWindows(Habits& habits) { habits.spnego.offers = {kMsKerberos, kKerberos, kNegoEx, kNtlm}; }
void TakesMissingState(Habits& habits) { habits.spnego.takes_missing_state = true; }
void TakesMicAsToken(Habits& habits) { habits.spnego.takes_mic_as_token = true; }
void CountsListMicFromZero(Habits& habits) { habits.kerberos.mic_number_zero = true; }
void SendsSingleHost(Habits& habits) { habits.ntlm.sends_single_host = true; }

constexpr Quirk kWindows[] = {
    {"Its list of mechanisms has both names of Kerberos, NegoEx and NTLM.", "G01, failures 22", OffersAsWindows},
    {"An acceptor's mechListMIC over Kerberos has number 0, whatever the AP-REP said.", "G20, failures 16",
     CountsListMicFromZero},
    {"Its NTLMv2 response has MsvAvSingleHost.", "MS-NLMP 2.2.2.2", SendsSingleHost},
    {"A mechListMIC that is the responseToken once more is not looked at.", "G18", TakesMicAsToken},
};

constexpr Quirk kWindows2000[] = {
    {"Its responseToken stands in the place of the mechListMIC once more.", "G18",
     [](Habits& habits) { habits.spnego.repeats_token_as_mic = true; }},
    {"It has no name for Kerberos but the misspelt one.", "RFC 4178 Appendix C, MS-SPNG 3.1.5.2",
     [](Habits& habits) { habits.spnego.offers = {kMsKerberos, kNtlm}; }},
    {"It sends no VERSION.", "MS-NLMP 2.2.2.10, product note",
     [](Habits& habits) {
       habits.ntlm.version = VersionHabit::kAbsent;
       habits.ntlm.flags_off |= kVersionFlag;
     }},
    {"Its challenge has no timestamp.", "MS-NLMP 2.2.2.1, product note",
     [](Habits& habits) { habits.ntlm.av_pairs &= ~AvBit(kTimestamp); }},
};

constexpr Quirk kEntraJoined[] = {
    {"It prefers NegoEx, and carries its token first.", "failures 21",
     [](Habits& habits) { habits.spnego.offers = {kNegoEx, kMsKerberos, kKerberos, kNtlm}; }},
    {"Its NTLMv2 response has MsvAvSingleHost.", "MS-NLMP 2.2.2.2", SendsSingleHost},
};

constexpr Quirk kMit[] = {
    {"A first reply without negState is taken for accept-incomplete.", "G17", TakesMissingState},
    {"A mechListMIC that is the responseToken once more is not looked at.", "G18", TakesMicAsToken},
};

constexpr Quirk kSamba[] = {
    {"A reply without negState is taken.", "G17", TakesMissingState},
    {"A mechListMIC that is the responseToken once more is not looked at.", "G18", TakesMicAsToken},
    {"Its challenge has four names and the time, and no tree.", "MS-NLMP 2.2.2.1",
     [](Habits& habits) {
       habits.ntlm.av_pairs =
           AvBit(kNbComputer) | AvBit(kNbDomain) | AvBit(kDnsComputer) | AvBit(kDnsDomain) | AvBit(kTimestamp);
     }},
};

constexpr Quirk kGssNtlmssp[] = {
    {"Without bindings its response has no pair for them.", "H03",
     [](Habits& habits) { habits.ntlm.omits_zero_bindings = true; }},
};

constexpr Quirk kPyspnego[] = {
    {"An initiator says request-mic, which only acceptors may.", "failures 24",
     [](Habits& habits) { habits.spnego.requests_mic = true; }},
    {"It asks for a MIC whatever it has selected.", "G10", [](Habits& habits) { habits.spnego.wants_mic = true; }},
};

constexpr Quirk kRawNtlm[] = {
    {"It sends the mechanism's own tokens under the name of Negotiate.", "G13, failures 28",
     [](Habits& habits) { habits.spnego.raw = true; }},
};

constexpr Quirk kSlowStarter[] = {
    {"It offers mechanisms and no token, and waits for the acceptor's choice.", "failures 4",
     [](Habits& habits) { habits.spnego.optimistic = false; }},
};

constexpr Quirk kHardened[] = {
    {"It takes no response without a MIC.", "failures 34", [](Habits& habits) { habits.ntlm.requires_mic = true; }},
    {"It admits nobody without a name.", "H12", [](Habits& habits) { habits.ntlm.refuses_anonymous = true; }},
    {"The response has to repeat the names of its challenge.", "failures 46",
     [](Habits& habits) { habits.ntlm.checks_own_names = true; }},
    {"A MIC over the list of mechanisms always comes.", "G08",
     [](Habits& habits) { habits.spnego.acceptor_mic = MicHabit::kAlways; }},
};

constexpr PeerProfile kProfiles[] = {
    {"entra-joined", "A Windows client that is joined to Entra ID.", kEntraJoined},
    {"gss-ntlmssp", "gss-ntlmssp 1.2 under MIT's mechglue.", kGssNtlmssp},
    {"hardened", "A domain controller that asks for all that may be asked for.", kHardened},
    {"heimdal", "Heimdal 7.8, of which nothing is known that the documents do not say.", {}},
    {"mit", "MIT krb5 1.20.", kMit},
    {"pyspnego", "pyspnego before it learnt who may say request-mic.", kPyspnego},
    {"raw-ntlm", "A client that calls its NTLM Negotiate.", kRawNtlm},
    {"samba", "Samba 4.17.", kSamba},
    {"slow-starter", "A client that offers before it begins.", kSlowStarter},
    {"strict-rfc", "Whoever does what the documents say and nothing else.", {}},
    {"windows", "Windows of today.", kWindows},
    {"windows-2000", "Windows 2000.", kWindows2000},
};

}  // namespace

std::span<const PeerProfile> PeerProfiles() { return kProfiles; }

const PeerProfile* FindPeerProfile(std::string_view name) {
  const auto* const row = std::ranges::find(kProfiles, name, &PeerProfile::name);
  return row != std::end(kProfiles) ? row : nullptr;
}

Habits HabitsOf(const PeerProfile& profile) {
  Habits habits;
  for (const Quirk& quirk : profile.quirks) quirk.set(habits);
  return habits;
}

}  // namespace legwork
