#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr std::uint32_t Bit(Circumstance circumstance) { return static_cast<std::uint32_t>(circumstance); }

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

// PassAsStream makes the message one STREAM element with an empty DATA element behind it.
CallRecord& PassAsStream(CallRecord& record) {
  record.input.count = 2;
  record.input.buffers[0].type = static_cast<std::uint32_t>(BufferType::kStream);
  record.input.buffers[1].type = static_cast<std::uint32_t>(BufferType::kData);
  record.input.buffers[1].is_null = true;
  record.input.buffers[1].size = 0;
  return record;
}

constexpr ClauseCase kCases[] = {
    {"ENC-001", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kEncrypt, kServer);
       p.Protect(kServer, Call::kEncrypt).began_at = 1;
     }},
    {"ENC-002", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kEncrypt, kServer).input.buffers[0].changed = false; }},
    {"ENC-002", NtlmSession,
     [](RecordBuilder& p) { p.Find(Call::kEncrypt, kServer).visibility = Visibility::kHidden; },
     [](RecordBuilder& p) { p.Find(Call::kEncrypt, kServer).visibility = Visibility::kReadable; }},
    {"ENC-003", NtlmSession,
     [](RecordBuilder& p) { p.Find(Call::kEncrypt, kServer).input.buffers[2].type |= kBufferReadOnly; },
     [](RecordBuilder& p) {
       p.Find(Call::kEncrypt, kServer).input.buffers[2].type |= kBufferReadOnly;
       p.Find(Call::kEncrypt, kServer).input.buffers[2].changed = true;
     }},
    {"ENC-003", NtlmSession,
     [](RecordBuilder& p) { p.Find(Call::kEncrypt, kServer).input.buffers[2].type |= kBufferReadOnlyWithChecksum; },
     [](RecordBuilder& p) {
       p.Find(Call::kEncrypt, kServer).input.buffers[2].type |= kBufferReadOnlyWithChecksum;
       p.Find(Call::kEncrypt, kServer).input.buffers[2].changed = true;
     }},
    {"ENC-005", NtlmSession, [](RecordBuilder& p) { p.Find(Call::kQuery, kServer).query.sizes[2] = 8; },
     [](RecordBuilder& p) {
       p.Find(Call::kQuery, kServer).query.sizes[2] = 8;
       p.Find(Call::kEncrypt, kServer).input.count = 2;
     }},
    {"ENC-008", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Protect(kClient, Call::kEncrypt);
       r.input.buffers[1].size = 3;
       r.status = SecStatus::kBufferTooSmall;
     },
     [](RecordBuilder& p) { p.Protect(kClient, Call::kEncrypt).input.buffers[1].size = 3; }},
    {"ENC-009", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Protect(kClient, Call::kEncrypt);
       r.circumstances = Bit(Circumstance::kContextExpired);
       r.status = SecStatus::kContextExpired;
     },
     [](RecordBuilder& p) { p.Protect(kClient, Call::kEncrypt).circumstances = Bit(Circumstance::kContextExpired); }},
    {"ENC-010", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Protect(kClient, Call::kEncrypt);
       r.input.buffers[0].type = 0;
       r.status = SecStatus::kInvalidToken;
     },
     [](RecordBuilder& p) { p.Protect(kClient, Call::kEncrypt).input.buffers[0].type = 0; }},
    {"ENC-011", NtlmEstablished,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).requested = 0;
       p.Find(Call::kInitialize, kClient, 1).granted = 0x800;
       p.Protect(kClient, Call::kEncrypt).status = SecStatus::kQopNotSupported;
     },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).requested = 0;
       p.Find(Call::kInitialize, kClient, 1).granted = 0x800;
       p.Protect(kClient, Call::kEncrypt);
     }},
    {"ENC-013", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kEncrypt, kServer).input.buffers[0].type = 0; }},
    {"ENC-014", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kEncrypt, kServer).input.buffers[1].size = 3; }},
    {"ENC-014", NtlmEstablished, [](RecordBuilder& p) { p.Protect(kClient, Call::kEncrypt); },
     [](RecordBuilder& p) {
       p.DropAll(Call::kQuery, kClient);
       p.Protect(kClient, Call::kEncrypt).status = SecStatus::kBufferTooSmall;
     }},
    {"DEC-001", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kDecrypt, kClient).input.buffers[0].type = 0; }},
    {"DEC-002", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kDecrypt, kClient).message_origin = MessageOrigin::kEarly; }},
    {"DEC-003", NtlmEstablished,
     [](RecordBuilder& p) {
       p.Unprotect(kServer, Call::kDecrypt, MessageOrigin::kReplayed).status = SecStatus::kOutOfSequence;
     },
     [](RecordBuilder& p) { p.Unprotect(kServer, Call::kDecrypt, MessageOrigin::kReplayed); }},
    {"DEC-004", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kDecrypt, kClient).status = SecStatus::kIncompleteMessage; }},
    {"DEC-005", NtlmEstablished,
     [](RecordBuilder& p) {
       p.Unprotect(kServer, Call::kDecrypt, MessageOrigin::kAltered).status = SecStatus::kMessageAltered;
     },
     [](RecordBuilder& p) { p.Unprotect(kServer, Call::kDecrypt, MessageOrigin::kAltered); }},
    {"DEC-006", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.Find(Call::kDecrypt, kClient).qop_written = true;
       p.Find(Call::kDecrypt, kClient).qop_out = 3;
     }},
    {"ENC-006", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Protect(kClient, Call::kEncrypt);
       r.numbering = Numbering::kKept;
       r.transport_number = r.message_number = 7;
     },
     [](RecordBuilder& p) {
       auto& r = p.Protect(kClient, Call::kEncrypt);
       r.numbering = Numbering::kKept;
       r.transport_number = 7;
     }},
    {"ENC-007", KerberosEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Protect(kClient, Call::kEncrypt);
       r.qop = 0x80000001;
       r.visibility = Visibility::kReadable;
     },
     [](RecordBuilder& p) {
       auto& r = p.Protect(kClient, Call::kEncrypt);
       r.qop = 0x80000001;
       r.visibility = Visibility::kHidden;
     }},
    {"ENC-012", NtlmEstablished,
     [](RecordBuilder& p) {
       MakeDatagram(p);
       ReadUnderAnotherNumber(p.Unprotect(kServer, Call::kDecrypt)).status = SecStatus::kOutOfSequence;
     },
     [](RecordBuilder& p) {
       MakeDatagram(p);
       ReadUnderAnotherNumber(p.Unprotect(kServer, Call::kDecrypt));
     }},
    {"DEC-007", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Unprotect(kServer, Call::kDecrypt);
       for (BufferFacts& buffer : r.input.buffers) buffer.size_after = 0;
       r.consequence = Consequence::kTrusted;
     },
     [](RecordBuilder& p) {
       auto& r = p.Unprotect(kServer, Call::kDecrypt);
       for (BufferFacts& buffer : r.input.buffers) buffer.size_after = 0;
       r.consequence = Consequence::kDropped;
     }},
    {"DEC-008", NtlmEstablished, [](RecordBuilder& p) { PassAsStream(p.Unprotect(kServer, Call::kDecrypt)); },
     [](RecordBuilder& p) { PassAsStream(p.Unprotect(kServer, Call::kDecrypt)).status = SecStatus::kInvalidToken; }},
    {"DEC-009", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Unprotect(kServer, Call::kDecrypt);
       r.numbering = Numbering::kKept;
       r.transport_number = r.message_number = 7;
     },
     [](RecordBuilder& p) {
       auto& r = p.Unprotect(kServer, Call::kDecrypt);
       r.numbering = Numbering::kKept;
       r.transport_number = 7;
     }},
    {"DEC-009", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Unprotect(kServer, Call::kDecrypt);
       r.protected_number_known = true;
       r.protected_number = r.message_number = 1;
     },
     [](RecordBuilder& p) {
       auto& r = p.Unprotect(kServer, Call::kDecrypt);
       r.protected_number_known = true;
       r.protected_number = 1;
       r.message_number = 2;
     }},
};

TEST(EncryptionClauses, EveryRowIsShownToHoldAndToBeViolated) { ExpectCasesShowRows(kCases, EncryptionClauses()); }

}  // namespace
}  // namespace legwork::testing
