#include "tools/http/frame.h"

#include <gtest/gtest.h>

namespace legwork::http {
namespace {

TEST(Frame, ARequestIsReadAsItWasWritten) {
  for (const char* credentials : {"", "Negotiate YWJj", "NTLM TlRMTVNTUAABAAAA"}) {
    Message written, read;
    if (*credentials != '\0') written.fields = {{"Authorization", credentials}};
    const std::string frame = RequestFrame(written);
    std::string problem, input = frame + "x";
    ASSERT_EQ(ReadRequestFrame(input, read, problem), Read::kMessage);
    EXPECT_EQ(input, "x");
    EXPECT_EQ(RequestFrame(read), frame);
    const std::vector<std::string> values = read.Values("Authorization");
    EXPECT_EQ(values.empty() ? "" : values.front(), credentials);
    for (std::size_t size = 0; size < frame.size(); ++size) {
      std::string part = frame.substr(0, size);
      EXPECT_EQ(ReadRequestFrame(part, read, problem), Read::kMore) << size;
    }
  }
}

TEST(Frame, AnAnswerIsReadAsItWasWritten) {
  const struct {
    int status;
    const char* challenge;
    int read_status;
  } rows[] = {{200, "Negotiate YWJj", 200}, {401, "Negotiate YWJj", 401}, {401, "Negotiate", 401}, {500, "", 401}};
  for (const auto& row : rows) {
    Message written, read;
    written.status = row.status;
    written.fields = {{"WWW-Authenticate", row.challenge}, {"X-Legwork-User", "alice"}};
    std::string problem, input = AnswerFrame(written);
    ASSERT_EQ(ReadAnswerFrame(input, read, problem), Read::kMessage) << problem;
    EXPECT_EQ(read.status, row.read_status);
    EXPECT_EQ(read.Values("X-Legwork-User"), std::vector<std::string>{"alice"});
    EXPECT_EQ(read.Values("WWW-Authenticate").front(), row.status == 500 ? "Negotiate" : row.challenge);
  }
}

TEST(Frame, RefusesWhatIsNone) {
  Message read;
  std::string problem, input = "\xff\xff\xff\xff";
  EXPECT_EQ(ReadRequestFrame(input, read, problem), Read::kBad);
  for (const std::string& frame :
       {std::string("", 0), std::string("\0\0", 2), std::string("\3\0\0\0\0", 5), std::string("\0\0\0\0\5abc", 8)}) {
    input = std::string("\0\0\0", 3) + static_cast<char>(frame.size()) + frame;
    EXPECT_EQ(ReadAnswerFrame(input, read, problem), Read::kBad) << frame.size();
  }
}

}  // namespace
}  // namespace legwork::http
