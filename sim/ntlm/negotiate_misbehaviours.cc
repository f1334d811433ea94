#include "sim/ntlm/misbehaviour.h"
#include "sim/ntlm/negotiate_flags.h"

namespace legwork::ntlm {
namespace {

using enum Misbehaviour::Offender;

constexpr std::string_view kInvalidToken = "ASC-N-027";
constexpr std::string_view kLayout = "MS-NLMP 2.2.1.1";
constexpr std::string_view kReceipt = "MS-NLMP 3.2.5.1.1";

constexpr NegotiateFlags kReserved = 0x00000008;  // bit r10 of MS-NLMP 2.2.2.5

// Promise sets the flag without which a name's field is ignored on receipt.
void Promise(NegotiateFlags flag, Bytes& token) { token[13] |= static_cast<std::uint8_t>(flag >> 8); }

constexpr NtlmMisbehaviour kRows[] = {
    {.about = {"negotiate_other_signature", "Begins its NEGOTIATE with another signature.", kInitiator, kInvalidToken,
               "What does not begin with NTLMSSP is none of its messages."},
     .alter_negotiate_octets = [](Bytes& token) { token[6] = 'X'; }},
    {.about = {"negotiate_as_challenge", "Labels its NEGOTIATE as a CHALLENGE.", kInitiator, kInvalidToken,
               "The first message is a NEGOTIATE."},
     .alter_negotiate_octets = [](Bytes& token) { token[8] = 2; }},
    {.about = {"negotiate_as_authenticate", "Labels its NEGOTIATE as an AUTHENTICATE.", kInitiator, kInvalidToken,
               "The first message is a NEGOTIATE."},
     .alter_negotiate_octets = [](Bytes& token) { token[8] = 3; }},
    {.about = {"negotiate_unknown_type", "Labels its NEGOTIATE as a message of type 9.", kInitiator, kInvalidToken,
               "There are three types of messages."},
     .alter_negotiate_octets = [](Bytes& token) { token[8] = 9; }},
    {.about = {"negotiate_header_only", "Ends its NEGOTIATE behind the type.", kInitiator, kInvalidToken,
               "A message has all fields of its header."},
     .alter_negotiate_octets = [](Bytes& token) { token.resize(12); }},
    {.about = {"negotiate_trailing_octet", "Sends an octet that no field speaks of.", kInitiator, kLayout,
               "What no field speaks of is left alone."},
     .alter_negotiate_octets = [](Bytes& token) { token.push_back(0); }},
    {.about = {"negotiate_domain_outside", "Points with the domain's field beyond the message.", kInitiator, kLayout,
               "A value lies in its message."},
     .alter_negotiate_octets =
         [](Bytes& token) {
           Promise(kNegotiateOemDomainSupplied, token);
           token[16] = 8;     // Len
           token[20] = 0xF0;  // BufferOffset
         }},
    {.about = {"negotiate_domain_in_header", "Points with the domain's field into the header.", kInitiator, kLayout,
               "A value lies behind the header."},
     .alter_negotiate_octets =
         [](Bytes& token) {
           Promise(kNegotiateOemDomainSupplied, token);
           token[16] = 8;
           token[20] = 4;
         }},
    {.about = {"negotiate_huge_offset", "Points with the workstation's field to the end of memory.", kInitiator,
               kLayout, "Offset and length add up without running over."},
     .alter_negotiate_octets =
         [](Bytes& token) {
           Promise(kNegotiateOemWorkstationSupplied, token);
           token[24] = token[25] = 0xFF;
           token[28] = token[29] = token[30] = token[31] = 0xFF;
         }},
    {.about = {"negotiate_no_encoding", "Offers neither Unicode nor OEM.", kInitiator, kReceipt,
               "Without an encoding in common the answer is SEC_E_INVALID_TOKEN."},
     .alter_negotiate =
         [](NegotiateMessage& message) { message.negotiate_flags &= ~(kNegotiateUnicode | kNegotiateOem); }},
    {.about = {"negotiate_no_128", "Offers no keys of 128 bits.", kInitiator, kReceipt,
               "Who requires 128 bits answers SEC_E_UNSUPPORTED_FUNCTION (windows-observed H15)."},
     .alter_negotiate = [](NegotiateMessage& message) { message.negotiate_flags &= ~kNegotiate128; }},
    {.about = {"negotiate_no_ntlm", "Does not offer NTLM.", kInitiator, "MS-NLMP 2.2.2.5",
               "The flag has to be set in every NEGOTIATE; nothing is said of one without it."},
     .alter_negotiate = [](NegotiateMessage& message) { message.negotiate_flags &= ~kNegotiateNtlm; }},
    {.about = {"negotiate_reserved_flag", "Sets a reserved flag.", kInitiator, "MS-NLMP 2.2.2.5",
               "Reserved flags are ignored."},
     .alter_negotiate = [](NegotiateMessage& message) { message.negotiate_flags |= kReserved; }},
    {.about = {"negotiate_every_flag", "Sets every flag.", kInitiator, "MS-NLMP 2.2.2.5",
               "What the acceptor does not support it does not answer."},
     .alter_negotiate = [](NegotiateMessage& message) { message.negotiate_flags = ~NegotiateFlags{0}; }},
    {.about = {"negotiate_unflagged_version", "Sends a version and no flag for it.", kInitiator, kLayout,
               "The version is for debugging only; failures id 41."},
     .alter_negotiate = [](NegotiateMessage& message) { message.negotiate_flags &= ~kNegotiateVersion; }},
    {.about = {"negotiate_odd_version", "Sends a version that nobody has.", kInitiator, "MS-NLMP 2.2.2.10",
               "Nobody decides anything by the version."},
     .alter_negotiate = [](NegotiateMessage& message) { message.version = Version{255, 255, 65535, 255}; }},
};

}  // namespace

std::span<const NtlmMisbehaviour> NegotiateMisbehaviours() { return kRows; }

}  // namespace legwork::ntlm
