#include "sim/mutant/query_alterations.h"

#include "model/attribute.h"

namespace legwork::mutant {
namespace {

bool Queried(const Deed& deed, Attribute attribute) { return deed.Queried(static_cast<std::uint32_t>(attribute)); }

}  // namespace

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

}  // namespace legwork::mutant
