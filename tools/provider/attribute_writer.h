#ifndef LEGWORK_TOOLS_PROVIDER_ATTRIBUTE_WRITER_H_
#define LEGWORK_TOOLS_PROVIDER_ATTRIBUTE_WRITER_H_

#include "tools/provider/served_call.h"

namespace legwork::provider {

// WriteAttribute fills the structure of a context's attribute from the reply of a query that succeeded.
void WriteAttribute(ServedCall& call, void* structure);

// WriteCredentialAttribute does the same for a credential's attribute. CredentialAttributeSize is the structure's size
// in octets, 0 for an attribute that has none.
void WriteCredentialAttribute(ServedCall& call, void* structure);
std::uint32_t CredentialAttributeSize(std::uint32_t attribute);

}  // namespace legwork::provider

#endif  // LEGWORK_TOOLS_PROVIDER_ATTRIBUTE_WRITER_H_
