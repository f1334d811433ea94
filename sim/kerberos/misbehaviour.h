#ifndef LEGWORK_SIM_KERBEROS_MISBEHAVIOUR_H_
#define LEGWORK_SIM_KERBEROS_MISBEHAVIOUR_H_

#include <span>

#include "sim/base/bytes.h"
#include "sim/crypto/derived_keys.h"
#include "sim/kerberos/error_token.h"
#include "sim/kerberos/gss_checksum.h"
#include "sim/kerberos/message/ap_rep.h"
#include "sim/kerberos/message/ap_req.h"
#include "sim/kerberos/message/authenticator.h"
#include "sim/kerberos/mic_token.h"
#include "sim/kerberos/rc4_token.h"
#include "sim/kerberos/wrap_token.h"
#include "sim/package/misbehaviour.h"

namespace legwork::kerberos {

// KerberosMisbehaviour is one way for a party of Kerberos to be wrong. Each function changes one part of what it is
// about to send, before that part is sealed, checksummed or framed like a right one; null changes nothing. What a
// function puts into a view has static lifetime.
struct KerberosMisbehaviour {
  Misbehaviour about;
  void (*alter_checksum)(GssChecksum& checksum) = nullptr;       // what the authenticator says of flags and bindings
  void (*alter_checksum_octets)(Bytes& octets) = nullptr;        // its form
  void (*alter_authenticator)(Authenticator& part) = nullptr;    // what only the acceptor reads
  void (*alter_authenticator_octets)(Bytes& octets) = nullptr;   // its plaintext
  void (*alter_authenticator_usage)(KeyUsage& usage) = nullptr;  // what its key is derived for
  void (*alter_authenticator_cipher)(Bytes& cipher) = nullptr;   // its ciphertext
  void (*alter_ap_req)(ApReq& ap_req) = nullptr;                 // what anybody reads
  void (*alter_ap_rep_part)(EncApRepPart& part) = nullptr;       // the acceptor's proof
  void (*alter_third_part)(EncApRepPart& part) = nullptr;        // the initiator's, in DCE style
  void (*alter_ap_rep_octets)(Bytes& octets) = nullptr;          // the plaintext of either
  void (*alter_ap_rep_usage)(KeyUsage& usage) = nullptr;
  void (*alter_ap_rep)(ApRep& ap_rep) = nullptr;
  void (*alter_error)(ErrorReport& report) = nullptr;            // a KRB_ERROR that is sent
  void (*alter_ap_req_token)(Bytes& token) = nullptr;            // a whole token
  void (*alter_ap_rep_token)(Bytes& token) = nullptr;
  void (*alter_third_token)(Bytes& token) = nullptr;
  void (*alter_mic)(MicToken& token) = nullptr;                  // a signature's header, under the checksum
  void (*alter_mic_octets)(ByteSpan& token) = nullptr;           // the finished signature
  void (*alter_wrap)(WrapHeader& header) = nullptr;              // a sealed message's header, under the seal
  void (*alter_wrap_header)(WrapHeaderBytes& header) = nullptr;  // the header as it is sent
  void (*alter_rc4_mic)(Rc4Token& token) = nullptr;              // what an RC4 signature says, under the checksum
  void (*alter_rc4_mic_octets)(ByteSpan& token) = nullptr;       // the finished signature
  void (*alter_rc4_wrap)(Rc4Token& token) = nullptr;             // what a sealed message says, under the seal
  void (*alter_rc4_front)(ByteSpan& front) = nullptr;            // what is sent in front of its data
};

// The rows, by the message that they spoil.
std::span<const KerberosMisbehaviour> ApReqMisbehaviours();
std::span<const KerberosMisbehaviour> AuthenticatorMisbehaviours();
std::span<const KerberosMisbehaviour> ApRepMisbehaviours();
std::span<const KerberosMisbehaviour> MessageMisbehaviours();
std::span<const KerberosMisbehaviour> Rc4Misbehaviours();

MisbehaviourList KerberosMisbehaviours();

// Misbehave lets the rows that are planned alter `part`; nothing if `misconduct` is null.
template <typename Part>
void Misbehave(Misconduct* misconduct, void (*KerberosMisbehaviour::*alter)(Part&), Part& part) {
  if (misconduct == nullptr) return;
  for (const auto rows : {ApReqMisbehaviours(), AuthenticatorMisbehaviours(), ApRepMisbehaviours(),
                          MessageMisbehaviours(), Rc4Misbehaviours()}) {
    CommitAny(misconduct, rows, alter, part);
  }
}

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MISBEHAVIOUR_H_
