#include "sim/spnego/spnego_initiator.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "sim/base/text.h"
#include "sim/spnego/neg_token_init.h"
#include "sim/spnego/negotiate_test_pair.h"

namespace legwork::spnego {
namespace {

// Reply is an acceptor's token as a test writes it down.
struct Reply {
  std::optional<NegState> state;
  std::optional<ByteView> mech;
  std::optional<Bytes> token;
  std::optional<std::string> mic;

  Bytes Write() const {
    NegTokenResp resp;
    resp.neg_state = state;
    resp.supported_mech = mech;
    if (token) resp.response_token = *token;
    if (mic) resp.mech_list_mic = AsBytes(*mic);
    Bytes out;
    WriteNegTokenResp(resp, out);
    return out;
  }
};

class SpnegoInitiatorTest : public testing::Test, protected NegotiateTestPair {
 protected:
  // Starts the client, and keeps the list it sent.
  void Begin() {
    Make();
    ASSERT_EQ(Send(client, nullptr), SecStatus::kContinueNeeded);
    const Result<NegTokenInit> init = ReadNegTokenInit(client.last.token);
    ASSERT_TRUE(init.ok());
    list_ = ToBytes(init->mech_types.encoding());
  }
  SecStatus Answer(const Reply& reply) {
    const Bytes token = reply.Write();
    return Send(client, &token);
  }
  std::string AcceptorMic() const { return "acceptor " + ToHex(list_); }
  Result<NegTokenResp> Sent() { return ReadNegTokenResp(client.last.token); }

  Bytes list_;
};

TEST_F(SpnegoInitiatorTest, OffersBothNamesOfKerberosThenNtlmWithAnOptimisticToken) {
  Begin();
  const Result<NegTokenInit> init = ReadNegTokenInit(client.last.token);
  Bytes expected;
  DerWriter writer(expected);
  const ByteView mechanisms[] = {kOidMsKerberos, kOidKerberos, kOidNtlmssp};
  PutMechTypeList(writer, mechanisms);
  EXPECT_TRUE(SameBytes(init->mech_types.encoding(), expected));
  EXPECT_TRUE(SameBytes(*init->mech_token, FakeToken(client.kerberos, 1)));
  EXPECT_FALSE(init->req_flags || init->hints || init->mech_list_mic);  // SPN-005
}

TEST_F(SpnegoInitiatorTest, EitherNameOfKerberosConfirmsIt) {
  for (const ByteView mechanism : {ByteView(kOidMsKerberos), ByteView(kOidKerberos)}) {
    Begin();
    EXPECT_EQ(Answer({NegState::kAcceptCompleted, mechanism, FakeToken(client.kerberos, 2), {}}), SecStatus::kOk);
    EXPECT_TRUE(client.context->established());
  }
}

TEST_F(SpnegoInitiatorTest, FirstReplyNeedsAState) {
  Begin();
  EXPECT_EQ(Answer({{}, kOidKerberos, FakeToken(client.kerberos, 2), {}}), SecStatus::kInvalidToken);
}

TEST_F(SpnegoInitiatorTest, MechanismThatWasNotOfferedIsRefused) {
  Begin();
  EXPECT_EQ(Answer({NegState::kAcceptIncomplete, kOidNegoEx, {}, {}}), SecStatus::kInvalidToken);
  client.package_list = "!NTLM";
  Begin();
  EXPECT_EQ(Answer({NegState::kAcceptIncomplete, kOidNtlmssp, {}, {}}), SecStatus::kInvalidToken);
}

// An accept-completed and nothing else is all that an acceptor of a one-token mechanism owes.
TEST_F(SpnegoInitiatorTest, BareCompletionIsEnoughWithoutMutualAuthenticationAndNotWithIt) {
  client.kerberos.token_count = 1;
  Begin();
  EXPECT_EQ(Answer({NegState::kAcceptCompleted, {}, {}, {}}), SecStatus::kOk);
  client.kerberos.token_count = 2;
  Begin();
  EXPECT_EQ(Answer({NegState::kAcceptCompleted, {}, {}, {}}), SecStatus::kInvalidToken);
}

TEST_F(SpnegoInitiatorTest, OptimisticTokenThatWasDroppedIsSentAgain) {
  Begin();
  EXPECT_EQ(Answer({NegState::kAcceptIncomplete, kOidKerberos, {}, {}}), SecStatus::kContinueNeeded);
  EXPECT_TRUE(SameBytes(*Sent()->response_token, FakeToken(client.kerberos, 1)));
  EXPECT_EQ(Answer({NegState::kAcceptCompleted, {}, FakeToken(client.kerberos, 2), {}}), SecStatus::kOk);
}

TEST_F(SpnegoInitiatorTest, ReselectionCannotBeOverAtOnce) {
  Begin();
  EXPECT_EQ(Answer({NegState::kAcceptCompleted, kOidNtlmssp, {}, {}}), SecStatus::kInvalidToken);
  Begin();
  EXPECT_EQ(Answer({NegState::kRequestMic, kOidNtlmssp, FakeToken(client.ntlm, 2), {}}), SecStatus::kInvalidToken);
}

TEST_F(SpnegoInitiatorTest, ReselectionMakesTheMicMandatory) {
  for (const NegState state : {NegState::kRequestMic, NegState::kAcceptIncomplete}) {
    Begin();
    EXPECT_EQ(Answer({state, kOidNtlmssp, {}, {}}), SecStatus::kContinueNeeded);
    EXPECT_TRUE(SameBytes(*Sent()->response_token, FakeToken(client.ntlm, 1)));
    EXPECT_EQ(Answer({NegState::kAcceptIncomplete, {}, FakeToken(client.ntlm, 2), {}}), SecStatus::kContinueNeeded);
    EXPECT_EQ(AsText(*Sent()->mech_list_mic), "initiator " + ToHex(list_));
    EXPECT_EQ(Answer({NegState::kAcceptCompleted, {}, {}, {}}), SecStatus::kInvalidToken);
    EXPECT_FALSE(client.context->established());
  }
}

TEST_F(SpnegoInitiatorTest, RequestedMicIsExchangedForThePreferredMechanismToo) {
  Begin();
  EXPECT_EQ(Answer({NegState::kRequestMic, kOidKerberos, FakeToken(client.kerberos, 2), {}}),
            SecStatus::kContinueNeeded);
  EXPECT_TRUE(Sent()->mech_list_mic.has_value());
  EXPECT_FALSE(Sent()->supported_mech.has_value());  // windows-observed G12
  EXPECT_EQ(Answer({NegState::kAcceptCompleted, {}, {}, AcceptorMic()}), SecStatus::kOk);
  EXPECT_EQ(client.kerberos.mic_rounds, 1);
}

TEST_F(SpnegoInitiatorTest, UnaskedMicIsVerifiedAllTheSame) {
  Begin();
  EXPECT_EQ(Answer({NegState::kAcceptCompleted, {}, FakeToken(client.kerberos, 2), AcceptorMic()}), SecStatus::kOk);
  Begin();
  EXPECT_EQ(Answer({NegState::kAcceptCompleted, {}, FakeToken(client.kerberos, 2), "acceptor 3000"}),
            SecStatus::kInvalidToken);
  Begin();  // a MIC that this side's own keys made
  EXPECT_EQ(Answer({NegState::kAcceptCompleted, {}, FakeToken(client.kerberos, 2), "initiator " + ToHex(list_)}),
            SecStatus::kInvalidToken);
}

// A supportedMech is let be (MS-SPNG 3.3.5).
TEST_F(SpnegoInitiatorTest, LaterRepliesMayLeaveTheStateOut) {
  client.target = "";
  Begin();
  EXPECT_EQ(Answer({NegState::kAcceptIncomplete, kOidNtlmssp, FakeToken(client.ntlm, 2), {}}),
            SecStatus::kContinueNeeded);
  EXPECT_EQ(Answer({{}, kOidKerberos, {}, AcceptorMic()}), SecStatus::kOk);
  for (const Reply& wrong : {Reply{NegState::kRequestMic, {}, {}, {}}, Reply{NegState::kAcceptIncomplete, {}, {}, {}},
                             Reply{NegState::kAcceptCompleted, {}, FakeToken(client.ntlm, 4), {}}}) {
    Begin();
    Answer({NegState::kAcceptIncomplete, kOidNtlmssp, FakeToken(client.ntlm, 2), {}});
    EXPECT_EQ(Answer(wrong), SecStatus::kInvalidToken);
  }
}

TEST_F(SpnegoInitiatorTest, RejectEndsItWithTheProfilesAnswerOrTheMechanismsError) {
  Begin();
  EXPECT_EQ(Answer({NegState::kReject, {}, {}, {}}), profile->Answer(Question::kSpnegoReject));
  Begin();
  EXPECT_EQ(Answer({NegState::kReject, {}, ToBytes(AsBytes("Kerberos error TIME_SKEW")), {}}), SecStatus::kTimeSkew);
  Begin();
  EXPECT_EQ(Answer({NegState::kReject, {}, ToBytes(AsBytes("noise")), {}}), profile->Answer(Question::kSpnegoReject));
  EXPECT_FALSE(client.context->established());
  EXPECT_TRUE(client.last.token.empty());
}

TEST_F(SpnegoInitiatorTest, NothingToTryIsNoCredentials) {
  client.package_list = "NegoExtender";
  EXPECT_EQ(Acquire(client, kUseOutbound), SecStatus::kOk);
  Make();
  EXPECT_EQ(Send(client, nullptr), SecStatus::kNoCredentials);
}

TEST_F(SpnegoInitiatorTest, FirstFailureSaysWhyAllFailed) {
  client.kerberos.first_leg = SecStatus::kNoAuthenticatingAuthority;
  client.ntlm.first_leg = SecStatus::kNoCredentials;
  Make();
  EXPECT_EQ(Send(client, nullptr), SecStatus::kNoAuthenticatingAuthority);
  client.target = "";
  client.package_list = "!NTLM";
  Make();
  EXPECT_EQ(Send(client, nullptr), profile->Answer(Question::kKerberosWithoutTarget));
}

TEST_F(SpnegoInitiatorTest, FirstTokenMustBeAnInitIfThereIsOne) {
  Make();
  const Bytes noise = ToBytes(AsBytes("noise"));
  EXPECT_EQ(Send(client, &noise), SecStatus::kInvalidToken);
}

TEST_F(SpnegoInitiatorTest, CallOnAnEstablishedContextAuthenticatesAgain) {
  Make();
  PassTokens();
  ASSERT_TRUE(client.context->established());
  EXPECT_EQ(Send(client, nullptr), SecStatus::kContinueNeeded);
  EXPECT_FALSE(client.context->established());
  EXPECT_TRUE(ReadNegTokenInit(client.last.token).ok());
  EXPECT_EQ(Answer({NegState::kAcceptCompleted, kOidKerberos, FakeToken(client.kerberos, 2), {}}), SecStatus::kOk);
  EXPECT_TRUE(client.context->established());
}

}  // namespace
}  // namespace legwork::spnego
