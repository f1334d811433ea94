#include "sim/kdc/misdeed.h"

#include <algorithm>

#include "sim/kerberos/message/ticket_flags.h"
#include "sim/world/virtual_clock.h"

namespace legwork::kdc {
namespace {

using kerberos::EncKdcRepPart;
using kerberos::EncTicketPart;
using kerberos::EtypeInfo2;
using kerberos::EtypeInfo2Entry;
using kerberos::KdcRep;
using kerberos::MessageType;
using kerberos::PrincipalName;
using Kind = Misdeed::Kind;

constexpr std::string_view kOtherRealm = "ELSEWHERE.EXAMPLE";
constexpr std::string_view kOtherText = "somebody_else";
constexpr std::int32_t kUnknownEtype = 9999;
constexpr Ticks kDay = 24 * 3600 * kTicksPerSecond;
constexpr std::uint8_t kOtherKey[32] = {0x5A};
constexpr std::uint8_t kOneIteration[] = {0, 0, 0, 1};
constexpr std::uint8_t kAbsurdIterations[] = {0xFF, 0xFF, 0xFF, 0xFF};

PrincipalName OtherName() { return {kerberos::kNamePrincipal, {kOtherText}}; }
PrincipalName OtherService() { return {kerberos::kNameServiceInstance, {std::string_view("HTTP"), kOtherText}}; }

PrincipalName TicketGranting(std::string_view realm) {
  return {kerberos::kNameServiceInstance, {std::string_view("krbtgt"), realm}};
}

// Move puts the whole life of a ticket elsewhere in time.
template <typename Part>
void Move(Part& part, Ticks by) {
  part.authtime += by;
  part.starttime = part.starttime.value_or(part.authtime - by) + by;
  part.endtime += by;
  if (part.renew_till) *part.renew_till += by;
}

template <typename Part>
void EndBeforeStart(Part& part) {
  part.endtime = part.starttime.value_or(part.authtime) - kTicksPerSecond;
}

// SetIterations gives every entry the same parameters, which have static lifetime.
void SetIterations(EtypeInfo2& hints, ByteView iterations) {
  for (std::size_t i = 0; i < hints.size(); ++i) hints[i].s2kparams = iterations;
}

MessageType OtherReply(MessageType type) {
  return type == MessageType::kAsRep ? MessageType::kTgsRep : MessageType::kAsRep;
}

constexpr Misdeed kRows[] = {
    {.name = "silent", .summary = "Says nothing to this request.", .kind = Kind::kSilence},
    {.name = "slow", .summary = "Answers right, but late (by=, 3 s).", .kind = Kind::kLate},
    {.name = "garbage", .summary = "Answers octets that are no message.", .kind = Kind::kGarbage},
    {.name = "repeated_reply", .summary = "Answers with its previous reply of the type.", .kind = Kind::kRepeat},
    {.name = "empty_reply",
     .summary = "Answers a message of no octets.",
     .alter_octets = [](Bytes& octets) { octets.clear(); }},
    {.name = "truncated_reply",
     .summary = "Sends the first half of its reply.",
     .alter_octets = [](Bytes& octets) { octets.resize(octets.size() / 2); }},
    {.name = "short_reply",
     .summary = "Leaves out the last octet of its reply.",
     .alter_octets = [](Bytes& octets) { octets.resize(octets.size() - 1); }},
    {.name = "trailing_octet",
     .summary = "Sends an octet more than its reply has.",
     .alter_octets = [](Bytes& octets) { octets.push_back(0); }},
    {.name = "altered_reply_part",
     .summary = "Alters the client's encrypted part.",
     .alter_octets = [](Bytes& octets) { octets.back() ^= 0x01; }},
    {.name = "other_type",
     .summary = "Answers an AS request with a TGS reply, and the other way round.",
     .alter_reply = [](KdcRep& reply) { reply.msg_type = OtherReply(reply.msg_type); }},
    {.name = "other_version",
     .summary = "Claims to speak version 4.",
     .alter_reply = [](KdcRep& reply) { reply.pvno = 4; }},
    {.name = "other_client",
     .summary = "Names another client in its reply.",
     .alter_reply = [](KdcRep& reply) { reply.cname = OtherName(); }},
    {.name = "other_client_realm",
     .summary = "Names another realm of the client in its reply.",
     .alter_reply = [](KdcRep& reply) { reply.crealm = kOtherRealm; }},
    {.name = "other_server",
     .summary = "Gives a ticket that names another server.",
     .alter_reply = [](KdcRep& reply) { reply.ticket.sname = OtherService(); }},
    {.name = "other_server_realm",
     .summary = "Gives a ticket that names another realm of the server.",
     .alter_reply = [](KdcRep& reply) { reply.ticket.realm = kOtherRealm; }},
    {.name = "other_etype",
     .summary = "Labels the client's part with the number of an unknown encryption type.",
     .alter_reply = [](KdcRep& reply) { reply.enc_part.etype = kUnknownEtype; }},
    {.name = "wrong_nonce",
     .summary = "Puts another nonce into the client's part.",
     .alter_part = [](EncKdcRepPart& part) { part.nonce ^= 1; }},
    {.name = "other_server_inside",
     .summary = "Names another server in the client's part.",
     .alter_part = [](EncKdcRepPart& part) { part.sname = OtherService(); }},
    {.name = "other_realm_inside",
     .summary = "Names another realm of the server in the client's part.",
     .alter_part = [](EncKdcRepPart& part) { part.srealm = kOtherRealm; }},
    {.name = "referral_in_circles",
     .summary = "Refers the client to the realm that it has asked.",
     .alter_part = [](EncKdcRepPart& part) { part.sname = TicketGranting(part.srealm); },
     .alter_reply = [](KdcRep& reply) { reply.ticket.sname = TicketGranting(reply.ticket.realm); }},
    {.name = "unknown_session_key_type",
     .summary = "Gives a session key of an unknown type.",
     .alter_part = [](EncKdcRepPart& part) { part.key.keytype = kUnknownEtype; }},
    {.name = "short_session_key",
     .summary = "Gives a session key of too few octets.",
     .alter_part = [](EncKdcRepPart& part) { part.key.keyvalue = part.key.keyvalue.first(8); }},
    {.name = "other_session_key",
     .summary = "Gives the client another session key than the ticket has.",
     .alter_part =
         [](EncKdcRepPart& part) { part.key.keyvalue = ByteView(kOtherKey).first(part.key.keyvalue.size()); }},
    {.name = "ended_before_start",
     .summary = "Gives a ticket that ends before it starts.",
     .alter_ticket = EndBeforeStart<EncTicketPart>,
     .alter_part = EndBeforeStart<EncKdcRepPart>},
    {.name = "past_ticket",
     .summary = "Gives a ticket whose life is over.",
     .alter_ticket = [](EncTicketPart& part) { Move(part, -kDay); },
     .alter_part = [](EncKdcRepPart& part) { Move(part, -kDay); }},
    {.name = "future_ticket",
     .summary = "Gives a ticket whose life has not begun.",
     .alter_ticket = [](EncTicketPart& part) { Move(part, kDay); },
     .alter_part = [](EncKdcRepPart& part) { Move(part, kDay); }},
    {.name = "invalid_ticket",
     .summary = "Gives a ticket with the flag INVALID, which only the service sees.",
     .alter_ticket = [](EncTicketPart& part) { part.flags |= kerberos::kTicketInvalid; }},
    {.name = "ticket_of_other_client",
     .summary = "Gives a ticket that names another client inside.",
     .alter_ticket = [](EncTicketPart& part) { part.cname = OtherName(); }},
    {.name = "altered_ticket",
     .summary = "Alters the ticket's ciphertext.",
     .alter_sealed_ticket = [](Bytes& cipher) { cipher.back() ^= 0x01; }},
    {.name = "other_ticket_kvno",
     .summary = "Labels the ticket with another version of the service's key.",
     .alter_reply = [](KdcRep& reply) { reply.ticket.enc_part.kvno = reply.ticket.enc_part.kvno.value_or(0) + 1; }},
    {.name = "previous_key",
     .summary = "Makes the ticket under the service's key of the version before.",
     .uses_previous_key = true},
    {.name = "other_ticket_etype",
     .summary = "Labels the ticket with the number of an unknown encryption type.",
     .alter_reply = [](KdcRep& reply) { reply.ticket.enc_part.etype = kUnknownEtype; }},
    {.name = "fast_only",
     .summary = "Wants pre-authentication in FAST armour only (RFC 6113).",
     .wants_fast = true},
    {.name = "no_hints",
     .summary = "Wants pre-authentication and does not say which.",
     .alter_hints = [](EtypeInfo2& hints) { hints.clear(); }},
    {.name = "unknown_hint",
     .summary = "Wants a key of an unknown encryption type.",
     .alter_hints =
         [](EtypeInfo2& hints) {
           hints = {EtypeInfo2Entry{kUnknownEtype, std::nullopt, std::nullopt}};
         }},
    {.name = "wrong_salt",
     .summary = "Names a salt that is not that of the client's key.",
     .alter_hints =
         [](EtypeInfo2& hints) {
           for (std::size_t i = 0; i < hints.size(); ++i) hints[i].salt = kOtherText;
         }},
    {.name = "wrong_iterations",
     .summary = "Names iterations that are not those of the client's key.",
     .alter_hints = [](EtypeInfo2& hints) { SetIterations(hints, kOneIteration); }},
    {.name = "absurd_iterations",
     .summary = "Wants iterations that take minutes.",
     .alter_hints = [](EtypeInfo2& hints) { SetIterations(hints, kAbsurdIterations); }},
    {.name = "malformed_iterations",
     .summary = "Names iterations in three octets.",
     .alter_hints = [](EtypeInfo2& hints) { SetIterations(hints, ByteView(kOneIteration).first(3)); }},
};

}  // namespace

std::span<const Misdeed> Misdeeds() { return kRows; }

const Misdeed* FindMisdeed(std::string_view name) {
  const auto* const row = std::ranges::find(kRows, name, &Misdeed::name);
  return row != std::end(kRows) ? row : nullptr;
}

}  // namespace legwork::kdc
