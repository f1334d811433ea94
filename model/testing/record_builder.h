#ifndef LEGWORK_MODEL_TESTING_RECORD_BUILDER_H_
#define LEGWORK_MODEL_TESTING_RECORD_BUILDER_H_

#include <cstdint>
#include <deque>

#include "model/attribute.h"
#include "model/call_record.h"
#include "model/token_facts.h"

namespace legwork::testing {

inline constexpr std::uint16_t kClient = 0;
inline constexpr std::uint16_t kServer = 1;

// RecordBuilder makes the records of one session, legal unless a test changes them. Every method appends one record
// and gives it for changes; numbers and times are set when the records are taken.
class RecordBuilder {
 public:
  explicit RecordBuilder(PackageName package) : package_(package) {}

  CallRecord& Acquire(std::uint16_t actor);
  // Initialize and Accept relay the other side's last token and emit a new one unless `out` is kNone.
  CallRecord& Initialize(SecStatus status, TokenKind out = TokenKind::kScripted);
  CallRecord& Accept(SecStatus status, TokenKind out = TokenKind::kScripted);
  CallRecord& Send(std::uint16_t actor);      // the actor's last token
  CallRecord& SendData(std::uint16_t actor);  // application data that relies on the context
  CallRecord& OnContext(std::uint16_t actor, Call call, SecStatus status = SecStatus::kOk);
  CallRecord& Complete(std::uint16_t actor);
  CallRecord& Query(std::uint16_t actor, Attribute attribute);
  CallRecord& Protect(std::uint16_t actor, Call call);
  CallRecord& Unprotect(std::uint16_t actor, Call call, MessageOrigin origin = MessageOrigin::kInOrder);
  CallRecord& Delete(std::uint16_t actor);
  CallRecord& Free(std::uint16_t actor);
  CallRecord& End(std::uint16_t actor);

  // Finish appends what both actors owe: deletes, frees and the end.
  void Finish();

  // Find gives the nth record of the call by the actor, which must exist.
  CallRecord& Find(Call call, std::uint16_t actor, int nth = 0);
  void Drop(Call call, std::uint16_t actor, int nth = 0);
  void DropAll(Call call, std::uint16_t actor);
  // KeepUntil drops everything after the nth record of the call by the actor.
  void KeepUntil(Call call, std::uint16_t actor, int nth = 0);

  // Take numbers and times the records and gives them.
  const std::deque<CallRecord>& Take();

 private:
  CallRecord& Add(std::uint16_t actor, Call call);
  CallRecord& Handshake(std::uint16_t actor, Call call, SecStatus status, TokenKind out);
  std::deque<CallRecord>::iterator At(Call call, std::uint16_t actor, int nth);

  PackageName package_;
  std::deque<CallRecord> records_;
  TokenFacts last_token_[2];
  bool has_context_[2] = {};
  std::uint64_t next_token_ = 1;
};

// Established sessions of each package: acquired, shaken, SIZES asked on both sides.
RecordBuilder NtlmEstablished();
RecordBuilder KerberosEstablished();
RecordBuilder NegotiateEstablished();

// Whole sessions: established, queried, one message each way, everything given back.
RecordBuilder NtlmSession();
RecordBuilder KerberosSession();
RecordBuilder NegotiateSession();

// ScriptedEstablished goes through COMPLETE_AND_CONTINUE on the client and COMPLETE_NEEDED on the server.
RecordBuilder ScriptedEstablished();
RecordBuilder ScriptedSession();

// Started sessions: credentials, the client's first leg, its token sent.
RecordBuilder NtlmStarted();
RecordBuilder KerberosStarted();
RecordBuilder NegotiateStarted();

BufferFacts MakeBuffer(BufferType type, std::uint32_t size, std::uint32_t size_after);

}  // namespace legwork::testing

#endif  // LEGWORK_MODEL_TESTING_RECORD_BUILDER_H_
