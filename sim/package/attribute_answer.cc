#include "sim/package/attribute_answer.h"

#include <utility>

#include "model/attribute.h"

namespace legwork {
namespace {

enum class Availability : std::uint8_t { kEstablished, kEarly };

// AttributeAnswer is an attribute that the simulated packages answer: when, and which facts are its structure. `keep`
// fails if the context has no such fact.
struct AttributeAnswer {
  Attribute attribute;
  Availability availability;
  bool (*keep)(ContextFacts& all, ContextFacts& kept);
};

bool KeepSizes(ContextFacts& all, ContextFacts& kept) {
  kept.sizes = all.sizes;
  return true;
}

bool KeepUser(ContextFacts& all, ContextFacts& kept) {
  kept.user = std::move(all.user);
  return true;
}

bool KeepLifespan(ContextFacts& all, ContextFacts& kept) {
  kept.start = all.start;
  kept.expiry = all.expiry;
  return true;
}

bool KeepKeyInfo(ContextFacts& all, ContextFacts& kept) {
  kept.signature_algorithm = std::move(all.signature_algorithm);
  kept.encryption_algorithm = std::move(all.encryption_algorithm);
  kept.key_bits = all.key_bits;
  return true;
}

bool KeepAuthority(ContextFacts& all, ContextFacts& kept) {
  kept.authority = std::move(all.authority);
  return true;
}

bool KeepSessionKey(ContextFacts& all, ContextFacts& kept) {
  kept.session_key = std::move(all.session_key);
  return !kept.session_key.empty();
}

bool KeepPackage(ContextFacts& all, ContextFacts& kept) {
  kept.package = all.package;
  return true;
}

bool KeepNegotiation(ContextFacts& all, ContextFacts& kept) {
  kept.package = all.package;
  kept.negotiation_state = all.negotiation_state;
  return true;
}

bool KeepNativeNames(ContextFacts& all, ContextFacts& kept) {
  kept.client_name = std::move(all.client_name);
  kept.server_name = std::move(all.server_name);
  return true;
}

bool KeepFlags(ContextFacts&, ContextFacts&) { return true; }  // the mask is kept with the handle

bool KeepTarget(ContextFacts& all, ContextFacts& kept) {
  kept.client_specified_target = std::move(all.client_specified_target);
  return !kept.client_specified_target.empty();
}

bool KeepLastClientToken(ContextFacts& all, ContextFacts& kept) {
  kept.last_client_token = all.last_client_token;
  return true;
}

constexpr AttributeAnswer kAnswers[] = {
    {Attribute::kSizes, Availability::kEstablished, KeepSizes},
    {Attribute::kNames, Availability::kEstablished, KeepUser},
    {Attribute::kLifespan, Availability::kEstablished, KeepLifespan},
    {Attribute::kKeyInfo, Availability::kEstablished, KeepKeyInfo},
    {Attribute::kAuthority, Availability::kEstablished, KeepAuthority},
    {Attribute::kSessionKey, Availability::kEstablished, KeepSessionKey},
    {Attribute::kPackageInfo, Availability::kEarly, KeepPackage},
    {Attribute::kNegotiationInfo, Availability::kEarly, KeepNegotiation},
    {Attribute::kNativeNames, Availability::kEstablished, KeepNativeNames},
    {Attribute::kFlags, Availability::kEstablished, KeepFlags},
    {Attribute::kPasswordExpiry, Availability::kEstablished, KeepLifespan},
    {Attribute::kClientSpecifiedTarget, Availability::kEstablished, KeepTarget},
    {Attribute::kLastClientTokenStatus, Availability::kEarly, KeepLastClientToken},
};

const AttributeAnswer* FindAnswer(std::uint32_t attribute) {
  for (const AttributeAnswer& row : kAnswers) {
    if (static_cast<std::uint32_t>(row.attribute) == attribute) return &row;
  }
  return nullptr;
}

}  // namespace

SecStatus AttributeStatus(std::uint32_t attribute, Role role, const Profile& profile) {
  if (FindAnswer(attribute) != nullptr) {
    // QCA-019: the acceptor asks what the initiator meant.
    const bool acceptor_only = attribute == static_cast<std::uint32_t>(Attribute::kClientSpecifiedTarget);
    if (!acceptor_only || role == Role::kAcceptor) return SecStatus::kOk;
  }
  return profile.Answer(Question::kQueryUnknownAttribute);
}

bool AttributeIsKnownEarly(std::uint32_t attribute) {
  const AttributeAnswer* row = FindAnswer(attribute);
  return row != nullptr && row->availability == Availability::kEarly;
}

SecStatus KeepAttribute(std::uint32_t attribute, ContextFacts&& all, ContextFacts& kept) {
  const AttributeAnswer* row = FindAnswer(attribute);
  return row != nullptr && row->keep(all, kept) ? SecStatus::kOk : SecStatus::kUnsupportedFunction;
}

}  // namespace legwork
