#include <cstdint>
#include <iterator>

#include "sim/ntlm/misbehaviour.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/ntlm/ntlmv2_response.h"

namespace legwork::ntlm {
namespace {

using enum Misbehaviour::Offender;

constexpr std::string_view kInvalidToken = "ASC-N-027";
constexpr std::string_view kDenied = "ASC-N-028";
constexpr std::string_view kLayout = "MS-NLMP 2.2.1.3";
constexpr std::string_view kReceipt = "MS-NLMP 3.2.5.1.2";
constexpr std::string_view kResponse = "MS-NLMP 2.2.2.7";
constexpr std::string_view kMicRule = "NLM-006";

constexpr std::size_t kNtField = 20;  // octets into the message
constexpr std::size_t kTimeAt = 24;   // octets into an NTLMv2_RESPONSE
constexpr std::size_t kPairsAt = 44;
constexpr std::uint8_t kOtherUser[] = {'m', 0, 'a', 0, 'l', 0, 'l', 0, 'o', 0, 'r', 0, 'y', 0};
constexpr std::uint8_t kOtherDomain[] = {'E', 0, 'L', 0, 'S', 0, 'E', 0};
constexpr std::uint8_t kHalfUnit[] = {'a', 0, 'l'};
constexpr std::uint8_t kPlainResponse[24] = {0x5A};

// LeaveGap moves all values back by eight octets.
void LeaveGap(Bytes& token) {
  constexpr std::size_t kFirstField = 12, kFieldsEnd = 60, kPayload = kMicOffset + sizeof(Mic);
  constexpr std::uint8_t kGap[8] = {0xAA};
  if (token.size() < kPayload) return;
  token.insert(token.begin() + kPayload, std::begin(kGap), std::end(kGap));
  for (std::size_t field = kFirstField; field < kFieldsEnd; field += 8) {
    std::uint32_t carry = sizeof(kGap);
    for (std::size_t i = field + 4; i < field + 8; ++i, carry >>= 8) {
      carry += token[i];
      token[i] = static_cast<std::uint8_t>(carry);
    }
  }
}

constexpr NtlmMisbehaviour kRows[] = {
    {.about = {"authenticate_other_signature", "Begins its AUTHENTICATE with another signature.", kInitiator,
               kInvalidToken, "What does not begin with NTLMSSP is none of its messages."},
     .alter_authenticate_octets = [](Bytes& token) { token[6] = 'X'; }},
    {.about = {"authenticate_as_negotiate", "Labels its AUTHENTICATE as a NEGOTIATE.", kInitiator, kInvalidToken,
               "The third message is an AUTHENTICATE."},
     .alter_authenticate_octets = [](Bytes& token) { token[8] = 1; }},
    {.about = {"authenticate_header_cut", "Ends its AUTHENTICATE in front of the flags.", kInitiator, kInvalidToken,
               "A message has all fields of its header."},
     .alter_authenticate_octets = [](Bytes& token) { token.resize(60); }},
    {.about = {"authenticate_response_outside", "Points with the field of the response beyond the message.", kInitiator,
               kLayout, "A value lies in its message."},
     .alter_authenticate_octets = [](Bytes& token) { token[kNtField + 5] = 0xF0; }},
    {.about = {"authenticate_response_longer", "Says that its response is an octet longer than it is.", kInitiator,
               kLayout, "Values do not lie in each other."},
     .alter_authenticate_octets = [](Bytes& token) { ++token[kNtField]; }},
    {.about = {"authenticate_trailing_octet", "Sends an octet that no field speaks of.", kInitiator, kLayout,
               "What no field speaks of is left alone; gss-ntlmssp sends some."},
     .alter_authenticate_octets = [](Bytes& token) { token.push_back(0); }},
    {.about = {"authenticate_gap", "Leaves eight octets in front of its values that no field speaks of.", kInitiator,
               kLayout, "What no field speaks of is left alone."},
     .alter_authenticate_octets = LeaveGap},
    {.about = {"authenticate_local_call", "Claims a local call of which its computer knows nothing.", kInitiator,
               kDenied, "A local call needs the authority of the computer to vouch for it; windows-observed H17."},
     .alter_authenticate =
         [](AuthenticateMessage& message) {
           AuthenticateMessage claim;
           claim.negotiate_flags = message.negotiate_flags | kNegotiateLocalCall;
           claim.version = message.version;
           message = claim;
         }},
    {.about = {"authenticate_other_user", "Sends another user's name with its own proof.", kInitiator, kDenied,
               "The proof is of the user that is named."},
     .alter_authenticate = [](AuthenticateMessage& message) { message.user_name = kOtherUser; }},
    {.about = {"authenticate_no_user", "Sends a proof and no user's name.", kInitiator, kDenied,
               "The proof is of the user that is named."},
     .alter_authenticate = [](AuthenticateMessage& message) { message.user_name = {}; }},
    {.about = {"authenticate_other_domain", "Sends another domain's name than its proof is made with.", kInitiator,
               kDenied, "The domain's name goes into the key of the proof."},
     .alter_authenticate = [](AuthenticateMessage& message) { message.domain_name = kOtherDomain; }},
    {.about = {"authenticate_half_unit", "Sends a user's name that ends within a UTF-16 unit.", kInitiator, kDenied,
               "What is no text is no user's name."},
     .alter_authenticate = [](AuthenticateMessage& message) { message.user_name = kHalfUnit; }},
    {.about = {"authenticate_no_response", "Sends no NT response.", kInitiator, kDenied,
               "Without a response nobody in particular logs on, least of all the user named."},
     .alter_authenticate = [](AuthenticateMessage& message) { message.nt_challenge_response = {}; }},
    {.about = {"authenticate_plain_response", "Sends an NTLMv1 response, which nobody asked for.", kInitiator, kDenied,
               "A response of the old form is refused where NTLMv2 is required."},
     .alter_authenticate = [](AuthenticateMessage& message) { message.nt_challenge_response = kPlainResponse; }},
    {.about = {"authenticate_short_response", "Sends the first 32 octets of its response.", kInitiator, kResponse,
               "An NTLMv2 response has all its fields."},
     .alter_authenticate =
         [](AuthenticateMessage& message) {
           message.nt_challenge_response = message.nt_challenge_response.first(32);
         }},
    {.about = {"authenticate_anonymous_flag", "Says that it is anonymous, and names a user.", kInitiator, kReceipt,
               "Who proves to be a user is that user, and who does not is nobody."},
     .alter_authenticate = [](AuthenticateMessage& message) { message.negotiate_flags |= kNegotiateAnonymous; }},
    {.about = {"authenticate_no_sign_flag", "Takes the flag of signatures back.", kInitiator, kReceipt,
               "What one side does not set is not negotiated, and not granted."},
     .alter_authenticate =
         [](AuthenticateMessage& message) { message.negotiate_flags &= ~(kNegotiateSign | kNegotiateSeal); }},
    {.about = {"authenticate_no_encoding", "Takes the flag of its encoding back.", kInitiator, kReceipt,
               "Names that are not in the encoding of the flags are nobody's."},
     .alter_authenticate = [](AuthenticateMessage& message) { message.negotiate_flags &= ~kNegotiateUnicode; }},
    {.about = {"authenticate_no_128", "Takes the flag of 128 bits back.", kInitiator, kReceipt,
               "Who requires 128 bits answers SEC_E_UNSUPPORTED_FUNCTION (windows-observed H15)."},
     .alter_authenticate = [](AuthenticateMessage& message) { message.negotiate_flags &= ~kNegotiate128; }},
    {.about = {"authenticate_added_flags", "Sets flags that the challenge has not answered.", kInitiator, kReceipt,
               "What the challenge has not answered is not negotiated."},
     .alter_authenticate =
         [](AuthenticateMessage& message) { message.negotiate_flags |= kNegotiateDatagram | kNegotiateLmKey; }},
    {.about = {"authenticate_no_session_key", "Agreed on a key exchange and sends no key.", kInitiator, kReceipt,
               "Where keys are exchanged there is one."},
     .alter_authenticate = [](AuthenticateMessage& message) { message.encrypted_random_session_key = {}; }},
    {.about = {"authenticate_short_session_key", "Sends the first half of its session key.", kInitiator, kReceipt,
               "A session key has sixteen octets."},
     .alter_authenticate =
         [](AuthenticateMessage& message) {
           message.encrypted_random_session_key = message.encrypted_random_session_key.first(8);
         }},
    {.about = {"authenticate_no_mic", "Leaves the MIC out that its response speaks of.", kInitiator, kMicRule,
               "The response tells that there is a MIC, so nobody can take it away; failures id 34."},
     .alter_authenticate = [](AuthenticateMessage& message) { message.mic.reset(); }},
    {.about = {"authenticate_other_mic", "Sends a MIC that is wrong in one bit.", kInitiator, kMicRule,
               "Messages that do not fit the MIC were altered (windows-observed H14)."},
     .alter_mic = [](Mic& mic) { mic[15] ^= 1; }},
    {.about = {"authenticate_zero_mic", "Sends sixteen zeros for the MIC.", kInitiator, kMicRule,
               "Messages that do not fit the MIC were altered (windows-observed H14)."},
     .alter_mic = [](Mic& mic) { mic = {}; }},
    {.about = {"response_other_proof", "Sends a proof that is wrong in one bit.", kInitiator, kDenied,
               "A proof of another password denies the logon; failures id 34."},
     .alter_proof = [](Bytes& response) { response[0] ^= 1; }},
    {.about = {"response_zero_proof", "Sends sixteen zeros for its proof.", kInitiator, kDenied,
               "A proof of another password denies the logon; failures id 34."},
     .alter_proof =
         [](Bytes& response) {
           for (std::size_t i = 0; i < kNtProofStrSize; ++i) response[i] = 0;
         }},
    {.about = {"response_other_type", "Labels its response as one of version 2.", kInitiator, kResponse,
               "RespType and HiRespType are 1."},
     .alter_response = [](Bytes& response) { response[16] = response[17] = 2; }},
    {.about = {"response_first_time", "Dates its response to the first moment of all.", kInitiator, kReceipt,
               "A response out of its time denies the logon."},
     .alter_response =
         [](Bytes& response) {
           for (std::size_t i = kTimeAt; i < kTimeAt + 8; ++i) response[i] = 0;
         }},
    {.about = {"response_last_time", "Dates its response to the last moment of all.", kInitiator, kReceipt,
               "A response out of its time denies the logon."},
     .alter_response =
         [](Bytes& response) {
           for (std::size_t i = kTimeAt; i < kTimeAt + 8; ++i) response[i] = 0x7F;
         }},
    {.about = {"response_pair_too_long", "Says that the first pair of its response is longer than the list.",
               kInitiator, "MS-NLMP 2.2.2.1", "A value lies in its list."},
     .alter_response = [](Bytes& response) { response[kPairsAt + 3] = 0x7F; }},
    {.about = {"response_no_pairs", "Ends its response in front of the pairs.", kInitiator, kResponse,
               "A list ends with MsvAvEOL, and is there."},
     .alter_response = [](Bytes& response) { response.resize(kPairsAt); }},
    {.about = {"response_cut_pairs", "Leaves out the end of its list of pairs.", kInitiator, "MS-NLMP 2.2.2.1",
               "A list ends with MsvAvEOL."},
     .alter_response = [](Bytes& response) { response.resize(response.size() - 8); }},
};

}  // namespace

std::span<const NtlmMisbehaviour> AuthenticateMisbehaviours() { return kRows; }

}  // namespace legwork::ntlm
