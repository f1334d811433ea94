#include "sim/ntlm/misbehaviour.h"

namespace legwork::ntlm {
namespace {

using enum Misbehaviour::Offender;

constexpr std::string_view kLayout = "MS-NLMP 2.2.2.9.2";
constexpr std::string_view kOrder = "NLM-007";

constexpr NtlmMisbehaviour kRows[] = {
    {.about = {"signature_other_version", "Signs with version 2.", kEither, kLayout,
               "The version of a signature is 1."},
     .alter_signature = [](Signature& signature) { signature[0] = 2; }},
    {.about = {"signature_other_checksum", "Signs with a checksum that is wrong in one bit.", kEither, "VER-002",
               "A signature that does not verify is an altered message."},
     .alter_signature = [](Signature& signature) { signature[4] ^= 1; }},
    {.about = {"signature_other_number_shown", "Shows another number than it has signed under.", kEither, "VER-002",
               "The number is signed too, and the two have to agree."},
     .alter_signature = [](Signature& signature) { signature[12] ^= 1; }},
    {.about = {"signature_dummy", "Sends the constant that stands for no signature.", kEither, "MS-NLMP 3.4.1",
               "Where signatures are negotiated the constant is none."},
     .alter_signature = [](Signature& signature) { signature = kDummySignature; }},
    {.about = {"signature_skipped_number", "Leaves out a hundred numbers.", kEither, kOrder,
               "A message of another number is refused, and the right one still taken."},
     .alter_number = [](std::uint32_t& number) { number += 100; }},
    {.about = {"signature_old_number", "Signs under the number before the one that is due.", kEither, kOrder,
               "A message of another number is refused, and the right one still taken."},
     .alter_number = [](std::uint32_t& number) { --number; }},
};

}  // namespace

std::span<const NtlmMisbehaviour> SignatureMisbehaviours() { return kRows; }

}  // namespace legwork::ntlm
