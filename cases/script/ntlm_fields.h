#ifndef LEGWORK_CASES_SCRIPT_NTLM_FIELDS_H_
#define LEGWORK_CASES_SCRIPT_NTLM_FIELDS_H_

#include <string>
#include <vector>

#include "cases/script/token_fields.h"
#include "sim/base/bytes.h"

namespace legwork::script {

// AddNtlmFields appends the fields of an NTLM message that begins at `base` of the token, each payload field with what
// it points at behind it; false if it is none. `parent` is the path of what it lies in.
bool AddNtlmFields(ByteView message, std::size_t base, const std::string& parent, std::vector<TokenField>& fields);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_NTLM_FIELDS_H_
