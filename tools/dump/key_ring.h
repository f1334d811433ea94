#ifndef LEGWORK_TOOLS_DUMP_KEY_RING_H_
#define LEGWORK_TOOLS_DUMP_KEY_RING_H_

#include <string>
#include <string_view>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/crypto/key.h"

namespace legwork::dump {

// Each of these appends keys and answers what is wrong, "" if nothing is.

// AddKey takes "aes256-cts:0011…", "18:0011…", or the digits alone, which then are tried as every type whose keys have
// that size. An NT hash is a key of rc4-hmac.
std::string AddKey(std::string_view text, std::vector<Key>& keys);

// AddPassword takes "alice@EXAMPLE.COM:secret" and makes a key of every type, with the default salt (RFC 4120 section
// 4): the realm and the components of the name.
std::string AddPassword(std::string_view text, std::vector<Key>& keys);

// AddKeytab takes the octets of a keytab of version 0x502.
std::string AddKeytab(ByteView octets, std::vector<Key>& keys);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_KEY_RING_H_
