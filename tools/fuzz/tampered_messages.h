#ifndef LEGWORK_TOOLS_FUZZ_TAMPERED_MESSAGES_H_
#define LEGWORK_TOOLS_FUZZ_TAMPERED_MESSAGES_H_

#include <cstdint>
#include <vector>

#include "bench/meeting.h"
#include "sim/crypto/key.h"
#include "tools/dump/token_reader.h"

namespace legwork::fuzz {

// ProtectedMessage is a message on its way: the octets of the TOKEN, DATA and PADDING elements.
struct ProtectedMessage {
  Bytes token;
  Bytes data;
  Bytes padding;

  // Whole is what a STREAM element has of it. SetWhole cuts changed octets into the same elements again: the token and
  // the padding keep their sizes as far as the octets go.
  Bytes Whole() const;
  void SetWhole(ByteView octets);
};

// MessagePlan is which message is sent, and how it is read.
struct MessagePlan {
  Role sender = Role::kInitiator;
  bool is_sealed = false;  // EncryptMessage and DecryptMessage; else MakeSignature and VerifySignature
  bool is_stream = false;  // a sealed one is read from a STREAM element
};

// MessagePlanOf reads the bits of an input: 1 the acceptor sends, 2 sealed, 4 read from a STREAM.
MessagePlan MessagePlanOf(std::uint8_t bits);

// TamperedMessages is two correct callers that connect again and again to send each other messages, which are changed
// on their way.
class TamperedMessages {
 public:
  explicit TamperedMessages(const bench::MeetingKind& kind);

  // Connect begins anew. The keys that the handshake agreed on are known afterwards.
  void Connect();

  ProtectedMessage Send(const MessagePlan& plan);

  // Receive gives the status, and in `data` what the receiver takes for the message.
  SecStatus Receive(const MessagePlan& plan, const ProtectedMessage& message, Bytes& data);

  // The octets that are sent.
  const Bytes& text() const { return text_; }

  dump::TokenReader& reader() { return reader_; }

 private:
  bench::MeetingKind kind_;
  bench::Meeting meeting_;
  const std::vector<Key> acceptor_keys_;
  dump::TokenReader reader_;
  Bytes text_;
};

}  // namespace legwork::fuzz

#endif  // LEGWORK_TOOLS_FUZZ_TAMPERED_MESSAGES_H_
