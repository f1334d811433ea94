#ifndef LEGWORK_TOOLS_CLI_TOKEN_INPUT_H_
#define LEGWORK_TOOLS_CLI_TOKEN_INPUT_H_

#include <string>
#include <string_view>

#include "sim/base/bytes.h"

namespace legwork::cli {

// TokenInput is a token as people paste it, or why it is none.
struct TokenInput {
  Bytes token;
  std::string form;   // "hexadecimal", "base64", "HTTP header", "octets"
  std::string error;  // empty if a token was found
};

// ReadTokenInput accepts hexadecimal (blanks, line ends, colons, commas, 0x and \\x in between allowed), base64, and
// the value or the whole line of an HTTP header, also among other lines: "WWW-Authenticate: Negotiate oYG…",
// "Authorization: NTLM TlRM…". What is no text is the token itself.
TokenInput ReadTokenInput(std::string_view text);

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_TOKEN_INPUT_H_
