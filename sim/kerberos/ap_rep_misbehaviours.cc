#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/misbehaviour.h"
#include "sim/wire/oid.h"
#include "sim/world/virtual_clock.h"

namespace legwork::kerberos {
namespace {

using enum Misbehaviour::Offender;

constexpr std::string_view kReceipt = "RFC 4120 3.2.5";
constexpr std::string_view kFraming = "RFC 4121 4.1";
constexpr std::string_view kInvalidToken = "ISC-N-057";

constexpr std::int32_t kUnknownType = 9999;
constexpr std::int32_t kAes256 = 18;
constexpr std::uint8_t kOtherKey[32] = {0x5A};
constexpr std::uint8_t kNoProof[48] = {0x5A};
constexpr std::size_t kOidAt = 5;  // octets into a framed token of 128 to 255 octets
constexpr std::size_t kTokenIdAt = kOidAt + kOidKerberos.size();

constexpr KerberosMisbehaviour kRows[] = {
    {.about = {"ap_rep_other_version", "Says that its AP-REP is of Kerberos 4.", kAcceptor, kReceipt,
               "An AP-REP of another version proves nothing."},
     .alter_ap_rep = [](ApRep& ap_rep) { ap_rep.pvno = 4; }},
    {.about = {"ap_rep_other_type", "Says that its AP-REP is an AP-REQ.", kAcceptor, kReceipt,
               "A message that is no AP-REP proves nothing."},
     .alter_ap_rep = [](ApRep& ap_rep) { ap_rep.msg_type = static_cast<std::int32_t>(MessageType::kApReq); }},
    {.about = {"ap_rep_unknown_etype", "Labels its proof with an unknown encryption type.", kAcceptor, kReceipt,
               "A proof that does not open is none."},
     .alter_ap_rep = [](ApRep& ap_rep) { ap_rep.enc_part.etype = kUnknownType; }},
    {.about = {"ap_rep_made_up", "Sends a proof that it made without the session key.", kAcceptor, kReceipt,
               "A proof that does not open is none."},
     .alter_ap_rep = [](ApRep& ap_rep) { ap_rep.enc_part.cipher = kNoProof; }},
    {.about = {"ap_rep_empty", "Sends a proof without octets.", kAcceptor, kReceipt,
               "A proof that does not open is none."},
     .alter_ap_rep = [](ApRep& ap_rep) { ap_rep.enc_part.cipher = {}; }},
    {.about = {"ap_rep_other_usage", "Seals its proof as an authenticator.", kAcceptor, "RFC 4120 7.5.1",
               "Each use of a key has a number of its own; a proof that does not open is none."},
     .alter_ap_rep_usage = [](KeyUsage& usage) { usage = kUsageApReqAuthenticator; }},
    {.about = {"ap_rep_kvno", "Tells a key version with its proof, which is under the session key.", kAcceptor,
               "RFC 4120 5.2.9", "A session key has no version; to tell one changes nothing."},
     .alter_ap_rep = [](ApRep& ap_rep) { ap_rep.enc_part.kvno = 3; }},
    {.about = {"ap_rep_other_time", "Repeats another second than the authenticator's.", kAcceptor, kReceipt,
               "Who does not repeat the initiator's time has not proved itself."},
     .alter_ap_rep_part = [](EncApRepPart& part) { part.ctime += kTicksPerSecond; }},
    {.about = {"ap_rep_other_microseconds", "Repeats other microseconds than the authenticator's.", kAcceptor, kReceipt,
               "Who does not repeat the initiator's time has not proved itself."},
     .alter_ap_rep_part = [](EncApRepPart& part) { part.cusec = part.cusec == 0 ? 1 : part.cusec - 1; }},
    {.about = {"ap_rep_long_microseconds", "Counts a million microseconds in its proof.", kAcceptor, "RFC 4120 5.2.4",
               "Microseconds range from 0 to 999,999."},
     .alter_ap_rep_part = [](EncApRepPart& part) { part.cusec = 1'000'000; }},
    {.about = {"ap_rep_no_subkey", "Sends no subkey, and uses the one that it made all the same.", kAcceptor,
               "RFC 4121 2", "Without a subkey of the acceptor the initiator's protects messages."},
     .alter_ap_rep_part = [](EncApRepPart& part) { part.subkey.reset(); }},
    {.about = {"ap_rep_other_subkey", "Tells another subkey than it uses.", kAcceptor, "RFC 4121 2",
               "Messages under another key than the one told do not verify."},
     .alter_ap_rep_part = [](EncApRepPart& part) { part.subkey = EncryptionKey{kAes256, kOtherKey}; }},
    {.about = {"ap_rep_unknown_subkey_type", "Sends a subkey of an unknown type.", kAcceptor, kInvalidToken,
               "A subkey that cannot be used is refused."},
     .alter_ap_rep_part = [](EncApRepPart& part) { part.subkey->keytype = kUnknownType; }},
    {.about = {"ap_rep_short_subkey", "Sends a subkey of too few octets.", kAcceptor, "RFC 3961 5.3",
               "A key has the size of its type."},
     .alter_ap_rep_part = [](EncApRepPart& part) { part.subkey->keyvalue = part.subkey->keyvalue.first(8); }},
    {.about = {"ap_rep_no_sequence", "Tells no sequence number, and does not begin at 0.", kAcceptor,
               "RFC 4121 4.2.2", "Without a number messages count from 0; others are out of sequence."},
     .alter_ap_rep_part = [](EncApRepPart& part) { part.seq_number.reset(); }},
    {.about = {"ap_rep_other_sequence", "Tells the sequence number after the one that it begins at.", kAcceptor,
               "VER-003", "A message before the number told is out of sequence."},
     .alter_ap_rep_part = [](EncApRepPart& part) { part.seq_number = part.seq_number.value_or(0) + 1; }},
    {.about = {"ap_rep_trailing_octet_inside", "Seals an octet behind its proof.", kAcceptor, "RFC 4120 5.5.2",
               "Octets that belong to nothing are refused."},
     .alter_ap_rep_octets = [](Bytes& octets) { octets.push_back(0); }},
    {.about = {"ap_rep_cut_inside", "Seals the first half of its proof.", kAcceptor, "RFC 4120 5.5.2",
               "A proof that cannot be read is none."},
     .alter_ap_rep_octets = [](Bytes& octets) { octets.resize(octets.size() / 2); }},
    {.about = {"ap_rep_as_authenticator", "Labels its proof as an authenticator.", kAcceptor, "RFC 4120 5.10",
               "The application tag tells what was sealed."},
     .alter_ap_rep_octets = [](Bytes& octets) { octets[0] = 0x62; }},
    {.about = {"ap_rep_other_mechanism", "Frames its AP-REP as a token of NTLM.", kAcceptor, kFraming,
               "A token of another mechanism is refused."},
     .alter_ap_rep_token =
         [](Bytes& token) {
           for (std::size_t i = 0; i < kOidKerberos.size(); ++i) token[kOidAt + i] = kOidNtlmssp[i];
         }},
    {.about = {"ap_rep_other_token_id", "Labels its AP-REP with the token id of an AP-REQ.", kAcceptor, kFraming,
               "Token id and message have to agree."},
     .alter_ap_rep_token = [](Bytes& token) { token[kTokenIdAt] = 0x01; }},
    {.about = {"ap_rep_as_error", "Labels its AP-REP with the token id of a KRB-ERROR.", kAcceptor, kFraming,
               "Token id and message have to agree."},
     .alter_ap_rep_token = [](Bytes& token) { token[kTokenIdAt] = 0x03; }},
    {.about = {"ap_rep_unframed", "Sends its AP-REP without the frame, and is not in DCE style.", kAcceptor,
               "MS-KILE 3.4.5.1", "Only in DCE style the frame is missing."},
     .alter_ap_rep_token = [](Bytes& token) { token.erase(token.begin(), token.begin() + kTokenIdAt + 2); }},
    {.about = {"ap_rep_trailing_octet", "Sends one octet more than its AP-REP has.", kAcceptor, kInvalidToken,
               "A token ends where its frame says."},
     .alter_ap_rep_token = [](Bytes& token) { token.push_back(0); }},
    {.about = {"ap_rep_short", "Leaves out the last octet of its AP-REP.", kAcceptor, kInvalidToken,
               "A token that ends before its frame says is refused; failures id 7."},
     .alter_ap_rep_token = [](Bytes& token) { token.pop_back(); }},
    {.about = {"ap_rep_missing", "Takes the AP-REQ and sends no proof, though one was asked for.", kAcceptor,
               kReceipt, "Without the proof there is no mutual authentication; failures id 61."},
     .alter_ap_rep_token = [](Bytes& token) { token.clear(); }},
    {.about = {"error_unknown_code", "Gives an error code that no document has.", kAcceptor, "ISC-N-055",
               "An error without an equivalent ends the handshake all the same."},
     .alter_error = [](ErrorReport& report) { report.code = static_cast<KrbErrorCode>(1234); }},
    {.about = {"error_none", "Gives the error code 0, which is none.", kAcceptor, kReceipt,
               "An error in the answer's place ends the handshake, whatever its code."},
     .alter_error = [](ErrorReport& report) { report.code = KrbErrorCode::kNone; }},
    {.about = {"error_of_other_server", "Names another server in its error.", kAcceptor, "RFC 4120 3.1.6",
               "Nothing protects an error: its names are not relied on."},
     .alter_error = [](ErrorReport& report) { report.server = "ftp/nowhere.example.com"; }},
};

}  // namespace

std::span<const KerberosMisbehaviour> ApRepMisbehaviours() { return kRows; }

}  // namespace legwork::kerberos
