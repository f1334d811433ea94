#include "model/attribute.h"
#include "sim/mutant/groups.h"

// Bugs in what QueryContextAttributes reports.
namespace legwork::mutant {
namespace {

bool Queried(const Deed& deed, Attribute attribute) { return deed.Queried(static_cast<std::uint32_t>(attribute)); }

void TellAnotherSessionKey(Deed& deed) {
  const bool here = Queried(deed, Attribute::kSessionKey) && deed.actor.role == Role::kAcceptor;
  if (here && !deed.reply.facts.session_key.empty()) deed.reply.facts.session_key[0] ^= 1;
}

void TellNegotiationUnfinished(Deed& deed) {
  if (Queried(deed, Attribute::kNegotiationInfo)) deed.reply.facts.negotiation_state = 1;
}

void TellNegotiationFinishedEarly(Deed& deed) {
  if (Queried(deed, Attribute::kNegotiationInfo)) deed.reply.facts.negotiation_state = 0;
}

void TellNoSignatureSize(Deed& deed) {
  if (Queried(deed, Attribute::kSizes)) deed.reply.facts.sizes.max_signature = 0;
}

void TellNobody(Deed& deed) {
  if (Queried(deed, Attribute::kNames)) deed.reply.facts.user.clear();
}

void TellExpiredLifespan(Deed& deed) {
  if (Queried(deed, Attribute::kLifespan)) deed.reply.facts.expiry = deed.reply.facts.start - 1;
}

constexpr Mutant kRows[] = {
    {"session_key_differs", "QCA-013", "kerberos/mutual_auth", "the acceptor tells another session key",
     TellAnotherSessionKey},
    {"negotiation_unfinished", "QCA-011", "negotiate/kerberos", "NEGOTIATION_INFO stays optimistic",
     TellNegotiationUnfinished},
    {"negotiation_finished_early", "QCA-012", "negotiate/negotiation_info_early",
     "NEGOTIATION_INFO is complete too soon", TellNegotiationFinishedEarly},
    {"no_signature_size", "QCA-004", "ntlm/sizes", "cbMaxSignature is 0 although messages are signed",
     TellNoSignatureSize},
    {"lifespan_over", "QCA-008", "kerberos/lifespan", "LIFESPAN ends before it starts", TellExpiredLifespan},
    {"names_nobody", "QCA-007", "kerberos/mutual_auth", "NAMES tells no user", TellNobody},
};

}  // namespace

std::span<const Mutant> QueryMutants() { return kRows; }

}  // namespace legwork::mutant
