#include "sim/kerberos/gss_flags.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/misbehaviour.h"
#include "sim/world/virtual_clock.h"

namespace legwork::kerberos {
namespace {

using enum Misbehaviour::Offender;

constexpr std::string_view kReceipt = "RFC 4120 3.2.3";
constexpr std::string_view kGssField = "RFC 4121 4.1.1";
constexpr std::string_view kBindings = "EPA-004";

constexpr std::string_view kElsewhere = "ELSEWHERE.EXAMPLE";
constexpr std::string_view kSomebody = "somebody_else";
constexpr std::int32_t kUnknownType = 9999;
constexpr std::int32_t kAes256 = 18;
constexpr std::uint8_t kOtherKey[32] = {0x5A};
constexpr std::uint8_t kExtension[] = {0x00, 0x00, 0x00, 0x2A, 0x00, 0x00, 0x00, 0x00};
constexpr std::uint8_t kNoCredential[] = {0x30, 0x00};
constexpr Ticks kDay = 24 * 3600 * kTicksPerSecond;
constexpr std::uint32_t kUnknownFlags = 0x00F00000;

constexpr KerberosMisbehaviour kRows[] = {
    {.about = {"authenticator_other_client", "Names another client in its authenticator than its ticket does.",
               kInitiator, kReceipt, "A client that differs is refused with KRB_AP_ERR_BADMATCH."},
     .alter_authenticator = [](Authenticator& part) { part.cname = UserName(kSomebody); }},
    {.about = {"authenticator_other_realm", "Names another realm of the client than its ticket does.", kInitiator,
               kReceipt, "A realm that differs is refused with KRB_AP_ERR_BADMATCH."},
     .alter_authenticator = [](Authenticator& part) { part.crealm = kElsewhere; }},
    {.about = {"authenticator_other_version", "Says that its authenticator is of Kerberos 4.", kInitiator,
               "RFC 4120 5.5.1", "The authenticator's version is 5."},
     .alter_authenticator = [](Authenticator& part) { part.authenticator_vno = 4; }},
    {.about = {"authenticator_past", "Dates its authenticator a day back.", kInitiator, kReceipt,
               "A time beyond the clock skew is refused with KRB_AP_ERR_SKEW."},
     .alter_authenticator = [](Authenticator& part) { part.ctime -= kDay; }},
    {.about = {"authenticator_future", "Dates its authenticator a day ahead.", kInitiator, kReceipt,
               "A time beyond the clock skew is refused with KRB_AP_ERR_SKEW."},
     .alter_authenticator = [](Authenticator& part) { part.ctime += kDay; }},
    {.about = {"authenticator_long_microseconds", "Counts a million microseconds in its authenticator.", kInitiator,
               "RFC 4120 5.2.4", "Microseconds range from 0 to 999,999."},
     .alter_authenticator = [](Authenticator& part) { part.cusec = 1'000'000; }},
    {.about = {"authenticator_negative_microseconds", "Counts less than no microseconds in its authenticator.",
               kInitiator, "RFC 4120 5.2.4", "Microseconds range from 0 to 999,999."},
     .alter_authenticator = [](Authenticator& part) { part.cusec = -1; }},
    {.about = {"authenticator_no_checksum", "Sends no checksum field, in which flags and bindings are.", kInitiator,
               kGssField, "A GSS context needs the field; without it KRB_AP_ERR_INAPP_CKSUM."},
     .alter_authenticator = [](Authenticator& part) { part.cksum.reset(); }},
    {.about = {"authenticator_other_checksum_type", "Labels the field of flags and bindings as an HMAC-SHA1-96.",
               kInitiator, kGssField, "The type of the field is 0x8003; others are KRB_AP_ERR_INAPP_CKSUM."},
     .alter_authenticator = [](Authenticator& part) { part.cksum->cksumtype = 16; }},
    {.about = {"authenticator_no_subkey", "Sends no subkey, and uses the one that it made all the same.", kInitiator,
               "RFC 4121 2", "Without a subkey the session key protects messages."},
     .alter_authenticator = [](Authenticator& part) { part.subkey.reset(); }},
    {.about = {"authenticator_other_subkey", "Tells another subkey than it uses.", kInitiator, "RFC 4121 2",
               "Messages under another key than the one told do not verify."},
     .alter_authenticator = [](Authenticator& part) { part.subkey = EncryptionKey{kAes256, kOtherKey}; }},
    {.about = {"authenticator_unknown_subkey_type", "Sends a subkey of an unknown type.", kInitiator, kReceipt,
               "A subkey that cannot be used is refused."},
     .alter_authenticator = [](Authenticator& part) { part.subkey->keytype = kUnknownType; }},
    {.about = {"authenticator_short_subkey", "Sends a subkey of too few octets.", kInitiator, "RFC 3961 5.3",
               "A key has the size of its type."},
     .alter_authenticator = [](Authenticator& part) { part.subkey->keyvalue = part.subkey->keyvalue.first(8); }},
    {.about = {"authenticator_no_sequence", "Tells no sequence number, and does not begin at 0.", kInitiator,
               "RFC 4121 4.2.2", "Without a number messages count from 0; others are out of sequence."},
     .alter_authenticator = [](Authenticator& part) { part.seq_number.reset(); }},
    {.about = {"authenticator_other_sequence", "Tells the sequence number after the one that it begins at.",
               kInitiator, "VER-003", "A message before the number told is out of sequence."},
     .alter_authenticator = [](Authenticator& part) { part.seq_number = part.seq_number.value_or(0) + 1; }},
    {.about = {"authenticator_trailing_octet", "Seals an octet behind its authenticator.", kInitiator,
               "RFC 4120 5.5.1", "Octets that belong to nothing are refused."},
     .alter_authenticator_octets = [](Bytes& octets) { octets.push_back(0); }},
    {.about = {"authenticator_cut", "Seals the first half of its authenticator.", kInitiator, "RFC 4120 5.5.1",
               "An authenticator that cannot be read is refused with KRB_AP_ERR_BAD_INTEGRITY."},
     .alter_authenticator_octets = [](Bytes& octets) { octets.resize(octets.size() / 2); }},
    {.about = {"authenticator_empty", "Seals no octets as its authenticator.", kInitiator, "RFC 4120 5.5.1",
               "An authenticator that cannot be read is refused with KRB_AP_ERR_BAD_INTEGRITY."},
     .alter_authenticator_octets = [](Bytes& octets) { octets.clear(); }},
    {.about = {"authenticator_as_ticket_part", "Labels its authenticator as the sealed part of a ticket.", kInitiator,
               "RFC 4120 5.10", "The application tag tells what was sealed."},
     .alter_authenticator_octets = [](Bytes& octets) { octets[0] = 0x63; }},
    {.about = {"authenticator_other_usage", "Seals its authenticator as one for a ticket-granting service.", kInitiator,
               "RFC 4120 7.5.1", "Each use of a key has a number of its own; KRB_AP_ERR_BAD_INTEGRITY."},
     .alter_authenticator_usage = [](KeyUsage& usage) { usage = kUsageTgsReqAuthenticator; }},
    {.about = {"authenticator_altered", "Alters the last octet of its sealed authenticator.", kInitiator, kReceipt,
               "An authenticator that does not open is refused with KRB_AP_ERR_BAD_INTEGRITY."},
     .alter_authenticator_cipher = [](Bytes& cipher) { cipher.back() ^= 1; }},
    {.about = {"authenticator_cut_cipher", "Sends eight octets as its sealed authenticator.", kInitiator, kReceipt,
               "An authenticator that does not open is refused with KRB_AP_ERR_BAD_INTEGRITY."},
     .alter_authenticator_cipher = [](Bytes& cipher) { cipher.resize(8); }},
    {.about = {"authenticator_unknown_etype", "Labels its authenticator with an unknown encryption type.", kInitiator,
               kReceipt, "An authenticator that does not open is refused with KRB_AP_ERR_BAD_INTEGRITY."},
     .alter_ap_req = [](ApReq& ap_req) { ap_req.authenticator.etype = kUnknownType; }},
    {.about = {"checksum_empty", "Sends a field of flags and bindings without octets.", kInitiator, kGssField,
               "The field has 24 octets at least; KRB_AP_ERR_INAPP_CKSUM."},
     .alter_checksum_octets = [](Bytes& octets) { octets.clear(); }},
    {.about = {"checksum_no_flags_field", "Ends the field of flags and bindings in front of the flags.", kInitiator,
               kGssField, "The field has 24 octets at least; KRB_AP_ERR_INAPP_CKSUM."},
     .alter_checksum_octets = [](Bytes& octets) { octets.resize(20); }},
    {.about = {"checksum_other_length", "Says that its bindings have fifteen octets.", kInitiator, kGssField,
               "The length of the bindings is 16; KRB_AP_ERR_INAPP_CKSUM."},
     .alter_checksum_octets = [](Bytes& octets) { octets[0] = 15; }},
    {.about = {"checksum_other_bindings", "Binds itself to another channel.", kInitiator, "EPA-003",
               "Bindings that differ are refused with SEC_E_BAD_BINDINGS."},
     .alter_checksum = [](GssChecksum& checksum) { checksum.bindings[0] ^= 1; }},
    {.about = {"checksum_no_bindings", "Was given bindings and sends none.", kInitiator, kBindings,
               "No bindings where the acceptor has some are refused with SEC_E_BAD_BINDINGS."},
     .alter_checksum = [](GssChecksum& checksum) { checksum.bindings = {}; }},
    {.about = {"checksum_delegation_missing", "Says that it delegates, and has no credential behind that.", kInitiator,
               kGssField, "The flag and the delegated credential come together."},
     .alter_checksum_octets = [](Bytes& octets) { octets[20] |= kGssDelegate; }},
    {.about = {"checksum_delegation_cut", "Says that the delegated credential is longer than the field.", kInitiator,
               kGssField, "The delegated credential lies in the field."},
     .alter_checksum_octets =
         [](Bytes& octets) {
           octets[20] |= kGssDelegate;
           octets.insert(octets.end(), {0x01, 0x00, 0xFF, 0x00});
         }},
    {.about = {"checksum_delegation_other_option", "Numbers its delegation 2.", kInitiator, kGssField,
               "The option of a delegation is 1."},
     .alter_checksum_octets =
         [](Bytes& octets) {
           octets[20] |= kGssDelegate;
           octets.insert(octets.end(), {0x02, 0x00, 0x00, 0x00});
         }},
    {.about = {"checksum_delegation_made_up", "Delegates octets that are no credential.", kInitiator, kGssField,
               "What is delegated is a KRB-CRED that opens."},
     .alter_checksum =
         [](GssChecksum& checksum) {
           checksum.flags |= kGssDelegate;
           checksum.delegation = kNoCredential;
         }},
    {.about = {"checksum_extension", "Adds an extension that nobody knows behind its flags.", kInitiator, kGssField,
               "Extensions that are not known are ignored."},
     .alter_checksum = [](GssChecksum& checksum) { checksum.extensions = kExtension; }},
    {.about = {"checksum_unknown_flags", "Sets flags that have no meaning.", kInitiator, "RFC 4121 4.1.1.1",
               "Flags that are not known are ignored."},
     .alter_checksum = [](GssChecksum& checksum) { checksum.flags |= kUnknownFlags; }},
    {.about = {"checksum_dce_style_flag", "Says that it is in DCE style, and has framed its token.", kInitiator,
               "MS-KILE 3.4.5.1", "In DCE style the frame is missing."},
     .alter_checksum = [](GssChecksum& checksum) { checksum.flags |= kGssDceStyle; }},
    {.about = {"checksum_no_integrity_flag", "Was asked for integrity and does not tell the acceptor.", kInitiator,
               "ASC-N-012", "The acceptor grants what the initiator told, no more."},
     .alter_checksum = [](GssChecksum& checksum) { checksum.flags &= ~(kGssIntegrity | kGssConfidentiality); }},
};

}  // namespace

std::span<const KerberosMisbehaviour> AuthenticatorMisbehaviours() { return kRows; }

}  // namespace legwork::kerberos
