#ifndef LEGWORK_SIM_PACKAGE_ATTRIBUTE_ANSWER_H_
#define LEGWORK_SIM_PACKAGE_ATTRIBUTE_ANSWER_H_

#include <cstdint>

#include "model/call.h"
#include "model/call_record.h"
#include "model/profile.h"
#include "model/sec_status.h"
#include "sim/package/package.h"

namespace legwork {

// AttributeStatus says whether Negotiate, Kerberos and NTLM know the attribute at all (QCA-003, QCA-024, QCA-025).
SecStatus AttributeStatus(std::uint32_t attribute, Role role, const Profile& profile);

// AttributeIsKnownEarly: it may be queried before the context is established (QCA-012).
bool AttributeIsKnownEarly(std::uint32_t attribute);

// KeepAttribute moves from `all` to `kept` what the attribute's structure holds, and nothing else. It fails if the
// context has no such fact.
SecStatus KeepAttribute(std::uint32_t attribute, ContextFacts&& all, ContextFacts& kept);

// MayImpersonate refuses ACCESS_TOKEN on a server's context that is not established yet, as there is nobody to act for,
// and on any server's if the profile says so (QCA-022). Any other query passes.
SecStatus MayImpersonate(std::uint32_t attribute, Role role, bool established, const Profile& profile);

// QueriedContext is the context that a query is about, as the API knows it.
struct QueriedContext {
  Role role = Role::kInitiator;
  bool established = false;
  SecHandle handle;
};

// AddFactsOfTheApi adds what follows for any mechanism from the facts that it has told: a server's access token, what
// DCE authorization asks for, an initiator's marshalled target, a password that never expires.
void AddFactsOfTheApi(const QueriedContext& context, const Profile& profile, ContextFacts& all);

// MembersAllocated counts the members of variable size in the attribute's structure that are memory of the package.
std::uint32_t MembersAllocated(std::uint32_t attribute, const ContextFacts& kept);

}  // namespace legwork

#endif  // LEGWORK_SIM_PACKAGE_ATTRIBUTE_ANSWER_H_
