#ifndef LEGWORK_SIM_NTLM_NTLM_SESSION_H_
#define LEGWORK_SIM_NTLM_NTLM_SESSION_H_

#include <cstdint>
#include <optional>
#include <span>

#include "model/call.h"
#include "model/profile.h"
#include "model/sec_status.h"
#include "sim/base/bytes.h"
#include "sim/ntlm/message_stream.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/ntlm/response_key.h"
#include "sim/package/package.h"
#include "sim/wire/reader.h"
#include "sim/wire/writer.h"

namespace legwork::ntlm {

inline constexpr std::uint32_t kSignatureSize = 16;  // bytes: cbMaxSignature and cbSecurityTrailer

inline constexpr std::uint32_t kWrapNoEncrypt = 0x80000001;  // SECQOP_WRAP_NO_ENCRYPT

// NtlmSession is the message protection of an established context (MS-NLMP 3.4) as the message functions show it.
//
// A TOKEN buffer holds the signature. DATA buffers are covered and, by Encrypt and Decrypt, enciphered; READONLY ones
// are neither, READONLY_WITH_CHECKSUM ones are covered only (AMB-17). Other buffers are left alone, PADDING comes back
// empty.
//
// Encrypt enciphers also if only integrity was negotiated (windows-observed E15), but not with the quality
// kWrapNoEncrypt (ENC-007); other qualities are ignored (E16). Nothing in a message says which was done, so Decrypt
// tries both, and writes `qop` only if the message came in the clear (DEC-006, E04).
//
// `given` is the message's number where the caller's counts (MessageStream).
//
// Statuses: kInvalidToken for buffers that are missing or too many, kBufferTooSmall for a TOKEN without room,
// kMessageAltered, and for a message out of order what the profile says (NLM-007). Without session security signatures
// are the constant dummy or refused, and Encrypt is refused, as the profile says (AMB-18, ENC-011).
class NtlmSession {
 public:
  NtlmSession() = default;
  NtlmSession(NegotiateFlags flags, const Key& exported_session_key, Role role)
      : flags_(flags), role_(role), exported_session_key_(exported_session_key) {}

  // set_misconduct makes a party wrong that signs; it outlives the session.
  void set_misconduct(Misconduct* misconduct) { misconduct_ = misconduct; }

  NegotiateFlags flags() const { return flags_; }
  const Key& exported_session_key() const { return exported_session_key_; }

  SecStatus Sign(const Profile& profile, std::span<MessageBuffer> message, GivenNumber given = {});
  SecStatus Verify(const Profile& profile, std::span<MessageBuffer> message, GivenNumber given = {});
  SecStatus Encrypt(const Profile& profile, std::uint32_t qop, std::span<MessageBuffer> message,
                    GivenNumber given = {});
  SecStatus Decrypt(const Profile& profile, std::span<MessageBuffer> message, std::uint32_t* qop,
                    GivenNumber given = {});

  // RestartCiphers is what follows an exchange of mechListMICs (SPN-007). Where the numbers stand then is where the
  // application's messages begin.
  void RestartCiphers();

  // Write appends all that the session is, as it stands or, `reset`, as it stood before the application's first
  // message; Read takes it, all or nothing:
  //
  //   role 1  flags 4  key 16  first number out 4, in 4  has streams 1  [number 4  RC4 state 258] out, in
  void Write(bool reset, Writer& out) const;
  bool Read(Reader& in);

 private:
  // Streams are made by the first message: many contexts never see one.
  struct Streams {
    MessageStream outgoing;
    MessageStream incoming;
  };
  Streams& streams();
  Signature SealOutgoing(ByteParts covered, std::span<const ByteSpan> sealed, GivenNumber given);
  SecStatus DecryptParts(const Profile& profile, ByteParts covered, std::span<const ByteSpan> sealed,
                         const Signature& signature, std::uint32_t* qop, GivenNumber given);
  SecStatus DecryptStream(const Profile& profile, MessageBuffer& stream, MessageBuffer& data, std::uint32_t* qop,
                          GivenNumber given);

  NegotiateFlags flags_ = 0;
  Role role_ = Role::kInitiator;
  Key exported_session_key_ = {};
  Misconduct* misconduct_ = nullptr;
  std::uint32_t first_out_ = 0;  // number of the application's first message, each way
  std::uint32_t first_in_ = 0;
  std::optional<Streams> streams_;
};

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_NTLM_SESSION_H_
