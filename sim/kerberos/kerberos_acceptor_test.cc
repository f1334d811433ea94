#include "sim/kerberos/kerberos_acceptor.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/kerberos/context_token.h"
#include "sim/kerberos/handshake_fixture.h"
#include "sim/kerberos/message/ap_req.h"
#include "sim/kerberos/message/krb_error.h"

namespace legwork::kerberos {
namespace {

using enum ContextFlag;

// ErrorIn gives the code of a KRB_ERROR token, -1 for anything else.
std::int32_t ErrorIn(ByteView bytes) {
  const auto token = ReadContextToken(bytes);
  if (!token || token->type != MessageType::kError) return -1;
  const auto error = ReadKrbError(token->message);
  return error ? error->error_code : -1;
}

struct Acceptor : HandshakeFixture {
  Bytes NewRequest(ContextFlags requested, std::string_view target = "HTTP/web") {
    NewContexts();
    client->Step(First(requested, target));
    return client->reply.token;
  }
};

TEST_F(Acceptor, AcceptsWithoutAnAnswerIfNoneIsWanted) {
  EXPECT_EQ(server->Step(NewRequest({})), SecStatus::kOk);
  EXPECT_TRUE(server->reply.token.empty());
  EXPECT_FALSE(server->reply.granted.Has(kMutualAuth));
}

TEST_F(Acceptor, BothSidesAgreeOnEverything) {
  for (const ContextFlags requested : {ContextFlags(), ContextFlags(kMutualAuth), kMutualAuth | kConfidentiality,
                                       kReplayDetect | kIdentify, kUseDceStyle | kSequenceDetect}) {
    Establish(requested);
    const ContextFacts ours = client->Facts(), theirs = server->Facts();
    EXPECT_EQ(ours.session_key, theirs.session_key) << "QCA-013";
    EXPECT_EQ(ours.user, theirs.user) << "windows-observed F08";
    EXPECT_EQ(ours.server_name, theirs.server_name);
    EXPECT_EQ(ours.client_specified_target, theirs.client_specified_target) << "EPA-008";
    EXPECT_EQ(ours.expiry, theirs.expiry);
    EXPECT_EQ(client->reply.granted.bits(), server->reply.granted.bits()) << "KRB-001";
  }
}

TEST_F(Acceptor, TakesTheAcceptorsSubkeyBeforeTheInitiators) {
  Establish(kMutualAuth);
  const Bytes with_answer = client->Facts().session_key;
  Establish({});
  EXPECT_NE(client->Facts().session_key, with_answer);
}

TEST_F(Acceptor, ATicketForSomebodyElseIsModified) {
  Acquire(*server, "HTTP/other", kUseInbound);
  const Bytes request = NewRequest(kMutualAuth);
  EXPECT_EQ(server->Step(request), SecStatus::kLogonDenied) << "windows-observed D19";
  EXPECT_EQ(ErrorIn(server->reply.token), NumberOf(KrbErrorCode::kModified));
  EXPECT_EQ(client->Step(server->reply.token), SecStatus::kWrongPrincipal) << "ISC-N-064";
}

TEST_F(Acceptor, TellsNobodyWhoDoesNotWait) {
  Acquire(*server, "HTTP/other", kUseInbound);
  EXPECT_EQ(server->Step(NewRequest({})), SecStatus::kLogonDenied);
  EXPECT_TRUE(server->reply.token.empty());
  const Bytes request = NewRequest({});
  EXPECT_EQ(server->Step(request, kExtendedError), SecStatus::kLogonDenied);
  EXPECT_EQ(ErrorIn(server->reply.token), NumberOf(KrbErrorCode::kModified)) << "ASC-N-013";
}

TEST_F(Acceptor, ClocksMayDifferByTheSkew) {
  for (const int sign : {-1, 1}) {
    client->clock.set_offset(sign * 299 * kTicksPerSecond);
    Establish(kMutualAuth);
    client->clock.set_offset(sign * 301 * kTicksPerSecond);
    EXPECT_EQ(server->Step(NewRequest(kMutualAuth)), SecStatus::kTimeSkew) << sign;
    EXPECT_EQ(ErrorIn(server->reply.token), NumberOf(KrbErrorCode::kSkew));
    EXPECT_EQ(client->Step(server->reply.token), SecStatus::kTimeSkew) << "windows-observed I03";
  }
}

TEST_F(Acceptor, TheServersClockMayBeTheWrongOne) {
  server->clock.set_offset(301 * kTicksPerSecond);
  EXPECT_EQ(server->Step(NewRequest(kMutualAuth)), SecStatus::kTimeSkew);
}

// An initiator drops a ticket that has ended, so this one has to be told that it has not.
TEST_F(Acceptor, TicketsHaveAnEnd) {
  kdc.lifetime = 60 * kTicksPerSecond;
  TicketCache& tickets = client->kerberos().tickets();
  std::shared_ptr<ServiceTicket> ticket;
  ASSERT_EQ(tickets.Find("HTTP/web", &ticket), SecStatus::kOk);
  IssuedTicket issued = ticket->issued;
  issued.end_time += 3600 * kTicksPerSecond;
  tickets.Add("HTTP/web", issued);
  time.Advance(359 * kTicksPerSecond);
  EXPECT_EQ(server->Step(NewRequest(kMutualAuth)), SecStatus::kOk) << "the skew is granted beyond the end";
  time.Advance(2 * kTicksPerSecond);
  EXPECT_EQ(server->Step(NewRequest(kMutualAuth)), SecStatus::kLogonDenied);
  EXPECT_EQ(ErrorIn(server->reply.token), NumberOf(KrbErrorCode::kTicketExpired));
  EXPECT_EQ(client->Step(server->reply.token), SecStatus::kLogonDenied);
}

TEST_F(Acceptor, TicketsHaveABeginning) {
  kdc.start_offset = 301 * kTicksPerSecond;
  EXPECT_EQ(server->Step(NewRequest(kMutualAuth)), SecStatus::kTimeSkew);
  EXPECT_EQ(ErrorIn(server->reply.token), NumberOf(KrbErrorCode::kTicketNotYetValid));
  time.Advance(kTicksPerSecond);
  EXPECT_EQ(server->Step(NewRequest(kMutualAuth)), SecStatus::kOk);
}

TEST_F(Acceptor, ARequestIsTakenOnce) {
  const Bytes request = NewRequest(kMutualAuth);
  ASSERT_EQ(server->Step(request), SecStatus::kOk);
  NewContexts();
  EXPECT_EQ(server->Step(request), profile->Answer(Question::kKerberosReplay)) << "windows-observed I08";
  EXPECT_EQ(ErrorIn(server->reply.token), NumberOf(KrbErrorCode::kRepeat));
}

TEST_F(Acceptor, RequestsOfOneMicrosecondAreDifferent) {
  for (int i = 0; i < 5; ++i) Establish(kMutualAuth);
  EXPECT_EQ(kdc.exchanges, 2) << "one logon, one ticket";
}

TEST_F(Acceptor, CredentialsOfOneIdentityDoNotRepeatEachOther) {
  const Bytes first = NewRequest(kMutualAuth);
  ASSERT_EQ(server->Step(first), SecStatus::kOk);
  Acquire(*client, "alice", kUseOutbound);
  EXPECT_EQ(server->Step(NewRequest(kMutualAuth)), SecStatus::kOk);
}

TEST_F(Acceptor, BindingsMustAgree) {
  LegRequest first = First(kMutualAuth);
  first.has_bindings = true;
  first.channel_bindings = AsBytes("tls-unique:1");
  for (const bool agree : {true, false}) {
    NewContexts();
    ASSERT_EQ(client->Step(first), SecStatus::kContinueNeeded);
    LegRequest accept;
    accept.has_token = true;
    accept.token = client->reply.token;
    accept.has_bindings = true;
    accept.channel_bindings = AsBytes(agree ? "tls-unique:1" : "tls-unique:2");
    EXPECT_EQ(server->Step(accept), agree ? SecStatus::kOk : SecStatus::kBadBindings) << "ASC-G-001";
    EXPECT_EQ(client->Step(server->reply.token), agree ? SecStatus::kOk : SecStatus::kBadBindings);
  }
}

// Options and names lie open in an AP-REQ (RFC 4120 section 5.5.1): a change there passes if nothing depends on it.
// Everything else is under a checksum, or must have one value.
TEST_F(Acceptor, EveryChangeOfARequestHasADocumentedStatus) {
  const std::size_t size = NewRequest(kMutualAuth).size();
  for (std::size_t at = 0; at < size; ++at) {
    Bytes request = NewRequest(kMutualAuth);
    const auto token = ReadContextToken(request);
    const std::size_t sealed = ReadApReq(token->message)->ticket.enc_part.cipher.data() - request.data();
    request[at] ^= 1 << (at % 8);
    const SecStatus status = server->Step(request);
    EXPECT_EQ(server->context->established(), status == SecStatus::kOk);
    if (at < sealed && status == SecStatus::kOk) continue;
    EXPECT_TRUE(status == SecStatus::kInvalidToken || status == SecStatus::kLogonDenied ||
                status == SecStatus::kNoKerbKey)
        << at << " " << static_cast<std::int32_t>(status);
  }
}

TEST_F(Acceptor, NobodyCanForbidItsProof) {
  Bytes request = NewRequest(kMutualAuth);
  const Bytes mutual = {0x03, 0x05, 0x00, 0x20, 0x00, 0x00, 0x00};
  const auto options = std::search(request.begin(), request.end(), mutual.begin(), mutual.end());
  ASSERT_NE(options, request.end());
  options[3] = 0;
  EXPECT_EQ(server->Step(request), SecStatus::kInvalidToken);
}

TEST_F(Acceptor, EveryTruncationIsAnInvalidToken) {
  Bytes request = NewRequest(kMutualAuth);
  for (std::size_t size = 0; size < request.size(); ++size) {
    NewContexts();
    EXPECT_EQ(server->Step(ByteView(request).first(size)), SecStatus::kInvalidToken) << size << " ASC-N-027";
    EXPECT_TRUE(server->reply.token.empty());
  }
  NewContexts();
  request.push_back(0);
  EXPECT_EQ(server->Step(request), SecStatus::kInvalidToken);
}

TEST_F(Acceptor, TokensOfOthersAreInvalid) {
  const Bytes ntlm = ToBytes(AsBytes(std::string_view("NTLMSSP\0\1\0\0\0\0\0\0\0", 16)));
  const Bytes spnego = {0x60, 0x08, 0x06, 0x06, 0x2B, 0x06, 0x01, 0x05, 0x05, 0x02};
  for (const Bytes& token : {ntlm, spnego}) {
    NewContexts();
    EXPECT_EQ(server->Step(token, kExtendedError), SecStatus::kInvalidToken) << "ISC-N-058";
    EXPECT_EQ(ErrorIn(server->reply.token), NumberOf(KrbErrorCode::kMessageType)) << "ASC-N-013";
  }
}

TEST_F(Acceptor, WithoutAnAccountHasNoCredentials) {
  Acquire(*server, "HTTP/unknown", kUseInbound);
  EXPECT_EQ(server->Step(NewRequest({})), SecStatus::kNoCredentials);
}

TEST_F(Acceptor, WithoutTheKeyOfTheTicketSaysSo) {
  const Bytes request = NewRequest(kMutualAuth);
  Account web = *directory.FindPrincipal("HTTP/web", "EXAMPLE.COM");
  web.kvno = 2;
  directory.Add(web);
  EXPECT_EQ(server->Step(request), SecStatus::kLogonDenied);
  EXPECT_EQ(ErrorIn(server->reply.token), NumberOf(KrbErrorCode::kBadKeyVersion));

  web.kvno = 1;
  web.enctypes = {EncryptionType::kAes128CtsHmacSha1};
  directory.Add(web);
  NewContexts();
  EXPECT_EQ(server->Step(request), SecStatus::kNoKerbKey);
  EXPECT_EQ(ErrorIn(server->reply.token), NumberOf(KrbErrorCode::kNoKey));
}

TEST_F(Acceptor, AnotherContextOfTheCredentialUsesAChangedKey) {
  Establish(kMutualAuth);
  Account web = *directory.FindPrincipal("HTTP/web", "EXAMPLE.COM");
  web.password = "changed";
  directory.Add(web);
  EXPECT_EQ(server->Step(NewRequest(kMutualAuth)), SecStatus::kLogonDenied) << "the ticket is for the key before";
}

TEST_F(Acceptor, DceStyleTakesThreeUnframedTokens) {
  const Bytes request = NewRequest(kUseDceStyle | kMutualAuth);
  EXPECT_EQ(request[0], 0x6E) << "KRB-002";
  ASSERT_EQ(server->Step(request), SecStatus::kContinueNeeded) << "windows-observed D12";
  EXPECT_EQ(server->reply.token[0], 0x6F);
  EXPECT_EQ(server->Facts().last_client_token, 1u) << "QCA-020: no";
  ASSERT_EQ(client->Step(server->reply.token), SecStatus::kOk);
  EXPECT_EQ(client->reply.token[0], 0x6F);
  ASSERT_EQ(server->Step(client->reply.token), SecStatus::kOk);
  EXPECT_EQ(server->Facts().last_client_token, 0u) << "QCA-020: yes";
}

TEST_F(Acceptor, DceStyleRefusesABadThirdToken) {
  const Bytes request = NewRequest(kUseDceStyle);
  ASSERT_EQ(server->Step(request), SecStatus::kContinueNeeded);
  const Bytes own = server->reply.token;
  EXPECT_EQ(server->Step(own), SecStatus::kInvalidToken) << "our own answer sent back";
  EXPECT_FALSE(server->context->established());
}

TEST_F(Acceptor, DceStyleAndTheFrameExcludeEachOther) {
  const Bytes request = NewRequest(kUseDceStyle);
  Bytes framed;
  PutContextToken(framed, MessageType::kApReq, true, [&](DerWriter& out) { out.PutBytes(request); });
  EXPECT_EQ(server->Step(framed), SecStatus::kInvalidToken);
  const Bytes plain = NewRequest(kMutualAuth);
  const auto token = ReadContextToken(plain);
  EXPECT_EQ(server->Step(token->message), SecStatus::kInvalidToken);
}

TEST_F(Acceptor, AnEstablishedContextTakesNoSecondRequest) {
  Establish(kMutualAuth);
  const Bytes key = server->Facts().session_key;
  auto established = std::move(server->context);
  const Bytes request = NewRequest(kMutualAuth);
  server->context = std::move(established);
  EXPECT_EQ(server->Step(request), profile->Answer(Question::kAcceptEstablished)) << "ASC-G-005";
  EXPECT_EQ(server->Facts().session_key, key);
}

TEST_F(Acceptor, KeepsTheDelegatedTgt) {
  Establish(kDelegate | kMutualAuth);
  const IssuedTicket* tgt = static_cast<const KerberosAcceptor&>(*server->context).delegated_tgt();
  ASSERT_NE(tgt, nullptr);
  EXPECT_EQ(tgt->client, "alice");
  EXPECT_EQ(tgt->server, "krbtgt/EXAMPLE.COM");
  EXPECT_FALSE(tgt->encoding.empty());
}

}  // namespace
}  // namespace legwork::kerberos
