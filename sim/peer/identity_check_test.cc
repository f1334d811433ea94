#include "sim/peer/identity_check.h"

#include <gtest/gtest.h>

namespace legwork {
namespace {

CallRequest RequestOf(std::string user, std::string domain = "EXAMPLE", std::string password = "secret") {
  CallRequest request;
  request.call = Call::kAcquire;
  request.package = PackageName::kNtlm;
  request.identity.absent = false;
  request.identity.user = std::move(user);
  request.identity.domain = std::move(domain);
  request.identity.password = std::move(password);
  return request;
}

SecStatus Check(const CallRequest& request, std::string_view profile = "documented") {
  return CheckIdentity(request, "alice", *FindProfile(profile));
}

TEST(IdentityCheckTest, LetsPassWhatThePageAllows) {
  EXPECT_EQ(Check(RequestOf("alice")), SecStatus::kOk);
  EXPECT_EQ(Check(RequestOf(std::string(256, 'u'), std::string(15, 'd'), std::string(256, 'p'))), SecStatus::kOk);
  CallRequest own = RequestOf("alice");
  own.principal = "alice";
  own.logon_session = LogonSession::kOwn;
  EXPECT_EQ(Check(own), SecStatus::kOk);
}

TEST(IdentityCheckTest, AnswersTextsThatAreTooLongAsTheProfileSays) {
  EXPECT_EQ(Check(RequestOf(std::string(257, 'u'))), SecStatus::kUnknownCredentials);
  EXPECT_EQ(Check(RequestOf("alice", std::string(16, 'd'))), SecStatus::kUnknownCredentials);
  EXPECT_EQ(Check(RequestOf(std::string(65536, 'u')), "windows"), SecStatus::kOk);
  std::string characters;
  for (int i = 0; i < 256; ++i) characters += "\u00fc";
  EXPECT_EQ(Check(RequestOf(characters)), SecStatus::kOk);  // 512 octets
  CallRequest kerberos = RequestOf("alice", std::string(16, 'd'));
  kerberos.package = PackageName::kKerberos;
  EXPECT_EQ(Check(kerberos), SecStatus::kOk);
}

TEST(IdentityCheckTest, RefusesTextsThatAreNotInTheEncodingNamed) {
  EXPECT_EQ(Check(RequestOf("\xC0\x80")), SecStatus::kUnknownCredentials);
  EXPECT_EQ(Check(RequestOf("\xED\xA0\x80")), SecStatus::kUnknownCredentials);
  CallRequest misnamed = RequestOf("alice");
  misnamed.identity.flags = kIdentityAnsi;
  EXPECT_EQ(Check(misnamed), SecStatus::kUnknownCredentials);
  misnamed.identity.ansi = true;
  EXPECT_EQ(Check(misnamed), SecStatus::kOk);
  misnamed.identity.flags = 0;
  EXPECT_EQ(Check(misnamed), SecStatus::kOk);
  misnamed.identity.flags = kIdentityAnsi | kIdentityUnicode;
  EXPECT_EQ(Check(misnamed), SecStatus::kUnknownCredentials);
}

TEST(IdentityCheckTest, RefusesAnIdentityOfNoKnownForm) {
  CallRequest request = RequestOf("alice");
  request.identity.form = IdentityForm::kMalformed;
  EXPECT_EQ(Check(request), SecStatus::kUnknownCredentials);
}

TEST(IdentityCheckTest, LetsNobodyActForOthers) {
  CallRequest request = RequestOf("alice");
  request.principal = "bob";
  EXPECT_EQ(Check(request), SecStatus::kNotOwner);
  request.principal.reset();
  request.logon_session = LogonSession::kOther;
  EXPECT_EQ(Check(request), SecStatus::kNotOwner);
}

TEST(IdentityCheckTest, UsesNoDefaultCredentialsIfTheyAreRestricted) {
  CallRequest request;
  request.package = PackageName::kNegotiate;
  request.credential_use = 0x12;
  EXPECT_EQ(Check(request), SecStatus::kNoCredentials);
  request.identity.absent = false;
  request.identity.user = "alice";
  EXPECT_EQ(Check(request), SecStatus::kOk);
}

TEST(SuppliedCredentialsTest, AreThreeTextsAndNothingElse) {
  constexpr std::string_view kGood("alice\0EXAMPLE\0secret\0", 21);
  const std::optional<Identity> identity = ReadSuppliedCredentials(AsBytes(kGood));
  ASSERT_TRUE(identity);
  EXPECT_EQ(identity->user, "alice");
  EXPECT_EQ(identity->domain, "EXAMPLE");
  EXPECT_EQ(identity->password, "secret");
  EXPECT_TRUE(identity->present);
  for (std::size_t size = 0; size < kGood.size(); ++size) {
    EXPECT_FALSE(ReadSuppliedCredentials(AsBytes(kGood.substr(0, size)))) << size;
  }
  EXPECT_FALSE(ReadSuppliedCredentials(AsBytes(std::string(kGood) + "x")));
  EXPECT_FALSE(ReadSuppliedCredentials(AsBytes(std::string_view("\0EXAMPLE\0secret\0", 16))));
  EXPECT_FALSE(ReadSuppliedCredentials(AsBytes(std::string_view("\xFF\0D\0p\0", 6))));
}

}  // namespace
}  // namespace legwork
