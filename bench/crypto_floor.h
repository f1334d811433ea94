#ifndef LEGWORK_BENCH_CRYPTO_FLOOR_H_
#define LEGWORK_BENCH_CRYPTO_FLOOR_H_

namespace legwork::bench {

// The cryptography that both sides of one handshake cannot do without, on octets of the usual sizes and without any
// message around them.

// Kerberos with a cached ticket and mutual authentication, AES-256: authenticator and AP-REP made and opened, the ticket
// opened; keys derived for the two usages that the acceptor has not met before.
void KerberosCryptoFloor();

// NTLMv2 with key exchange and MIC: response, session keys and MIC on both sides, the four keys of each side's streams.
void NtlmCryptoFloor();

}  // namespace legwork::bench

#endif  // LEGWORK_BENCH_CRYPTO_FLOOR_H_
