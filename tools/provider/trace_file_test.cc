#include "tools/provider/trace_file.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace legwork::provider {
namespace {

std::string Text(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(TraceFile, HasEachCallAsSoonAsItIsOver) {
  const std::string path = std::string(std::getenv("TEST_TMPDIR")) + "/t.jsonl";
  std::string trouble;
  const auto file = TraceFile::Open(path, trace::TraceHeader{}, trouble);
  ASSERT_NE(file, nullptr) << trouble;
  CallRecord record;
  record.call = Call::kDelete;
  record.number = 1;
  file->Put(record);
  EXPECT_NE(Text(path).find("{\"call\":\"delete\""), std::string::npos) << Text(path);
}

TEST(TraceFile, SaysWhyItCannotBeWritten) {
  std::string trouble;
  EXPECT_EQ(TraceFile::Open("/nowhere/t.jsonl", trace::TraceHeader{}, trouble), nullptr);
  EXPECT_EQ(trouble,
            "LEGWORK_TRACE=/nowhere/t.jsonl: No such file or directory; it must be the path of a file to be written");
}

}  // namespace
}  // namespace legwork::provider
