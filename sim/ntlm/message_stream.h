#ifndef LEGWORK_SIM_NTLM_MESSAGE_STREAM_H_
#define LEGWORK_SIM_NTLM_MESSAGE_STREAM_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "model/call.h"
#include "sim/base/bytes.h"
#include "sim/crypto/hmac.h"
#include "sim/crypto/rc4.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/ntlm/response_key.h"
#include "sim/wire/reader.h"
#include "sim/wire/writer.h"

namespace legwork::ntlm {

// Signature is NTLMSSP_MESSAGE_SIGNATURE (MS-NLMP 2.2.2.9), little-endian:
//
//   Version 4 (1)  Checksum 8  SeqNum 4                  with extended session security (2.2.2.9.2)
//   Version 4 (1)  RandomPad 4  Checksum 4  SeqNum 4     without (2.2.2.9.1)
using Signature = std::array<std::uint8_t, 16>;

// kDummySignature is what ALWAYS_SIGN alone puts in a signature's place (MS-NLMP 3.4.1).
inline constexpr Signature kDummySignature = {0x01};

// kMessagePartsMax bounds the buffers of one message.
inline constexpr std::size_t kMessagePartsMax = 32;

// GivenNumber is the number of a message where the caller gives it, and nothing where the stream counts.
using GivenNumber = std::optional<std::uint32_t>;

// Arrival is what became of a message that came in.
enum class Arrival : std::uint8_t {
  kInOrder,     // the signature fits and the number is the one expected
  kOutOfOrder,  // it carries another number, and nothing shows that it was altered: early, late or a replay
  kAltered,
};

// MessageStream is the protection of all messages in one direction (MS-NLMP 3.4): the keys, the RC4 stream that runs
// through data and checksums, and the number of the next message, which starts at 0. Both sides hold one of the same
// sender. An arrival that is not in order leaves the stream where it was, so the right message can still follow
// (NLM-007).
//
// A message whose number the caller gives carries that one instead, and counting goes on from it. In connectionless
// mode the caller numbers every message, and each has a key of its own, made of the sealing key and its number, since
// messages may arrive in any order (MS-NLMP 3.4, note on connectionless mode; DGM-003).
class MessageStream {
 public:
  MessageStream() = default;
  MessageStream(NegotiateFlags flags, const Key& exported_session_key, Role sender);

  // Sign covers `covered`, at most kMessagePartsMax parts; Seal also encrypts `sealed` in place, which are parts of
  // `covered`, in their order.
  Signature Sign(ByteParts covered, GivenNumber given = {}) { return Seal(covered, {}, given); }
  Signature Seal(ByteParts covered, std::span<const ByteSpan> sealed, GivenNumber given = {});

  // Unseal decrypts `sealed` in place, unless the answer is not kInOrder: then they are as they were.
  Arrival Verify(ByteParts covered, const Signature& signature, GivenNumber given = {}) {
    return Unseal(covered, {}, signature, given);
  }
  Arrival Unseal(ByteParts covered, std::span<const ByteSpan> sealed, const Signature& signature,
                 GivenNumber given = {});

  // RestartCipher puts the RC4 stream back to its start; the number goes on (MS-SPNG 3.2.5.1).
  void RestartCipher();

  std::uint32_t next_number() const { return number_; }
  void set_next_number(std::uint32_t number) { number_ = number; }

  // Write appends number and RC4 stream, by which a stream of the same keys can go on elsewhere; Read takes them, all
  // or nothing.
  void Write(Writer& out) const;
  bool Read(Reader& in);

 private:
  bool extended() const { return (flags_ & kNegotiateExtendedSessionSecurity) != 0; }

  // Begin takes the number of the message and, in connectionless mode, its key.
  void Begin(GivenNumber given);

  // Checksum is over the plaintext and the number of the next message; Finish encrypts it behind the data.
  std::array<std::uint8_t, 8> Checksum(ByteParts covered) const;
  Signature Finish(std::array<std::uint8_t, 8> checksum);
  Signature FinishExtended(std::array<std::uint8_t, 8> checksum);
  Signature FinishPlain(std::array<std::uint8_t, 8> checksum);
  Arrival Judge(const Signature& expected, const Signature& arrived) const;

  NegotiateFlags flags_ = 0;
  Key sealing_key_ = {};
  std::uint8_t sealing_key_size_ = 0;
  HmacMd5Key signing_key_;
  Rc4 fresh_;  // the cipher at its start: making it costs more than all else in a handshake
  Rc4 cipher_;
  std::uint32_t number_ = 0;
};

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_MESSAGE_STREAM_H_
