#include <vector>

#include "sim/spnego/misbehaviour.h"
#include "sim/wire/der_writer.h"
#include "sim/wire/oid.h"

namespace legwork::spnego {
namespace {

using enum Misbehaviour::Offender;

constexpr std::string_view kInvalidToken = "ASC-N-027";
constexpr std::string_view kOffer = "RFC 4178 4.2.1";
constexpr std::string_view kAnswer = "RFC 4178 4.2.2";
constexpr std::string_view kMic = "SPN-003";

constexpr std::uint8_t kUnknownOid[] = {0x2B, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x7F};
constexpr std::uint8_t kNoMic[16] = {0x01};
constexpr std::uint8_t kNoToken[] = {0x6E, 0x6F};
constexpr std::size_t kFrameOidAt = 4;  // octets into a framed token of more than 255 octets

// Offer makes a list of these mechanisms.
void Offer(ByteParts mechanisms, Bytes& list) {
  list.clear();
  DerWriter writer(list);
  PutMechTypeList(writer, mechanisms);
}

// OfferFirst puts a mechanism in front of those that the list has.
void OfferFirst(ByteView mechanism, Bytes& list) {
  const Bytes before = list;
  std::vector<ByteView> mechanisms = {mechanism};
  DerReader rest = MechTypeList(before).All();
  for (ByteView offered; MechTypeList::Next(rest, &offered);) mechanisms.push_back(offered);
  Offer(mechanisms, list);
}

constexpr SpnegoMisbehaviour kRows[] = {
    {.about = {"init_no_mechanisms", "Offers a list without mechanisms.", kInitiator, kOffer,
               "A list has one mechanism at least."},
     .alter_mech_types = [](Bytes& list) { list.assign({0x30, 0x00}); }},
    {.about = {"init_unknown_mechanism", "Offers one mechanism, which nobody has.", kInitiator, "SPN-002",
               "Without a mechanism in common the negotiation is rejected."},
     .alter_mech_types =
         [](Bytes& list) {
           const ByteView unknown = kUnknownOid;
           Offer({&unknown, 1}, list);
         }},
    {.about = {"init_unknown_first", "Prefers a mechanism that nobody has, with the token of the second.", kInitiator,
               "SPN-002", "The token is not given to another mechanism; the one selected starts anew, under a MIC."},
     .alter_mech_types = [](Bytes& list) { OfferFirst(kUnknownOid, list); }},
    {.about = {"init_negoex_first", "Prefers NegoEx, with the token of the second mechanism.", kInitiator, "SPN-002",
               "The one selected starts anew, under a MIC; failures ids 21 and 22."},
     .alter_mech_types = [](Bytes& list) { OfferFirst(kOidNegoEx, list); }},
    {.about = {"init_repeated_mechanism", "Offers its first mechanism twice.", kInitiator, kOffer,
               "A mechanism that is offered twice counts once."},
     .alter_mech_types =
         [](Bytes& list) {
           const Bytes before = list;
           DerReader rest = MechTypeList(before).All();
           ByteView first;
           if (MechTypeList::Next(rest, &first)) OfferFirst(first, list);
         }},
    {.about = {"init_empty_mechanism", "Offers an object identifier of no octets.", kInitiator, "X.690 8.19",
               "An object identifier has one octet at least."},
     .alter_mech_types = [](Bytes& list) { list.assign({0x30, 0x02, 0x06, 0x00}); }},
    {.about = {"init_no_token", "Offers mechanisms without a token of the first.", kInitiator, kOffer,
               "The token is optional: the acceptor selects and asks for one; failures id 4."},
     .alter_init = [](NegTokenInit& init) { init.mech_token.reset(); }},
    {.about = {"init_empty_token", "Offers mechanisms with a token of no octets.", kInitiator, kInvalidToken,
               "A token of no octets is none that a mechanism takes."},
     .alter_init = [](NegTokenInit& init) { init.mech_token = ByteView(); }},
    {.about = {"init_token_of_nobody", "Offers mechanisms with a token that none of them has made.", kInitiator,
               kInvalidToken, "A token that the mechanism does not know is refused."},
     .alter_init = [](NegTokenInit& init) { init.mech_token = kNoToken; }},
    {.about = {"init_early_mic", "Sends a mechListMIC with its offer.", kInitiator, "RFC 4178 5",
               "Before the mechanism is through nobody can have made one."},
     .alter_init = [](NegTokenInit& init) { init.mech_list_mic = kNoMic; }},
    {.about = {"init_request_flags", "Sends reqFlags, which nobody heeds.", kInitiator, "SPN-005",
               "reqFlags are ignored."},
     .alter_init = [](NegTokenInit& init) { init.req_flags = 0xFE000000; }},
    {.about = {"init_hints", "Sends the hints that only an acceptor sends.", kInitiator, "MS-SPNG 2.2.1",
               "NegTokenInit2 is the acceptor's."},
     .alter_init = [](NegTokenInit& init) { init.hints = NegHints{.name = kHintName}; }},
    {.about = {"init_other_frame", "Frames its offer as a token of another mechanism.", kInitiator, "SPN-001",
               "The frame names SPNEGO."},
     .alter_init_octets = [](Bytes& token) { token[kFrameOidAt + 2 + kOidSpnego.size() - 1] ^= 1; }},
    {.about = {"init_unframed", "Sends its offer without the frame.", kInitiator, "SPN-001",
               "The first token has the frame."},
     .alter_init_octets =
         [](Bytes& token) {
           token.erase(token.begin(), token.begin() + kFrameOidAt + 2 + static_cast<int>(kOidSpnego.size()));
         }},
    {.about = {"init_trailing_octet", "Sends one octet more than its offer has.", kInitiator, kInvalidToken,
               "A token ends where its frame says."},
     .alter_init_octets = [](Bytes& token) { token.push_back(0); }},
    {.about = {"init_short", "Leaves out the last octet of its offer.", kInitiator, kInvalidToken,
               "A token that ends before its frame says is refused."},
     .alter_init_octets = [](Bytes& token) { token.pop_back(); }},
    {.about = {"init_as_response", "Begins with a NegTokenResp.", kInitiator, "RFC 4178 4.2",
               "A negotiation begins with NegTokenInit; failures id 31."},
     .alter_init_octets =
         [](Bytes& token) {
           token.clear();
           WriteNegTokenResp({.neg_state = NegState::kAcceptIncomplete, .response_token = ByteView(kNoToken)}, token);
         }},
    {.about = {"response_request_mic", "Says request-mic, which is the acceptor's to say.", kInitiator, kAnswer,
               "request-mic is said by acceptors only; failures id 24."},
     .alter_response = [](NegTokenResp& resp) { resp.neg_state = NegState::kRequestMic; }},
    {.about = {"response_mechanism", "Names a selected mechanism, which is the acceptor's to say.", kInitiator, kAnswer,
               "supportedMech stands in the acceptor's first reply only."},
     .alter_response = [](NegTokenResp& resp) { resp.supported_mech = kOidNtlmssp; }},
    {.about = {"response_reject", "Rejects in the middle of the exchange.", kInitiator, "SPN-006",
               "After reject there is no context on either side."},
     .alter_response = [](NegTokenResp& resp) { resp.neg_state = NegState::kReject; }},
    {.about = {"response_completed", "Says accept-completed while its token is still to be answered.", kInitiator,
               kAnswer, "Whether the exchange is through is the acceptor's to say."},
     .alter_response = [](NegTokenResp& resp) { resp.neg_state = NegState::kAcceptCompleted; }},
    {.about = {"response_unknown_state", "Says a negState that is not defined.", kInitiator, kAnswer,
               "negState is one of four."},
     .alter_response = [](NegTokenResp& resp) { resp.neg_state = static_cast<NegState>(7); }},
    {.about = {"response_no_state", "Says no negState.", kInitiator, kAnswer,
               "negState is required in the acceptor's first reply only."},
     .alter_response = [](NegTokenResp& resp) { resp.neg_state.reset(); }},
    {.about = {"response_no_token", "Leaves out the token of its mechanism.", kInitiator, kInvalidToken,
               "Where the mechanism waits for a token, one has to come."},
     .alter_response = [](NegTokenResp& resp) { resp.response_token.reset(); }},
    {.about = {"response_empty_token", "Sends no octets for the token of its mechanism.", kInitiator, kInvalidToken,
               "A token of no octets is none that a mechanism takes."},
     .alter_response = [](NegTokenResp& resp) { resp.response_token = ByteView(); }},
    {.about = {"response_no_mic", "Leaves its mechListMIC out where one is due.", kInitiator, kMic,
               "Without the MIC the negotiation does not complete."},
     .alter_response = [](NegTokenResp& resp) { resp.mech_list_mic.reset(); }},
    {.about = {"response_other_mic", "Sends a mechListMIC that it has not made.", kInitiator, kMic,
               "A MIC that does not verify ends the negotiation."},
     .alter_response = [](NegTokenResp& resp) { resp.mech_list_mic = kNoMic; }},
    {.about = {"response_as_init", "Sends a NegTokenInit in the middle of the exchange.", kInitiator, "RFC 4178 4.2",
               "Only the first token is a NegTokenInit."},
     .alter_response_octets =
         [](Bytes& token) {
           Bytes list;
           const ByteView ntlm = kOidNtlmssp;
           Offer({&ntlm, 1}, list);
           token.clear();
           WriteNegTokenInit({.mech_types = MechTypeList(list)}, token);
         }},
    {.about = {"response_trailing_octet", "Sends one octet more than its response has.", kInitiator, kInvalidToken,
               "A token ends where its lengths say."},
     .alter_response_octets = [](Bytes& token) { token.push_back(0); }},
    {.about = {"mic_altered", "Alters the last octet of its mechListMIC.", kEither, kMic,
               "A MIC that does not verify ends the negotiation."},
     .alter_mic = [](Bytes& mic) { mic.back() ^= 1; }},
};

}  // namespace

std::span<const SpnegoMisbehaviour> InitiatorMisbehaviours() { return kRows; }

}  // namespace legwork::spnego
