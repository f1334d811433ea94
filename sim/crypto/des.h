#ifndef LEGWORK_SIM_CRYPTO_DES_H_
#define LEGWORK_SIM_CRYPTO_DES_H_

#include <array>
#include <cstdint>
#include <span>

namespace legwork {

// DesBlock enciphers one block under a key of 56 bits, seven octets without parity, weak keys too: DES(K, D) of MS-NLMP
// section 6, on which the responses of LAN Manager and NTLM version 1 are built. No other use of it is meant.
std::array<std::uint8_t, 8> DesBlock(std::span<const std::uint8_t, 7> key, std::span<const std::uint8_t, 8> block);

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_DES_H_
