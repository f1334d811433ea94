#ifndef LEGWORK_SIM_SCRIPTED_MESSAGE_PROTECTION_H_
#define LEGWORK_SIM_SCRIPTED_MESSAGE_PROTECTION_H_

#include <cstdint>
#include <span>

#include "model/call.h"
#include "model/context_flags.h"
#include "sim/crypto/hmac.h"
#include "sim/package/package.h"
#include "sim/scripted/message_parts.h"

namespace legwork::scripted {

inline constexpr std::size_t kTagSize = 12;                  // octets
inline constexpr std::size_t kSignatureSize = kTagSize + 4;  // octets: HMAC-MD5, cut off, and the number of the message

// MessageProtection signs and seals the messages of a scripted context. The two sides of every scripted handshake have
// the same keys, one for each direction, because no secret was agreed on; what a scenario learns from it is whether the
// calls were made in a legal way. Messages are sealed with RC4 under a key of their own, so order matters only where it
// was granted that it does.
class MessageProtection {
 public:
  MessageProtection(Role role, ContextFlags granted);

  // Without INTEGRITY, REPLAY_DETECT, SEQUENCE_DETECT or CONFIDENTIALITY granted nothing is protected, and every call
  // is kQopNotSupported (ENC-011). Buffers are those of Context::Sign and so on.
  SecStatus Sign(std::span<MessageBuffer> message);
  SecStatus Verify(std::span<MessageBuffer> message);
  SecStatus Encrypt(std::span<MessageBuffer> message);
  SecStatus Decrypt(std::span<MessageBuffer> message);

  bool protects() const;

 private:
  SecStatus Protect(std::span<MessageBuffer> message, bool seals);
  SecStatus Open(std::span<MessageBuffer> message, bool seals);
  SecStatus OpenParts(MessageParts& parts, ByteView signature, bool seals);
  bool IsInOrder(std::uint32_t number) const;

  ContextFlags granted_;
  HmacMd5Key outgoing_;
  HmacMd5Key incoming_;
  std::uint32_t sent_ = 0;      // messages so far
  std::uint32_t expected_ = 0;  // the number after the latest one that was accepted
};

}  // namespace legwork::scripted

#endif  // LEGWORK_SIM_SCRIPTED_MESSAGE_PROTECTION_H_
