#include "sim/kerberos/misbehaviour.h"
#include "sim/wire/oid.h"

namespace legwork::kerberos {
namespace {

using enum Misbehaviour::Offender;

constexpr std::string_view kReceipt = "RFC 4120 3.2.3";
constexpr std::string_view kFraming = "RFC 4121 4.1";
constexpr std::string_view kInvalidToken = "ASC-N-027";

constexpr std::string_view kElsewhere = "ELSEWHERE.EXAMPLE";
constexpr std::string_view kOtherService = "ftp/nowhere.example.com";
constexpr std::int32_t kUnknownEtype = 9999;
constexpr std::uint32_t kReservedOption = 0x80000000;  // bit 0 of APOptions
constexpr std::uint8_t kNoTicket[32] = {0x5A};
constexpr std::size_t kOidAt = 6;  // octets into a framed token of more than 255 octets
constexpr std::size_t kTokenIdAt = kOidAt + kOidKerberos.size();

// Rewrite makes a ticket that its client has changed; what was read of it is then written anew.
Ticket& Rewrite(ApReq& ap_req) {
  if (const auto ticket = ReadTicket(ap_req.ticket.encoding); ticket.ok()) ap_req.ticket = *ticket;
  ap_req.ticket.encoding = {};
  return ap_req.ticket;
}

constexpr KerberosMisbehaviour kRows[] = {
    {.about = {"ap_req_other_version", "Says that its AP-REQ is of Kerberos 4.", kInitiator, kReceipt,
               "A version that is not 5 is refused with KRB_AP_ERR_BADVERSION."},
     .alter_ap_req = [](ApReq& ap_req) { ap_req.pvno = 4; }},
    {.about = {"ap_req_other_type", "Says that its AP-REQ is an AP-REP.", kInitiator, kReceipt,
               "A message that is no AP-REQ is refused with KRB_AP_ERR_MSG_TYPE."},
     .alter_ap_req = [](ApReq& ap_req) { ap_req.msg_type = static_cast<std::int32_t>(MessageType::kApRep); }},
    {.about = {"ap_req_no_mutual_option", "Asks for a proof under the checksum only, not in the open options.",
               kInitiator, "RFC 4121 4.1.1.1",
               "The protected flag counts: nobody on the way may take the proof away unnoticed."},
     .alter_ap_req = [](ApReq& ap_req) { ap_req.ap_options &= ~kApMutualRequired; }},
    {.about = {"ap_req_unasked_mutual_option", "Asks for a proof in the open options only, not under the checksum.",
               kInitiator, "RFC 4121 4.1.1.1", "The protected flag counts: the two must not differ."},
     .alter_ap_req = [](ApReq& ap_req) { ap_req.ap_options |= kApMutualRequired; }},
    {.about = {"ap_req_session_key_option", "Says that its ticket is under the session key of a TGT, and it is not.",
               kInitiator, kReceipt, "A ticket that cannot be opened as it says is refused."},
     .alter_ap_req = [](ApReq& ap_req) { ap_req.ap_options |= kApUseSessionKey; }},
    {.about = {"ap_req_reserved_option", "Sets a reserved bit of the options.", kInitiator, "RFC 4120 5.2.8",
               "Unknown options are ignored."},
     .alter_ap_req = [](ApReq& ap_req) { ap_req.ap_options |= kReservedOption; }},
    {.about = {"ap_req_other_mechanism", "Frames its AP-REQ as a token of NTLM.", kInitiator, kFraming,
               "A token of another mechanism is refused."},
     .alter_ap_req_token =
         [](Bytes& token) {
           for (std::size_t i = 0; i < kOidNtlmssp.size() && i < kOidKerberos.size(); ++i) {
             token[kOidAt + i] = kOidNtlmssp[i];
           }
         }},
    {.about = {"ap_req_other_token_id", "Labels its AP-REQ with the token id of an AP-REP.", kInitiator, kFraming,
               "Token id and message have to agree."},
     .alter_ap_req_token = [](Bytes& token) { token[kTokenIdAt] = 0x02; }},
    {.about = {"ap_req_unknown_token_id", "Labels its AP-REQ with a token id that no message has.", kInitiator,
               kFraming, "A token id that is not defined is refused."},
     .alter_ap_req_token = [](Bytes& token) { token[kTokenIdAt] = 0x7F; }},
    {.about = {"ap_req_unframed", "Sends its AP-REQ without the frame, and is not in DCE style.", kInitiator,
               "MS-KILE 3.4.5.1", "Only in DCE style the frame is missing."},
     .alter_ap_req_token = [](Bytes& token) { token.erase(token.begin(), token.begin() + kTokenIdAt + 2); }},
    {.about = {"ap_req_trailing_octet", "Sends one octet more than its AP-REQ has.", kInitiator, kInvalidToken,
               "A token ends where its frame says."},
     .alter_ap_req_token = [](Bytes& token) { token.push_back(0); }},
    {.about = {"ap_req_short", "Leaves out the last octet of its AP-REQ.", kInitiator, kInvalidToken,
               "A token that ends before its frame says is refused."},
     .alter_ap_req_token = [](Bytes& token) { token.pop_back(); }},
    {.about = {"ap_req_indefinite_length", "Writes its frame with a length that is not given.", kInitiator,
               "RFC 2743 3.1", "Lengths are definite, as in DER."},
     .alter_ap_req_token = [](Bytes& token) { token[1] = 0x80; }},
    {.about = {"ap_req_of_nothing", "Sends the frame of an AP-REQ with nothing in it.", kInitiator, kInvalidToken,
               "A frame without a message is refused."},
     .alter_ap_req_token =
         [](Bytes& token) {
           token.assign({0x60, 0x0D, 0x06, 0x09});
           token.insert(token.end(), kOidKerberos.begin(), kOidKerberos.end());
           token.insert(token.end(), {0x01, 0x00});
         }},
    {.about = {"ticket_other_version", "Presents a ticket of Kerberos 4.", kInitiator, kReceipt,
               "A ticket's version that is not 5 is refused with KRB_AP_ERR_BADVERSION."},
     .alter_ap_req = [](ApReq& ap_req) { Rewrite(ap_req).tkt_vno = 4; }},
    {.about = {"ticket_other_realm", "Presents its ticket as one of another realm.", kInitiator, kReceipt,
               "The open name is no more than a hint at the key; the ticket opens or does not."},
     .alter_ap_req = [](ApReq& ap_req) { Rewrite(ap_req).realm = kElsewhere; }},
    {.about = {"ticket_other_server", "Presents its ticket as one for another service.", kInitiator, kReceipt,
               "The open name is no more than a hint at the key; the ticket opens or does not."},
     .alter_ap_req = [](ApReq& ap_req) { Rewrite(ap_req).sname = ServiceName(kOtherService); }},
    {.about = {"ticket_other_kvno", "Says that its ticket is under another version of the service's key.", kInitiator,
               kReceipt, "A key version that the service does not have is refused with KRB_AP_ERR_BADKEYVER."},
     .alter_ap_req = [](ApReq& ap_req) { Rewrite(ap_req).enc_part.kvno = 77; }},
    {.about = {"ticket_unknown_etype", "Says that its ticket is of an unknown encryption type.", kInitiator, kReceipt,
               "A ticket for which the service has no key is refused."},
     .alter_ap_req = [](ApReq& ap_req) { Rewrite(ap_req).enc_part.etype = kUnknownEtype; }},
    {.about = {"ticket_made_up", "Presents octets that no KDC has sealed.", kInitiator, kReceipt,
               "A ticket that does not open is refused with KRB_AP_ERR_BAD_INTEGRITY or KRB_AP_ERR_MODIFIED."},
     .alter_ap_req = [](ApReq& ap_req) { Rewrite(ap_req).enc_part.cipher = kNoTicket; }},
    {.about = {"ticket_cut", "Presents the first half of its ticket's ciphertext.", kInitiator, kReceipt,
               "A ticket that does not open is refused with KRB_AP_ERR_BAD_INTEGRITY or KRB_AP_ERR_MODIFIED."},
     .alter_ap_req =
         [](ApReq& ap_req) {
           ByteView& cipher = Rewrite(ap_req).enc_part.cipher;
           cipher = cipher.first(cipher.size() / 2);
         }},
    {.about = {"ticket_empty", "Presents a ticket with nothing sealed in it.", kInitiator, kReceipt,
               "A ticket that does not open is refused with KRB_AP_ERR_BAD_INTEGRITY or KRB_AP_ERR_MODIFIED."},
     .alter_ap_req = [](ApReq& ap_req) { Rewrite(ap_req).enc_part.cipher = {}; }},
    {.about = {"third_token_other_time", "Repeats another time than its own in the third token of DCE style.",
               kInitiator, "MS-KILE 3.4.5.1", "The third token repeats the time of the authenticator."},
     .alter_third_part = [](EncApRepPart& part) { part.ctime += kTicksPerSecond; }},
    {.about = {"third_token_other_sequence", "Repeats another number than the acceptor's in its third token.",
               kInitiator, "MS-KILE 3.4.5.1", "The third token repeats the acceptor's sequence number."},
     .alter_third_part = [](EncApRepPart& part) { part.seq_number = part.seq_number.value_or(0) + 1; }},
    {.about = {"third_token_no_sequence", "Repeats no number in its third token.", kInitiator, "MS-KILE 3.4.5.1",
               "The third token repeats the acceptor's sequence number."},
     .alter_third_part = [](EncApRepPart& part) { part.seq_number.reset(); }},
    {.about = {"third_token_altered", "Alters the last octet of its third token.", kInitiator, kInvalidToken,
               "A third token that does not open is refused."},
     .alter_third_token = [](Bytes& token) { token.back() ^= 1; }},
};

}  // namespace

std::span<const KerberosMisbehaviour> ApReqMisbehaviours() { return kRows; }

}  // namespace legwork::kerberos
