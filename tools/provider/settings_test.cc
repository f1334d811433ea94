#include "tools/provider/settings.h"

#include <gtest/gtest.h>

#include <map>

namespace legwork::provider {
namespace {

std::map<std::string, std::string>& Variables() {
  static std::map<std::string, std::string> variables;
  return variables;
}

const char* Lookup(const char* name) {
  const auto found = Variables().find(name);
  return found == Variables().end() ? nullptr : found->second.c_str();
}

std::string Read(std::map<std::string, std::string> variables, Settings& settings) {
  Variables() = std::move(variables);
  return ReadSettings(Lookup, settings);
}

TEST(SettingsTest, NothingIsNeeded) {
  Settings settings;
  EXPECT_EQ(Read({}, settings), "");
  EXPECT_EQ(settings.world, "");
  EXPECT_EQ(settings.seed, 0u);
  EXPECT_EQ(settings.profile, nullptr);
  EXPECT_FALSE(settings.follows_machine);
}

TEST(SettingsTest, ReadsAll) {
  Settings settings;
  EXPECT_EQ(Read({{"LEGWORK_WORLD", "w.scn"},
                  {"LEGWORK_TRACE", "t.jsonl"},
                  {"LEGWORK_PROFILE", "windows"},
                  {"LEGWORK_SEED", "17"},
                  {"LEGWORK_CLOCK", "machine"},
                  {"LEGWORK_NEEDS", "MUTUAL_AUTH|INTEGRITY"}},
                 settings),
            "");
  EXPECT_EQ(settings.world, "w.scn");
  EXPECT_EQ(settings.trace, "t.jsonl");
  EXPECT_EQ(settings.profile->name, "windows");
  EXPECT_EQ(settings.seed, 17u);
  EXPECT_TRUE(settings.follows_machine);
  EXPECT_EQ(settings.required, 0x10002u);
}

TEST(SettingsTest, SaysInOneLineWhatIsWrongAndWhatWouldBeRight) {
  const std::map<std::string, std::string> wrong = {
      {"LEGWORK_PROFILE", "vista"}, {"LEGWORK_SEED", "0x1"}, {"LEGWORK_CLOCK", "sundial"}, {"LEGWORK_NEEDS", "TRUST"}};
  const std::map<std::string, std::string> right = {{"LEGWORK_PROFILE", "documented"},
                                                    {"LEGWORK_SEED", "decimal"},
                                                    {"LEGWORK_CLOCK", "machine"},
                                                    {"LEGWORK_NEEDS", "MUTUAL_AUTH"}};
  for (const auto& [name, value] : wrong) {
    Settings settings;
    const std::string trouble = Read({{name, value}}, settings);
    EXPECT_EQ(trouble.rfind(name + "=" + value + ": ", 0), 0u) << trouble;
    EXPECT_NE(trouble.find(right.at(name)), std::string::npos) << trouble;
    EXPECT_EQ(trouble.find('\n'), std::string::npos);
  }
}

}  // namespace
}  // namespace legwork::provider
