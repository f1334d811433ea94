#include <gtest/gtest.h>

#include <limits>
#include <optional>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

// MakeDatagram lets the server's context be one of datagrams with sequence detection.
void MakeDatagram(RecordBuilder& p) {
  CallRecord& last = p.Find(Call::kAccept, kServer, 1);
  last.granted = (last.granted & ~0x800u) | 0x400 | 0x8;
}

CallRecord& ReadUnderAnotherNumber(CallRecord& record) {
  record.protected_number_known = true;
  record.protected_number = 3;
  record.message_number = 4;
  return record;
}

constexpr ClauseCase kCases[] = {
    {"SIG-001", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       p.Protect(kClient, Call::kSign);
     }},
    {"SIG-002", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kSign, kClient).input.buffers[1].size = 3; }},
    {"SIG-002", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       DescriptorFacts& message = p.Find(Call::kSign, kClient).input;
       message.buffers[message.count++] = message.buffers[1];
     }},
    {"SIG-002", NtlmEstablished,
     [](RecordBuilder& p) {
       p.DropAll(Call::kQuery, kClient);
       p.Protect(kClient, Call::kSign);
     },
     [](RecordBuilder& p) {
       p.DropAll(Call::kQuery, kClient);
       p.Protect(kClient, Call::kSign).status = SecStatus::kBufferTooSmall;
     }},
    {"SIG-003", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Protect(kClient, Call::kSign);
       r.input.count = 1;
       r.status = SecStatus::kInvalidToken;
     },
     [](RecordBuilder& p) { p.Protect(kClient, Call::kSign).input.count = 1; }},
    {"SIG-004", KerberosEstablished,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).requested = 0;
       p.Find(Call::kInitialize, kClient, 1).granted = 0x800;
       p.Protect(kClient, Call::kSign).status = SecStatus::kQopNotSupported;
     },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).requested = 0;
       p.Find(Call::kInitialize, kClient, 1).granted = 0x800;
       p.Protect(kClient, Call::kSign);
     }},
    {"SIG-004", KerberosEstablished,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).requested = 0;
       p.Find(Call::kInitialize, kClient, 1).granted = 0x800;
       CallRecord& sign = p.Protect(kClient, Call::kSign);
       sign.status = SecStatus::kContextExpired;
       sign.circumstances |= static_cast<std::uint32_t>(Circumstance::kContextExpired);
     },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).requested = 0;
       CallRecord& last = p.Find(Call::kInitialize, kClient, 1);
       last.granted = 0x800;
       last.expiry_written = true;
       last.expiry = std::numeric_limits<std::int64_t>::max();
       p.Protect(kClient, Call::kSign).status = SecStatus::kContextExpired;
     }},
    {"SIG-005", NtlmSession,
     [](RecordBuilder& p) { p.Protect(kClient, Call::kSign).status = SecStatus::kInvalidHandle; },
     [](RecordBuilder& p) { p.Protect(kClient, Call::kSign); }},
    {"SIG-006", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Protect(kClient, Call::kSign);
       r.numbering = Numbering::kKept;
       r.transport_number = r.message_number = 7;
     },
     [](RecordBuilder& p) {
       auto& r = p.Protect(kClient, Call::kSign);
       r.numbering = Numbering::kKept;
       r.transport_number = 7;
     }},
    {"SIG-007", NtlmEstablished,
     [](RecordBuilder& p) {
       MakeDatagram(p);
       ReadUnderAnotherNumber(p.Unprotect(kServer, Call::kVerify)).status = SecStatus::kOutOfSequence;
     },
     [](RecordBuilder& p) {
       MakeDatagram(p);
       ReadUnderAnotherNumber(p.Unprotect(kServer, Call::kVerify));
     }},
    {"SIG-008", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kSign, kClient).input.buffers[0].changed = true; }},
    {"SIG-009", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kSign, kClient).status = SecStatus::kUnsupportedFunction; }},
    {"SIG-010", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kSign, kClient).status = static_cast<SecStatus>(0x00090321); }},
    {"VER-001", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kVerify, kServer).status = SecStatus::kMessageAltered; }},
    {"VER-002", NtlmEstablished,
     [](RecordBuilder& p) {
       p.Unprotect(kServer, Call::kVerify, MessageOrigin::kAltered).status = SecStatus::kMessageAltered;
     },
     [](RecordBuilder& p) { p.Unprotect(kServer, Call::kVerify, MessageOrigin::kAltered); }},
    {"VER-003", NtlmEstablished,
     [](RecordBuilder& p) {
       p.Unprotect(kServer, Call::kVerify, MessageOrigin::kEarly).status = SecStatus::kOutOfSequence;
     },
     [](RecordBuilder& p) { p.Unprotect(kServer, Call::kVerify, MessageOrigin::kEarly); }},
    {"VER-004", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Unprotect(kServer, Call::kVerify);
       r.input.count = 1;
       r.status = SecStatus::kInvalidToken;
     },
     [](RecordBuilder& p) { p.Unprotect(kServer, Call::kVerify).input.count = 1; }},
    {"VER-005", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Unprotect(kServer, Call::kVerify);
       r.numbering = Numbering::kKept;
       r.transport_number = r.message_number = 7;
     },
     [](RecordBuilder& p) {
       auto& r = p.Unprotect(kServer, Call::kVerify);
       r.numbering = Numbering::kKept;
       r.transport_number = 7;
     }},
    {"VER-005", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = ReadUnderAnotherNumber(p.Unprotect(kServer, Call::kVerify, MessageOrigin::kInOrder));
       r.message_number = r.protected_number;
     },
     [](RecordBuilder& p) { ReadUnderAnotherNumber(p.Unprotect(kServer, Call::kVerify, MessageOrigin::kInOrder)); }},
    {"VER-007", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Unprotect(kServer, Call::kVerify, MessageOrigin::kAltered);
       r.status = SecStatus::kMessageAltered;
       r.consequence = Consequence::kDropped;
     },
     [](RecordBuilder& p) {
       auto& r = p.Unprotect(kServer, Call::kVerify, MessageOrigin::kAltered);
       r.status = SecStatus::kMessageAltered;
       r.consequence = Consequence::kTrusted;
     }},
};

// OfNoMessage is what the oracle makes of a call without a descriptor, or without elements, that is refused by a status
// of the package's choice.
std::optional<Weight> OfNoMessage(Call call, std::string_view clause, bool has_descriptor) {
  RecordBuilder play = NtlmEstablished();
  CallRecord& record = call == Call::kSign ? play.Protect(kClient, call) : play.Unprotect(kServer, call);
  record.input = {};
  record.input.is_null = !has_descriptor;
  record.status = static_cast<SecStatus>(0x8009035D);  // SEC_E_INVALID_PARAMETER
  return WeightOf(clause, play);
}

TEST(SignatureClauses, AnyRefusalWillDoForWhatIsNoListOfElements) {
  EXPECT_EQ(OfNoMessage(Call::kSign, "SIG-003", false), Weight::kWarning);
  EXPECT_EQ(OfNoMessage(Call::kVerify, "VER-004", false), Weight::kWarning);
  EXPECT_EQ(OfNoMessage(Call::kSign, "SIG-003", true), Weight::kFailure) << "too few elements";
  EXPECT_EQ(OfNoMessage(Call::kVerify, "VER-004", true), Weight::kFailure);
}

// OfReadOnlyData is the weight of a clause that a refused signature over READONLY data violates.
std::optional<Weight> OfReadOnlyData(std::string_view clause, SecStatus status) {
  RecordBuilder play = NtlmSession();
  CallRecord& record = play.Find(clause == "VER-001" ? Call::kVerify : Call::kSign,
                                 clause == "VER-001" ? kServer : kClient);
  for (BufferFacts& buffer : record.input.buffers) {
    if (buffer.type == static_cast<std::uint32_t>(BufferType::kData)) buffer.type |= 0x80000000;
  }
  record.status = status;
  return WeightOf(clause, play);
}

TEST(SignatureClauses, APackageMayLackReadOnlyElements) {
  EXPECT_EQ(OfReadOnlyData("VER-001", SecStatus::kUnsupportedFunction), Weight::kWarning);
  EXPECT_EQ(OfReadOnlyData("CTX-007", SecStatus::kUnsupportedFunction), Weight::kWarning);
  EXPECT_EQ(OfReadOnlyData("CTX-007", SecStatus::kInvalidToken), Weight::kFailure);
}

TEST(SignatureClauses, APackageMayRefuseTwoTokens) {
  const auto two_tokens = [](bool passes_two) {
    RecordBuilder play = NtlmSession();
    CallRecord& sign = play.Find(Call::kSign, kClient);
    if (passes_two) sign.input.buffers[sign.input.count++] = sign.input.buffers[1];
    sign.status = SecStatus::kInvalidToken;
    return WeightOf("CTX-007", play);
  };
  EXPECT_EQ(two_tokens(true), std::nullopt);
  EXPECT_EQ(two_tokens(false), Weight::kFailure);
}

// What the peer's number was counts for its next message alone, and while nothing has gone wrong.
TEST(SignatureClauses, ACountThatIsInDoubtIsNoMisuse) {
  const auto after = [](MessageOrigin origin, bool failed_before) {
    RecordBuilder play = NtlmEstablished();
    if (failed_before) play.Unprotect(kServer, Call::kVerify).status = SecStatus::kMessageAltered;
    ReadUnderAnotherNumber(play.Unprotect(kServer, Call::kVerify, origin));
    return WeightOf("VER-005", play);
  };
  EXPECT_EQ(after(MessageOrigin::kInOrder, false), Weight::kFailure);
  EXPECT_EQ(after(MessageOrigin::kInOrder, true), std::nullopt);
  EXPECT_EQ(after(MessageOrigin::kEarly, false), std::nullopt);
  EXPECT_EQ(after(MessageOrigin::kReplayed, false), std::nullopt);
}

TEST(SignatureClauses, ZeroIsTheNumberOfWhoeverKeepsNone) {
  const auto between = [](std::uint32_t signed_under, std::uint32_t read_under) {
    RecordBuilder play = NtlmEstablished();
    CallRecord& verify = ReadUnderAnotherNumber(play.Unprotect(kServer, Call::kVerify, MessageOrigin::kInOrder));
    verify.protected_number = signed_under;
    verify.message_number = read_under;
    return WeightOf("VER-005", play);
  };
  EXPECT_EQ(between(3, 0), std::nullopt);
  EXPECT_EQ(between(0, 3), std::nullopt);
  EXPECT_EQ(between(3, 4), Weight::kFailure);
}

TEST(SignatureClauses, EveryRowIsShownToHoldAndToBeViolated) { ExpectCasesShowRows(kCases, SignatureClauses()); }

}  // namespace
}  // namespace legwork::testing
