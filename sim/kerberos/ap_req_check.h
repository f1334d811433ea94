#ifndef LEGWORK_SIM_KERBEROS_AP_REQ_CHECK_H_
#define LEGWORK_SIM_KERBEROS_AP_REQ_CHECK_H_

#include "sim/base/bytes.h"
#include "sim/crypto/key.h"
#include "sim/kerberos/acceptor_keys.h"
#include "sim/kerberos/gss_checksum.h"
#include "sim/kerberos/message/ap_req.h"
#include "sim/kerberos/message/authenticator.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/kerberos/message/ticket.h"
#include "sim/kerberos/replay_cache.h"
#include "sim/kerberos/scratch.h"
#include "sim/world/virtual_clock.h"

namespace legwork::kerberos {

// CheckedApReq is what an acceptor learns from an AP-REQ. It looks into the message and into the scratch room.
struct CheckedApReq {
  ApReq request;  // filled as soon as the message could be read, whatever is wrong with it
  EncTicketPart ticket;
  Authenticator authenticator;
  GssChecksum checksum;
  Key session_key;
  Key subkey;  // the initiator's, or the session key if it sent none
};

// ApReqCheck does what RFC 4120 section 3.2.3 asks of an acceptor, in its order, and reads the GSS checksum.
struct ApReqCheck {
  AcceptorKeys& keys;
  ReplayCache& replays;
  Scratch& scratch;
  Ticks now = 0;
  Ticks skew_max = 0;
  const Key* tgt_key = nullptr;  // of the acceptor's TGT, if it showed that; else no user-to-user ticket opens

  // Run gives the reason to refuse, kNone if there is none. kMessageType also stands for octets that are no AP-REQ.
  KrbErrorCode Run(ByteView message, CheckedApReq* checked);

 private:
  KrbErrorCode OpenTicket(CheckedApReq* checked);
  KrbErrorCode OpenAuthenticator(CheckedApReq* checked);
  KrbErrorCode CheckTimes(const CheckedApReq& checked) const;
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_AP_REQ_CHECK_H_
