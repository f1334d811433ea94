// Both roles against each other, over fake mechanisms.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <vector>

#include "sim/spnego/neg_token_init.h"
#include "sim/spnego/neg_token_resp.h"
#include "sim/spnego/negotiate_test_pair.h"

namespace legwork::spnego {
namespace {

class SpnegoHandshakeTest : public testing::Test, protected NegotiateTestPair {};

TEST_F(SpnegoHandshakeTest, MutualKerberosTakesThreeLegsAndNoMic) {
  Make();
  EXPECT_EQ(PassTokens(), 3);
  EXPECT_TRUE(IsSettledOn(PackageName::kKerberos));
  EXPECT_EQ(client.last.status, SecStatus::kOk);
  EXPECT_TRUE(client.last.token.empty());
  EXPECT_EQ(client.kerberos.mic_rounds + server.kerberos.mic_rounds, 0);
  EXPECT_EQ(client.kerberos.targets, std::vector<std::string>{"HTTP/web"});
}

TEST_F(SpnegoHandshakeTest, KerberosWithoutReplyStillWaitsForTheAcceptorsWord) {
  client.kerberos.token_count = server.kerberos.token_count = 1;
  Make();
  EXPECT_EQ(Send(client, nullptr), SecStatus::kContinueNeeded);
  EXPECT_EQ(client.Facts().negotiation_state, 1u);  // optimistic
  const Bytes init = client.last.token;
  EXPECT_EQ(Send(server, &init), SecStatus::kOk);
  const Bytes resp = server.last.token;
  EXPECT_EQ(Send(client, &resp), SecStatus::kOk);
  EXPECT_TRUE(IsSettledOn(PackageName::kKerberos));
}

// windows-observed G06, G07: NTLM as the only choice exchanges MICs although it is the preferred one.
TEST_F(SpnegoHandshakeTest, NtlmExchangesMicsEitherWay) {
  client.target = "";
  Make();
  EXPECT_EQ(PassTokens(), 5);
  EXPECT_TRUE(IsSettledOn(PackageName::kNtlm));
  EXPECT_EQ(client.ntlm.mic_rounds, 1);
  EXPECT_EQ(server.ntlm.mic_rounds, 1);
  EXPECT_TRUE(client.kerberos.targets.empty());  // NEG-002
}

TEST_F(SpnegoHandshakeTest, AcceptorWithoutKerberosReselectsAndAsksForMics) {
  server.inner = {&server.ntlm};
  Make();
  EXPECT_EQ(Send(client, nullptr), SecStatus::kContinueNeeded);
  const Bytes init = client.last.token;
  EXPECT_EQ(Send(server, &init), SecStatus::kContinueNeeded);
  const Result<NegTokenResp> resp = ReadNegTokenResp(server.last.token);
  ASSERT_TRUE(resp.ok());
  EXPECT_EQ(resp->neg_state, NegState::kRequestMic);
  EXPECT_TRUE(SameBytes(*resp->supported_mech, kOidNtlmssp));
  EXPECT_FALSE(resp->response_token.has_value());
  Make();
  EXPECT_EQ(PassTokens(), 7);
  EXPECT_TRUE(IsSettledOn(PackageName::kNtlm));
  EXPECT_EQ(client.ntlm.mic_rounds, 1);
  EXPECT_EQ(server.ntlm.mic_rounds, 1);
}

// The acceptor sends the mechanism's last token: its MIC goes along, and the initiator's own closes the exchange.
TEST_F(SpnegoHandshakeTest, MicsAlsoCloseAMechanismWhoseAcceptorEndsIt) {
  client.inner = {&client.ntlm, &client.kerberos};
  server.inner = {&server.kerberos};
  Make();
  EXPECT_EQ(PassTokens(), 7);
  EXPECT_TRUE(IsSettledOn(PackageName::kKerberos));
  EXPECT_EQ(client.kerberos.mic_rounds, 1);
  EXPECT_EQ(server.kerberos.mic_rounds, 1);
}

TEST_F(SpnegoHandshakeTest, MechanismWithoutIntegrityNeedsNoMicAfterReselection) {
  client.ntlm.signs = server.ntlm.signs = false;
  server.inner = {&server.ntlm};
  Make();
  PassTokens();
  EXPECT_TRUE(IsSettledOn(PackageName::kNtlm));
  EXPECT_EQ(client.ntlm.mic_rounds + server.ntlm.mic_rounds, 0);
}

TEST_F(SpnegoHandshakeTest, BadMicOfEitherSideEndsTheHandshake) {
  for (Party* const liar : {&client, &server}) {
    client.ntlm.corrupts_mic = liar == &client;
    server.ntlm.corrupts_mic = liar == &server;
    server.inner = {&server.ntlm};
    Make();
    PassTokens();
    const Party& victim = liar == &client ? server : client;
    EXPECT_EQ(victim.last.status, SecStatus::kInvalidToken);
    EXPECT_FALSE(victim.context->established());
  }
}

// windows-observed G24.
TEST_F(SpnegoHandshakeTest, InitiatorFallsBackInsideItsFirstCall) {
  client.kerberos.first_leg = SecStatus::kTargetUnknown;
  Make();
  EXPECT_EQ(Send(client, nullptr), SecStatus::kContinueNeeded);
  const Result<NegTokenInit> init = ReadNegTokenInit(client.last.token);
  ASSERT_TRUE(init.ok());
  EXPECT_FALSE(init->mech_types.Contains(kOidKerberos));
  EXPECT_TRUE(init->mech_types.Contains(kOidNtlmssp));
  Make();
  PassTokens();
  EXPECT_TRUE(IsSettledOn(PackageName::kNtlm));
}

// windows-observed B08, B09: "NTLM" alone speaks NTLM, "!Kerberos" leaves SPNEGO around it.
TEST_F(SpnegoHandshakeTest, PackageListDecidesWhatIsSpoken) {
  client.package_list = "NTLM";
  Make();
  EXPECT_EQ(PassTokens(), 4);
  EXPECT_TRUE(IsSettledOn(PackageName::kNtlm));
  EXPECT_EQ(client.ntlm.mic_rounds + server.ntlm.mic_rounds, 0);
  EXPECT_TRUE(server.last.token.empty());

  client.package_list = "!Kerberos";
  Make();
  EXPECT_EQ(PassTokens(), 5);
  EXPECT_TRUE(IsSettledOn(PackageName::kNtlm));
}

TEST_F(SpnegoHandshakeTest, AcceptorThatSpeaksFirstIsAnsweredByAnOrdinaryInit) {
  Make();
  EXPECT_EQ(Send(server, nullptr), SecStatus::kContinueNeeded);
  const Bytes hints = server.last.token;
  EXPECT_EQ(Send(client, &hints), SecStatus::kContinueNeeded);
  const Bytes init = client.last.token;
  EXPECT_FALSE(ReadNegTokenInit(init)->hints.has_value());
  EXPECT_EQ(Send(server, &init), SecStatus::kOk);
  const Bytes resp = server.last.token;
  EXPECT_EQ(Send(client, &resp), SecStatus::kOk);
  EXPECT_TRUE(IsSettledOn(PackageName::kKerberos));
}

TEST_F(SpnegoHandshakeTest, MechanismsErrorReachesTheInitiator) {
  server.kerberos.accepting = SecStatus::kTimeSkew;
  server.kerberos.sends_error_token = true;
  Make();
  PassTokens();
  EXPECT_EQ(server.last.status, SecStatus::kTimeSkew);
  EXPECT_EQ(ReadNegTokenResp(server.last.token)->neg_state, NegState::kReject);
  const Bytes reject = server.last.token;
  EXPECT_EQ(Send(client, &reject), SecStatus::kTimeSkew);
  EXPECT_FALSE(client.context->established());
}

TEST_F(SpnegoHandshakeTest, MessageFunctionsAreTheMechanisms) {
  Make();
  EXPECT_EQ(server.context->Sign(0, {}, 0), SecStatus::kInvalidHandle);
  PassTokens();
  for (const Party* const party : {&client, &server}) {
    EXPECT_EQ(party->context->Sign(0, {}, 0), SecStatus::kOk);
    EXPECT_EQ(party->context->Verify({}, 0, nullptr), SecStatus::kOk);
    EXPECT_EQ(party->context->Encrypt(0, {}, 0), SecStatus::kOk);
    EXPECT_EQ(party->context->Decrypt({}, 0, nullptr), SecStatus::kOk);
    EXPECT_EQ(party->Facts().user, "fake user");
  }
}

// What the pages of ISC and ASC list, of what a damaged token can bring about.
bool IsDocumented(SecStatus status) {
  constexpr std::array kDocumented = {SecStatus::kOk,          SecStatus::kContinueNeeded, SecStatus::kInvalidToken,
                                      SecStatus::kLogonDenied, SecStatus::kInternalError,  SecStatus::kInvalidHandle};
  return std::ranges::find(kDocumented, status) != kDocumented.end();
}

// How the tests below set the pair up.
using SetUpPair = void (*)(NegotiateTestPair&);
constexpr SetUpPair kSetUps[] = {
    [](NegotiateTestPair&) {},
    [](NegotiateTestPair& pair) { pair.client.target = ""; },
    [](NegotiateTestPair& pair) { pair.server.inner = {&pair.server.ntlm}; },
    [](NegotiateTestPair& pair) { pair.server.requested = ContextFlag::kExtendedError; },
};

// Plays legs `0` to `damaged_leg` of a handshake, the last with `damage` done to its token; false when there is no such
// leg. The status of that leg is in `status`.
template <typename Damage>
bool PlayDamaged(SetUpPair set_up, int damaged_leg, Damage damage, SecStatus* status) {
  NegotiateTestPair pair;
  set_up(pair);
  pair.Make();
  pair.Send(pair.client, nullptr);
  Party* sender = &pair.client;
  for (int leg = 0;; ++leg) {
    Bytes token = sender->last.token;
    if (token.empty()) return false;
    Party* const receiver = sender == &pair.client ? &pair.server : &pair.client;
    if (leg == damaged_leg && !damage(token)) return false;
    *status = pair.Send(*receiver, &token);
    if (leg == damaged_leg) return true;
    sender = receiver;
  }
}

TEST(SpnegoDamageTest, EveryTruncationIsAnInvalidToken) {
  for (const SetUpPair set_up : kSetUps) {
    for (int leg = 0; leg < 7; ++leg) {
      SecStatus status = SecStatus::kOk;
      const auto cut_to = [](std::size_t size) {
        return [size](Bytes& token) { return size < token.size() && (token.resize(size), true); };
      };
      for (std::size_t size = 1; PlayDamaged(set_up, leg, cut_to(size), &status); ++size) {
        EXPECT_EQ(status, SecStatus::kInvalidToken) << "leg " << leg << " cut to " << size;
      }
    }
  }
}

TEST(SpnegoDamageTest, EveryTrailingOctetIsAnInvalidToken) {
  int legs_played = 0;
  for (const SetUpPair set_up : kSetUps) {
    for (int leg = 0; leg < 7; ++leg) {
      SecStatus status = SecStatus::kOk;
      const auto lengthen = [](Bytes& token) { return token.push_back(0), true; };
      if (!PlayDamaged(set_up, leg, lengthen, &status)) break;
      EXPECT_EQ(status, SecStatus::kInvalidToken) << "leg " << leg;
      ++legs_played;
    }
  }
  EXPECT_EQ(legs_played, 2 + 4 + 6 + 2);
}

TEST(SpnegoDamageTest, EveryChangedOctetHasADocumentedAnswer) {
  for (const SetUpPair set_up : kSetUps) {
    for (int leg = 0; leg < 7; ++leg) {
      SecStatus status = SecStatus::kOk;
      for (const std::uint8_t flip : {0x01, 0x80, 0xFF}) {
        const auto flip_at = [flip](std::size_t at) {
          return [flip, at](Bytes& token) { return at < token.size() && (token[at] ^= flip, true); };
        };
        for (std::size_t at = 0; PlayDamaged(set_up, leg, flip_at(at), &status); ++at) {
          EXPECT_TRUE(IsDocumented(status))
              << "leg " << leg << " octet " << at << " status " << std::hex << static_cast<std::int32_t>(status);
        }
      }
    }
  }
}

}  // namespace
}  // namespace legwork::spnego
