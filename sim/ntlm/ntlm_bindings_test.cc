#include <gtest/gtest.h>

#include "sim/ntlm/authenticate_message.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/ntlm/ntlm_credential.h"
#include "sim/ntlm/ntlm_fixture.h"
#include "sim/ntlm/ntlmv2_response.h"

// Channel bindings between both sides (ASC-G-001, EPA-003 to EPA-005).
namespace legwork::ntlm {
namespace {

constexpr std::string_view kNone;
constexpr std::string_view kOurs = "tls-server-end-point:ours";
constexpr std::string_view kTheirs = "tls-server-end-point:theirs";

void SetBindings(LegRequest& request, std::string_view bindings) {
  request.has_bindings = !bindings.empty();
  request.channel_bindings = AsBytes(bindings);
}

SecStatus Exchanged(std::string_view client, std::string_view server, ContextFlags server_flags = {}) {
  NtlmWorld world;
  Pair pair(world);
  SetBindings(pair.client_request, client);
  SetBindings(pair.server_request, server);
  pair.server_request.requested = server_flags;
  return pair.Exchange();
}

// WithoutBindingsPair is an old initiator: it has never heard of MsvAvChannelBindings, nor of a MIC.
SecStatus ExchangedByOldInitiator(ContextFlags server_flags) {
  NtlmWorld world;
  Pair pair(world);
  SetBindings(pair.server_request, kOurs);
  pair.server_request.requested = server_flags;
  pair.Negotiate();
  pair.Challenge();
  const ChallengeMessage challenge = ReadChallengeMessage(pair.challenge.token).value();
  auto& credential = static_cast<NtlmCredential&>(*pair.client_credential);
  Bytes response;
  Writer out(response);
  PutNtlmv2ResponseHead(out, static_cast<std::uint64_t>(kWorldStart), {});
  PutAvEol(out);
  out.PatchBytes(0, credential.response_key().NtProofStr(challenge.server_challenge, out.Written(16)));
  AuthenticateMessage message;
  message.nt_challenge_response = response;
  message.user_name = credential.user_name();
  message.domain_name = credential.domain_name();
  message.negotiate_flags = kNegotiateUnicode | kNegotiateNtlm;
  Writer token(pair.authenticate.token);
  WriteAuthenticateMessage(message, token);
  pair.Accept();
  return pair.accept.status;
}

TEST(NtlmBindings, MustBeTheAcceptorsIfItHasAny) {
  EXPECT_EQ(Exchanged(kOurs, kOurs), SecStatus::kOk);
  EXPECT_EQ(Exchanged(kTheirs, kOurs), SecStatus::kBadBindings);
  EXPECT_EQ(Exchanged(kNone, kOurs), SecStatus::kBadBindings);
  EXPECT_EQ(Exchanged(kTheirs, kNone), SecStatus::kOk);
  EXPECT_EQ(Exchanged(kNone, kNone), SecStatus::kOk);
}

// Zeros come from an initiator that knows of bindings: leave to lack them is not for it.
TEST(NtlmBindings, MayBeMissingFromInitiatorsThatNeverHeardOfThem) {
  EXPECT_EQ(ExchangedByOldInitiator({}), SecStatus::kBadBindings);
  EXPECT_EQ(ExchangedByOldInitiator(ContextFlag::kAllowMissingBindings), SecStatus::kOk);
  EXPECT_EQ(Exchanged(kNone, kOurs, ContextFlag::kAllowMissingBindings), SecStatus::kBadBindings);
  EXPECT_EQ(Exchanged(kTheirs, kOurs, ContextFlag::kAllowMissingBindings), SecStatus::kBadBindings);
}

TEST(NtlmBindings, OfAnyOuterChannelSatisfyProxyBindings) {
  EXPECT_EQ(Exchanged(kTheirs, kNone, ContextFlag::kProxyBindings), SecStatus::kOk);
  EXPECT_EQ(Exchanged(kNone, kNone, ContextFlag::kProxyBindings), SecStatus::kBadBindings);
}

// windows-observed H05, H18: those of the last leg count.
TEST(NtlmBindings, MayComeWithALaterLeg) {
  NtlmWorld world;
  Pair pair(world);
  SetBindings(pair.client_request, kTheirs);
  pair.Negotiate();
  pair.Challenge();
  SetBindings(pair.client_request, kOurs);
  SetBindings(pair.server_request, kOurs);
  pair.Authenticate();
  pair.Accept();
  EXPECT_EQ(pair.accept.status, SecStatus::kOk);
}

TEST(NtlmBindings, AnonymousLogonsHaveNone) {
  NtlmWorld world;
  Pair pair(world, NtlmWorld::Anonymous());
  SetBindings(pair.server_request, kOurs);
  EXPECT_EQ(pair.Exchange(), SecStatus::kBadBindings);
}

}  // namespace
}  // namespace legwork::ntlm
