#ifndef LEGWORK_SIM_KDC_MISDEED_H_
#define LEGWORK_SIM_KDC_MISDEED_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/kerberos/message/kdc_rep.h"
#include "sim/kerberos/message/pa_data.h"
#include "sim/kerberos/message/ticket.h"

namespace legwork::kdc {

// Misdeed is one way in which a KDC can be wrong on purpose: a row of the table below, which a KdcRule orders by name.
// A lie is told in what a right KDC would have answered: each function changes one thing on its way out, in the order
// in which they stand here. Functions that are null change nothing; errors are lied about in their hints only.
struct Misdeed {
  enum class Kind : std::uint8_t {
    kLie,      // the functions below
    kLate,     // right, but after the rule's delay
    kSilence,  // no answer
    kGarbage,  // octets that are no message
    kRepeat,   // the reply to the previous request of this type again, whose nonce is another one
  };

  std::string_view name;     // "wrong_nonce"
  std::string_view summary;  // one sentence
  Kind kind = Kind::kLie;
  void (*alter_ticket)(kerberos::EncTicketPart& part) = nullptr;  // what the service reads
  void (*alter_sealed_ticket)(Bytes& cipher) = nullptr;           // the ticket's ciphertext
  void (*alter_part)(kerberos::EncKdcRepPart& part) = nullptr;    // what the client reads
  void (*alter_reply)(kerberos::KdcRep& reply) = nullptr;         // what anybody reads
  void (*alter_hints)(kerberos::EtypeInfo2& hints) = nullptr;     // how the client is to make its key
  void (*alter_octets)(Bytes& octets) = nullptr;                  // the whole message
  bool wants_fast = false;         // pre-authentication may come inside PA-FX-FAST and in no other way
  bool uses_previous_key = false;  // the ticket is under the server's key of the version before, if it had one
};

// Misdeeds lists every row. FindMisdeed gives null for a name that is not among them.
std::span<const Misdeed> Misdeeds();
const Misdeed* FindMisdeed(std::string_view name);

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_MISDEED_H_
