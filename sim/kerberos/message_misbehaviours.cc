#include "sim/kerberos/misbehaviour.h"

namespace legwork::kerberos {
namespace {

using enum Misbehaviour::Offender;

constexpr std::string_view kHeader = "RFC 4121 4.2.2";
constexpr std::string_view kRotation = "RFC 4121 4.2.5";

constexpr KerberosMisbehaviour kRows[] = {
    {.about = {"mic_other_direction", "Signs as the other party would.", kEither, kHeader,
               "A message of one's own direction was sent back, and is refused."},
     .alter_mic = [](MicToken& token) { token.flags ^= kSentByAcceptor; }},
    {.about = {"mic_other_subkey_flag", "Signs and says that another subkey is in use.", kEither, kHeader,
               "The flag tells which key protects; under another one nothing verifies."},
     .alter_mic = [](MicToken& token) { token.flags ^= kAcceptorSubkey; }},
    {.about = {"mic_sealed_flag", "Signs and says that the signature is sealed.", kEither, kHeader,
               "A signature has no sealed flag."},
     .alter_mic = [](MicToken& token) { token.flags |= kSealed; }},
    {.about = {"mic_unknown_flag", "Signs with a flag that has no meaning.", kEither, kHeader,
               "Reserved flags are not set; VER-002 lets nothing altered pass."},
     .alter_mic = [](MicToken& token) { token.flags |= 0x80; }},
    {.about = {"mic_skipped_number", "Leaves out a hundred numbers.", kEither, "VER-003",
               "Where sequence is detected a gap is out of sequence."},
     .alter_mic = [](MicToken& token) { token.sequence += 100; }},
    {.about = {"mic_old_number", "Signs under the number before the one that is due.", kEither, "VER-003",
               "Where replay is detected an old number is out of sequence."},
     .alter_mic = [](MicToken& token) { --token.sequence; }},
    {.about = {"mic_long_number", "Signs under a number of more than 32 bits.", kEither, "VER-003",
               "Numbers begin at one of 32 bits; others are out of sequence."},
     .alter_mic = [](MicToken& token) { token.sequence += std::uint64_t{1} << 40; }},
    {.about = {"mic_other_token_id", "Labels its signature as a sealed message.", kEither, "RFC 4121 4.2.6.1",
               "The token id of a signature is 04 04."},
     .alter_mic_octets = [](ByteSpan& token) { token[0] = 0x05; }},
    {.about = {"mic_other_filler", "Fills the header with zeros.", kEither, "RFC 4121 4.2.6.1",
               "The filler is five octets of FF."},
     .alter_mic_octets = [](ByteSpan& token) { token[3] = token[4] = token[5] = token[6] = token[7] = 0; }},
    {.about = {"mic_no_checksum", "Signs with zeros for the checksum.", kEither, "VER-002",
               "A signature that does not verify is an altered message."},
     .alter_mic_octets =
         [](ByteSpan& token) {
           for (std::uint8_t& octet : token.subspan(kMessageHeaderSize)) octet = 0;
         }},
    {.about = {"wrap_other_direction", "Seals as the other party would.", kEither, kHeader,
               "A message of one's own direction was sent back, and is refused."},
     .alter_wrap = [](WrapHeader& header) { header.flags ^= kSentByAcceptor; }},
    {.about = {"wrap_other_subkey_flag", "Seals and says that another subkey is in use.", kEither, kHeader,
               "The flag tells which key protects; under another one nothing opens."},
     .alter_wrap = [](WrapHeader& header) { header.flags ^= kAcceptorSubkey; }},
    {.about = {"wrap_unknown_flag", "Seals with a flag that has no meaning.", kEither, kHeader,
               "Reserved flags are not set; DEC-005 lets nothing altered pass."},
     .alter_wrap = [](WrapHeader& header) { header.flags |= 0x80; }},
    {.about = {"wrap_skipped_number", "Leaves out a hundred numbers.", kEither, "DEC-003",
               "Where sequence is detected a gap is out of sequence."},
     .alter_wrap = [](WrapHeader& header) { header.sequence += 100; }},
    {.about = {"wrap_old_number", "Seals under the number before the one that is due.", kEither, "DEC-003",
               "Where replay is detected an old number is out of sequence."},
     .alter_wrap = [](WrapHeader& header) { --header.sequence; }},
    {.about = {"wrap_says_unsealed", "Seals, and says in the header that it did not.", kEither, "DEC-005",
               "The header is sealed too, and the two have to agree."},
     .alter_wrap_header = [](WrapHeaderBytes& header) { header[2] &= static_cast<std::uint8_t>(~kSealed); }},
    {.about = {"wrap_other_number_outside", "Shows another number in the header than under the seal.", kEither,
               "DEC-005", "The header is sealed too, and the two have to agree."},
     .alter_wrap_header = [](WrapHeaderBytes& header) { header[15] ^= 1; }},
    {.about = {"wrap_other_token_id", "Labels its sealed message as a signature.", kEither, "RFC 4121 4.2.6.2",
               "The token id of a sealed message is 05 04."},
     .alter_wrap_header = [](WrapHeaderBytes& header) { header[0] = 0x04; }},
    {.about = {"wrap_other_filler", "Fills the header with a zero.", kEither, "RFC 4121 4.2.6.2",
               "The filler is an octet of FF."},
     .alter_wrap_header = [](WrapHeaderBytes& header) { header[3] = 0; }},
    {.about = {"wrap_other_extra_count", "Claims sixteen octets of filler that are not there.", kEither,
               "RFC 4121 4.2.3", "The count is sealed too, and the two have to agree."},
     .alter_wrap_header = [](WrapHeaderBytes& header) { header[5] ^= 0x10; }},
    {.about = {"wrap_other_rotation", "Turns its message by one octet less than it says.", kEither, kRotation,
               "Turned back wrongly a message does not open."},
     .alter_wrap_header = [](WrapHeaderBytes& header) { ++header[7]; }},
    {.about = {"wrap_huge_rotation", "Says that its message is turned by 65,535 octets.", kEither, kRotation,
               "A count beyond the message is taken by its remainder or refused, and never read beyond the end."},
     .alter_wrap_header = [](WrapHeaderBytes& header) { header[6] = header[7] = 0xFF; }},
};

}  // namespace

std::span<const KerberosMisbehaviour> MessageMisbehaviours() { return kRows; }

}  // namespace legwork::kerberos
