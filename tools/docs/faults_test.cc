#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "cases/script/fault_reference.h"

namespace legwork {
namespace {

TEST(FaultsDocumentTest, ItsTablesAreThoseOfTheProgram) {
  std::ifstream file("tools/docs/faults.md");
  std::stringstream text;
  text << file.rdbuf();
  const std::string document = text.str();
  const std::size_t start = document.find("## All faults\n");
  ASSERT_NE(start, std::string::npos);
  std::istringstream written(document.substr(start)), made(script::FaultReference());
  std::string left, right;
  while (true) {
    const bool more = static_cast<bool>(std::getline(written, left));
    const bool also = static_cast<bool>(std::getline(made, right));
    ASSERT_EQ(more, also) << "one of the two ends behind: " << left;
    if (!more) break;
    ASSERT_EQ(left, right);
  }
}

TEST(FaultsDocumentTest, ItSaysHowManyThereAre) {
  std::ifstream file("tools/docs/faults.md");
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_NE(text.str().find(std::to_string(script::FaultCount()) + " named faults"), std::string::npos)
      << script::FaultCount();
}

}  // namespace
}  // namespace legwork
