#include <gtest/gtest.h>

#include "sim/base/text.h"
#include "sim/spnego/neg_token_init.h"
#include "sim/spnego/neg_token_resp.h"
#include "sim/spnego/negoex_message.h"
#include "sim/spnego/negotiate_test_pair.h"

// What implementations do differently, one habit at a time: what it looks like, and who can live with it.
namespace legwork::spnego {
namespace {

class SpnegoHabitsTest : public testing::Test, protected NegotiateTestPair {
 protected:
  SpnegoHabits& ours() { return client.habits.spnego; }
  SpnegoHabits& theirs() { return server.habits.spnego; }

  // Passes makes both sides anew and lets them talk; `settled` on the package, or not at all.
  void ExpectSettled(PackageName package) {
    Make();
    PassTokens();
    EXPECT_TRUE(IsSettledOn(package)) << SecStatusName(client.last.status) << " " << SecStatusName(server.last.status);
  }
  void ExpectRefusedBy(const Party& party) {
    Make();
    PassTokens();
    EXPECT_EQ(party.last.status, SecStatus::kInvalidToken);
  }

  NegTokenInit Offer() {
    Make();
    EXPECT_EQ(Send(client, nullptr), SecStatus::kContinueNeeded);
    init_ = client.last.token;
    return ReadNegTokenInit(init_).value();
  }
  NegTokenResp FirstReply() {
    Offer();
    Send(server, &init_);
    reply_ = server.last.token;
    return ReadNegTokenResp(reply_).value();
  }
  NegTokenResp Response() {
    FirstReply();
    Send(client, &reply_);
    response_ = client.last.token;
    return ReadNegTokenResp(response_).value();
  }
  NegTokenResp SecondReply() {
    Response();
    Send(server, &response_);
    second_ = server.last.token;
    return ReadNegTokenResp(second_).value();
  }
  void OnlyNtlm() {
    client.inner = {&client.ntlm};
    server.inner = {&server.ntlm};
  }

  Bytes init_, reply_, response_, second_;
};

TEST_F(SpnegoHabitsTest, AnyOrderIsOffered) {
  ours().offers = {OfferedMech::kNtlm, OfferedMech::kKerberos, OfferedMech::kMsKerberos};
  const NegTokenInit init = Offer();
  Bytes expected;
  DerWriter writer(expected);
  const ByteView mechanisms[] = {kOidNtlmssp, kOidKerberos, kOidMsKerberos};
  PutMechTypeList(writer, mechanisms);
  EXPECT_EQ(ToHex(init.mech_types.encoding()), ToHex(expected));
  EXPECT_TRUE(SameBytes(*init.mech_token, FakeToken(client.ntlm, 1)));
  ExpectSettled(PackageName::kNtlm);
  ours().offers = {OfferedMech::kKerberos, OfferedMech::kNtlm};
  ExpectSettled(PackageName::kKerberos);
}

// failures 21 and 22: what the server lacks leads the list, with a token of its own; the rest is as if it were not
// there, but for the MICs.
TEST_F(SpnegoHabitsTest, NegoExIsOfferedAndAnotherMechanismSelected) {
  ours().offers = {OfferedMech::kNegoEx, OfferedMech::kNtlm};
  const NegTokenInit init = Offer();
  const auto messages = ReadNegoExMessages(*init.mech_token);
  ASSERT_TRUE(messages.ok());
  ASSERT_EQ(messages->size(), 2u);
  EXPECT_EQ((*messages)[0].type, NegoExType::kInitiatorNego);
  EXPECT_EQ((*messages)[1].type, NegoExType::kInitiatorMetaData);
  EXPECT_EQ(FirstReply().neg_state, NegState::kRequestMic);
  ExpectSettled(PackageName::kNtlm);
  EXPECT_EQ(client.ntlm.mic_rounds, 1);
}

TEST_F(SpnegoHabitsTest, NegoExAloneIsRefused) {
  ours().offers = {OfferedMech::kNegoEx};
  ExpectRefusedBy(server);
}

TEST_F(SpnegoHabitsTest, AnUnknownMechanismMayLead) {
  ours().offers = {OfferedMech::kUnknown, OfferedMech::kKerberosU2u, OfferedMech::kMsKerberos, OfferedMech::kNtlm};
  EXPECT_FALSE(Offer().mech_token.has_value());
  ExpectSettled(PackageName::kKerberos);
}

TEST_F(SpnegoHabitsTest, WhatFailsIsNotOffered) {
  ours().offers = {OfferedMech::kKerberos, OfferedMech::kNtlm};
  client.kerberos.first_leg = SecStatus::kTargetUnknown;
  EXPECT_FALSE(Offer().mech_types.Contains(kOidKerberos));
  ExpectSettled(PackageName::kNtlm);
  client.ntlm.first_leg = SecStatus::kNoCredentials;
  Make();
  EXPECT_EQ(Send(client, nullptr), SecStatus::kNoCredentials);
}

TEST_F(SpnegoHabitsTest, AnOfferWithoutATokenIsAnsweredWithoutOne) {
  ours().optimistic = false;
  EXPECT_FALSE(Offer().mech_token.has_value());
  const NegTokenResp reply = FirstReply();
  EXPECT_EQ(reply.neg_state, NegState::kAcceptIncomplete);
  EXPECT_FALSE(reply.response_token.has_value());
  ExpectSettled(PackageName::kKerberos);
}

TEST_F(SpnegoHabitsTest, RawTokensNeedNoOffer) {
  ours().raw = true;
  Make();
  ASSERT_EQ(Send(client, nullptr), SecStatus::kContinueNeeded);
  EXPECT_EQ(client.last.token, FakeToken(client.kerberos, 1));
  ExpectSettled(PackageName::kKerberos);
  client.target = "";
  ExpectSettled(PackageName::kNtlm);
}

TEST_F(SpnegoHabitsTest, TheAcceptorsOrderMayCount) {
  ours().offers = {OfferedMech::kNtlm, OfferedMech::kKerberos};
  theirs().prefers_own_order = true;
  EXPECT_EQ(FirstReply().neg_state, NegState::kRequestMic);
  ExpectSettled(PackageName::kKerberos);
  theirs().offers = {OfferedMech::kNegoEx, OfferedMech::kNtlm};
  EXPECT_EQ(FirstReply().neg_state, NegState::kAcceptIncomplete);
  ExpectSettled(PackageName::kNtlm);
  theirs().offers = {OfferedMech::kNegoEx};
  ExpectRefusedBy(server);
}

// windows-observed G01.
TEST_F(SpnegoHabitsTest, HintsListWhatTheHabitsSay) {
  theirs().offers = {OfferedMech::kNegoEx, OfferedMech::kMsKerberos, OfferedMech::kNtlm};
  Make();
  ASSERT_EQ(Send(server, nullptr), SecStatus::kContinueNeeded);
  EXPECT_TRUE(ReadNegTokenInit(server.last.token)->mech_types.Contains(kOidNegoEx));
  theirs().hints = HintsHabit::kBare;
  Make();
  ASSERT_EQ(Send(server, nullptr), SecStatus::kContinueNeeded);
  EXPECT_FALSE(ReadNegTokenInit(server.last.token)->hints.has_value());
  theirs().hints = HintsHabit::kRefused;
  Make();
  EXPECT_EQ(Send(server, nullptr), SecStatus::kInvalidToken);
}

// windows-observed G10.
TEST_F(SpnegoHabitsTest, AMicMayBeWantedWhateverIsSelected) {
  theirs().wants_mic = true;
  const NegTokenResp reply = FirstReply();
  EXPECT_EQ(reply.neg_state, NegState::kRequestMic);
  EXPECT_TRUE(reply.response_token.has_value());
  ExpectSettled(PackageName::kKerberos);
  EXPECT_EQ(server.kerberos.mic_rounds, 1);
  OnlyNtlm();
  ExpectSettled(PackageName::kNtlm);
}

TEST_F(SpnegoHabitsTest, WhoNeverSendsAMicFailsWhereOneIsDue) {
  OnlyNtlm();
  ours().initiator_mic = MicHabit::kNever;
  EXPECT_FALSE(Response().mech_list_mic.has_value());
  ExpectSettled(PackageName::kNtlm);
  theirs().wants_mic = true;
  Make();
  PassTokens();
  EXPECT_FALSE(client.context->established() && server.context->established());
}

TEST_F(SpnegoHabitsTest, AnInitiatorMayWaitUntilAMicIsDue) {
  OnlyNtlm();
  ours().initiator_mic = MicHabit::kWhenDue;
  EXPECT_FALSE(Response().mech_list_mic.has_value());
  ExpectSettled(PackageName::kNtlm);
  EXPECT_EQ(client.ntlm.mic_rounds, 0);
  theirs().wants_mic = true;
  ExpectSettled(PackageName::kNtlm);
  EXPECT_EQ(client.ntlm.mic_rounds, 1);
}

// windows-observed G08: the acceptor's MIC comes unasked, and the context stays open until the initiator's is there.
TEST_F(SpnegoHabitsTest, AnAcceptorMaySendItsMicUnasked) {
  OnlyNtlm();
  ours().initiator_mic = MicHabit::kWhenDue;
  theirs().acceptor_mic = MicHabit::kAlways;
  const NegTokenResp second = SecondReply();
  EXPECT_EQ(second.neg_state, NegState::kAcceptIncomplete);
  EXPECT_TRUE(second.mech_list_mic.has_value());
  EXPECT_FALSE(server.context->established());
  ExpectSettled(PackageName::kNtlm);
  EXPECT_EQ(server.ntlm.mic_rounds, 1);
}

TEST_F(SpnegoHabitsTest, TheMechanismMayBeNamedInEveryReply) {
  OnlyNtlm();
  theirs().names_mech_always = true;
  EXPECT_TRUE(SecondReply().supported_mech.has_value());
  ExpectSettled(PackageName::kNtlm);  // MS-SPNG 3.3.5
}

TEST_F(SpnegoHabitsTest, KerberosMayBeNamedTruly) {
  EXPECT_TRUE(SameBytes(*FirstReply().supported_mech, kOidMsKerberos));
  theirs().names_kerberos_truly = true;
  EXPECT_TRUE(SameBytes(*FirstReply().supported_mech, kOidKerberos));
  ExpectSettled(PackageName::kKerberos);
}

// windows-observed G17.
TEST_F(SpnegoHabitsTest, AFirstReplyWithoutStateIsForTheTolerant) {
  theirs().omits_first_state = true;
  EXPECT_FALSE(FirstReply().neg_state.has_value());
  ExpectRefusedBy(client);
  ours().takes_missing_state = true;
  ExpectSettled(PackageName::kKerberos);
  OnlyNtlm();
  ExpectSettled(PackageName::kNtlm);
}

TEST_F(SpnegoHabitsTest, LaterRepliesMayLackTheState) {
  OnlyNtlm();
  theirs().omits_later_states = true;
  EXPECT_FALSE(SecondReply().neg_state.has_value());
  ExpectSettled(PackageName::kNtlm);
}

// windows-observed G18.
TEST_F(SpnegoHabitsTest, AMicThatIsTheTokenIsForTheTolerant) {
  theirs().repeats_token_as_mic = true;
  const NegTokenResp reply = FirstReply();
  EXPECT_TRUE(SameBytes(*reply.mech_list_mic, *reply.response_token));
  ExpectRefusedBy(client);
  ours().takes_mic_as_token = true;
  ExpectSettled(PackageName::kKerberos);
}

// failures 24.
TEST_F(SpnegoHabitsTest, RequestMicFromAnInitiatorIsForTheTolerant) {
  OnlyNtlm();
  ours().requests_mic = true;
  EXPECT_EQ(Response().neg_state, NegState::kRequestMic);
  ExpectRefusedBy(server);
  theirs().takes_request_mic = true;
  ExpectSettled(PackageName::kNtlm);
}

TEST_F(SpnegoHabitsTest, AnInitiatorMayStateNothing) {
  OnlyNtlm();
  ours().states_nothing = true;
  EXPECT_FALSE(Response().neg_state.has_value());
  ExpectSettled(PackageName::kNtlm);
}

// MS-SPNG 3.1.5.4 to 3.1.5.9: between two pieces the receiver says nothing.
TEST_F(SpnegoHabitsTest, TokensComeInPieces) {
  OnlyNtlm();
  ours().fragment_size = 20;
  theirs().takes_fragments = true;
  Make();
  SecStatus status = Send(client, nullptr);
  int pieces = 1;
  for (; server.last.token.empty(); ++pieces) {
    EXPECT_EQ(status, SecStatus::kContinueNeeded);
    EXPECT_LE(client.last.token.size(), 20u);
    const Bytes piece = client.last.token;
    ASSERT_EQ(Send(server, &piece), SecStatus::kContinueNeeded);
    if (server.last.token.empty()) status = Send(client, nullptr);
  }
  EXPECT_GT(pieces, 2);
  EXPECT_TRUE(ReadNegTokenResp(server.last.token)->response_token.has_value());
}

TEST_F(SpnegoHabitsTest, WhoTakesNoPiecesRefusesTheFirst) {
  ours().fragment_size = 20;
  Make();
  Send(client, nullptr);
  const Bytes piece = client.last.token;
  EXPECT_EQ(Send(server, &piece), SecStatus::kInvalidToken);
  Make();
  server.requested = ContextFlag::kFragmentToFit;
  Send(client, nullptr);
  EXPECT_EQ(Send(server, &piece), SecStatus::kContinueNeeded);
  EXPECT_EQ(Send(client, &piece), SecStatus::kInvalidToken);  // nobody may speak in between
}

}  // namespace
}  // namespace legwork::spnego
