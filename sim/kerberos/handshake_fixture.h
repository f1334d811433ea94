#ifndef LEGWORK_SIM_KERBEROS_HANDSHAKE_FIXTURE_H_
#define LEGWORK_SIM_KERBEROS_HANDSHAKE_FIXTURE_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "sim/kerberos/issuing_kdc.h"
#include "sim/kerberos/kerberos_acceptor.h"
#include "sim/kerberos/kerberos_credential.h"
#include "sim/kerberos/kerberos_package.h"
#include "sim/package/package.h"

namespace legwork::kerberos {

// HandshakeFixture is a realm with alice, HTTP/web and HTTP/other, and what it takes to let two of them meet.
class HandshakeFixture : public testing::Test {
 protected:
  // Side is one party: its clock, its credential and its context.
  struct Side {
    Side(const HandshakeFixture& world, std::string_view actor, KdcPort* kdc)
        : clock(world.time),
          random(world.chance.Child(actor)),
          surroundings{
              .clock = clock, .random = random, .directory = world.directory, .kdc = kdc, .profile = *world.profile} {}
    Clock clock;
    RandomStreams random;
    Surroundings surroundings;
    std::unique_ptr<Credential> credential;
    std::unique_ptr<Context> context;
    LegReply reply;

    SecStatus Step(const LegRequest& request) {
      reply = LegReply();
      context->Step(request, reply);
      return reply.status;
    }
    SecStatus Step(ByteView token, ContextFlags requested = {}) {
      LegRequest request;
      request.has_token = true;
      request.token = token;
      request.requested = requested;
      return Step(request);
    }
    ContextFacts Facts() const {
      ContextFacts facts;
      context->Describe(facts);
      return facts;
    }
    KerberosCredential& kerberos() { return static_cast<KerberosCredential&>(*credential); }
  };

  void SetUp() override {
    for (const char* name : {"krbtgt/EXAMPLE.COM", "alice", "HTTP/web", "HTTP/other"}) AddAccount(name);
    client = std::make_unique<Side>(*this, "client", &kdc);
    server = std::make_unique<Side>(*this, "server", nullptr);
    Acquire(*client, "alice", kUseOutbound);
    Acquire(*server, "HTTP/web", kUseInbound);
    NewContexts();
  }

  void AddAccount(const std::string& name) {
    Account account;
    account.name = name;
    account.realm = "EXAMPLE.COM";
    account.domain = "EXAMPLE";
    account.password = name + "-pw";
    account.enctypes = {EncryptionType::kAes256CtsHmacSha1, EncryptionType::kAes128CtsHmacSha1};
    directory.Add(account);
  }

  static void Acquire(Side& side, const std::string& user, std::uint32_t use) {
    CredentialRequest request;
    request.identity.user = user;
    request.identity.domain = "EXAMPLE.COM";
    request.identity.password = user + "-pw";
    request.identity.present = true;
    request.use = use;
    SecStatus status = SecStatus::kInternalError;
    side.credential = kKerberosPackage.acquire(kKerberosPackage, side.surroundings, request, status);
    ASSERT_EQ(status, SecStatus::kOk);
  }

  void NewContexts() {
    client->context = kKerberosPackage.make_initiator(kKerberosPackage, client->surroundings, *client->credential);
    server->context = kKerberosPackage.make_acceptor(kKerberosPackage, server->surroundings, *server->credential);
  }

  static LegRequest First(ContextFlags requested, std::string_view target = "HTTP/web") {
    LegRequest request;
    request.requested = requested;
    request.has_target = true;
    request.target = target;
    return request;
  }

  // Establish runs a handshake to its end and expects it to succeed.
  void Establish(ContextFlags requested) {
    NewContexts();
    const bool is_mutual = requested.HasAny(ContextFlag::kMutualAuth | ContextFlag::kUseDceStyle);
    ASSERT_EQ(client->Step(First(requested)), is_mutual ? SecStatus::kContinueNeeded : SecStatus::kOk);
    const SecStatus accepted = server->Step(client->reply.token);
    if (!is_mutual) {
      ASSERT_EQ(accepted, SecStatus::kOk);
      return;
    }
    ASSERT_FALSE(IsFailure(accepted)) << static_cast<std::int32_t>(accepted);
    ASSERT_EQ(client->Step(server->reply.token), SecStatus::kOk);
    if (accepted == SecStatus::kOk) return;
    ASSERT_EQ(server->Step(client->reply.token), SecStatus::kOk);
  }

  VirtualClock time;
  RandomStreams chance = RandomStreams(1);
  StringToKeyCache keys;
  Directory directory = Directory(keys);
  const Profile* profile = &DocumentedProfile();
  Clock kdc_clock = Clock(time);
  IssuingKdc kdc = IssuingKdc(directory, kdc_clock);
  std::unique_ptr<Side> client, server;
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_HANDSHAKE_FIXTURE_H_
