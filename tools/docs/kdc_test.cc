#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "cases/embedded_scenarios.h"
#include "sim/kdc/misdeed.h"
#include "sim/kdc/pac_kind.h"
#include "tools/kdc/default_world.h"

// tools/docs/kdc.md says what there is, and all of it.
namespace legwork::kdc {
namespace {

std::string Document() {
  std::ifstream file("tools/docs/kdc.md");
  return {std::istreambuf_iterator<char>(file), {}};
}

bool HasScenario(const std::string& id) {
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    if (scenario.id == id) return true;
  }
  return false;
}

TEST(KdcDocumentTest, ListsEveryMisdeedAndEachHasAScenario) {
  const std::string document = Document();
  for (const Misdeed& misdeed : Misdeeds()) {
    const std::string row = "| `" + std::string(misdeed.name) + "` | " + std::string(misdeed.summary) + " | ";
    EXPECT_NE(document.find(row), std::string::npos) << row;
    EXPECT_TRUE(HasScenario("kdc/" + std::string(misdeed.name))) << misdeed.name;
  }
}

TEST(KdcDocumentTest, ListsEveryPac) {
  const std::string document = Document();
  for (const PacKind& kind : PacKinds()) {
    const std::string row = "| `" + std::string(kind.name) + "` | " + std::string(kind.summary) + " | ";
    EXPECT_NE(document.find(row), std::string::npos) << row;
  }
}

TEST(KdcDocumentTest, NamesTheAccountsOfTheDefaultWorld) {
  const std::string document = Document();
  const std::string world(kDefaultWorld);
  const std::string word = "principal  ";
  for (std::size_t at = world.find(word); at != std::string::npos; at = world.find(word, at + 1)) {
    const std::size_t begin = at + word.size();
    const std::string name = world.substr(begin, world.find(' ', begin) - begin);
    EXPECT_NE(document.find("`" + name + "`"), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace legwork::kdc
