#include "sim/package/attribute_answer.h"

#include <limits>
#include <utility>

#include "model/attribute.h"
#include "sim/wire/utf16.h"

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

// PASSWORD_EXPIRY has one time; it is kept where LIFESPAN keeps its end.
bool KeepPasswordExpiry(ContextFacts& all, ContextFacts& kept) {
  kept.expiry = kept.password_expiry = all.password_expiry;
  return true;
}

bool KeepTargetInformation(ContextFacts& all, ContextFacts& kept) {
  kept.target_information = std::move(all.target_information);
  return !kept.target_information.empty();
}

bool KeepDceInfo(ContextFacts& all, ContextFacts& kept) {
  kept.has_dce_info = all.has_dce_info;
  kept.authorization_service = all.authorization_service;
  kept.pac = std::move(all.pac);
  return kept.has_dce_info;
}

bool KeepAccessToken(ContextFacts& all, ContextFacts& kept) {
  kept.has_access_token = all.has_access_token;
  kept.access_token = all.access_token;
  return kept.has_access_token;
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
    {Attribute::kPasswordExpiry, Availability::kEstablished, KeepPasswordExpiry},
    {Attribute::kTargetInformation, Availability::kEstablished, KeepTargetInformation},
    {Attribute::kDceInfo, Availability::kEstablished, KeepDceInfo},
    {Attribute::kAccessToken, Availability::kEstablished, KeepAccessToken},
    {Attribute::kClientSpecifiedTarget, Availability::kEstablished, KeepTarget},
    {Attribute::kLastClientTokenStatus, Availability::kEarly, KeepLastClientToken},
};

const AttributeAnswer* FindAnswer(std::uint32_t attribute) {
  for (const AttributeAnswer& row : kAnswers) {
    if (static_cast<std::uint32_t>(row.attribute) == attribute) return &row;
  }
  return nullptr;
}

constexpr std::uint32_t kAuthorizeByName = 1;  // RPC_C_AUTHZ_NAME

// MarshalledTarget is the target in the form of this package, which nobody else reads: its size, 32 bits little-endian,
// and its UTF-16 units. Empty for no target, or one that is no UTF-8.
Bytes MarshalledTarget(std::string_view target) {
  const Result<Bytes> units = Utf16LeFromUtf8(target);
  Bytes marshalled;
  if (!units || units->empty()) return marshalled;
  for (int shift = 0; shift < 32; shift += 8) {
    marshalled.push_back(static_cast<std::uint8_t>(units->size() >> shift));
  }
  Append(marshalled, *units);
  return marshalled;
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

SecStatus MayImpersonate(std::uint32_t attribute, Role role, bool established, const Profile& profile) {
  const bool asks_token = attribute == static_cast<std::uint32_t>(Attribute::kAccessToken);
  if (!asks_token || role != Role::kAcceptor) return SecStatus::kOk;
  return established ? profile.Answer(Question::kServerAccessToken) : SecStatus::kNoImpersonation;
}

void AddFactsOfTheApi(const QueriedContext& context, const Profile& profile, ContextFacts& all) {
  if (all.password_expiry == 0) all.password_expiry = std::numeric_limits<Ticks>::max();
  if (!all.is_bound && IsFailure(profile.Answer(Question::kTargetWithoutBindings))) all.client_specified_target.clear();
  if (context.role == Role::kInitiator) {
    all.target_information = MarshalledTarget(all.client_specified_target);
    return;
  }
  all.has_dce_info = context.established && !all.user.empty();
  all.authorization_service = kAuthorizeByName;
  all.pac = all.user;
  all.has_access_token = context.established;
  // Whatever stands for a token is not 0, and no two live contexts have the same.
  all.access_token = context.handle.lower ^ context.handle.upper << 32;
}

std::uint32_t MembersAllocated(std::uint32_t attribute, const ContextFacts& kept) {
  switch (static_cast<Attribute>(attribute)) {
    case Attribute::kKeyInfo:
    case Attribute::kNativeNames:
      return 2;
    case Attribute::kNames:
    case Attribute::kAuthority:
    case Attribute::kSessionKey:
    case Attribute::kPackageInfo:
    case Attribute::kNegotiationInfo:
    case Attribute::kTargetInformation:
    case Attribute::kClientSpecifiedTarget:
      return 1;
    case Attribute::kDceInfo:
      return kept.pac.empty() ? 0 : 1;
    default:
      return 0;
  }
}

}  // namespace legwork
