#ifndef LEGWORK_TOOLS_HTTP_CREDENTIALS_H_
#define LEGWORK_TOOLS_HTTP_CREDENTIALS_H_

#include <string>
#include <string_view>
#include <vector>

#include "sim/base/bytes.h"
#include "tools/http/message.h"

// The grammar of authentication fields (RFC 9110 section 11):
//
//   credentials = scheme [ 1*SP ( token68 / #parameter ) ]
//   challenges  = #( scheme [ 1*SP ( token68 / #parameter ) ] )
namespace legwork::http {

// Credentials are what an Authorization field holds, or one challenge.
struct Credentials {
  std::string scheme;   // as it was written
  std::string text;     // what stands behind it; "" if nothing does
  Bytes token;          // what the text encodes; empty if there is none
  std::string problem;  // what is wrong with the text as the base64 of a token; "" if nothing is
};

// ReadCredentials takes a field's value. Text that is no base64, and blanks behind it, are a problem.
Credentials ReadCredentials(std::string_view value);

// ReadChallenges takes all fields of a name as one list.
std::vector<Credentials> ReadChallenges(const std::vector<std::string>& values);

// CredentialsText is "Negotiate YII=", or the bare scheme without a token.
std::string CredentialsText(std::string_view scheme, ByteView token);

}  // namespace legwork::http

#endif  // LEGWORK_TOOLS_HTTP_CREDENTIALS_H_
