// Conversations of NegoEx: what is said in which order, who selects, and that nothing of it can be altered.
#include <gtest/gtest.h>

#include <string>

#include "sim/spnego/neg_token_init.h"
#include "sim/spnego/neg_token_resp.h"
#include "sim/spnego/negoex_message.h"
#include "sim/spnego/negotiate_test_pair.h"

namespace legwork::spnego {
namespace {

class NegoExTest : public testing::Test, protected NegotiateTestPair {
 protected:
  NegoExTest() {
    client.habits.spnego.offers = {OfferedMech::kNegoEx, OfferedMech::kNtlm};
    client.habits.spnego.negoex = {OfferedMech::kKerberos, OfferedMech::kNtlm};
    server.habits.spnego.negoex = {OfferedMech::kNtlm, OfferedMech::kKerberos};
  }

  // Said is what the party's latest token has of NegoEx: "0 INITIATOR_NEGO, 1 …"; "" if it has nothing.
  static std::string Said(const Party& party) {
    ByteView token = party.last.token;
    const auto init = ReadNegTokenInit(token);
    const auto resp = ReadNegTokenResp(token);
    if (init.ok() && init->mech_token) token = *init->mech_token;
    if (resp.ok() && resp->response_token) token = *resp->response_token;
    const auto messages = ReadNegoExMessages(token);
    std::string said;
    if (!messages) return said;
    for (const NegoExMessage& message : *messages) {
      said += (said.empty() ? "" : ", ") + std::to_string(message.sequence_number) + " ";
      said += NegoExTypeName(message.type);
    }
    return said;
  }

  std::string Pass(Party& from, Party& to) {
    const Bytes token = from.last.token;
    Send(to, &token);
    return Said(to);
  }
};

TEST_F(NegoExTest, SpeaksInOrderAndNumbersBothSidesTogether) {
  Make();
  Send(client, nullptr);
  EXPECT_EQ(Said(client), "0 INITIATOR_NEGO, 1 INITIATOR_META_DATA, 2 INITIATOR_META_DATA, 3 AP_REQUEST");
  EXPECT_EQ(Pass(client, server), "4 ACCEPTOR_NEGO, 5 ACCEPTOR_META_DATA, 6 CHALLENGE, 7 VERIFY");
  EXPECT_EQ(Pass(server, client), "8 VERIFY");
  EXPECT_EQ(Pass(client, server), "");
  EXPECT_EQ(server.last.status, SecStatus::kOk);
  Pass(server, client);
  EXPECT_TRUE(IsSettledOn(PackageName::kKerberos)) << "the initiator's order decides";
}

TEST_F(NegoExTest, ASecondSchemeBeginsAfresh) {
  server.habits.spnego.negoex = {OfferedMech::kNtlm};
  Make();
  Send(client, nullptr);
  EXPECT_EQ(Pass(client, server), "4 ACCEPTOR_NEGO, 5 ACCEPTOR_META_DATA");
  EXPECT_EQ(Pass(server, client), "6 AP_REQUEST");
  EXPECT_EQ(Pass(client, server), "7 CHALLENGE");
  EXPECT_EQ(Pass(server, client), "8 AP_REQUEST, 9 VERIFY");
  EXPECT_EQ(Pass(client, server), "10 VERIFY");
  Pass(server, client);
  EXPECT_TRUE(IsSettledOn(PackageName::kNtlm));
}

TEST_F(NegoExTest, EndsWithoutASchemeInCommon) {
  client.habits.spnego.negoex = {OfferedMech::kKerberos};
  server.habits.spnego.negoex = {OfferedMech::kNtlm};
  Make();
  Send(client, nullptr);
  Pass(client, server);
  EXPECT_EQ(server.last.status, SecStatus::kInvalidToken);
}

TEST_F(NegoExTest, WhoeverHasNoneFallsBackAsEver) {
  server.habits.spnego.negoex = {};
  Make();
  PassTokens();
  EXPECT_TRUE(IsSettledOn(PackageName::kNtlm));
}

// VERIFY covers all that was said before, so no octet of the acceptor's first reply can be another.
TEST_F(NegoExTest, NoAlteredReplyIsTakenByBoth) {
  Make();
  Send(client, nullptr);
  Pass(client, server);
  const Bytes reply = server.last.token;
  const std::size_t begin = AsText(reply).find("NEGOEXTS");
  ASSERT_NE(begin, std::string_view::npos);
  for (std::size_t i = begin; i < reply.size(); ++i) {
    Make();
    Send(client, nullptr);
    Pass(client, server);
    server.last.token[i] ^= 0x01;
    Pass(server, client);
    if (IsFailure(client.last.status)) continue;
    Pass(client, server);
    EXPECT_NE(server.last.status, SecStatus::kOk) << i;
  }
}

}  // namespace
}  // namespace legwork::spnego
