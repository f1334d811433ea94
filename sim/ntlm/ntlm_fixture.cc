#include "sim/ntlm/ntlm_fixture.h"

#include <gtest/gtest.h>

#include <array>

#include "model/sec_buffer.h"

namespace legwork::ntlm {
namespace {

Account MakeUser(std::string_view name, std::string_view password) {
  Account account;
  account.name = name;
  account.realm = "EXAMPLE.COM";
  account.domain = "EXAMPLE";
  account.password = password;
  return account;
}

std::array<MessageBuffer, 2> Buffers(Message& message) {
  return {{{static_cast<std::uint32_t>(BufferType::kToken), message.token, message.token.size()},
           {static_cast<std::uint32_t>(BufferType::kData), message.data, message.data.size()}}};
}

}  // namespace

NtlmWorld::NtlmWorld(const Profile& profile)
    : client{.clock = client_clock, .random = client_random, .directory = directory, .profile = profile, .host = "PC"},
      server{.clock = server_clock, .random = server_random, .directory = directory, .profile = profile} {
  directory.Add(MakeUser("alice", "alice-pw"));
  directory.Add(MakeUser("bob", "bob-pw"));
  directory.Add(MakeUser("Jürgen", "pässwörd"));
}

std::unique_ptr<Credential> NtlmWorld::Acquire(const Identity& identity, std::uint32_t use) const {
  SecStatus status = SecStatus::kInternalError;
  const Surroundings& surroundings = use == kUseInbound ? server : client;
  CredentialRequest request;
  request.identity = identity;
  request.use = use;
  auto credential = kNtlmPackage.acquire(kNtlmPackage, surroundings, request, status);
  EXPECT_EQ(status, SecStatus::kOk);
  return credential;
}

Pair::Pair(NtlmWorld& world, const Identity& client, const Identity& server)
    : client_credential(world.Acquire(client, kUseOutbound)),
      server_credential(world.Acquire(server, kUseInbound)),
      initiator(kNtlmPackage.make_initiator(kNtlmPackage, world.client, *client_credential)),
      acceptor(kNtlmPackage.make_acceptor(kNtlmPackage, world.server, *server_credential)) {
  client_request.has_target = true;
  client_request.target = "HTTP/web.example.com";
}

void Pair::Negotiate() { initiator->Step(client_request, negotiate); }

void Pair::Challenge() {
  server_request.has_token = true;
  server_request.token = negotiate.token;
  acceptor->Step(server_request, challenge);
}

void Pair::Authenticate() {
  client_request.has_token = true;
  client_request.token = challenge.token;
  initiator->Step(client_request, authenticate);
}

void Pair::Accept() {
  server_request.token = authenticate.token;
  acceptor->Step(server_request, accept);
}

SecStatus Pair::Exchange() {
  Negotiate();
  if (IsFailure(negotiate.status)) return negotiate.status;
  Challenge();
  if (IsFailure(challenge.status)) return challenge.status;
  Authenticate();
  if (IsFailure(authenticate.status)) return authenticate.status;
  Accept();
  return accept.status;
}

Message SignedBy(Context& sender, std::string_view text, SecStatus expected) {
  Message message{.data = ToBytes(AsBytes(text))};
  auto buffers = Buffers(message);
  EXPECT_EQ(sender.Sign(0, buffers, 0), expected);
  return message;
}

Message SealedBy(Context& sender, std::string_view text, SecStatus expected) {
  Message message{.data = ToBytes(AsBytes(text))};
  auto buffers = Buffers(message);
  EXPECT_EQ(sender.Encrypt(0, buffers, 0), expected);
  return message;
}

SecStatus Verify(Context& receiver, Message& message) {
  auto buffers = Buffers(message);
  return receiver.Verify(buffers, 0, nullptr);
}

SecStatus Decrypt(Context& receiver, Message& message) {
  auto buffers = Buffers(message);
  return receiver.Decrypt(buffers, 0, nullptr);
}

}  // namespace legwork::ntlm
