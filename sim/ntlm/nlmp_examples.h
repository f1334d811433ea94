#ifndef LEGWORK_SIM_NTLM_NLMP_EXAMPLES_H_
#define LEGWORK_SIM_NTLM_NLMP_EXAMPLES_H_

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/text.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/ntlm/response_key.h"

// The published examples of MS-NLMP 4.2, for tests: user "User" of "Domain" with "Password" asks "Server", all chance
// is constant and the time is zero.
namespace legwork::ntlm {

// Unhex reads digits with blanks between them.
inline Bytes Unhex(std::string_view text) {
  std::string digits(text);
  std::erase_if(digits, [](char c) { return c == ' ' || c == '\n'; });
  return FromHex(digits).value();
}

template <std::size_t kSize>
std::array<std::uint8_t, kSize> UnhexArray(std::string_view text) {
  std::array<std::uint8_t, kSize> array = {};
  std::ranges::copy(Unhex(text), array.begin());
  return array;
}

inline Key ExampleKey(std::string_view text) { return UnhexArray<16>(text); }

inline constexpr Challenge kExampleServerChallenge = {0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF};
inline constexpr Challenge kExampleClientChallenge = {0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA};
inline constexpr Key kExampleRandomSessionKey = {0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55,
                                                 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55};

// 4.2.1 and 4.2.4.1
inline constexpr std::string_view kExampleUser = "55 00 73 00 65 00 72 00";
inline constexpr std::string_view kExampleDomain = "44 00 6f 00 6d 00 61 00 69 00 6e 00";
inline constexpr std::string_view kExampleNtowfv2 = "0c 86 8a 40 3b fd 7a 93 a3 00 1e f2 2e f0 2e 3f";
inline constexpr std::string_view kExampleSessionBaseKey = "8d e4 0c ca db c1 4a 82 f1 5c b0 ad 0d e9 5c a3";
inline constexpr std::string_view kExampleNtProofStr = "68 cd 0a b8 51 e5 1c 96 aa bc 92 7b eb ef 6a 1c";

// The flags of 4.2.2, 4.2.3 and 4.2.4, which their CHALLENGE_MESSAGEs carry. Each printed AUTHENTICATE_MESSAGE carries
// others: REQUEST_TARGET where it should be OEM, and no target type. The one of 4.2.2 contradicts its example outright:
// it says NEGOTIATE_TARGET_INFO, though the challenge that it answers has none.
inline constexpr NegotiateFlags kExampleVersion1Flags = 0xE2028233;
inline constexpr NegotiateFlags kExampleVersion1SentFlags = 0xE2808235;
inline constexpr NegotiateFlags kExampleExtendedFlags = 0x820A8233;
inline constexpr NegotiateFlags kExampleExtendedSentFlags = 0x82088235;
inline constexpr NegotiateFlags kExampleFlags = 0xE28A8233;
inline constexpr NegotiateFlags kExampleSentFlags = 0xE2888235;

// 4.2.2.3
inline constexpr std::string_view kExampleVersion1Challenge =
    "4e 54 4c 4d 53 53 50 00 02 00 00 00 0c 00 0c 00 38 00 00 00 33 82 02 e2 01 23 45 67 89 ab cd ef"
    "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 06 00 70 17 00 00 00 0f 53 00 65 00 72 00 76 00"
    "65 00 72 00";
inline constexpr std::string_view kExampleVersion1Authenticate =
    "4e 54 4c 4d 53 53 50 00 03 00 00 00 18 00 18 00 6c 00 00 00 18 00 18 00 84 00 00 00 0c 00 0c 00"
    "48 00 00 00 08 00 08 00 54 00 00 00 10 00 10 00 5c 00 00 00 10 00 10 00 9c 00 00 00 35 82 80 e2"
    "05 01 28 0a 00 00 00 0f 44 00 6f 00 6d 00 61 00 69 00 6e 00 55 00 73 00 65 00 72 00 43 00 4f 00"
    "4d 00 50 00 55 00 54 00 45 00 52 00 98 de f7 b8 7f 88 aa 5d af e2 df 77 96 88 a1 72 de f1 1c 7d"
    "5c cd ef 13 67 c4 30 11 f3 02 98 a2 ad 35 ec e6 4f 16 33 1c 44 bd be d9 27 84 1f 94 51 88 22 b1"
    "b3 f3 50 c8 95 86 82 ec bb 3e 3c b7";

// 4.2.3.3
inline constexpr std::string_view kExampleExtendedChallenge =
    "4e 54 4c 4d 53 53 50 00 02 00 00 00 0c 00 0c 00 38 00 00 00 33 82 0a 82 01 23 45 67 89 ab cd ef"
    "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 06 00 70 17 00 00 00 0f 53 00 65 00 72 00 76 00"
    "65 00 72 00";
inline constexpr std::string_view kExampleExtendedAuthenticate =
    "4e 54 4c 4d 53 53 50 00 03 00 00 00 18 00 18 00 6c 00 00 00 18 00 18 00 84 00 00 00 0c 00 0c 00"
    "48 00 00 00 08 00 08 00 54 00 00 00 10 00 10 00 5c 00 00 00 00 00 00 00 9c 00 00 00 35 82 08 82"
    "05 01 28 0a 00 00 00 0f 44 00 6f 00 6d 00 61 00 69 00 6e 00 55 00 73 00 65 00 72 00 43 00 4f 00"
    "4d 00 50 00 55 00 54 00 45 00 52 00 aa aa aa aa aa aa aa aa 00 00 00 00 00 00 00 00 00 00 00 00"
    "00 00 00 00 75 37 f8 03 ae 36 71 28 ca 45 82 04 bd e7 ca f8 1e 97 ed 26 83 26 72 32";

// 4.2.4.3, CHALLENGE_MESSAGE
inline constexpr std::string_view kExampleChallengeMessage =
    "4e 54 4c 4d 53 53 50 00 02 00 00 00 0c 00 0c 00 38 00 00 00 33 82 8a e2 01 23 45 67 89 ab cd ef"
    "00 00 00 00 00 00 00 00 24 00 24 00 44 00 00 00 06 00 70 17 00 00 00 0f 53 00 65 00 72 00 76 00"
    "65 00 72 00 02 00 0c 00 44 00 6f 00 6d 00 61 00 69 00 6e 00 01 00 0c 00 53 00 65 00 72 00 76 00"
    "65 00 72 00 00 00 00 00";

// 4.2.4.3, AUTHENTICATE_MESSAGE
inline constexpr std::string_view kExampleAuthenticateMessage =
    "4e 54 4c 4d 53 53 50 00 03 00 00 00 18 00 18 00 6c 00 00 00 54 00 54 00 84 00 00 00 0c 00 0c 00"
    "48 00 00 00 08 00 08 00 54 00 00 00 10 00 10 00 5c 00 00 00 10 00 10 00 d8 00 00 00 35 82 88 e2"
    "05 01 28 0a 00 00 00 0f 44 00 6f 00 6d 00 61 00 69 00 6e 00 55 00 73 00 65 00 72 00 43 00 4f 00"
    "4d 00 50 00 55 00 54 00 45 00 52 00 86 c3 50 97 ac 9c ec 10 25 54 76 4a 57 cc cc 19 aa aa aa aa"
    "aa aa aa aa 68 cd 0a b8 51 e5 1c 96 aa bc 92 7b eb ef 6a 1c 01 01 00 00 00 00 00 00 00 00 00 00"
    "00 00 00 00 aa aa aa aa aa aa aa aa 00 00 00 00 02 00 0c 00 44 00 6f 00 6d 00 61 00 69 00 6e 00"
    "01 00 0c 00 53 00 65 00 72 00 76 00 65 00 72 00 00 00 00 00 00 00 00 00 c5 da d2 54 4f c9 79 90"
    "94 ce 1c e9 0b c9 d0 3e";

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_NLMP_EXAMPLES_H_
