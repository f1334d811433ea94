#ifndef LEGWORK_TOOLS_DUMP_PART_H_
#define LEGWORK_TOOLS_DUMP_PART_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/crypto/derived_keys.h"

namespace legwork::dump {

// Form is how a part becomes octets, and how it is written down.
enum class Form : std::uint8_t {
  // Octets of their own; the form only says how a person reads them.
  kHex,
  kText,      // quoted; what is not printable as \xNN
  kUtf16,     // quoted UTF-8 of UTF-16LE
  kUnsigned,  // a little-endian number of 1, 2, 4 or 8 octets
  kUnsignedBe,
  // Contents of a DER element of the right type.
  kDerNumber,
  kDerOid,
  kDerBoolean,
  kDerBits,
  // Sixteen octets that follow from all else of the AUTHENTICATE_MESSAGE around them (MS-NLMP 3.3.2, 3.1.5.1.2).
  kNtProof,
  kNtMic,
  kLmProof,     // of LMv2_RESPONSE, over the ServerChallenge and the eight octets behind it (MS-NLMP 2.2.2.4)
  kNtResponse,  // NTLM_RESPONSE, 24 octets (MS-NLMP 3.3.1)
  // Parts around other parts.
  kGroup,    // side by side; references and offsets inside count within it
  kElement,  // a DER element: tag, length, contents
  kAvPair,   // AvId, AvLen, value (MS-NLMP 2.2.2.1)
  kSealed,   // the ciphertext of the parts inside (RFC 3961)
  kTurned,   // the octets inside, turned right (RFC 4121 section 4.2.5)
  // References to a part beside this one, by its label, or to the group around them.
  kSize,    // its size in `number` octets, little-endian
  kOffset,  // where it begins, counted from the beginning of the group, in `number` octets, little-endian
  kField,   // size, size again, offset: 2, 2 and 4 octets (MS-NLMP 2.2.1)
};

// Sealing is what a ciphertext was made with, enough to make the same one again.
struct Sealing {
  Key key;
  KeyUsage usage = 0;
  Bytes confounder;
};

// NtlmSigning is what a proof, a response or a MIC is made with, beside its own message.
struct NtlmSigning {
  Key nt_hash;   // as a key of rc4-hmac, which it is
  Bytes before;  // ServerChallenge; for a MIC the NEGOTIATE_MESSAGE and the CHALLENGE_MESSAGE
};

// Part is a stretch of a token. A token is the tree of its parts: WriteParts makes it of them, whatever it is.
struct Part {
  std::string label;  // the name in its document, without blanks; "" if it has none
  Form form = Form::kHex;
  std::uint64_t number = 0;  // tag, AvId, count of octets, or 16 for numbers that are read in hexadecimal
  Bytes octets;              // own octets; of an element or AvPair the octets of a length that is not the true one
  std::string name;          // the label that a reference means
  std::string note;          // for the reader
  std::shared_ptr<const Sealing> sealing;
  std::shared_ptr<const NtlmSigning> signing;
  std::vector<Part> parts;

  // Where it lies in the token that was read. What was decrypted counts from where its ciphertext begins, behind the
  // confounder.
  std::size_t offset = 0;
  std::size_t size = 0;
  std::size_t header_size = 0;  // octets in front of what is inside
  int line = 0;                 // in the text that was read, from 1; 0: none
};

// kThisGroup is how a reference names the group that it is in, whose size is all that can be meant.
inline constexpr std::string_view kThisGroup = ".";

bool IsLeaf(Form form);
bool IsReference(Form form);

// Leaf makes a part of octets that lie at `offset`.
Part Leaf(std::string label, Form form, ByteView octets, std::size_t offset, std::string note = {});

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_PART_H_
