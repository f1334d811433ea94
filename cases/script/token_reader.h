#ifndef LEGWORK_CASES_SCRIPT_TOKEN_READER_H_
#define LEGWORK_CASES_SCRIPT_TOKEN_READER_H_

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cases/script/ap_req_opener.h"
#include "model/token_facts.h"
#include "sim/base/bytes.h"

namespace legwork::script {

// TokenAttributes are what `sends` may say of a token, as name and text: {"ticket_for", "HTTP/web"}.
using TokenAttributes = std::vector<std::pair<std::string_view, std::string>>;

// TokenDescription is what our own codecs make of a token. A token that none of them accepts is kUnreadable, never an
// error: telling what a peer sent must not depend on its being right.
struct TokenDescription {
  TokenFacts facts;
  TokenAttributes attributes;
};

// DescribeToken decodes a token, the mechanism's token inside a SPNEGO one included. `scripted` says that the package
// is the scripted one, whose bytes mean nothing.
// With an opener the facts tell what an AP-REQ says under encryption, too; `now` is when it was made.
TokenDescription DescribeToken(ByteView token, bool scripted, ApReqOpener* opener = nullptr, Ticks now = 0);

// ReadTokenFacts does the same without the attributes, which cost text.
TokenFacts ReadTokenFacts(ByteView token, bool scripted);

// TokenAttributeNames lists the names that DescribeToken can give.
std::span<const std::string_view> TokenAttributeNames();

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_TOKEN_READER_H_
