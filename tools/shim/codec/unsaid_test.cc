#include "tools/shim/codec/unsaid.h"

#include <gtest/gtest.h>

namespace legwork::host {
namespace {

TEST(UnsaidTest, AUsualCallIsSaidWhole) {
  CallRequest request;
  EXPECT_EQ(Unsaid(request), "");
  request.identity.absent = false;
  request.identity.user = "alice";
  request.target = "HTTP/web";
  EXPECT_EQ(Unsaid(request), "");
  request.ansi = request.identity.ansi = true;
  EXPECT_EQ(Unsaid(request), "");
}

TEST(UnsaidTest, NamesWhatNoFieldSays) {
  CallRequest request;
  request.principal = "bob";
  EXPECT_EQ(Unsaid(request), "pszPrincipal");
  request = {};
  request.logon_session = LogonSession::kOther;
  EXPECT_EQ(Unsaid(request), "pvLogonID");
  request = {};
  request.key_function_given = true;
  EXPECT_EQ(Unsaid(request), "pGetKeyFn");
  request = {};
  request.result_is_null = true;
  EXPECT_EQ(Unsaid(request), "a NULL pointer for the result");
  request = {};
  request.structure_form = StringForm::kAnsi;
  EXPECT_EQ(Unsaid(request), "the encoding of the structure");
  request = {};
  request.call = Call::kSetAttributes;
  request.value_size = 4;
  EXPECT_EQ(Unsaid(request), "cbBuffer of an attribute");
}

TEST(UnsaidTest, NamesAnIdentityOfAnotherForm) {
  CallRequest request;
  request.identity.form = IdentityForm::kMalformed;
  EXPECT_EQ(Unsaid(request), "") << "nobody is named";
  request.identity.absent = false;
  EXPECT_EQ(Unsaid(request), "the form of pAuthData");
  request.identity.form = IdentityForm::kIdentity;
  EXPECT_EQ(Unsaid(request), "");
  request.identity.flags = 0u;
  EXPECT_EQ(Unsaid(request), "the form of pAuthData");
  request.identity.flags.reset();
  request.identity.lengths_match = false;
  EXPECT_EQ(Unsaid(request), "the form of pAuthData");
}

}  // namespace
}  // namespace legwork::host
