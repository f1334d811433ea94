#include "cases/script/whose_argument.h"

#include <string>

#include "cases/script/handle_argument.h"
#include "cases/script/value_shape.h"

namespace legwork::script {
namespace {

// IdentityFormOf reads `form=`.
IdentityForm IdentityFormOf(std::string_view word) {
  if (word == "malformed" || word == "null_user") return IdentityForm::kMalformed;
  return word == "opaque" ? IdentityForm::kOpaque : IdentityForm::kIdentity;
}

void TakeIdentity(StatementReader& statement, IdentityArgument& identity) {
  if (statement.statement().Find("user") != nullptr) identity.absent = false;
  if (auto user = statement.Take("user")) identity.user = *user;
  if (auto domain = statement.Take("domain")) identity.domain = *domain;
  if (auto password = statement.Take("password")) identity.password = *password;
  if (auto list = statement.Take("package_list")) identity.package_list = *list;
  if (auto form = statement.Take("form")) {
    identity.form = IdentityFormOf(*form);
    if (*form == "null_user") identity.flaw = IdentityFlaw::kNullUser;
  }
  if (auto flags = statement.Take("flags")) identity.flags = static_cast<std::uint32_t>(*ReadNumber(*flags));
  if (auto domain = statement.Take("long_domain")) {
    identity.domain.assign(static_cast<std::size_t>(*ReadNumber(*domain)), 'D');
  }
  identity.lengths_match = !statement.Has("terminated");
  if (statement.Has("default")) identity = IdentityArgument{};
}

}  // namespace

void TakeWhose(StatementReader& statement, CallRequest& request) {
  if (auto use = statement.Take("use")) request.credential_use = ReadCredentialUse(*use);
  if (auto package = statement.Take("package")) request.package_text = *package;
  if (auto principal = statement.Take("principal")) request.principal = std::string(*principal);
  if (auto session = statement.Take("session")) {
    request.logon_session = *session == "own" ? LogonSession::kOwn : LogonSession::kOther;
  }
  request.key_function_given = statement.Has("key_function");
  TakeIdentity(statement, request.identity);
  request.ansi = statement.Has("ansi");
  request.identity.ansi = request.ansi;
  request.expiry_is_null = statement.TakeOr("expiry", "") == "null";
}

}  // namespace legwork::script
