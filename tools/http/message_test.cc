#include "tools/http/message.h"

#include <gtest/gtest.h>

namespace legwork::http {
namespace {

TEST(Message, ARequestIsReadAsItWasWritten) {
  Message written;
  written.method = "POST";
  written.target = "/a?b";
  written.fields = {{"Host", "web"}, {"Content-Length", "3"}, {"Authorization", "Negotiate YQ=="}};
  written.body = "xyz";
  const std::string text = RequestText(written);
  for (std::size_t size = 0; size < text.size(); ++size) {
    std::string part = text.substr(0, size);
    Message read;
    std::string problem;
    EXPECT_EQ(ReadRequest(part, read, problem), Read::kMore) << size << problem;
    EXPECT_EQ(part.size(), size);
  }
  std::string input = text + "GET /";
  Message read;
  std::string problem;
  ASSERT_EQ(ReadRequest(input, read, problem), Read::kMessage) << problem;
  EXPECT_EQ(input, "GET /");
  EXPECT_EQ(RequestText(read), text);
  EXPECT_TRUE(read.keeps_alive);
  EXPECT_EQ(read.Values("authorization"), std::vector<std::string>{"Negotiate YQ=="});
}

TEST(Message, SeesFoldedLinesAndDuplicates) {
  std::string input = "GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n  2\r\nY: 3\r\nY: 4\r\n\r\n";
  Message read;
  std::string problem;
  ASSERT_EQ(ReadRequest(input, read, problem), Read::kMessage) << problem;
  EXPECT_TRUE(read.is_folded);
  EXPECT_EQ(read.Values("x"), std::vector<std::string>{"1 2"});
  EXPECT_EQ(read.Values("y").size(), 2u);
}

TEST(Message, RefusesWhatIsNoRequest) {
  for (const char* text : {"\x16\x03\x01 tls\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
                           "GET / HTTP/1.1\r\nno colon\r\n\r\n"}) {
    std::string input = text, problem;
    Message read;
    EXPECT_EQ(ReadRequest(input, read, problem), Read::kBad) << text;
    EXPECT_FALSE(problem.empty()) << text;
  }
}

TEST(Message, AResponseEndsByLengthOrByTheEnd) {
  std::string problem;
  Message read;
  std::string input = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\nWWW-Authenticate: Negotiate\r\n\r\nabHTTP";
  ASSERT_EQ(ReadResponse(input, true, false, read, problem), Read::kMessage) << problem;
  EXPECT_EQ(read.status, 401);
  EXPECT_EQ(read.body, "ab");
  EXPECT_EQ(input, "HTTP");
  input = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc";
  EXPECT_EQ(ReadResponse(input, true, false, read, problem), Read::kMore);
  ASSERT_EQ(ReadResponse(input, true, true, read, problem), Read::kMessage) << problem;
  EXPECT_EQ(read.body, "abc");
  EXPECT_FALSE(read.keeps_alive);
  input = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n";
  EXPECT_EQ(ReadResponse(input, false, false, read, problem), Read::kMessage) << "the answer to a HEAD";
}

}  // namespace
}  // namespace legwork::http
