#include "sim/kerberos/granted_flags.h"

#include <gtest/gtest.h>

#include "sim/kerberos/gss_flags.h"

namespace legwork::kerberos {
namespace {

using enum ContextFlag;

struct Row {
  ContextFlags requested;
  ContextFlags granted;  // besides kConnection
};

const Row kRows[] = {
    {{}, {}},
    {kMutualAuth, kMutualAuth},
    {kIntegrity, kIntegrity},
    {kReplayDetect, kReplayDetect | kIntegrity},
    {kSequenceDetect, kSequenceDetect | kIntegrity},
    {kConfidentiality, kConfidentiality | kIntegrity},
    {kIntegrity | kNoIntegrity, kNoIntegrity},
    {kConfidentiality | kNoIntegrity, kConfidentiality | kNoIntegrity},
    {kReplayDetect | kNoIntegrity, kReplayDetect | kNoIntegrity | kIntegrity},
    {kUseDceStyle, kUseDceStyle | kMutualAuth},
    {kUseSessionKey, kUseSessionKey},
    {kExtendedError | kIdentify, kExtendedError | kIdentify},
    {kDelegate, {}},
    {kStream, {}},    // ISC-N-027
    {kAllocateMemory | kUseSuppliedCreds | kPromptForCreds | kNullSession, {}},
};

TEST(GrantedFlags, OfTheInitiatorFollowItsTable) {
  for (const Row& row : kRows) {
    EXPECT_EQ(GrantedToInitiator(row.requested), row.granted | kConnection) << row.requested.bits();
  }
}

// CTX-017: exactly one of the two.
TEST(GrantedFlags, OfDatagramsAreNoConnection) {
  EXPECT_EQ(GrantedToInitiator(kDatagram), ContextFlags(kDatagram));
  EXPECT_EQ(GrantedToAcceptor(kGssIntegrity, kDatagram), kIntegrity | kDatagram);
  EXPECT_EQ(GrantedToAcceptor(kGssIntegrity, kConnection), kIntegrity | kConnection);
}

TEST(GrantedFlags, OfTheAcceptorAreTheInitiators) {
  const ContextFlags granted = GrantedToAcceptor(kGssMutual | kGssSequence | kGssIntegrity | kGssDelegate, {});
  EXPECT_EQ(granted, kMutualAuth | kSequenceDetect | kIntegrity | kConnection);
}

// CTX-006, CTX-007: detection that cannot sign detects nothing.
TEST(GrantedFlags, OfTheAcceptorHaveIntegrityWhereTheInitiatorDetects) {
  EXPECT_EQ(GrantedToAcceptor(kGssReplay, {}), kReplayDetect | kIntegrity | kConnection);
  EXPECT_EQ(GrantedToAcceptor(kGssSequence, {}), kSequenceDetect | kIntegrity | kConnection);
  EXPECT_EQ(GrantedToAcceptor(kGssReplay | kGssSequence, kDatagram),
            kReplayDetect | kSequenceDetect | kIntegrity | kDatagram);
  EXPECT_EQ(GrantedToAcceptor(kGssMutual | kGssConfidentiality, {}), kMutualAuth | kConfidentiality | kConnection);
}

}  // namespace
}  // namespace legwork::kerberos
