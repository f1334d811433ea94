#include "tools/shim/codec/optional_arguments.h"

#include <algorithm>

namespace legwork::host {
namespace {

bool HasPrincipal(const CallRequest& request) { return request.principal.has_value(); }
bool HasLogonSession(const CallRequest& request) { return request.logon_session != LogonSession::kAbsent; }
bool HasKeyFunction(const CallRequest& request) { return request.key_function_given; }
bool HasNullResult(const CallRequest& request) { return request.result_is_null; }

// HasOddIdentity: the structure is another one than an honest caller of this function makes.
bool HasOddIdentity(const CallRequest& request) {
  const IdentityArgument& identity = request.identity;
  if (identity.absent) return false;
  const bool is_plain = identity.form == IdentityForm::kIdentity || identity.form == IdentityForm::kIdentityEx;
  return !is_plain || identity.flags || !identity.lengths_match || (identity.ansi && !request.ansi);
}

bool HasValueSize(const CallRequest& request) {
  return request.call == Call::kSetAttributes && request.value_size != 0;
}
bool HasPassword(const CallRequest& request) { return request.call == Call::kChangePassword; }
bool HasMemory(const CallRequest& request) { return request.call == Call::kFreeBuffer; }

constexpr OptionalArgument kArguments[] = {
    {"principal", "pszPrincipal", HasPrincipal},
    {"logon_session", "pvLogonID", HasLogonSession},
    {"key_function", "pGetKeyFn", HasKeyFunction},
    {"identity_form", "the form of pAuthData", HasOddIdentity},
    {"result_null", "a NULL pointer for the result", HasNullResult},
    {"value_size", "cbBuffer of an attribute", HasValueSize},
    {"password", "the new password", HasPassword},
    {"memory", "memory that the package handed out", HasMemory},
};

}  // namespace

std::span<const OptionalArgument> OptionalArguments() { return kArguments; }

std::vector<std::string> AllArguments() {
  std::vector<std::string> words;
  for (const OptionalArgument& argument : kArguments) words.emplace_back(argument.word);
  return words;
}

std::string_view Unsaid(const CallRequest& request, const std::vector<std::string>& arguments) {
  for (const OptionalArgument& argument : kArguments) {
    const bool is_taken = std::find(arguments.begin(), arguments.end(), argument.word) != arguments.end();
    if (!is_taken && argument.is_given(request)) return argument.what;
  }
  return "";
}

}  // namespace legwork::host
