#include "sim/kerberos/krb_status.h"

#include <gtest/gtest.h>

namespace legwork::kerberos {
namespace {

const Profile& kProfile = DocumentedProfile();

TEST(KrbStatus, EveryCodeIsAFailureOnBothSides) {
  for (const KrbErrorRow& row : KrbErrorRows()) {
    EXPECT_TRUE(IsFailure(StatusOfKrbError(NumberOf(row.code), kProfile))) << row.name;
    EXPECT_NE(IsFailure(StatusOfRefusal(row.code, kProfile)), row.code == KrbErrorCode::kNone) << row.name;
  }
}

TEST(KrbStatus, NumbersWithoutANameAreInternalErrors) {
  EXPECT_EQ(StatusOfKrbError(-1, kProfile), SecStatus::kInternalError) << "ISC-N-055";
  EXPECT_EQ(StatusOfKrbError(4711, kProfile), SecStatus::kInternalError);
}

TEST(KrbStatus, OnePrincipalForAnother) {
  EXPECT_EQ(StatusOfRefusal(KrbErrorCode::kModified, kProfile), SecStatus::kLogonDenied);
  EXPECT_EQ(StatusOfKrbError(41, kProfile), SecStatus::kWrongPrincipal) << "ISC-N-064";
}

TEST(KrbStatus, SkewIsSkewOnBothSides) {
  EXPECT_EQ(StatusOfRefusal(KrbErrorCode::kSkew, kProfile), SecStatus::kTimeSkew);
  EXPECT_EQ(StatusOfKrbError(37, kProfile), SecStatus::kTimeSkew);
}

TEST(KrbStatus, ReplayIsForTheProfileToAnswer) {
  const SecStatus answer = kProfile.Answer(Question::kKerberosReplay);
  EXPECT_EQ(StatusOfRefusal(KrbErrorCode::kRepeat, kProfile), answer);
  EXPECT_EQ(StatusOfKrbError(34, kProfile), answer);
}

TEST(KrbStatus, OfOutcomes) {
  using Kind = TicketOutcome::Kind;
  EXPECT_EQ(StatusOfOutcome({.kind = Kind::kIssued}, kProfile), SecStatus::kOk);
  EXPECT_EQ(StatusOfOutcome({.kind = Kind::kUnreachable}, kProfile), SecStatus::kNoAuthenticatingAuthority);
  EXPECT_EQ(StatusOfOutcome({.kind = Kind::kNoPath}, kProfile), kProfile.Answer(Question::kNoTrustPath));
  EXPECT_EQ(StatusOfOutcome({.kind = Kind::kRefused, .error_code = 7}, kProfile), SecStatus::kTargetUnknown);
  EXPECT_EQ(StatusOfOutcome({.kind = Kind::kBadReply}, kProfile), SecStatus::kInternalError);
  EXPECT_EQ(StatusOfOutcome({.kind = Kind::kWrongKey}, kProfile), SecStatus::kLogonDenied);
}

}  // namespace
}  // namespace legwork::kerberos
