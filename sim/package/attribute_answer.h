#ifndef LEGWORK_SIM_PACKAGE_ATTRIBUTE_ANSWER_H_
#define LEGWORK_SIM_PACKAGE_ATTRIBUTE_ANSWER_H_

#include <cstdint>

#include "model/call.h"
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

}  // namespace legwork

#endif  // LEGWORK_SIM_PACKAGE_ATTRIBUTE_ANSWER_H_
