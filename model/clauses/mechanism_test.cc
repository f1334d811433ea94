#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr std::uint32_t Bit(Circumstance circumstance) { return static_cast<std::uint32_t>(circumstance); }


// AcceptInit is the server's first leg of Negotiate, which selects the mechanism.
void AcceptInit(RecordBuilder& p, std::uint8_t selected) {
  CallRecord& record = p.Accept(SecStatus::kContinueNeeded, TokenKind::kNegTokenResp);
  record.input_token.offered_mechanisms = kMechanismMsKerberos;
  record.output_token.supported_mechanism = selected;
}
// AuthenticateWithMic has the client send a MIC along.
void AuthenticateWithMic(RecordBuilder& p, SecStatus status) {
  p.Accept(SecStatus::kContinueNeeded, TokenKind::kNegTokenResp);
  CallRecord& record = p.Initialize(status, TokenKind::kNegTokenResp);
  record.output_token.inner = TokenKind::kNtlmAuthenticate;
  record.output_token.has_mech_list_mic = true;
}
// TakeAMic has the server take it, and be done.
CallRecord& TakeAMic(RecordBuilder& p, bool answers, std::int8_t neg_state) {
  AuthenticateWithMic(p, SecStatus::kContinueNeeded);
  CallRecord& record = p.Accept(SecStatus::kOk, TokenKind::kNegTokenResp);
  record.input_token.inner = TokenKind::kNtlmAuthenticate;
  record.input_token.has_mech_list_mic = true;
  record.output_token.has_mech_list_mic = answers;
  record.output_token.neg_state = neg_state;
  return record;
}
// ReadAfterMics has the server read the first message after tokens with a mechListMIC.
void ReadAfterMics(RecordBuilder& p, SecStatus status) {
  CallRecord& last = p.Find(Call::kAccept, kServer);
  last.input_token.has_mech_list_mic = true;
  for (const Call call : {Call::kInitialize, Call::kAccept}) {
    p.Find(call, call == Call::kInitialize ? kClient : kServer).circumstances = Bit(Circumstance::kNtlmSelected);
  }
  p.Unprotect(kServer, Call::kVerify).status = status;
}
// ReadAfterAuthenticate is ReadAfterMics without a word of what was selected: the tokens tell.
void ReadAfterAuthenticate(RecordBuilder& p, SecStatus status) {
  ReadAfterMics(p, status);
  p.Find(Call::kAccept, kServer).input_token.inner = TokenKind::kNtlmAuthenticate;
  p.Find(Call::kAccept, kServer).circumstances = 0;
}
// Authenticate has the server take an AUTHENTICATE message with a MIC, after the CHALLENGE was altered.
void Authenticate(RecordBuilder& p, SecStatus status) {
  p.Find(Call::kInitialize, kClient, 1).input_token.origin = TokenOrigin::kAltered;
  CallRecord& record = p.Find(Call::kAccept, kServer, 1);
  record.input_token.indicates_mic = true;
  record.status = status;
}
// OpenWeakly has the server hear a client that lacks 128-bit encryption although the server requires it.
void OpenWeakly(RecordBuilder& p, SecStatus status) {
  CallRecord& record = p.Accept(status, TokenKind::kNone);
  record.circumstances = Bit(Circumstance::kRequires128Bit);
  record.input_token.ntlm_flags = 0x10;
}

// Silence takes away the token that the call left for the peer.
void Silence(CallRecord& record) {
  record.output_token = {};
  record.output.buffers[0].size_after = 0;
}

constexpr ClauseCase kCases[] = {
    {"NEG-002", NegotiateEstablished,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).target_form = TargetForm::kAbsent;
       p.Query(kClient, Attribute::kNegotiationInfo).query.package = PackageName::kNtlm;
     },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).target_form = TargetForm::kAbsent;
       p.Query(kClient, Attribute::kNegotiationInfo);
     }},
    {"NEG-003", NegotiateStarted,
     [](RecordBuilder& p) { p.Accept(SecStatus::kContinueNeeded).input_token.kind = TokenKind::kNtlmNegotiate; },
     [](RecordBuilder& p) { p.Accept(SecStatus::kInvalidToken).input_token.kind = TokenKind::kNtlmNegotiate; }},
    {"SPN-001", NegotiateSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).output_token.kind = TokenKind::kApReq; }},
    {"SPN-001", NegotiateSession, nullptr, [](RecordBuilder& p) { Silence(p.Find(Call::kInitialize, kClient)); }},
    {"SPN-004", NegotiateStarted,
     [](RecordBuilder& p) {
       auto& r = p.Accept(SecStatus::kContinueNeeded, TokenKind::kNegTokenInit2);
       r.input_token = {};
     },
     [](RecordBuilder& p) {
       auto& r = p.Accept(SecStatus::kContinueNeeded, TokenKind::kNegTokenResp);
       r.input_token = {};
     }},
    {"SPN-006", NegotiateStarted,
     [](RecordBuilder& p) { p.Accept(SecStatus::kLogonDenied, TokenKind::kNegTokenResp).output_token.neg_state = 2; },
     [](RecordBuilder& p) { p.Accept(SecStatus::kOk, TokenKind::kNegTokenResp).output_token.neg_state = 2; }},
    {"NLM-001", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).output_token.ntlm_flags = 0x20; }},
    {"NLM-002", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).output_token.ntlm_flags = 0x10; }},
    {"NLM-003", NtlmStarted,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).requested = 0x800;
       p.Find(Call::kInitialize, kClient).output_token.ntlm_flags = 0x8000;
     },
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).requested = 0x800; }},
    {"NLM-004", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).status = SecStatus::kContinueNeeded; }},
    {"NLM-004", NtlmSession, nullptr, [](RecordBuilder& p) { Silence(p.Find(Call::kInitialize, kClient)); }},
    {"NLM-004", NtlmSession, nullptr, [](RecordBuilder& p) { Silence(p.Find(Call::kAccept, kServer)); }},
    {"NLM-005", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).output_token.ntlm_flags = 0; }},
    {"NLM-007", NtlmEstablished,
     [](RecordBuilder& p) {
       p.Unprotect(kServer, Call::kVerify, MessageOrigin::kEarly).status = SecStatus::kOutOfSequence;
       p.Unprotect(kServer, Call::kVerify);
     },
     [](RecordBuilder& p) {
       p.Unprotect(kServer, Call::kVerify, MessageOrigin::kEarly).status = SecStatus::kOutOfSequence;
       p.Unprotect(kServer, Call::kVerify).status = SecStatus::kMessageAltered;
     }},
    {"NLM-010", NtlmSession,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).circumstances = Bit(Circumstance::kGuest);
       p.Find(Call::kInitialize, kClient, 1).granted = 0x800;
     },
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).circumstances = Bit(Circumstance::kGuest); }},
    {"KRB-001", KerberosSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).output_token.checksum_flags = 4; }},
    {"KRB-003", KerberosSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).status = SecStatus::kContinueNeeded; }},
    {"KRB-004", KerberosSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).target_form = TargetForm::kHostBased; }},
    {"NEG-004", NegotiateSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).package = PackageName::kKerberos; }},
    {"SPN-003", NegotiateStarted,
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded, TokenKind::kNegTokenResp);
       CallRecord& record = p.Initialize(SecStatus::kContinueNeeded, TokenKind::kNegTokenResp);
       record.input_token.neg_state = 3;
       record.output_token.inner = TokenKind::kNtlmAuthenticate;
       record.output_token.has_mech_list_mic = true;
     },
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded, TokenKind::kNegTokenResp);
       CallRecord& record = p.Initialize(SecStatus::kOk, TokenKind::kNegTokenResp);
       record.input_token.neg_state = 3;
       record.output_token.inner = TokenKind::kNtlmAuthenticate;
     }},
    {"KRB-002", KerberosStarted,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).requested |= 0x200;
       p.Accept(SecStatus::kContinueNeeded, TokenKind::kApRep);
     },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).requested |= 0x200;
       p.Accept(SecStatus::kOk, TokenKind::kApRep);
     }},
    {"NEG-001", NegotiateStarted,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient);
       r.circumstances |= Bit(Circumstance::kKerberosPossible);
       r.output_token.inner = TokenKind::kApReq;
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient);
       r.circumstances |= Bit(Circumstance::kKerberosPossible);
       r.output_token.inner = TokenKind::kNtlmNegotiate;
     }},
    {"SPN-002", NegotiateStarted, [](RecordBuilder& p) { AcceptInit(p, kMechanismKerberos); },
     [](RecordBuilder& p) { AcceptInit(p, kMechanismNtlm); }},
    {"SPN-002", NegotiateStarted, [](RecordBuilder& p) { AcceptInit(p, kMechanismKerberos); },
     [](RecordBuilder& p) { AcceptInit(p, 0); }},
    {"SPN-002", NegotiateStarted, [](RecordBuilder& p) { AcceptInit(p, kMechanismKerberos); },
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded, TokenKind::kNegTokenResp).output_token.neg_state = -1;
     }},
    {"SPN-002", NegotiateStarted, [](RecordBuilder& p) { AcceptInit(p, kMechanismKerberos); },
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded, TokenKind::kNegTokenResp).output_token.neg_state = 0;
     }},
    {"SPN-002", NegotiateStarted, [](RecordBuilder& p) { AcceptInit(p, kMechanismKerberos); },
     [](RecordBuilder& p) { Silence(p.Accept(SecStatus::kContinueNeeded, TokenKind::kNegTokenResp)); }},
    {"SPN-003", NegotiateStarted, [](RecordBuilder& p) { AuthenticateWithMic(p, SecStatus::kContinueNeeded); },
     [](RecordBuilder& p) { AuthenticateWithMic(p, SecStatus::kOk); }},
    {"SPN-003", NegotiateStarted, [](RecordBuilder& p) { TakeAMic(p, true, 0); },
     [](RecordBuilder& p) { TakeAMic(p, false, 0); }},
    {"SPN-003", NegotiateStarted, [](RecordBuilder& p) { TakeAMic(p, true, 0); },
     [](RecordBuilder& p) { TakeAMic(p, true, 1); }},
    {"SPN-005", NegotiateStarted, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).output_token.has_req_flags = true; }},
    {"SPN-007", NegotiateEstablished, [](RecordBuilder& p) { ReadAfterMics(p, SecStatus::kOk); },
     [](RecordBuilder& p) { ReadAfterMics(p, SecStatus::kMessageAltered); }},
    {"SPN-007", NegotiateEstablished, [](RecordBuilder& p) { ReadAfterAuthenticate(p, SecStatus::kOk); },
     [](RecordBuilder& p) { ReadAfterAuthenticate(p, SecStatus::kMessageAltered); }},
    {"NLM-006", NtlmEstablished, [](RecordBuilder& p) { Authenticate(p, SecStatus::kMessageAltered); },
     [](RecordBuilder& p) { Authenticate(p, SecStatus::kOk); }},
    {"NLM-006", NtlmEstablished,
     [](RecordBuilder& p) {
       Authenticate(p, SecStatus::kCompleteNeeded);
       p.Complete(kServer).status = SecStatus::kMessageAltered;
     },
     [](RecordBuilder& p) {
       Authenticate(p, SecStatus::kCompleteNeeded);
       p.Complete(kServer);
     }},
    {"NLM-008", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAccept, kServer, 1);
       r.circumstances = Bit(Circumstance::kClockSkew);
       r.status = SecStatus::kTimeSkew;
     },
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer, 1).circumstances = Bit(Circumstance::kClockSkew); }},
    {"NLM-009", NtlmStarted, [](RecordBuilder& p) { OpenWeakly(p, SecStatus::kUnsupportedFunction); },
     [](RecordBuilder& p) { OpenWeakly(p, SecStatus::kContinueNeeded); }},
    {"SPN-003", NegotiateEstablished,
     [](RecordBuilder& p) {
       auto& first = p.Find(Call::kInitialize, kClient, 1);
       first.input_token.neg_state = 3;
       first.status = SecStatus::kContinueNeeded;
       p.Accept(SecStatus::kContinueNeeded, TokenKind::kNegTokenResp);
       auto& r = p.Initialize(SecStatus::kContinueNeeded, TokenKind::kNegTokenResp);
       r.output_token.inner = TokenKind::kNtlmAuthenticate;
       r.output_token.has_mech_list_mic = true;
     },
     [](RecordBuilder& p) {
       auto& first = p.Find(Call::kInitialize, kClient, 1);
       first.input_token.neg_state = 3;
       first.status = SecStatus::kContinueNeeded;
       p.Accept(SecStatus::kContinueNeeded, TokenKind::kNegTokenResp);
       p.Initialize(SecStatus::kContinueNeeded, TokenKind::kNegTokenResp).output_token.inner =
           TokenKind::kNtlmAuthenticate;
     }},
};

TEST(MechanismClauses, EveryRowIsShownToHoldAndToBeViolated) { ExpectCasesShowRows(kCases, MechanismClauses()); }

}  // namespace
}  // namespace legwork::testing
