#include "sim/spnego/spnego_acceptor.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "sim/base/text.h"
#include "sim/spnego/neg_token_init.h"
#include "sim/spnego/negotiate_test_pair.h"

namespace legwork::spnego {
namespace {

class SpnegoAcceptorTest : public testing::Test, protected NegotiateTestPair {
 protected:
  SpnegoAcceptorTest() { Make(); }

  // Hands an initiator's first token to the server.
  SecStatus Init(std::vector<ByteView> mechanisms, std::optional<Bytes> token) {
    list_.clear();
    DerWriter writer(list_);
    PutMechTypeList(writer, mechanisms);
    NegTokenInit init;
    init.mech_types = MechTypeList(list_);
    if (token) init.mech_token = *token;
    Bytes out;
    WriteNegTokenInit(init, out);
    return Send(server, &out);
  }
  SecStatus Respond(std::optional<Bytes> token, std::optional<std::string> mic,
                    std::optional<NegState> state = NegState::kAcceptIncomplete) {
    NegTokenResp resp;
    resp.neg_state = state;
    if (token) resp.response_token = *token;
    if (mic) resp.mech_list_mic = AsBytes(*mic);
    Bytes out;
    WriteNegTokenResp(resp, out);
    return Send(server, &out);
  }
  std::string InitiatorMic() const { return "initiator " + ToHex(list_); }
  Result<NegTokenResp> Sent() { return ReadNegTokenResp(server.last.token); }

  Bytes list_;
};

// windows-observed G04: the name that the initiator used comes back.
TEST_F(SpnegoAcceptorTest, CompletesAtOnceAndEchoesTheMechanismsName) {
  EXPECT_EQ(Init({kOidMsKerberos, kOidKerberos, kOidNtlmssp}, FakeToken(server.kerberos, 1)), SecStatus::kOk);
  EXPECT_EQ(Sent()->neg_state, NegState::kAcceptCompleted);
  EXPECT_TRUE(SameBytes(*Sent()->supported_mech, kOidMsKerberos));
  EXPECT_TRUE(SameBytes(*Sent()->response_token, FakeToken(server.kerberos, 2)));
  EXPECT_FALSE(Sent()->mech_list_mic.has_value());
}

TEST_F(SpnegoAcceptorTest, TokenIsAskedForIfNoneCame) {
  EXPECT_EQ(Init({kOidKerberos}, {}), SecStatus::kContinueNeeded);
  EXPECT_EQ(Sent()->neg_state, NegState::kAcceptIncomplete);
  EXPECT_FALSE(Sent()->response_token.has_value());
  EXPECT_EQ(Respond(FakeToken(server.kerberos, 1), {}), SecStatus::kOk);
  EXPECT_FALSE(Sent()->supported_mech.has_value());
}

TEST_F(SpnegoAcceptorTest, NegoExInFrontIsSkippedWithItsToken) {
  EXPECT_EQ(Init({kOidNegoEx, kOidNtlmssp}, ToBytes(AsBytes("NEGOEXTS"))), SecStatus::kContinueNeeded);
  EXPECT_EQ(Sent()->neg_state, NegState::kRequestMic);
  EXPECT_TRUE(SameBytes(*Sent()->supported_mech, kOidNtlmssp));
  EXPECT_EQ(Respond(FakeToken(server.ntlm, 1), {}), SecStatus::kContinueNeeded);
  EXPECT_EQ(Respond(FakeToken(server.ntlm, 3), InitiatorMic()), SecStatus::kOk);
  EXPECT_EQ(Sent()->neg_state, NegState::kAcceptCompleted);
  EXPECT_EQ(AsText(*Sent()->mech_list_mic), "acceptor " + ToHex(list_));
  EXPECT_EQ(server.ntlm.mic_rounds, 1);
}

TEST_F(SpnegoAcceptorTest, MandatoryMicIsWaitedFor) {
  Init({kOidNegoEx, kOidNtlmssp}, {});
  Respond(FakeToken(server.ntlm, 1), {});
  EXPECT_EQ(Respond(FakeToken(server.ntlm, 3), {}), SecStatus::kContinueNeeded);
  EXPECT_FALSE(server.context->established());
  EXPECT_EQ(Sent()->neg_state, NegState::kAcceptIncomplete);
  EXPECT_TRUE(Sent()->mech_list_mic.has_value());
  EXPECT_EQ(Respond({}, InitiatorMic()), SecStatus::kOk);
  EXPECT_EQ(Sent()->neg_state, NegState::kAcceptCompleted);
}

TEST_F(SpnegoAcceptorTest, WhileAMicIsWaitedForNothingElseWillDo) {
  struct Answer {
    std::optional<Bytes> token;
    std::optional<std::string> mic;
    NegState state;
    SecStatus status;
  };
  const Answer answers[] = {
      {{}, {}, NegState::kAcceptIncomplete, SecStatus::kInvalidToken},
      {{}, "acceptor", NegState::kAcceptIncomplete, SecStatus::kInvalidToken},
      {FakeToken(server.ntlm, 3), "initiator", NegState::kAcceptIncomplete, SecStatus::kInvalidToken},
      {{}, {}, NegState::kReject, DocumentedProfile().Answer(Question::kSpnegoReject)},
  };
  for (const Answer& answer : answers) {
    Make();
    Init({kOidNegoEx, kOidNtlmssp}, {});
    Respond(FakeToken(server.ntlm, 1), {});
    Respond(FakeToken(server.ntlm, 3), {});
    EXPECT_EQ(Respond(answer.token, answer.mic, answer.state), answer.status);
    EXPECT_FALSE(server.context->established());
  }
}

TEST_F(SpnegoAcceptorTest, InitiatorsResponsesKeepToTheirFields) {
  for (const std::optional<NegState> state : {NegState::kRequestMic, NegState::kReject}) {
    Make();
    Init({kOidNtlmssp}, FakeToken(server.ntlm, 1));
    EXPECT_TRUE(IsFailure(Respond(FakeToken(server.ntlm, 3), {}, state)));
  }
  Make();
  Init({kOidNtlmssp}, FakeToken(server.ntlm, 1));
  EXPECT_EQ(Respond({}, {}), SecStatus::kInvalidToken);
  Make();
  Init({kOidNtlmssp}, FakeToken(server.ntlm, 1));
  EXPECT_EQ(Respond(FakeToken(server.ntlm, 3), {}, std::nullopt), SecStatus::kOk);
}

TEST_F(SpnegoAcceptorTest, RejectIsToldIfTheCallerAskedForErrors) {
  EXPECT_EQ(Init({kOidNegoEx}, {}), SecStatus::kInvalidToken);
  EXPECT_TRUE(server.last.token.empty());
  server.requested = ContextFlag::kExtendedError;
  Make();
  EXPECT_EQ(Init({kOidNegoEx}, {}), SecStatus::kInvalidToken);
  EXPECT_EQ(Sent()->neg_state, NegState::kReject);
  EXPECT_FALSE(Sent()->response_token.has_value());
}

// The challenge that went out a leg before is no error token.
TEST_F(SpnegoAcceptorTest, RejectCarriesNothingOfAnEarlierLeg) {
  server.requested = ContextFlag::kExtendedError;
  Make();
  Init({kOidNtlmssp}, FakeToken(server.ntlm, 1));
  const Bytes noise = ToBytes(AsBytes("noise"));
  EXPECT_EQ(Send(server, &noise), SecStatus::kInvalidToken);
  EXPECT_FALSE(Sent()->response_token.has_value());
}

// SPN-004.
TEST_F(SpnegoAcceptorTest, SpeaksFirstOnceWhenCalledWithoutAToken) {
  EXPECT_EQ(Send(server, nullptr), SecStatus::kContinueNeeded);
  const Result<NegTokenInit> hints = ReadNegTokenInit(server.last.token);
  ASSERT_TRUE(hints.ok());
  EXPECT_EQ(hints->hints->name, kHintName);
  EXPECT_FALSE(hints->hints->address || hints->mech_token || hints->mech_list_mic);
  EXPECT_TRUE(hints->mech_types.Contains(kOidMsKerberos));
  EXPECT_TRUE(hints->mech_types.Contains(kOidNtlmssp));
  EXPECT_GT(server.last.expiry, 0);
  const Bytes own = server.last.token;
  EXPECT_EQ(Send(server, nullptr), SecStatus::kInvalidToken);
  Make();
  EXPECT_EQ(Send(server, &own), SecStatus::kContinueNeeded);  // hints are no initiator's, and not heeded
}

// NEG-003, windows-observed A24.
TEST_F(SpnegoAcceptorTest, RawTokensAreAcceptedAndTheExchangeStaysRaw) {
  Bytes token = FakeToken(server.ntlm, 1);
  EXPECT_EQ(Send(server, &token), SecStatus::kContinueNeeded);
  EXPECT_EQ(server.last.token, FakeToken(server.ntlm, 2));
  token = FakeToken(server.ntlm, 3);
  EXPECT_EQ(Send(server, &token), SecStatus::kOk);
  EXPECT_TRUE(server.last.token.empty());
  EXPECT_EQ(server.Facts().package, PackageName::kNtlm);

  Make();
  token = FakeToken(server.kerberos, 1);
  EXPECT_EQ(Send(server, &token), SecStatus::kOk);
  EXPECT_EQ(server.last.token, FakeToken(server.kerberos, 2));

  server.package_list = "!NTLM";
  Make();
  token = FakeToken(server.ntlm, 1);
  EXPECT_EQ(Send(server, &token), SecStatus::kInvalidToken);
}

TEST_F(SpnegoAcceptorTest, EstablishedContextTakesNoMore) {
  Init({kOidKerberos}, FakeToken(server.kerberos, 1));
  EXPECT_EQ(Init({kOidKerberos}, FakeToken(server.kerberos, 1)),
            DocumentedProfile().Answer(Question::kAcceptEstablished));
  EXPECT_TRUE(server.context->established());
}

TEST_F(SpnegoAcceptorTest, MechanismsFailureIsItsOwnStatus) {
  server.kerberos.accepting = SecStatus::kLogonDenied;
  Make();
  EXPECT_EQ(Init({kOidKerberos}, FakeToken(server.kerberos, 1)), SecStatus::kLogonDenied);
  EXPECT_TRUE(server.last.token.empty());
  EXPECT_EQ(Init({kOidKerberos}, FakeToken(server.kerberos, 1)), SecStatus::kInvalidHandle);
}

}  // namespace
}  // namespace legwork::spnego
