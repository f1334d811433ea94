#include "cases/script/scenario_world.h"

#include <gtest/gtest.h>

#include "cases/script/parser.h"
#include "cases/script/statements.h"
#include "sim/kdc/kdc.h"

namespace legwork::script {
namespace {

Script ParseWorld(std::string_view text) {
  ParseResult parsed = Parse(text, "world.scn", Statements(), FileKind::kWorld);
  EXPECT_TRUE(parsed.script) << text;
  return parsed.script ? std::move(*parsed.script) : Script();
}

TEST(ScenarioWorldTest, HoldsRealmsAccountsAndRules) {
  const Script script = ParseWorld(
      "realm      EXAMPLE.COM\n"
      "principal  alice  password=alice-pw  alias=ali|al@example.com  salt=pepper  iterations=5\n"
      "realm      OTHER.COM\n"
      "principal  bob    password=bob-pw\n"
      "kdc        policy  lifetime=1h\n"
      "kdc        TGS_REQ = wrong_nonce\n");
  StringToKeyCache keys;
  ScenarioWorld world(script, DocumentedProfile(), 1, keys);
  ASSERT_EQ(world.error(), "");
  EXPECT_EQ(world.realm().authority().realms(), (std::vector<std::string>{"EXAMPLE.COM", "OTHER.COM"}));
  EXPECT_EQ(world.realm().authority().policy().ticket_lifetime, 3600 * kTicksPerSecond);
  const Account* alice = world.world().directory.FindPrincipal("al@example.com", "EXAMPLE.COM");
  ASSERT_NE(alice, nullptr);
  EXPECT_EQ(alice->name, "alice");
  EXPECT_EQ(alice->salt, "pepper");
  EXPECT_EQ(alice->iterations, 5u);
  EXPECT_NE(world.world().directory.FindPrincipal("bob", "OTHER.COM"), nullptr);
}

TEST(ScenarioWorldTest, SaysWhichHeaderMakesNoSense) {
  const Script script = ParseWorld("realm EXAMPLE.COM\nkdc TGS_REQ lifetime=1h = KDC_ERR_POLICY\n");
  StringToKeyCache keys;
  ScenarioWorld world(script, DocumentedProfile(), 1, keys);
  EXPECT_NE(world.error().find("lifetime"), std::string::npos) << world.error();
}

}  // namespace
}  // namespace legwork::script
