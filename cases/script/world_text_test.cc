#include "cases/script/world_text.h"

#include <gtest/gtest.h>

#include "cases/script/parser.h"
#include "cases/script/statements.h"

namespace legwork::script {
namespace {

constexpr std::string_view kScenario = R"(# What an actor's own world keeps.
scenario   scripted/world
package    Scripted
clause     ISC-N-050
realm      EXAMPLE.COM
principal  alice  password="two words"
kdc        TGS_REQ  for=HTTP/web  = KDC_ERR_S_PRINCIPAL_UNKNOWN
initiator  client  as=alice
acceptor   server
answer     client  leg=1  status=SEC_E_OK
answer     server  leg=1  status=SEC_E_OK
fault      truncate  from=client  leg=1  at=17

client  initialize  = SEC_E_OK
)";

std::string WorldOf(std::string_view actor) {
  const ParseResult parsed = Parse(kScenario, "world.scn", Statements());
  return parsed.script ? WorldText(*parsed.script, actor) : "";
}

TEST(WorldTextTest, KeepsTheAccountsTheRulesAndTheActorsOwnLines) {
  const std::string world = WorldOf("client");
  for (const char* kept : {"two words", "KDC_ERR_S_PRINCIPAL_UNKNOWN", "initiator", "answer     client"}) {
    EXPECT_NE(world.find(kept), std::string::npos) << kept << " in\n" << world;
  }
}

TEST(WorldTextTest, LeavesOutTheOtherActorsTheClausesTheFaultsAndTheSteps) {
  const std::string world = WorldOf("client");
  for (const char* left_out : {"server", "clause", "fault", "initialize"}) {
    EXPECT_EQ(world.find(left_out), std::string::npos) << left_out << " in\n" << world;
  }
}

TEST(WorldTextTest, IsAWorldFile) {
  const ParseResult again = Parse(WorldOf("server"), "again.scn", Statements(), FileKind::kWorld);
  ASSERT_TRUE(again.script);
  EXPECT_EQ(again.script->headers.size(), 7u);
}

}  // namespace
}  // namespace legwork::script
