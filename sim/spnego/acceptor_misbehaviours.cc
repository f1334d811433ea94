#include "sim/spnego/misbehaviour.h"
#include "sim/wire/der_writer.h"
#include "sim/wire/gss_frame.h"
#include "sim/wire/oid.h"

namespace legwork::spnego {
namespace {

using enum Misbehaviour::Offender;

constexpr std::string_view kInvalidToken = "ISC-N-057";
constexpr std::string_view kAnswer = "RFC 4178 4.2.2";
constexpr std::string_view kSelection = "SPN-002";
constexpr std::string_view kMic = "SPN-003";

constexpr std::uint8_t kUnknownOid[] = {0x2B, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x7F};
constexpr std::uint8_t kNoMic[16] = {0x01};
constexpr std::uint8_t kNoToken[] = {0x6E, 0x6F};

constexpr SpnegoMisbehaviour kRows[] = {
    {.about = {"reply_no_state", "Says no negState in its first reply.", kAcceptor, kAnswer,
               "The first reply has a negState (windows-observed G17)."},
     .alter_first_reply = [](NegTokenResp& resp) { resp.neg_state.reset(); }},
    {.about = {"reply_unknown_state", "Says a negState that is not defined.", kAcceptor, kAnswer,
               "negState is one of four."},
     .alter_first_reply = [](NegTokenResp& resp) { resp.neg_state = static_cast<NegState>(7); }},
    {.about = {"reply_reject", "Rejects what it has accepted.", kAcceptor, "SPN-006",
               "After reject there is no context on either side."},
     .alter_first_reply = [](NegTokenResp& resp) { resp.neg_state = NegState::kReject; }},
    {.about = {"reply_no_mechanism", "Does not say which mechanism it has selected.", kAcceptor, kSelection,
               "The first reply names the mechanism; without a name the preferred one is meant or nothing is."},
     .alter_first_reply = [](NegTokenResp& resp) { resp.supported_mech.reset(); }},
    {.about = {"reply_other_mechanism", "Says NTLM, and sends the token of the mechanism that it really runs.",
               kAcceptor, kSelection, "The token is of the mechanism that is named."},
     .alter_first_reply = [](NegTokenResp& resp) { resp.supported_mech = kOidNtlmssp; }},
    {.about = {"reply_unoffered_mechanism", "Selects a mechanism that was not offered.", kAcceptor, kSelection,
               "What was not offered cannot be selected."},
     .alter_first_reply = [](NegTokenResp& resp) { resp.supported_mech = kUnknownOid; }},
    {.about = {"reply_late_mechanism", "Names a mechanism in a later reply, too.", kAcceptor, kAnswer,
               "supportedMech stands in the first reply only."},
     .alter_later_reply = [](NegTokenResp& resp) { resp.supported_mech = kOidNtlmssp; }},
    {.about = {"reply_request_mic", "Asks for a MIC, and does not wait for it.", kAcceptor, kMic,
               "Where a MIC is asked for, the initiator sends one and waits for the acceptor's."},
     .alter_first_reply = [](NegTokenResp& resp) { resp.neg_state = NegState::kRequestMic; }},
    {.about = {"reply_late_request_mic", "Asks for a MIC in a later reply.", kAcceptor, kAnswer,
               "request-mic stands in the first reply only."},
     .alter_later_reply = [](NegTokenResp& resp) { resp.neg_state = NegState::kRequestMic; }},
    {.about = {"reply_early_completed", "Says accept-completed before the initiator is through.", kAcceptor,
               kInvalidToken, "An exchange that is not through is not complete."},
     .alter_first_reply = [](NegTokenResp& resp) { resp.neg_state = NegState::kAcceptCompleted; }},
    {.about = {"reply_incomplete_at_end", "Says accept-incomplete in its last reply.", kAcceptor, kAnswer,
               "Whose mechanism is through adds its MIC and waits (windows-observed G11)."},
     .alter_last_reply = [](NegTokenResp& resp) { resp.neg_state = NegState::kAcceptIncomplete; }},
    {.about = {"reply_no_token", "Leaves out the token of its mechanism.", kAcceptor, kInvalidToken,
               "Where the mechanism waits for a token, one has to come; failures ids 2 and 61."},
     .alter_first_reply = [](NegTokenResp& resp) { resp.response_token.reset(); }},
    {.about = {"reply_empty_token", "Sends no octets for the token of its mechanism.", kAcceptor, kInvalidToken,
               "A token of no octets is none that a mechanism takes."},
     .alter_first_reply = [](NegTokenResp& resp) { resp.response_token = ByteView(); }},
    {.about = {"reply_token_of_nobody", "Sends a token that its mechanism has not made.", kAcceptor, kInvalidToken,
               "A token that the mechanism does not know is refused."},
     .alter_first_reply = [](NegTokenResp& resp) { resp.response_token = kNoToken; }},
    {.about = {"reply_early_mic", "Sends a mechListMIC before the mechanism is through.", kAcceptor, "RFC 4178 5",
               "Before the mechanism is through nobody can have made one."},
     .alter_first_reply = [](NegTokenResp& resp) { resp.mech_list_mic = kNoMic; }},
    {.about = {"reply_no_mic", "Leaves its mechListMIC out where one is due.", kAcceptor, kMic,
               "Without the MIC the negotiation does not complete."},
     .alter_later_reply = [](NegTokenResp& resp) { resp.mech_list_mic.reset(); }},
    {.about = {"reply_other_mic", "Sends a mechListMIC that it has not made.", kAcceptor, kMic,
               "A MIC that does not verify ends the negotiation."},
     .alter_later_reply = [](NegTokenResp& resp) { resp.mech_list_mic = kNoMic; }},
    {.about = {"reply_token_as_mic", "Sends its mechanism's token once more as the mechListMIC, as Windows 2000 did.",
               kAcceptor, kMic, "What is no MIC does not verify (windows-observed G18)."},
     .alter_first_reply = [](NegTokenResp& resp) { resp.mech_list_mic = resp.response_token; }},
    {.about = {"reply_completed_unfounded", "Says accept-completed where it has refused.", kAcceptor, kInvalidToken,
               "Completion is believed only from a mechanism that is through."},
     .alter_rejection =
         [](NegTokenResp& resp) {
           resp.neg_state = NegState::kAcceptCompleted;
           resp.response_token.reset();
         }},
    {.about = {"reply_framed", "Frames its reply as a first token.", kAcceptor, "RFC 4178 4.2",
               "Only the first token of an exchange has a frame."},
     .alter_reply_octets =
         [](Bytes& token) {
           const Bytes reply = token;
           token.clear();
           DerWriter writer(token);
           const DerScope frame = OpenGssFrame(writer, kOidSpnego);
           writer.PutBytes(reply);
         }},
    {.about = {"reply_trailing_octet", "Sends one octet more than its reply has.", kAcceptor, kInvalidToken,
               "A token ends where its lengths say."},
     .alter_reply_octets = [](Bytes& token) { token.push_back(0); }},
    {.about = {"reply_short", "Leaves out the last octet of its reply.", kAcceptor, kInvalidToken,
               "A token that ends before its lengths say is refused; failures id 7."},
     .alter_reply_octets = [](Bytes& token) { token.pop_back(); }},
    {.about = {"reply_of_nothing", "Sends a NegTokenResp without members.", kAcceptor, kAnswer,
               "The first reply has a negState."},
     .alter_reply_octets = [](Bytes& token) { token.assign({0xA1, 0x02, 0x30, 0x00}); }},
    {.about = {"hints_other_name", "Gives a hint of its own, which nobody is to read.", kAcceptor, "MS-SPNG 3.2.5.2",
               "The hint's name is ignored."},
     .alter_hints = [](NegTokenInit& init) { init.hints->name = "alice@EXAMPLE.COM"; }},
    {.about = {"hints_with_token", "Speaks first with a token of a mechanism.", kAcceptor, "SPN-004",
               "What an acceptor says first is heard and not heeded (windows-observed G02)."},
     .alter_hints = [](NegTokenInit& init) { init.mech_token = kNoToken; }},
};

}  // namespace

std::span<const SpnegoMisbehaviour> AcceptorMisbehaviours() { return kRows; }

}  // namespace legwork::spnego
