#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr ClauseCase kCases[] = {
    {"ISC-N-065", KerberosEstablished,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).required = 2;
       p.SendData(kClient);
     },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).required = 2;
       p.Find(Call::kInitialize, kClient, 1).granted &= ~2u;
       p.SendData(kClient);
     }},
    {"ISC-N-067", KerberosEstablished,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).required = 2;
       p.Find(Call::kInitialize, kClient, 1).granted &= ~2u;
       p.Delete(kClient);
     },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).required = 2;
       p.Find(Call::kInitialize, kClient, 1).granted &= ~2u;
       p.Protect(kClient, Call::kSign);
     }},
    {"ISC-N-068", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).status = SecStatus::kOk; }},
    {"ISC-N-069", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).input_token.origin = TokenOrigin::kStray; }},
    {"ISC-N-070", KerberosSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).status = SecStatus::kContinueNeeded; }},
    {"ISC-N-071", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       p.Initialize(SecStatus::kLogonDenied);
       p.Protect(kClient, Call::kSign);
     }},
    {"ISC-N-072", NegotiateStarted,
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded);
       p.Send(kServer);
       p.Initialize(SecStatus::kContinueNeeded);
       p.Send(kClient);
       p.Accept(SecStatus::kOk);
       p.Send(kServer);
       p.Initialize(SecStatus::kOk, TokenKind::kNone);
     },
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded);
       p.Send(kServer);
       p.Initialize(SecStatus::kContinueNeeded);
       p.Accept(SecStatus::kOk);
       p.Initialize(SecStatus::kOk).input_token = {};
     }},
    {"ISC-N-074", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).granted_written = false; }},
    {"ISC-N-077", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).output_token.kind = TokenKind::kNtlmNegotiate; }},
    {"ISC-N-078", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       p.Initialize(SecStatus::kLogonDenied);
       p.Initialize(SecStatus::kLogonDenied);
     }},
    {"ISC-N-079", NtlmSession, nullptr, [](RecordBuilder& p) { p.Drop(Call::kDelete, kClient); }},
    {"ISC-N-080", NtlmEstablished, [](RecordBuilder& p) { p.Initialize(SecStatus::kContinueNeeded).input_token = {}; },
     [](RecordBuilder& p) { p.Initialize(SecStatus::kOutOfSequence).input_token = {}; }},
};

TEST(IscNegotiateSequenceClauses, EveryRowIsShownToHoldAndToBeViolated) {
  ExpectCasesShowRows(kCases, IscNegotiateSequenceClauses());
}

}  // namespace
}  // namespace legwork::testing
