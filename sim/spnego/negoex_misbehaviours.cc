#include "sim/spnego/misbehaviour.h"

namespace legwork::spnego {
namespace {

using enum Misbehaviour::Offender;

constexpr std::string_view kVerifyRule = "MS-NEGOEX 3.1.5.9";
constexpr std::string_view kOrder = "MS-NEGOEX 2.2.6.2";
constexpr std::string_view kNego = "MS-NEGOEX 2.2.6.3";
constexpr std::uint8_t kNoChecksum[12] = {0x5A};
constexpr std::uint8_t kNoScheme[16] = {'n', 'o', 'b', 'o', 'd', 'y'};
constexpr std::uint8_t kPulse[8] = {8, 0, 0, 0, 1};  // ALERT_PULSE: its size, and VERIFY_NO_KEY

bool IsVerify(const NegoExMessage& message) { return message.type == NegoExType::kVerify; }
bool IsNego(const NegoExMessage& message) {
  return message.type == NegoExType::kInitiatorNego || message.type == NegoExType::kAcceptorNego;
}

constexpr SpnegoMisbehaviour kRows[] = {
    {.about = {"negoex_other_checksum", "Sends a VERIFY of NegoEx that it has not made.", kEither, kVerifyRule,
               "A checksum that does not verify ends the negotiation."},
     .alter_negoex =
         [](NegoExMessage& message) {
           if (IsVerify(message)) message.checksum = kNoChecksum;
         }},
    {.about = {"negoex_other_checksum_type", "Says that its VERIFY is a checksum of another type.", kEither,
               kVerifyRule, "The type is the one that goes with the key."},
     .alter_negoex =
         [](NegoExMessage& message) {
           if (IsVerify(message)) message.checksum_type = 7;
         }},
    {.about = {"negoex_no_verify", "Raises an alert that it has no key, in place of VERIFY.", kEither, kVerifyRule,
               "Without VERIFY from both sides there is no context."},
     .alter_negoex =
         [](NegoExMessage& message) {
           if (!IsVerify(message)) return;
           message.type = NegoExType::kAlert;
           message.alerts = {{.type = kAlertPulse, .value = kPulse}};
         }},
    {.about = {"negoex_other_conversation", "Sends VERIFY in another conversation.", kEither, kOrder,
               "All messages are of one conversation."},
     .alter_negoex =
         [](NegoExMessage& message) {
           if (IsVerify(message)) message.conversation_id[0] ^= 1;
         }},
    {.about = {"negoex_skipped_number", "Leaves out a number in front of its VERIFY.", kEither, kOrder,
               "Messages are numbered one by one, both sides together."},
     .alter_negoex =
         [](NegoExMessage& message) {
           if (IsVerify(message)) ++message.sequence_number;
         }},
    {.about = {"negoex_other_scheme", "Verifies with a scheme that was not selected.", kEither, kVerifyRule,
               "VERIFY is of the scheme that was selected."},
     .alter_negoex =
         [](NegoExMessage& message) {
           if (IsVerify(message)) message.auth_scheme[0] ^= 1;
         }},
    {.about = {"negoex_other_version", "Negotiates in version 1 of NegoEx.", kEither, kNego,
               "The version is 0, the only one."},
     .alter_negoex =
         [](NegoExMessage& message) {
           if (IsNego(message)) message.protocol_version = 1;
         }},
    {.about = {"negoex_critical_extension", "Sends a critical extension that nobody knows.", kEither, kNego,
               "A critical extension that is not known ends the negotiation."},
     .alter_negoex =
         [](NegoExMessage& message) {
           if (IsNego(message)) message.extensions = {{.type = kCriticalExtension | 0x42}};
         }},
    {.about = {"negoex_unknown_extension", "Sends an extension that nobody knows, and that is not critical.", kEither,
               kNego, "An extension that is not critical is let be."},
     .alter_negoex =
         [](NegoExMessage& message) {
           if (IsNego(message)) message.extensions = {{.type = 0x42}};
         }},
    {.about = {"negoex_unoffered_scheme", "Selects a scheme that was not offered.", kAcceptor, kNego,
               "The selected scheme is one of those that were offered."},
     .alter_negoex =
         [](NegoExMessage& message) {
           if (message.type == NegoExType::kAcceptorNego) message.auth_schemes = kNoScheme;
         }},
};

}  // namespace

std::span<const SpnegoMisbehaviour> NegoExMisbehaviours() { return kRows; }

}  // namespace legwork::spnego
