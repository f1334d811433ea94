#ifndef LEGWORK_CASES_SCRIPT_MESSAGE_LAYOUT_H_
#define LEGWORK_CASES_SCRIPT_MESSAGE_LAYOUT_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "cases/script/actor.h"
#include "cases/script/statement_reader.h"
#include "sim/base/bytes.h"
#include "sim/peer/peer.h"

// How scenarios lay the buffers of a message out.
namespace legwork::script {

// ProtectLayout is what `layout=` of sign and encrypt says.
enum class ProtectLayout : std::uint8_t {
  kTokenData,  // TOKEN, DATA and, to seal in blocks, PADDING
  kDataToken,  // the same the other way round
  kSplit,      // TOKEN and two DATA elements
  kHeader,     // DATA|READONLY_WITH_CHECKSUM, DATA, DATA|READONLY_WITH_CHECKSUM, TOKEN
  kReadOnly,   // DATA|READONLY, DATA, TOKEN
};

// MessageToProtect gives the descriptor of a text; `token_size` and `padding_size` are octets, no padding for 0.
DescriptorArgument MessageToProtect(ProtectLayout layout, Bytes text, std::uint32_t token_size,
                                    std::uint32_t padding_size);

ProtectLayout TakeProtectLayout(StatementReader& statement);

// MessageToRead is the message as verify or decrypt passes it: `stream`, whole and with an empty DATA element; `parts`,
// the elements as they came out; `reversed`, these the other way round; "", what suits the message: a sealed one whole
// if it has one DATA element, else its parts.
DescriptorArgument MessageToRead(std::string_view layout, const ProtectedMessage& message);

// ApplyOddities changes the descriptor to what an erring caller would pass, as `descriptor=`, `claims=`, `overlap`,
// `no_token` and `no_data` say.
void ApplyOddities(StatementReader& statement, DescriptorArgument& message);

std::vector<std::string_view> ProtectLayoutWords();
std::vector<std::string_view> ReadLayoutWords();
std::vector<std::string_view> DescriptorWords();
bool IsDescriptorWord(std::string_view word);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_MESSAGE_LAYOUT_H_
