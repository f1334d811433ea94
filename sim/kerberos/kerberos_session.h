#ifndef LEGWORK_SIM_KERBEROS_KERBEROS_SESSION_H_
#define LEGWORK_SIM_KERBEROS_KERBEROS_SESSION_H_

#include <cstdint>
#include <span>
#include <vector>

#include "model/call.h"
#include "model/sec_status.h"
#include "sim/base/bytes.h"
#include "sim/crypto/key_schedule.h"
#include "sim/kerberos/message_layout.h"
#include "sim/kerberos/sequence_window.h"
#include "sim/kerberos/wrap_token.h"
#include "sim/package/package.h"
#include "sim/world/random_streams.h"

namespace legwork::kerberos {

// SECQOP_WRAP_NO_ENCRYPT (sspi.h): EncryptMessage signs and leaves the data readable (ENC-007).
inline constexpr std::uint32_t kWrapNoEncrypt = 0x80000001;

// SessionSetup is what a finished handshake has agreed on.
struct SessionSetup {
  Role role = Role::kInitiator;
  Key key = {};                  // the acceptor's subkey, else the initiator's, else the ticket's (RFC 4121 section 2)
  bool acceptor_subkey = false;  // which of them it is
  std::uint64_t send_first = 0;  // sequence number of our first message, and of the peer's
  std::uint64_t receive_first = 0;
  bool detect_replay = false;
  bool detect_sequence = false;
  bool integrity = false;
  bool confidentiality = false;
  bool dce_style = false;
};

// KerberosSession protects messages with the tokens of RFC 4121 in the buffers of the API. Messages are numbered by the
// session itself; a caller's MessageSeqNo is not looked at (windows-observed E12).
//
// TOKEN, DATA and PADDING in that order are one wrap token on the wire: TOKEN receives the header, the turned tail and
// the confounder, DATA is encrypted where it is, PADDING is not needed and ends with no octets. STREAM with DATA opens
// a whole wrap token of any rotation.
//
// A message whose token or data is not what the peer made is kMessageAltered (VER-002, DEC-005); buffers missing,
// doubled or of a shape that cannot be a message are kInvalidToken (SIG-003, VER-004); a number that is not due or was
// seen is kOutOfSequence (VER-003, DEC-003, ISC-N-025, ISC-N-026). Only an answer of kOk changes anything of the
// caller's or moves the expected number (VER-007).
class KerberosSession {
 public:
  // `random` gives the confounders; `unprotected` is what EncryptMessage answers where nothing was negotiated. The
  // stream outlives the session.
  void Start(const SessionSetup& setup, RandomStream& random, SecStatus unprotected);
  bool started() const { return random_ != nullptr; }

  SecStatus Sign(std::uint32_t qop, std::span<MessageBuffer> message);
  SecStatus Verify(std::span<MessageBuffer> message, std::uint32_t* qop);
  SecStatus Encrypt(std::uint32_t qop, std::span<MessageBuffer> message);
  SecStatus Decrypt(std::span<MessageBuffer> message, std::uint32_t* qop);

  // A MIC over octets that are no message of the caller's; it needs no integrity and takes its number like any other.
  void MakeMic(ByteView message, Bytes& mic);
  SecStatus VerifyMic(ByteView message, ByteView mic);

  // Sizes tell how much room the tokens need: nothing where the service is missing (QCA-005).
  std::uint32_t SignatureSize() const;
  std::uint32_t TrailerSize() const;

  const SessionSetup& setup() const { return setup_; }

 private:
  KeySchedule& Keys();
  std::uint8_t SendFlags() const;
  std::uint8_t ReceiveFlags() const;
  std::uint16_t ExtraCount() const { return setup_.dce_style ? 16 : 0; }
  std::size_t TurnCount(const WrapHeader& header) const;
  SecStatus VerifyMicOf(ByteParts message, ByteView mic);

  SecStatus Seal(const MessageLayout& layout);
  SecStatus SignUnsealed(const MessageLayout& layout);

  // Each of these expects the body in body_ and gives where in it the plaintext lies.
  bool TurnBack(const WrapHeader& header);
  bool Open(const MessageLayout& layout, const WrapHeader& header, ByteSpan* plaintext);
  bool OpenUnsealed(const MessageLayout& layout, const WrapHeader& header, ByteSpan* plaintext);

  // Both list in covered_ what a checksum covers. CollectCovered takes the sealed buffers' share of `plaintext` instead
  // of the buffers.
  void CollectSigned(const MessageLayout& layout);
  void CollectCovered(const MessageLayout& layout, ByteView plaintext);

  SessionSetup setup_;
  SecStatus unprotected_ = SecStatus::kQopNotSupported;
  RandomStream* random_ = nullptr;
  KeySchedule keys_;
  std::uint64_t send_next_ = 0;
  SequenceWindow window_;
  Bytes body_;                     // of the wrap token in work; keeps its room
  std::vector<ByteView> covered_;  // parts under the checksum in work
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_KERBEROS_SESSION_H_
