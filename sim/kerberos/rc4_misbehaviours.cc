#include "sim/kerberos/misbehaviour.h"

namespace legwork::kerberos {
namespace {

using enum Misbehaviour::Offender;

constexpr std::string_view kMic = "RFC 4757 7.2";
constexpr std::string_view kWrap = "RFC 4757 7.3";

// Behind the frame, whose length depends on the message's, come token id, algorithms, filler, sequence and checksum.
constexpr std::size_t kMicSize = 24;    // octets
constexpr std::size_t kFrontSize = 32;  // with the confounder

std::uint8_t& OfMic(ByteSpan token, std::size_t at) { return token[token.size() - kMicSize + at]; }
std::uint8_t& OfFront(ByteSpan front, std::size_t at) { return front[front.size() - kFrontSize + at]; }

constexpr KerberosMisbehaviour kRows[] = {
    {.about = {"rc4_mic_other_direction", "Signs with RC4 as the other party would.", kEither, kMic,
               "A message of one's own direction was sent back, and is refused."},
     .alter_rc4_mic = [](Rc4Token& token) { token.sender = ~token.sender; }},
    {.about = {"rc4_mic_skipped_number", "Signs with RC4 and leaves out a hundred numbers.", kEither, "VER-003",
               "Where sequence is detected a gap is out of sequence."},
     .alter_rc4_mic = [](Rc4Token& token) { token.sequence += 100; }},
    {.about = {"rc4_mic_old_number", "Signs with RC4 under the number before the one that is due.", kEither, "VER-003",
               "Where replay is detected an old number is out of sequence."},
     .alter_rc4_mic = [](Rc4Token& token) { --token.sequence; }},
    {.about = {"rc4_mic_other_token_id", "Labels its RC4 signature as a sealed message.", kEither, kMic,
               "The token id of a signature is 01 01."},
     .alter_rc4_mic_octets = [](ByteSpan& token) { OfMic(token, 0) = 0x02; }},
    {.about = {"rc4_mic_other_algorithm", "Says that DES has made its RC4 signature.", kEither, kMic,
               "The algorithm of these signatures is 11 00, HMAC."},
     .alter_rc4_mic_octets = [](ByteSpan& token) { OfMic(token, 2) = 0x00; }},
    {.about = {"rc4_mic_other_filler", "Fills its RC4 signature with zeros.", kEither, kMic,
               "The filler is four octets of FF."},
     .alter_rc4_mic_octets =
         [](ByteSpan& token) {
           for (std::size_t at = 4; at < 8; ++at) OfMic(token, at) = 0;
         }},
    {.about = {"rc4_mic_no_checksum", "Signs with RC4 and zeros for the checksum.", kEither, "VER-002",
               "A signature that does not verify is an altered message."},
     .alter_rc4_mic_octets =
         [](ByteSpan& token) {
           for (std::size_t at = 16; at < kMicSize; ++at) OfMic(token, at) = 0;
         }},
    {.about = {"rc4_wrap_other_direction", "Seals with RC4 as the other party would.", kEither, kWrap,
               "A message of one's own direction was sent back, and is refused."},
     .alter_rc4_wrap = [](Rc4Token& token) { token.sender = ~token.sender; }},
    {.about = {"rc4_wrap_skipped_number", "Seals with RC4 and leaves out a hundred numbers.", kEither, "DEC-003",
               "Where sequence is detected a gap is out of sequence."},
     .alter_rc4_wrap = [](Rc4Token& token) { token.sequence += 100; }},
    {.about = {"rc4_wrap_old_number", "Seals with RC4 under the number before the one that is due.", kEither, "DEC-003",
               "Where replay is detected an old number is out of sequence."},
     .alter_rc4_wrap = [](Rc4Token& token) { --token.sequence; }},
    {.about = {"rc4_wrap_says_unsealed", "Seals with RC4, and says that it did not.", kEither, "DEC-005",
               "What says how it is sealed is under the checksum."},
     .alter_rc4_front = [](ByteSpan& front) { OfFront(front, 4) = OfFront(front, 5) = 0xFF; }},
    {.about = {"rc4_wrap_other_token_id", "Labels its RC4 sealed message as a signature.", kEither, kWrap,
               "The token id of a sealed message is 02 01."},
     .alter_rc4_front = [](ByteSpan& front) { OfFront(front, 0) = 0x01; }},
    {.about = {"rc4_wrap_other_algorithm", "Says that DES has signed its RC4 sealed message.", kEither, kWrap,
               "The algorithm of these checksums is 11 00, HMAC."},
     .alter_rc4_front = [](ByteSpan& front) { OfFront(front, 2) = 0x00; }},
    {.about = {"rc4_wrap_other_filler", "Fills the front of its RC4 sealed message with zeros.", kEither, kWrap,
               "The filler is two octets of FF."},
     .alter_rc4_front = [](ByteSpan& front) { OfFront(front, 6) = OfFront(front, 7) = 0; }},
    {.about = {"rc4_wrap_no_checksum", "Seals with RC4 and zeros for the checksum.", kEither, "DEC-005",
               "What does not verify is an altered message."},
     .alter_rc4_front =
         [](ByteSpan& front) {
           for (std::size_t at = 16; at < 24; ++at) OfFront(front, at) = 0;
         }},
};

}  // namespace

std::span<const KerberosMisbehaviour> Rc4Misbehaviours() { return kRows; }

}  // namespace legwork::kerberos
