#ifndef LEGWORK_BENCH_CRYPTO_FLOOR_H_
#define LEGWORK_BENCH_CRYPTO_FLOOR_H_

#include "sim/base/bytes.h"

namespace legwork::bench {

// The cryptography that both sides of one handshake cannot do without, on octets of the usual sizes and without any
// message around them.

// Kerberos with a cached ticket and mutual authentication, AES-256: authenticator and AP-REP made and opened, the
// ticket opened; keys derived for the two usages that the acceptor has not met before.
void KerberosCryptoFloor();

// NTLMv2 with key exchange and MIC, on both sides: response, session base key, the exported key under RC4, and the MIC.
// The keys of the message streams are not counted: they are owed with the first message only.
void NtlmCryptoFloor();

// MessageFloor is what EncryptMessage cannot do without for as many octets as the data has: AES-256-CBC in place and
// HMAC-SHA1 for Kerberos, RC4 in place and HMAC-MD5 for NTLM.
void KerberosMessageFloor(ByteSpan data);
void NtlmMessageFloor(ByteSpan data);

}  // namespace legwork::bench

#endif  // LEGWORK_BENCH_CRYPTO_FLOOR_H_
