#ifndef LEGWORK_TOOLS_TRACE_VOCABULARY_H_
#define LEGWORK_TOOLS_TRACE_VOCABULARY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/call.h"

namespace legwork::trace {

// Vocabulary names the values of a member that takes one word: a call, a status, an attribute. An open one may also
// hold a number that no word stands for, because an implementation or an application may pass anything.
struct Vocabulary {
  std::string_view title;  // what a value is, in messages: "call"
  bool open = false;
  std::uint64_t limit = 0;  // values of a closed vocabulary are below it

  std::string_view (*name)(std::uint64_t value) = nullptr;                 // empty if no word stands for it
  std::optional<std::uint64_t> (*value)(std::string_view word) = nullptr;  // also takes documented prefixes
  std::vector<std::string_view> (*words)() = nullptr;                      // all of them, for messages and pages
};

extern const Vocabulary kCallWords;
extern const Vocabulary kPackageWords;
extern const Vocabulary kTargetFormWords;
extern const Vocabulary kTokenKindWords;
extern const Vocabulary kTokenOriginWords;
extern const Vocabulary kMessageOriginWords;
extern const Vocabulary kStringFormWords;
extern const Vocabulary kNumberingWords;
extern const Vocabulary kVisibilityWords;
extern const Vocabulary kConsequenceWords;
extern const Vocabulary kTransmissionWords;
extern const Vocabulary kBindingsKindWords;
extern const Vocabulary kIdentityFormWords;
extern const Vocabulary kMemoryOriginWords;
extern const Vocabulary kLogonSessionWords;
extern const Vocabulary kStatusWords;
extern const Vocabulary kAttributeWords;

// MaskSpace says which bits a mask has. Requests and results of ISC and ASC have each their own; which one a member is
// in follows from the record's call.
enum class MaskSpace : std::uint8_t {
  kNumber,
  kRequest,
  kReturn,
  kCircumstances,
  kCredentialUse,
  kBufferType,
  kMechanisms
};

// AppendMask adds a mask as text without quotation marks: names joined by '|', the bits that have none as one
// hexadecimal number, "0x0" for none.
void AppendMask(MaskSpace space, Call call, std::uint32_t mask, std::string& out);

// ReadMask takes what AppendMask writes, in any order, and names with their documented prefix (ISC_REQ_, ASC_RET_,
// SECBUFFER_, SECPKG_CRED_). On failure it gives the part that means nothing in `wrong`.
std::optional<std::uint32_t> ReadMask(MaskSpace space, Call call, std::string_view text, std::string_view* wrong);

// MaskWords are the names that the mask's bits have.
std::vector<std::string_view> MaskWords(MaskSpace space, Call call);

// ReadHexadecimal takes "0x" and one to sixteen digits.
std::optional<std::uint64_t> ReadHexadecimal(std::string_view text);
void AppendHexadecimal(std::uint64_t value, std::string& out);

}  // namespace legwork::trace

#endif  // LEGWORK_TOOLS_TRACE_VOCABULARY_H_
