#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_NONCE_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_NONCE_H_

#include <cstdint>

#include "sim/wire/der_reader.h"

namespace legwork::kerberos {

// Nonce is a nonce as the number that is on the wire. RFC 4120 has it UInt32; Heimdal writes the same 32 bits as a
// signed INTEGER, negative every other time, and takes only that back. So whoever echoes one keeps the number.
using Nonce = std::int64_t;

constexpr bool IsNonce(Nonce nonce) { return nonce >= INT32_MIN && nonce <= std::int64_t{UINT32_MAX}; }

inline bool ReadNonce(DerReader& in, unsigned number, Nonce* nonce) {
  std::int64_t read = 0;
  if (!in.GetExplicitInteger(number, &read) || !IsNonce(read)) return false;
  *nonce = read;
  return true;
}

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_NONCE_H_
