#ifndef LEGWORK_SIM_KERBEROS_KERBEROS_SESSION_H_
#define LEGWORK_SIM_KERBEROS_KERBEROS_SESSION_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/call.h"
#include "model/profile.h"
#include "model/sec_status.h"
#include "sim/base/bytes.h"
#include "sim/crypto/key_schedule.h"
#include "sim/kerberos/message_layout.h"
#include "sim/kerberos/rc4_token.h"
#include "sim/kerberos/sequence_window.h"
#include "sim/kerberos/wrap_token.h"
#include "sim/package/package.h"
#include "sim/wire/reader.h"
#include "sim/wire/writer.h"
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
  bool datagram = false;  // messages may arrive in any order, under numbers that the caller gives
};

// KerberosSession protects messages with the tokens of RFC 4121, or of RFC 4757 under its keys, in the buffers of the
// API. Messages are numbered by the session itself. A number that the caller gives comes in addition, as the upper
// half of the 64 bits: in datagram style always, on a connection unless the profile ignores it (ENC-012, DGM-003,
// windows-observed E12). The other end gives the same, or the message is out of sequence.
//
// TOKEN, DATA and PADDING in that order are one wrap token on the wire: TOKEN receives the header, the turned tail and
// the confounder, DATA is encrypted where it is, PADDING is not needed and ends with no octets. STREAM with DATA opens
// a whole wrap token of any rotation. Keys of RFC 4757 have tokens of their own: there PADDING is needed and gets one
// octet, except in DCE style.
//
// A message whose token or data is not what the peer made is kMessageAltered (VER-002, DEC-005); buffers missing,
// doubled or of a shape that cannot be a message are kInvalidToken (SIG-003, VER-004); a number that is not due or was
// seen is kOutOfSequence (VER-003, DEC-003, ISC-N-025, ISC-N-026). Only an answer of kOk changes anything of the
// caller's or moves the expected number (VER-007).
class KerberosSession {
 public:
  // `random` gives the confounders. Stream and profile outlive the session.
  void Start(const SessionSetup& setup, RandomStream& random, const Profile& profile);
  bool started() const { return random_ != nullptr; }

  // set_misconduct makes a party wrong that signs and seals; it outlives the session.
  void set_misconduct(Misconduct* misconduct) { misconduct_ = misconduct; }

  SecStatus Sign(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number = 0);
  SecStatus Verify(std::span<MessageBuffer> message, std::uint32_t* qop, std::uint32_t number = 0);
  SecStatus Encrypt(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number = 0);
  SecStatus Decrypt(std::span<MessageBuffer> message, std::uint32_t* qop, std::uint32_t number = 0);

  // A MIC over octets that are no message of the caller's; it needs no integrity and takes its number like any other.
  // Windows acceptors give it 0, whatever number is due, and go on as if there had been none (windows-observed G20):
  // such a one can be made, and is verified, but for those of RC4.
  void MakeMic(ByteView message, Bytes& mic, bool is_unnumbered = false);
  SecStatus VerifyMic(ByteView message, ByteView mic);

  // Sizes tell how much room the tokens need: nothing where the service is missing (QCA-005).
  std::uint32_t SignatureSize() const;
  std::uint32_t TrailerSize() const;

  const SessionSetup& setup() const { return setup_; }
  std::uint64_t send_next() const { return send_next_; }

  // MarkFirst says that the application's messages begin here: what came before was the handshake's.
  void MarkFirst();

  // Write appends all that the session is, as it stands or, `reset`, as it stood before the application's first
  // message. Read starts a session of it, all or nothing. Little-endian:
  //
  //   services 1 (bits of SessionSetup in their order, role first)  etype 4  key size 1  key
  //   first out 8, in 8  next out 8  window 16
  void Write(bool reset, Writer& out) const;
  bool Read(Reader& in, RandomStream& random, const Profile& profile);

 private:
  KeySchedule& Keys();
  std::uint8_t SendFlags() const;
  std::uint8_t ReceiveFlags() const;
  std::uint16_t ExtraCount() const { return setup_.dce_style ? 16 : 0; }
  std::size_t TurnCount(const WrapHeader& header) const;
  SecStatus VerifyMicOf(ByteParts message, ByteView mic, std::uint32_t number);
  bool CountsNumber(std::uint32_t number) const;
  std::uint64_t TakeSequence(std::uint32_t number);
  bool AcceptSequence(std::uint64_t sequence, std::uint32_t number);

  // What goes out: a signature, and the header of a wrap token.
  void SignRc4(ByteParts message, std::uint32_t number, ByteSpan out);
  void WriteMic(ByteParts message, std::uint64_t sequence, ByteSpan out);
  WrapHeaderBytes HeaderToSend(const WrapHeader& header);

  SecStatus Seal(const MessageLayout& layout, std::uint32_t number);
  SecStatus SignUnsealed(const MessageLayout& layout, std::uint32_t number);

  // Each of these expects the body in body_ and gives where in it the plaintext lies.
  bool TurnBack(const WrapHeader& header);
  bool Open(const MessageLayout& layout, const WrapHeader& header, ByteSpan* plaintext);
  bool OpenUnsealed(const MessageLayout& layout, const WrapHeader& header, ByteSpan* plaintext);

  // The same under a key of RFC 4757, whose tokens are others.
  bool IsRc4() const { return setup_.key.type == EncryptionType::kRc4Hmac; }
  const Rc4TokenKeys& Rc4Keys();
  Rc4Token Rc4TokenToSend(std::uint32_t number);
  SecStatus AcceptRc4(const Rc4Token& token, std::uint32_t number);
  SecStatus WrapRc4(const MessageLayout& layout, bool seals, std::uint32_t number);
  SecStatus UnwrapRc4(const MessageLayout& layout, std::uint32_t* qop, std::uint32_t number);

  SessionSetup setup_;
  const Profile* profile_ = nullptr;
  RandomStream* random_ = nullptr;
  Misconduct* misconduct_ = nullptr;
  KeySchedule keys_;
  std::optional<Rc4TokenKeys> rc4_keys_;
  std::uint64_t send_next_ = 0;
  SequenceWindow window_;
  Bytes body_;                     // of the wrap token in work; keeps its room
  std::vector<ByteView> covered_;  // parts under the checksum in work
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_KERBEROS_SESSION_H_
