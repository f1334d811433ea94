#include "sim/kerberos/kerberos_initiator.h"

#include <gtest/gtest.h>

#include "sim/kerberos/context_token.h"
#include "sim/kerberos/error_token.h"
#include "sim/kerberos/handshake_fixture.h"
#include "sim/kerberos/message/ap_req.h"

namespace legwork::kerberos {
namespace {

using enum ContextFlag;

struct Initiator : HandshakeFixture {
  Bytes ErrorFromServer(KrbErrorCode code) {
    Bytes token;
    WriteErrorToken({.code = code, .now = time.Now(), .server = "HTTP/web", .realm = "EXAMPLE.COM"}, true, token);
    return token;
  }
  SecStatus FirstStatus(std::string_view target, ContextFlags requested = {}) {
    NewContexts();
    return client->Step(First(requested, target));
  }
};

TEST_F(Initiator, WithoutMutualAuthenticationIsDoneWithItsToken) {
  EXPECT_EQ(client->Step(First({})), SecStatus::kOk) << "KRB-003";
  EXPECT_TRUE(client->context->established());
  const auto token = ReadContextToken(client->reply.token);
  ASSERT_TRUE(token.ok());
  EXPECT_EQ(token->type, MessageType::kApReq);
  EXPECT_TRUE(token->framed);
  const auto ap_req = ReadApReq(token->message);
  ASSERT_TRUE(ap_req.ok());
  EXPECT_EQ(ap_req->ap_options, 0u);
}

TEST_F(Initiator, WithMutualAuthenticationAwaitsTheAnswer) {
  EXPECT_EQ(client->Step(First(kMutualAuth)), SecStatus::kContinueNeeded) << "KRB-003";
  EXPECT_FALSE(client->context->established());
  EXPECT_TRUE(client->reply.granted.Has(kMutualAuth)) << "windows-observed C09";
  ASSERT_EQ(server->Step(client->reply.token), SecStatus::kOk);
  EXPECT_EQ(client->Step(server->reply.token), SecStatus::kOk);
  EXPECT_TRUE(client->context->established());
  EXPECT_TRUE(client->reply.token.empty());
}

TEST_F(Initiator, TargetsMustNameAService) {
  LegRequest no_target;
  EXPECT_EQ(client->Step(no_target), profile->Answer(Question::kKerberosWithoutTarget)) << "AMB-06";
  EXPECT_EQ(FirstStatus(""), SecStatus::kTargetUnknown);
  EXPECT_EQ(FirstStatus("HTTP@web"), SecStatus::kTargetUnknown) << "KRB-004";
  EXPECT_EQ(FirstStatus("EXAMPLE\\bob"), SecStatus::kTargetUnknown);
  EXPECT_EQ(FirstStatus("HTTP/nowhere"), SecStatus::kTargetUnknown) << "ISC-N-062";
  EXPECT_EQ(FirstStatus("HTTP/web@EXAMPLE.COM"), SecStatus::kOk);
  EXPECT_EQ(FirstStatus("HTTP/web@ELSEWHERE.ORG"), SecStatus::kNoAuthenticatingAuthority) << "ISC-N-060";
}

TEST_F(Initiator, KdcErrorsAreMapped) {
  const std::pair<KrbErrorCode, SecStatus> rows[] = {
      {KrbErrorCode::kClientUnknown, SecStatus::kLogonDenied},
      {KrbErrorCode::kPreauthFailed, SecStatus::kLogonDenied},
      {KrbErrorCode::kClientRevoked, SecStatus::kLogonDenied},
      {KrbErrorCode::kSkew, SecStatus::kTimeSkew},
      {KrbErrorCode::kServerUnknown, SecStatus::kTargetUnknown},
      {KrbErrorCode::kGeneric, SecStatus::kInternalError},
  };
  for (const auto& [code, status] : rows) {
    kdc.refusal = NumberOf(code);
    EXPECT_EQ(FirstStatus("HTTP/web"), status) << KrbErrorText(kdc.refusal);
    EXPECT_TRUE(client->reply.token.empty());
  }
}

TEST_F(Initiator, WithoutAKdcNobodyVouches) {
  kdc.reachable = false;
  EXPECT_EQ(FirstStatus("HTTP/web"), SecStatus::kNoAuthenticatingAuthority) << "ISC-N-060";
  kdc.reachable = true;
  EXPECT_EQ(FirstStatus("HTTP/web"), SecStatus::kOk);
  kdc.reachable = false;
  EXPECT_EQ(FirstStatus("HTTP/web"), SecStatus::kOk) << "the ticket is at hand";
}

TEST_F(Initiator, AWrongPasswordIsARefusedLogon) {
  Account alice = *directory.FindPrincipal("alice", "EXAMPLE.COM");
  alice.password = "another";
  directory.Add(alice);
  EXPECT_EQ(FirstStatus("HTTP/web"), SecStatus::kLogonDenied) << "ISC-N-059";
}

TEST_F(Initiator, NobodyHasNoCredentials) {
  CredentialRequest request;
  request.identity.present = request.identity.anonymous = true;
  SecStatus status = SecStatus::kInternalError;
  client->credential = kKerberosPackage.acquire(kKerberosPackage, client->surroundings, request, status);
  ASSERT_EQ(status, SecStatus::kOk);
  EXPECT_EQ(FirstStatus("HTTP/web"), SecStatus::kNoCredentials) << "ISC-N-061";
}

TEST_F(Initiator, AcceptorsErrorsAreMapped) {
  const std::pair<KrbErrorCode, SecStatus> rows[] = {
      {KrbErrorCode::kModified, SecStatus::kWrongPrincipal},
      {KrbErrorCode::kNotUs, SecStatus::kWrongPrincipal},
      {KrbErrorCode::kSkew, SecStatus::kTimeSkew},
      {KrbErrorCode::kTicketExpired, SecStatus::kLogonDenied},
      {KrbErrorCode::kRepeat, profile->Answer(Question::kKerberosReplay)},
      {KrbErrorCode::kGeneric, SecStatus::kInternalError},
  };
  for (const auto& [code, status] : rows) {
    NewContexts();
    ASSERT_EQ(client->Step(First(kMutualAuth | kExtendedError)), SecStatus::kContinueNeeded);
    EXPECT_EQ(client->Step(ErrorFromServer(code)), status) << KrbErrorText(NumberOf(code));
    EXPECT_TRUE(client->reply.token.empty()) << "an error is not answered with an error";
    EXPECT_FALSE(client->context->established());
  }
}

TEST_F(Initiator, BadBindingsAreToldByTheExtendedError) {
  ASSERT_EQ(client->Step(First(kMutualAuth)), SecStatus::kContinueNeeded);
  Bytes token;
  WriteErrorToken({.extended = 0xC000035B, .server = "HTTP/web", .realm = "EXAMPLE.COM"}, true, token);
  EXPECT_EQ(client->Step(token), SecStatus::kBadBindings);
}

TEST_F(Initiator, EveryChangeOfAnApRepIsAnInvalidToken) {
  ASSERT_EQ(client->Step(First(kMutualAuth)), SecStatus::kContinueNeeded);
  const Bytes request = client->reply.token;
  ASSERT_EQ(server->Step(request), SecStatus::kOk);
  const Bytes answer = server->reply.token;
  for (std::size_t at = 0; at < answer.size(); ++at) {
    // A context fails once, so each change meets a new one whose answer is as fresh.
    NewContexts();
    ASSERT_EQ(client->Step(First(kMutualAuth)), SecStatus::kContinueNeeded);
    ASSERT_EQ(server->Step(client->reply.token), SecStatus::kOk);
    Bytes changed = server->reply.token;
    if (at >= changed.size()) continue;
    changed[at] ^= 1 << (at % 8);
    EXPECT_EQ(client->Step(changed), SecStatus::kInvalidToken) << at << " ISC-N-057";
    EXPECT_FALSE(client->context->established()) << "ISC-N-071";
  }
}

TEST_F(Initiator, TruncatedAnswersAreInvalidTokens) {
  for (std::size_t size = 0;; ++size) {
    NewContexts();
    ASSERT_EQ(client->Step(First(kMutualAuth)), SecStatus::kContinueNeeded);
    ASSERT_EQ(server->Step(client->reply.token), SecStatus::kOk);
    const Bytes& answer = server->reply.token;
    if (size >= answer.size()) break;
    EXPECT_EQ(client->Step(ByteView(answer).first(size)), SecStatus::kInvalidToken) << size;
  }
}

TEST_F(Initiator, TheAnswerToAnotherRequestIsRefused) {
  ASSERT_EQ(client->Step(First(kMutualAuth)), SecStatus::kContinueNeeded);
  ASSERT_EQ(server->Step(client->reply.token), SecStatus::kOk);
  const Bytes stray = server->reply.token;
  NewContexts();
  ASSERT_EQ(client->Step(First(kMutualAuth)), SecStatus::kContinueNeeded);
  EXPECT_EQ(client->Step(stray), SecStatus::kInvalidToken) << "the time is that of the other authenticator";
}

TEST_F(Initiator, TokensOfOthersAreInvalid) {
  const Bytes ntlm = ToBytes(AsBytes(std::string_view("NTLMSSP\0\2\0\0\0", 12)));
  const Bytes spnego = {0xA1, 0x07, 0x30, 0x05, 0xA0, 0x03, 0x0A, 0x01, 0x00};
  for (const Bytes& token : {ntlm, spnego, Bytes()}) {
    NewContexts();
    ASSERT_EQ(client->Step(First(kMutualAuth)), SecStatus::kContinueNeeded);
    EXPECT_EQ(client->Step(token), SecStatus::kInvalidToken) << "ISC-N-058";
  }
  NewContexts();
  ASSERT_EQ(client->Step(First(kMutualAuth)), SecStatus::kContinueNeeded);
  const Bytes own = client->reply.token;
  EXPECT_EQ(client->Step(own), SecStatus::kInvalidToken) << "an AP-REQ is no answer";
}

TEST_F(Initiator, TellsThePeerOfABadAnswerIfAskedTo) {
  ASSERT_EQ(client->Step(First(kMutualAuth | kExtendedError)), SecStatus::kContinueNeeded);
  EXPECT_EQ(client->Step(AsBytes("rubbish")), SecStatus::kInvalidToken);
  const auto token = ReadContextToken(client->reply.token);
  ASSERT_TRUE(token.ok()) << "ISC-N-020";
  EXPECT_EQ(token->type, MessageType::kError);
}

TEST_F(Initiator, ReauthenticatesWithAFreshRequest) {
  Establish(kMutualAuth);
  const Bytes key = client->Facts().session_key;
  ASSERT_EQ(client->Step(First(kMutualAuth)), SecStatus::kContinueNeeded) << "ISC-N-080";
  server->context = kKerberosPackage.make_acceptor(kKerberosPackage, server->surroundings, *server->credential);
  ASSERT_EQ(server->Step(client->reply.token), SecStatus::kOk);
  ASSERT_EQ(client->Step(server->reply.token), SecStatus::kOk);
  EXPECT_NE(client->Facts().session_key, key);
}

TEST_F(Initiator, DelegationFollowsItsTable) {
  struct Row {
    ContextFlags requested;
    std::uint32_t ticket_flags;
    std::int32_t forward_refusal;
    bool delegates;
  };
  constexpr std::uint32_t kBoth = kTicketForwardable | kTicketOkAsDelegate;
  const Row rows[] = {
      {kDelegate | kMutualAuth, kBoth, 0, true},
      {kDelegate, kBoth, 0, false},  // ISC-N-017
      {kMutualAuth, kBoth, 0, false},
      {kDelegate | kMutualAuth, kTicketForwardable, 0, false},   // CTX-005
      {kDelegate | kMutualAuth, kTicketOkAsDelegate, 0, false},  // the TGT may not be forwarded
      {kDelegate | kMutualAuth, kBoth, 13, false},               // KDC_ERR_BADOPTION
      {kDelegate | kUseDceStyle, kBoth, 0, false},               // ISC-N-017 speaks of what is requested
  };
  for (const Row& row : rows) {
    kdc.flags = row.ticket_flags;
    kdc.forward_refusal = row.forward_refusal;
    Acquire(*client, "alice", kUseOutbound);
    Establish(row.requested);
    const auto at = &row - rows;
    EXPECT_EQ(client->reply.granted.Has(kDelegate), row.delegates) << at << " windows-observed C12";
    EXPECT_EQ(server->reply.granted.Has(kDelegate), row.delegates) << at << " ASC-N-012";
    EXPECT_EQ(server->Facts().delegated, row.delegates) << at;
  }
}

TEST_F(Initiator, KnowsItsParties) {
  Establish(kMutualAuth | kConfidentiality);
  const ContextFacts facts = client->Facts();
  EXPECT_EQ(facts.user, "alice@EXAMPLE.COM");
  EXPECT_EQ(facts.client_name, "alice@EXAMPLE.COM");
  EXPECT_EQ(facts.server_name, "HTTP/web@EXAMPLE.COM");
  EXPECT_EQ(facts.authority, "EXAMPLE.COM");
  EXPECT_EQ(facts.client_specified_target, "HTTP/web");
  EXPECT_EQ(facts.package, PackageName::kKerberos);
  EXPECT_EQ(facts.start, time.Now());
  EXPECT_EQ(facts.expiry, time.Now() + 10 * 3600 * kTicksPerSecond);
  EXPECT_EQ(client->reply.expiry, facts.expiry);
}

}  // namespace
}  // namespace legwork::kerberos
