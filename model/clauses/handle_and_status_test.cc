#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr std::uint32_t Bit(Circumstance circumstance) { return static_cast<std::uint32_t>(circumstance); }

constexpr auto kNoTgtReply = static_cast<SecStatus>(0x80090334);
constexpr auto kNoLsaContext = static_cast<SecStatus>(0x00090323);
constexpr auto kLocalLogon = static_cast<SecStatus>(0x00090315);

constexpr ClauseCase kCases[] = {
    {"HND-001", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).credential.value = {5, 5};
     }},
    {"HND-002", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).credential.value = kInvalidatedHandle; }},
    {"TSP-001", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).expiry = 1767225600; }},
    {"STC-001", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       p.Initialize(SecStatus::kLogonDenied);
       p.Initialize(SecStatus::kOk);
     }},
    {"STC-002", NtlmStarted,
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded);
       CallRecord& other = p.Acquire(kClient);
       other.new_handle = {4, 4};
       p.Initialize(SecStatus::kWrongCredentialHandle).credential.value = {4, 4};
     },
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded);
       p.Initialize(SecStatus::kWrongCredentialHandle);
     }},
    {"STC-003", KerberosSession,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       p.Find(Call::kAccept, kServer).circumstances = Bit(Circumstance::kClockSkew);
       p.Find(Call::kAccept, kServer).status = SecStatus::kTimeSkew;
     },
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       p.Find(Call::kAccept, kServer).circumstances = Bit(Circumstance::kClockSkew);
       p.Find(Call::kAccept, kServer).status = SecStatus::kLogonDenied;
     }},
    {"STC-004", KerberosSession,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).status = SecStatus::kSecurityQosFailed; },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).requested = 0;
       p.Find(Call::kInitialize, kClient).requested = 0;
       p.Find(Call::kInitialize, kClient, 1).status = SecStatus::kSecurityQosFailed;
     }},
    {"STC-005", NtlmSession,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       p.Find(Call::kInitialize, kClient).circumstances = Bit(Circumstance::kAuthorityUnreachable);
       p.Find(Call::kInitialize, kClient).status = SecStatus::kDowngradeDetected;
     },
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       p.Find(Call::kInitialize, kClient).status = SecStatus::kDowngradeDetected;
     }},
    {"STC-006", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       p.Complete(kClient);
     }},
    {"STC-007", KerberosSession,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).status = kNoTgtReply; },
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).status = kNoTgtReply; }},
    {"STC-008", NtlmSession, [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).status = kLocalLogon; },
     [](RecordBuilder& p) {
       p.Find(Call::kAccept, kServer).status = kNoLsaContext;
       p.Find(Call::kAccept, kServer).new_handle_written = false;
     }},
    {"STC-009", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).output.buffers[0].guards_intact = false; }},
    {"STC-009", NtlmEstablished, [](RecordBuilder& p) { p.Protect(kClient, Call::kSign); },
     [](RecordBuilder& p) {
       p.Protect(kClient, Call::kSign);
       p.Find(Call::kSign, kClient).input.buffers[0].guards_intact = false;
     }},
    {"LSA-001", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).credential = {}; }},
    {"LSA-002", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).status = static_cast<SecStatus>(0x00090315); }},
    {"LSA-003", KerberosEstablished,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).required = 2;
       p.Protect(kClient, Call::kSign);
     },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).required = 2;
       p.Find(Call::kInitialize, kClient, 1).granted &= ~2u;
       p.Protect(kClient, Call::kSign);
     }},
};

TEST(HandleAndStatusClauses, WhatIsSeenToBeOverwrittenIsNotInferred) {
  RecordBuilder overrun = NtlmSession();
  overrun.Find(Call::kInitialize, kClient).output.buffers[0].guards_intact = false;
  EXPECT_EQ(WeightOf("STC-009", overrun), Weight::kFailure);
  BufferFacts& token = overrun.Find(Call::kInitialize, kClient).output.buffers[0];
  token.memory_known = true;
  token.memory = token.size - 1;
  EXPECT_EQ(WeightOf("STC-009", overrun), Weight::kWarning) << "the caller has overstated it";
  RecordBuilder cut = NtlmSession();
  CallRecord& record = cut.Find(Call::kInitialize, kClient);
  record.output_token.size = record.output.buffers[0].size + 1;
  EXPECT_EQ(WeightOf("STC-009", cut), Weight::kWarning) << "nothing was overwritten";
}

TEST(HandleAndStatusClauses, AMessageCountsNoMoreThanTheCallersMemory) {
  RecordBuilder session = NtlmEstablished();
  session.Protect(kClient, Call::kSign);
  DescriptorFacts& message = session.Find(Call::kSign, kClient).input;
  message.buffers[0].size_after = message.buffers[0].size + 4;
  EXPECT_EQ(WeightOf("STC-009", session), Weight::kFailure);
  message.buffers[0].type_after = static_cast<std::uint32_t>(BufferType::kMissing);
  EXPECT_EQ(WeightOf("STC-009", session), std::nullopt) << "it tells how much is missing";
}

TEST(HandleAndStatusClauses, ATokenThatIsSeenToBeCutIsNotInferred) {
  RecordBuilder session = NtlmSession();
  CallRecord& record = session.Find(Call::kInitialize, kClient);
  record.output_token.is_cut = true;
  EXPECT_EQ(WeightOf("STC-009", session), std::nullopt) << "there was room: the length is wrong (BUF-002)";
  EXPECT_EQ(WeightOf("BUF-002", session), Weight::kFailure);
  record.output.buffers[0].size = record.output.buffers[0].size_after;
  EXPECT_EQ(WeightOf("STC-009", session), Weight::kFailure);
  EXPECT_EQ(WeightOf("BUF-002", session), std::nullopt);
}

TEST(HandleAndStatusClauses, AQueryStaysInsideItsStructure) {
  RecordBuilder session = NtlmEstablished();
  session.OnContext(kClient, Call::kQuery).structure_overrun = true;
  EXPECT_EQ(WeightOf("STC-009", session), Weight::kFailure);
}

// A caller who says that he has more memory than he has gets what he asked for.
TEST(HandleAndStatusClauses, OverrunsOfOverstatedMemoryAreTheCallers) {
  RecordBuilder session = NtlmEstablished();
  session.Protect(kClient, Call::kSign);
  BufferFacts& token = session.Find(Call::kSign, kClient).input.buffers[0];
  token.guards_intact = false;
  token.memory_known = true;
  token.memory = token.size - 1;
  EXPECT_EQ(Judge("STC-009", session).violated, 0u);
  token.memory = token.size;
  EXPECT_EQ(Judge("STC-009", session).violated, 1u);
}

TEST(HandleAndStatusClauses, EveryRowIsShownToHoldAndToBeViolated) {
  ExpectCasesShowRows(kCases, HandleAndStatusClauses());
}

}  // namespace
}  // namespace legwork::testing
