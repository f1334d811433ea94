#ifndef LEGWORK_SIM_KERBEROS_AP_REP_TOKEN_H_
#define LEGWORK_SIM_KERBEROS_AP_REP_TOKEN_H_

#include "sim/crypto/derived_keys.h"
#include "sim/kerberos/context_token.h"
#include "sim/kerberos/message/ap_rep.h"
#include "sim/kerberos/misbehaviour.h"
#include "sim/kerberos/scratch.h"
#include "sim/world/random_streams.h"

namespace legwork::kerberos {

// WriteApRepToken makes `token` an AP-REP with this part: the acceptor's proof, or the third token of DCE style.
// `keys` are those of the ticket's session key for kUsageApRepPart. `misconduct` is null for a right party.
inline void WriteApRepToken(const DerivedKeys& keys, RandomStream& confounders, const EncApRepPart& part, bool framed,
                            Scratch& scratch, Bytes& token, Misconduct* misconduct = nullptr) {
  scratch.plaintext.clear();
  DerWriter plaintext(scratch.plaintext);
  WriteEncApRepPart(plaintext, part);
  Misbehave(misconduct, &KerberosMisbehaviour::alter_ap_rep_octets, scratch.plaintext);
  ApRep ap_rep;
  ap_rep.enc_part = Seal(keys, std::nullopt, confounders, scratch.plaintext, scratch.cipher);
  Misbehave(misconduct, &KerberosMisbehaviour::alter_ap_rep, ap_rep);
  PutContextToken(
      token, MessageType::kApRep, framed, [&](DerWriter& out) { WriteApRep(out, ap_rep); }, scratch.cipher.size());
}

// ReadApRepToken opens an AP-REP; false if it is malformed or was not made with these keys, which are for decryption.
// The part looks into the scratch room.
inline bool ReadApRepToken(const DerivedKeys& keys, ByteView message, Scratch& scratch, EncApRepPart* part) {
  const auto ap_rep = ReadApRep(message);
  if (!ap_rep || ap_rep->pvno != kProtocolVersion || ap_rep->msg_type != static_cast<int>(MessageType::kApRep)) {
    return false;
  }
  if (!Open(keys, ap_rep->enc_part, scratch.plaintext)) return false;
  const auto read = ReadEncApRepPart(scratch.plaintext);
  if (read) *part = *read;
  return read.ok();
}

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_AP_REP_TOKEN_H_
