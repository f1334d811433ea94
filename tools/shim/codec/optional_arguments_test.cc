#include "tools/shim/codec/optional_arguments.h"

#include <gtest/gtest.h>

namespace legwork::host {
namespace {

// Names wants the request to be unsaid by a shim that takes everything but `word`, and said by one that takes it alone.
void Names(const CallRequest& request, const std::string& word, std::string_view what) {
  std::vector<std::string> others;
  for (const OptionalArgument& argument : OptionalArguments()) {
    if (argument.word != word) others.emplace_back(argument.word);
  }
  EXPECT_EQ(Unsaid(request, others), what);
  EXPECT_EQ(Unsaid(request, {word}), "") << word;
}

TEST(OptionalArguments, AUsualCallIsSaidWhole) {
  CallRequest request;
  EXPECT_EQ(Unsaid(request, {}), "");
  request.identity.absent = false;
  request.identity.user = "alice";
  request.target = "HTTP/web";
  EXPECT_EQ(Unsaid(request, {}), "");
  request.ansi = request.identity.ansi = true;
  EXPECT_EQ(Unsaid(request, {}), "");
}

TEST(OptionalArguments, WhatTheShimDoesNotTakeIsNamed) {
  CallRequest request;
  request.principal = "bob";
  Names(request, "principal", "pszPrincipal");
  request = {};
  request.logon_session = LogonSession::kOther;
  Names(request, "logon_session", "pvLogonID");
  request = {};
  request.key_function_given = true;
  Names(request, "key_function", "pGetKeyFn");
  request = {};
  request.result_is_null = true;
  Names(request, "result_null", "a NULL pointer for the result");
  request = {};
  request.call = Call::kSetAttributes;
  request.value_size = 4;
  Names(request, "value_size", "cbBuffer of an attribute");
  request = {};
  request.call = Call::kChangePassword;
  Names(request, "password", "the new password");
  request.call = Call::kFreeBuffer;
  Names(request, "memory", "memory that the package handed out");
}

TEST(OptionalArguments, AnIdentityOfAnotherFormIsNamed) {
  CallRequest request;
  request.identity.form = IdentityForm::kMalformed;
  EXPECT_EQ(Unsaid(request, {}), "") << "nobody is named";
  request.identity.absent = false;
  Names(request, "identity_form", "the form of pAuthData");
  request.identity.form = IdentityForm::kIdentity;
  EXPECT_EQ(Unsaid(request, {}), "");
  request.identity.flags = 0u;
  Names(request, "identity_form", "the form of pAuthData");
  request.identity.flags.reset();
  request.identity.lengths_match = false;
  Names(request, "identity_form", "the form of pAuthData");
}

}  // namespace
}  // namespace legwork::host
