#ifndef LEGWORK_TOOLS_HTTP_FRAME_H_
#define LEGWORK_TOOLS_HTTP_FRAME_H_

#include <string>

#include "tools/http/message.h"

// The carrier for what is not HTTP: tokens behind their lengths, over a stream.
//
//   request  = length token             length is 4 octets, the most significant first, as all numbers here
//   answer   = length status token-length token user
//   status   = %x00 / %x01 / %x02       goes on, let in, refused; one octet
//
// token-length has 4 octets, the user's name is the rest of the answer. An empty token is a request without
// credentials: it asks who the connection is authenticated as. Requests and answers are turned into the messages of
// HTTP that say the same, so that servers and clients are judged by the same code.
namespace legwork::http {

inline constexpr std::size_t kFrameMax = 256u << 10;  // octets behind a length

// ReadRequestFrame and ReadAnswerFrame take one frame off the input, as ReadRequest and ReadResponse do.
Read ReadRequestFrame(std::string& input, Message& message, std::string& problem);
Read ReadAnswerFrame(std::string& input, Message& message, std::string& problem);

// RequestFrame and AnswerFrame write what a message says: the token of its credentials or challenge, its status, its
// user.
std::string RequestFrame(const Message& message);
std::string AnswerFrame(const Message& message);

}  // namespace legwork::http

#endif  // LEGWORK_TOOLS_HTTP_FRAME_H_
