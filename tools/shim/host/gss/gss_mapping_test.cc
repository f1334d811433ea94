#include "tools/shim/host/gss/gss_mapping.h"

#include <gtest/gtest.h>

namespace legwork::host {
namespace {

constexpr GssMajor Routine(std::uint32_t number) { return number << 16; }
constexpr GssMajor kFailure = Routine(13);

SecStatus Map(GssMajor major, std::int32_t minor = 0, Role role = Role::kInitiator, bool reads_token = true,
              std::string_view text = "") {
  return StatusOf({major, static_cast<GssMinor>(minor), role, reads_token, text});
}

TEST(GssMapping, FlagsGoThereAndBack) {
  const std::uint32_t requested = 0x2 | 0x10 | 0x10000;  // MUTUAL_AUTH, CONFIDENTIALITY, ISC_REQ_INTEGRITY
  EXPECT_EQ(GssFlagsOf(requested, Role::kInitiator), 0x32u);
  EXPECT_EQ(MaskOf(0x32, Role::kInitiator), requested);
  EXPECT_EQ(MaskOf(0x32, Role::kAcceptor), 0x20012u) << "ASC_RET_INTEGRITY is another bit";
  EXPECT_EQ(MaskOf(0x180, Role::kInitiator), 0u) << "PROT_READY and TRANS";
}

TEST(GssMapping, DelegationFollowsTheTicketsFlag) {
  EXPECT_EQ(GssFlagsOf(1, Role::kInitiator), 0x8000u);
  EXPECT_EQ(MaskOf(1, Role::kInitiator), 1u);
}

TEST(GssMapping, FlagsWithoutAnEqualAreNamed) {
  EXPECT_TRUE(Inexpressible(0x400, Role::kInitiator).Has(ContextFlag::kDatagram));
  EXPECT_TRUE(Inexpressible(0x100 | 0x2, Role::kInitiator).empty()) << "GSS-API always allocates";
}

TEST(GssMapping, SuccessAndWhatSupplementsIt) {
  EXPECT_EQ(Map(0), SecStatus::kOk);
  EXPECT_EQ(Map(kGssContinueNeeded), SecStatus::kContinueNeeded);
  for (const GssMajor bit : {kGssDuplicateToken, kGssOldToken, kGssUnseqToken, kGssGapToken}) {
    EXPECT_EQ(Map(bit), SecStatus::kOutOfSequence);
  }
}

TEST(GssMapping, RoutineErrors) {
  EXPECT_EQ(Map(Routine(4)), SecStatus::kBadBindings);
  EXPECT_EQ(Map(Routine(6)), SecStatus::kMessageAltered);
  EXPECT_EQ(Map(Routine(9)), SecStatus::kInvalidToken);
  EXPECT_EQ(Map(kFailure), SecStatus::kInternalError);
  EXPECT_EQ(Map(Routine(1)), SecStatus::kSecpkgNotFound);
  EXPECT_EQ(Map(Routine(1), 0, Role::kAcceptor), SecStatus::kInvalidToken) << "the mechanism of a token";
  EXPECT_EQ(Map(0x01000000), SecStatus::kInvalidParameter) << "a calling error";
}

TEST(GssMapping, TheMinorStatusSaysWhatAFailureIs) {
  EXPECT_EQ(Map(kFailure, -1765328377), SecStatus::kTargetUnknown);
  EXPECT_EQ(Map(kFailure, -1765328360), SecStatus::kLogonDenied);
  EXPECT_EQ(Map(kFailure, -1765328228), SecStatus::kNoAuthenticatingAuthority);
  EXPECT_EQ(Map(kFailure, -1765328343), SecStatus::kWrongPrincipal);
  EXPECT_EQ(Map(kFailure, -1765328343, Role::kAcceptor), SecStatus::kLogonDenied);
  EXPECT_EQ(Map(Routine(4), -1765328377), SecStatus::kBadBindings) << "a routine error that means something";
}

TEST(GssMapping, AnUnreadableReplyOfAKdcIsNoToken) {
  EXPECT_EQ(Map(kFailure, 1859794432), SecStatus::kInvalidToken);
  EXPECT_EQ(Map(kFailure, 1859794432, Role::kInitiator, false), SecStatus::kInternalError);
}

TEST(GssMapping, WordsTellWhatThePrivateNumbersOfAMechglueHide) {
  EXPECT_EQ(Map(kFailure, 100'005, Role::kInitiator, true, "Message stream modified"), SecStatus::kWrongPrincipal);
  EXPECT_EQ(Map(kFailure, 100'005, Role::kInitiator, true, "Success"), SecStatus::kInternalError);
}

}  // namespace
}  // namespace legwork::host
