#ifndef LEGWORK_SIM_KDC_KEYTAB_H_
#define LEGWORK_SIM_KDC_KEYTAB_H_

#include <cstdint>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/crypto/key.h"
#include "sim/wire/writer.h"
#include "sim/world/directory.h"

namespace legwork::kdc {

// A keytab file of MIT krb5, version 0x0502. Numbers are big-endian, a text has a 16-bit length in front:
//
//   file  = 05 02 { entry }
//   entry = size(32) components(16) realm { component } name_type(32) timestamp(32) kvno8(8) keytype(16)
//           key_size(16) key kvno(32)
//
// `size` counts the octets behind it; `timestamp` is in Unix seconds; `kvno` counts where `kvno8` is too small.

void WriteKeytabHeader(Writer& out);

// WriteKeytabEntry appends one key of one account, of the version given.
void WriteKeytabEntry(Writer& out, const Account& account, const Key& key, std::uint32_t kvno, std::int64_t unix_time);

// WriteKeytabEntries appends all keys of an account, the present version first.
void WriteKeytabEntries(Writer& out, const Directory& directory, const Account& account, std::int64_t unix_time);

// KeytabOf holds every key of every account of the realm, or of all realms if it is "". The time stands in every entry.
Bytes KeytabOf(const Directory& directory, std::string_view realm, std::int64_t unix_time);

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_KEYTAB_H_
