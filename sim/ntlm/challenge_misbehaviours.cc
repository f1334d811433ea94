#include <algorithm>

#include "sim/ntlm/av_pair.h"
#include "sim/ntlm/misbehaviour.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/wire/writer.h"

namespace legwork::ntlm {
namespace {

using enum Misbehaviour::Offender;

constexpr std::string_view kInvalidToken = "ISC-N-057";
constexpr std::string_view kLayout = "MS-NLMP 2.2.1.2";
constexpr std::string_view kPairs = "MS-NLMP 2.2.2.1";
constexpr std::string_view kReceipt = "MS-NLMP 3.1.5.1.2";

constexpr std::size_t kTargetInfoField = 40;  // octets into the message
constexpr std::size_t kEolSize = 4;

// Edit rewrites a list pair by pair; `put` writes what becomes of one.
template <typename Put>
void Edit(Bytes& pairs, Put put) {
  const Bytes before = pairs;
  pairs.clear();
  Writer out(pairs);
  Reader in(before);
  for (AvPair pair; GetAvPair(in, &pair);) put(pair, out);
}

void Copy(const AvPair& pair, Writer& out) { PutAvPair(out, static_cast<AvId>(pair.id), pair.value); }

void Drop(Bytes& pairs, AvId id) {
  Edit(pairs, [id](const AvPair& pair, Writer& out) {
    if (pair.id != static_cast<std::uint16_t>(id)) Copy(pair, out);
  });
}

void SetTime(Bytes& pairs, std::uint8_t octet) {
  Edit(pairs, [octet](const AvPair& pair, Writer& out) {
    const bool is_time = pair.id == static_cast<std::uint16_t>(AvId::kMsvAvTimestamp);
    const auto last = static_cast<std::uint8_t>(octet / 2);
    const std::uint8_t time[8] = {octet, octet, octet, octet, octet, octet, octet, last};
    is_time ? PutAvPair(out, AvId::kMsvAvTimestamp, time) : Copy(pair, out);
  });
}

// Lead puts a pair in front of the others.
void Lead(Bytes& pairs, std::uint16_t id, ByteView value) {
  Bytes list;
  Writer out(list);
  PutAvPair(out, static_cast<AvId>(id), value);
  list.insert(list.end(), pairs.begin(), pairs.end());
  pairs = list;
}

constexpr std::uint8_t kZeroFlags[4] = {};
constexpr std::uint8_t kMicFlag[4] = {0x02};
constexpr std::uint8_t kShort[3] = {};
constexpr std::uint8_t kUnits[2] = {'X', 0};

constexpr NtlmMisbehaviour kRows[] = {
    {.about = {"challenge_other_signature", "Begins its CHALLENGE with another signature.", kAcceptor, kInvalidToken,
               "What does not begin with NTLMSSP is none of its messages."},
     .alter_challenge_octets = [](Bytes& token) { token[6] = 'X'; }},
    {.about = {"challenge_as_negotiate", "Labels its CHALLENGE as a NEGOTIATE.", kAcceptor, kInvalidToken,
               "The second message is a CHALLENGE."},
     .alter_challenge_octets = [](Bytes& token) { token[8] = 1; }},
    {.about = {"challenge_header_cut", "Ends its CHALLENGE in front of the server's challenge.", kAcceptor,
               kInvalidToken, "A message has all fields of its header."},
     .alter_challenge_octets = [](Bytes& token) { token.resize(24); }},
    {.about = {"challenge_target_info_outside", "Points with the field of the AV pairs beyond the message.", kAcceptor,
               kLayout, "A value lies in its message."},
     .alter_challenge_octets = [](Bytes& token) { token[kTargetInfoField + 5] = 0xF0; }},
    {.about = {"challenge_target_info_longer", "Says that its AV pairs are an octet longer than the message.",
               kAcceptor, kLayout, "A value lies in its message."},
     .alter_challenge_octets = [](Bytes& token) { ++token[kTargetInfoField]; }},
    {.about = {"challenge_overlap", "Lets the target's name lie in the AV pairs.", kAcceptor, kLayout,
               "Values do not lie in each other."},
     .alter_challenge_octets = [](Bytes& token) { token[16] = token[kTargetInfoField + 4]; }},
    {.about = {"challenge_trailing_octet", "Sends an octet that no field speaks of.", kAcceptor, kLayout,
               "What no field speaks of is left alone."},
     .alter_challenge_octets = [](Bytes& token) { token.push_back(0); }},
    {.about = {"challenge_no_unicode", "Answers neither Unicode nor OEM.", kAcceptor, kReceipt,
               "Without an encoding in common the handshake ends."},
     .alter_challenge =
         [](ChallengeMessage& message) { message.negotiate_flags &= ~(kNegotiateUnicode | kNegotiateOem); }},
    {.about = {"challenge_no_128", "Answers no keys of 128 bits.", kAcceptor, kReceipt,
               "Who requires 128 bits ends with SEC_E_UNSUPPORTED_FUNCTION (windows-observed H15)."},
     .alter_challenge = [](ChallengeMessage& message) { message.negotiate_flags &= ~kNegotiate128; }},
    {.about = {"challenge_no_sign", "Does not answer the flag of signatures that was asked for.", kAcceptor, "NLM-005",
               "What was not answered is not negotiated, and not granted."},
     .alter_challenge =
         [](ChallengeMessage& message) { message.negotiate_flags &= ~(kNegotiateSign | kNegotiateSeal); }},
    {.about = {"challenge_unasked_flags", "Answers flags that were not asked for.", kAcceptor, "MS-NLMP 2.2.2.5",
               "What was not asked for is not negotiated."},
     .alter_challenge =
         [](ChallengeMessage& message) { message.negotiate_flags |= kNegotiateDatagram | kNegotiateLmKey; }},
    {.about = {"challenge_zero", "Challenges with eight zeros.", kAcceptor, "MS-NLMP 2.2.1.2",
               "A challenge is taken as it is."},
     .alter_challenge = [](ChallengeMessage& message) { message.server_challenge = {}; }},
    {.about = {"challenge_no_target_info", "Sends no AV pairs.", kAcceptor, kReceipt,
               "Without pairs there is no timestamp, and so no MIC; the response is made all the same."},
     .alter_challenge =
         [](ChallengeMessage& message) {
           message.target_info = {};
           message.negotiate_flags &= ~kNegotiateTargetInfo;
         }},
    {.about = {"challenge_no_target_name", "Sends no target name.", kAcceptor, kLayout,
               "The target's name is for display; failures id 42."},
     .alter_challenge = [](ChallengeMessage& message) { message.target_name = {}; }},
    {.about = {"challenge_no_eol", "Leaves out the pair that ends the list.", kAcceptor, kPairs,
               "A list ends with MsvAvEOL."},
     .alter_target_info = [](Bytes& pairs) { pairs.resize(pairs.size() - kEolSize); }},
    {.about = {"challenge_pair_too_long", "Says that the first pair is longer than the list.", kAcceptor, kPairs,
               "A value lies in its list."},
     .alter_target_info = [](Bytes& pairs) { pairs[3] = 0x7F; }},
    {.about = {"challenge_pair_behind_eol", "Sends a pair behind the end of the list.", kAcceptor, kPairs,
               "Nothing follows MsvAvEOL."},
     .alter_target_info =
         [](Bytes& pairs) {
           Writer out(pairs);
           PutAvPair(out, AvId::kMsvAvDnsTreeName, kUnits);
         }},
    {.about = {"challenge_no_timestamp", "Sends no timestamp.", kAcceptor, "NLM-006",
               "Without a timestamp there is no MIC; the initiator's own time counts; failures id 38."},
     .alter_target_info = [](Bytes& pairs) { Drop(pairs, AvId::kMsvAvTimestamp); }},
    {.about = {"challenge_first_timestamp", "Sends the first moment of all as its timestamp.", kAcceptor, "TSP-001",
               "The initiator repeats the time; the acceptor judges it."},
     .alter_target_info = [](Bytes& pairs) { SetTime(pairs, 0); }},
    {.about = {"challenge_last_timestamp", "Sends the last moment of all as its timestamp.", kAcceptor, "TSP-001",
               "The initiator repeats the time; the acceptor judges it."},
     .alter_target_info = [](Bytes& pairs) { SetTime(pairs, 0xFF); }},
    {.about = {"challenge_short_timestamp", "Sends a timestamp of three octets.", kAcceptor, kPairs,
               "A timestamp has eight octets."},
     .alter_target_info =
         [](Bytes& pairs) {
           Drop(pairs, AvId::kMsvAvTimestamp);
           Lead(pairs, static_cast<std::uint16_t>(AvId::kMsvAvTimestamp), kShort);
         }},
    {.about = {"challenge_no_names", "Names neither its computer nor its domain.", kAcceptor, kPairs,
               "MsvAvNbComputerName and MsvAvNbDomainName have to be there; nothing is said of a list without."},
     .alter_target_info =
         [](Bytes& pairs) {
           Drop(pairs, AvId::kMsvAvNbComputerName);
           Drop(pairs, AvId::kMsvAvNbDomainName);
         }},
    {.about = {"challenge_zero_av_flags", "Sends MsvAvFlags without a flag.", kAcceptor, kReceipt,
               "The initiator sets its own flags; failures id 35."},
     .alter_target_info =
         [](Bytes& pairs) { Lead(pairs, static_cast<std::uint16_t>(AvId::kMsvAvFlags), kZeroFlags); }},
    {.about = {"challenge_mic_av_flag", "Sends the flag of a MIC, which is the initiator's.", kAcceptor, kReceipt,
               "The initiator sets its own flags; failures id 35."},
     .alter_target_info = [](Bytes& pairs) { Lead(pairs, static_cast<std::uint16_t>(AvId::kMsvAvFlags), kMicFlag); }},
    {.about = {"challenge_unknown_pair", "Sends a pair that no document has.", kAcceptor, kPairs,
               "Pairs that are not known are repeated; failures id 42."},
     .alter_target_info = [](Bytes& pairs) { Lead(pairs, 0x4242, kUnits); }},
    {.about = {"challenge_repeated_pair", "Sends the name of its domain twice.", kAcceptor, kPairs,
               "Nothing is said of a pair that stands twice; the first counts."},
     .alter_target_info =
         [](Bytes& pairs) { Lead(pairs, static_cast<std::uint16_t>(AvId::kMsvAvNbDomainName), kUnits); }},
    {.about = {"challenge_own_target_pair", "Names a target, which is the initiator's to name.", kAcceptor, kReceipt,
               "The initiator puts its own target in its place."},
     .alter_target_info =
         [](Bytes& pairs) { Lead(pairs, static_cast<std::uint16_t>(AvId::kMsvAvTargetName), kUnits); }},
    {.about = {"challenge_reversed_pairs", "Sends its pairs in the opposite order.", kAcceptor, kPairs,
               "Pairs come in any order, but for the last."},
     .alter_target_info =
         [](Bytes& pairs) {
           std::vector<AvPair> list;
           const Bytes before = pairs;
           Reader in(before);
           for (AvPair pair; GetAvPair(in, &pair) && pair.id != 0;) list.push_back(pair);
           std::ranges::reverse(list);
           pairs.clear();
           Writer out(pairs);
           for (const AvPair& pair : list) Copy(pair, out);
           PutAvEol(out);
         }},
};

}  // namespace

std::span<const NtlmMisbehaviour> ChallengeMisbehaviours() { return kRows; }

}  // namespace legwork::ntlm
