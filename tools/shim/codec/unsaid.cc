#include "tools/shim/codec/unsaid.h"

namespace legwork::host {
namespace {

// HasOddIdentity: the structure is another one than an honest caller of this function makes.
bool HasOddIdentity(const CallRequest& request) {
  const IdentityArgument& identity = request.identity;
  if (identity.absent) return false;
  const bool is_plain = identity.form == IdentityForm::kIdentity || identity.form == IdentityForm::kIdentityEx;
  return !is_plain || identity.flags || !identity.lengths_match || (identity.ansi && !request.ansi);
}

}  // namespace

std::string_view Unsaid(const CallRequest& request) {
  if (request.principal) return "pszPrincipal";
  if (request.logon_session != LogonSession::kAbsent) return "pvLogonID";
  if (request.key_function_given) return "pGetKeyFn";
  if (HasOddIdentity(request)) return "the form of pAuthData";
  if (request.result_is_null) return "a NULL pointer for the result";
  if (request.structure_form != StringForm::kUnknown) return "the encoding of the structure";
  if (request.call == Call::kSetAttributes && request.value_size != 0) return "cbBuffer of an attribute";
  return "";
}

}  // namespace legwork::host
