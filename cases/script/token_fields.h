#ifndef LEGWORK_CASES_SCRIPT_TOKEN_FIELDS_H_
#define LEGWORK_CASES_SCRIPT_TOKEN_FIELDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/world/fault.h"

namespace legwork::script {

// TokenField is a field of a token: where it lies, and its path, names joined by '/', of what it lies in and of itself.
struct TokenField {
  std::string path;  // "NegTokenInit/mechToken/InitialContextToken/AP-REQ/ticket/enc-part/cipher"
  Stretch place;     // octets of the field's contents
};

// FieldsOf lists the fields of a token of SPNEGO, Kerberos or NTLM in the order of its octets, with the names of their
// documents. Of a token that is malformed it lists what can be told.
std::vector<TokenField> FieldsOf(ByteView token);

// TokenFields finds the first field whose path is the one given or ends with it: "ticket/enc-part/cipher".
class TokenFields : public FieldFinder {
 public:
  bool Find(ByteView token, std::string_view path, Stretch* stretch) const override;
};

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_TOKEN_FIELDS_H_
