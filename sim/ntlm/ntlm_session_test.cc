#include "sim/ntlm/ntlm_session.h"

#include <gtest/gtest.h>

#include <array>
#include <deque>
#include <vector>

#include "model/sec_buffer.h"
#include "sim/ntlm/nlmp_examples.h"
#include "sim/ntlm/ntlm_fixture.h"

namespace legwork::ntlm {
namespace {

constexpr std::uint32_t kData = static_cast<std::uint32_t>(BufferType::kData);
constexpr std::uint32_t kToken = static_cast<std::uint32_t>(BufferType::kToken);
constexpr std::uint32_t kStream = static_cast<std::uint32_t>(BufferType::kStream);
constexpr std::uint32_t kPadding = static_cast<std::uint32_t>(BufferType::kPadding);

// Established is a pair behind its handshake.
struct Established {
  explicit Established(ContextFlags requested, const Profile& profile = DocumentedProfile())
      : world(profile), pair(world) {
    pair.client_request.requested = requested;
    EXPECT_EQ(pair.Exchange(), SecStatus::kOk);
  }
  Context& client() { return *pair.initiator; }
  Context& server() { return *pair.acceptor; }

  NtlmWorld world;
  Pair pair;
};

const Profile& Windows() { return *FindProfile("windows"); }

MessageBuffer Buffer(std::uint32_t type, Bytes& bytes) { return {type, bytes, bytes.size()}; }

Bytes Text(std::string_view text) { return ToBytes(AsBytes(text)); }

TEST(NtlmSession, SignaturesFitInBothDirections) {
  Established established(ContextFlag::kIntegrity);
  for (int i = 0; i < 3; ++i) {
    Message there = SignedBy(established.client(), "there");
    Message back = SignedBy(established.server(), "back");
    EXPECT_EQ(there.data, Text("there")) << "SIG-008";
    EXPECT_EQ(there.token[0], 1);
    EXPECT_EQ(there.token[12], i) << "numbers are counted for each direction";
    EXPECT_EQ(back.token[12], i);
    EXPECT_EQ(Verify(established.server(), there), SecStatus::kOk);
    EXPECT_EQ(Verify(established.client(), back), SecStatus::kOk);
  }
}

TEST(NtlmSession, SealedMessagesFitInBothDirections) {
  Established established(ContextFlag::kConfidentiality);
  Message there = SealedBy(established.client(), "there");
  Message back = SealedBy(established.server(), "back");
  EXPECT_NE(there.data, Text("there"));
  EXPECT_EQ(Decrypt(established.server(), there), SecStatus::kOk);
  EXPECT_EQ(Decrypt(established.client(), back), SecStatus::kOk);
  EXPECT_EQ(there.data, Text("there"));
  EXPECT_EQ(back.data, Text("back"));
}

// windows-observed E15: integrity alone is enough to seal.
TEST(NtlmSession, SealsAlsoWithIntegrityAlone) {
  Established established(ContextFlag::kIntegrity);
  Message message = SealedBy(established.client(), "secret");
  EXPECT_NE(message.data, Text("secret"));
  EXPECT_EQ(Decrypt(established.server(), message), SecStatus::kOk);
}

// A message of one's own does not fit: the directions have keys of their own.
TEST(NtlmSession, AMessageThatIsSentBackIsNoMessage) {
  Established established(ContextFlag::kConfidentiality);
  Message message = SealedBy(established.client(), "echo");
  EXPECT_EQ(Decrypt(established.client(), message), SecStatus::kMessageAltered);
}

TEST(NtlmSession, EveryChangeIsNoticedAndSpoilsNothing) {
  Established established(ContextFlag::kConfidentiality);
  const Message good = SealedBy(established.client(), "payload");
  for (std::size_t i = 0; i < good.token.size() + good.data.size(); ++i) {
    Message changed = good;
    (i < 16 ? changed.token[i] : changed.data[i - 16]) ^= 0x04;
    EXPECT_EQ(Decrypt(established.server(), changed), SecStatus::kMessageAltered) << i;
  }
  Message message = good;
  EXPECT_EQ(Decrypt(established.server(), message), SecStatus::kOk);
}

// NLM-007, VER-003, DEC-003; windows-observed E09 for the other answer.
TEST(NtlmSession, MessagesOutOfOrderGetWhatTheProfileSays) {
  for (const auto& [profile, expected] : {std::pair(&DocumentedProfile(), SecStatus::kOutOfSequence),
                                          std::pair(&Windows(), SecStatus::kMessageAltered)}) {
    Established established(ContextFlag::kIntegrity, *profile);
    Message first = SignedBy(established.client(), "first");
    Message second = SignedBy(established.client(), "second");
    EXPECT_EQ(Verify(established.server(), second), expected) << "early";
    EXPECT_EQ(Verify(established.server(), first), SecStatus::kOk) << "the number was not advanced";
    EXPECT_EQ(Verify(established.server(), first), expected) << "a replay";
    EXPECT_EQ(Verify(established.server(), second), SecStatus::kOk);
  }
}

// Two hundred messages of both kinds, both ways, each direction in its own order.
TEST(NtlmSession, InterleavedMessagesFit) {
  Established established(ContextFlag::kConfidentiality);
  struct InFlight {
    Message message;
    bool sealed;
    std::string text;
  };
  std::deque<InFlight> to_server;
  std::deque<InFlight> to_client;
  RandomStream chance(7, "test.interleaving");
  const auto receive = [](std::deque<InFlight>& queue, Context& receiver) {
    if (queue.empty()) return;
    InFlight next = std::move(queue.front());
    queue.pop_front();
    EXPECT_EQ(next.sealed ? Decrypt(receiver, next.message) : Verify(receiver, next.message), SecStatus::kOk);
    EXPECT_EQ(next.message.data, Text(next.text));
  };
  for (int sent = 0; sent < 200;) {
    const bool from_client = chance.Below(2) == 0;
    if (chance.Below(2) == 0) {
      const bool sealed = chance.Below(2) == 0;
      const std::string text(chance.Below(100), static_cast<char>('a' + sent % 26));
      Context& sender = from_client ? established.client() : established.server();
      (from_client ? to_server : to_client)
          .push_back({sealed ? SealedBy(sender, text) : SignedBy(sender, text), sealed, text});
      ++sent;
    } else {
      from_client ? receive(to_client, established.client()) : receive(to_server, established.server());
    }
  }
  while (!to_server.empty()) receive(to_server, established.server());
  while (!to_client.empty()) receive(to_client, established.client());
}

// AMB-18, windows-observed E01 and E03.
TEST(NtlmSession, WithoutIntegrityThereIsADummySignatureOrNone) {
  Established documented({});
  SignedBy(documented.client(), "data", SecStatus::kQopNotSupported);
  Established windows({}, Windows());
  Message message = SignedBy(windows.client(), "data");
  EXPECT_EQ(ToHex(message.token), "01000000000000000000000000000000");
  Message forged = message;
  forged.token[5] = 1;
  EXPECT_EQ(Verify(windows.server(), forged), SecStatus::kMessageAltered);
  EXPECT_EQ(Verify(windows.server(), message), SecStatus::kOk);
}

// ENC-011, windows-observed E13.
TEST(NtlmSession, WithoutIntegrityNothingIsSealed) {
  Established documented({});
  SealedBy(documented.client(), "data", SecStatus::kQopNotSupported);
  Established windows({}, Windows());
  SealedBy(windows.client(), "data", SecStatus::kUnsupportedFunction);
  Message message{.data = Text("data")};
  EXPECT_EQ(Decrypt(windows.server(), message), SecStatus::kUnsupportedFunction);
}

// SIG-003, VER-004, ENC-008, ENC-010; windows-observed E05, E26.
TEST(NtlmSession, RefusesBuffersThatAreMissingOrTooSmall) {
  Established established(ContextFlag::kConfidentiality);
  Bytes token(16);
  Bytes small(15);
  Bytes data = Text("data");
  Bytes more = Text("more");
  std::array<MessageBuffer, 2> no_token = {Buffer(kData, data), Buffer(kData, more)};
  std::array<MessageBuffer, 1> no_data = {Buffer(kToken, token)};
  std::array<MessageBuffer, 2> too_small = {Buffer(kToken, small), Buffer(kData, data)};
  std::array<MessageBuffer, 3> two_tokens = {Buffer(kToken, token), Buffer(kData, data), Buffer(kToken, token)};
  Context& client = established.client();
  EXPECT_EQ(client.Sign(0, no_token, 0), SecStatus::kInvalidToken);
  EXPECT_EQ(client.Sign(0, no_data, 0), SecStatus::kInvalidToken);
  EXPECT_EQ(client.Sign(0, too_small, 0), SecStatus::kBufferTooSmall);
  EXPECT_EQ(client.Sign(0, two_tokens, 0), SecStatus::kInvalidToken);
  EXPECT_EQ(client.Encrypt(0, no_data, 0), SecStatus::kInvalidToken);
  EXPECT_EQ(client.Encrypt(0, too_small, 0), SecStatus::kBufferTooSmall);
  EXPECT_EQ(client.Verify(no_token, 0, nullptr), SecStatus::kInvalidToken);
  EXPECT_EQ(client.Verify(too_small, 0, nullptr), SecStatus::kInvalidToken);
  EXPECT_EQ(client.Decrypt(no_data, 0, nullptr), SecStatus::kInvalidToken);
  EXPECT_EQ(data, Text("data"));
  Message message = SignedBy(client, "the count did not move");
  EXPECT_EQ(message.token[12], 0);
}

// AMB-17, AMB-19: a header and a trailer that are covered but not enciphered, one buffer that is neither.
TEST(NtlmSession, ReadOnlyBuffersStayAsTheyAre) {
  Established established(ContextFlag::kConfidentiality);
  Bytes header = Text("header");
  Bytes data = Text("data");
  Bytes apart = Text("apart");
  Bytes token(20);
  Bytes padding(4);
  std::array<MessageBuffer, 5> message = {Buffer(kData | kBufferReadOnlyWithChecksum, header), Buffer(kToken, token),
                                          Buffer(kData, data), Buffer(kData | kBufferReadOnly, apart),
                                          Buffer(kPadding, padding)};
  EXPECT_EQ(established.client().Encrypt(0, message, 0), SecStatus::kOk);
  EXPECT_EQ(message[1].used, 16u);
  EXPECT_EQ(message[4].used, 0u);
  EXPECT_EQ(header, Text("header"));
  EXPECT_EQ(apart, Text("apart"));
  EXPECT_NE(data, Text("data"));
  apart[0] ^= 1;  // nobody covers it
  header[0] ^= 1;
  EXPECT_EQ(established.server().Decrypt(message, 0, nullptr), SecStatus::kMessageAltered);
  header[0] ^= 1;
  EXPECT_EQ(established.server().Decrypt(message, 0, nullptr), SecStatus::kOk);
  EXPECT_EQ(data, Text("data"));
}

// DEC-008, windows-observed E19 and E20.
TEST(NtlmSession, AStreamIsDecryptedWhereItLies) {
  Established established(ContextFlag::kConfidentiality);
  const Message sealed = SealedBy(established.client(), "streamed");
  Bytes whole = sealed.token;
  Append(whole, sealed.data);
  std::array<MessageBuffer, 2> message = {Buffer(kStream, whole), MessageBuffer{kData, {}, 0}};
  Bytes token(16);
  std::array<MessageBuffer, 3> both = {message[0], message[1], Buffer(kToken, token)};
  EXPECT_EQ(established.server().Decrypt(both, 0, nullptr), SecStatus::kInvalidToken);
  Bytes cut(whole.begin(), whole.begin() + 15);
  std::array<MessageBuffer, 2> incomplete = {Buffer(kStream, cut), MessageBuffer{kData, {}, 0}};
  EXPECT_EQ(established.server().Decrypt(incomplete, 0, nullptr), SecStatus::kIncompleteMessage);
  EXPECT_EQ(established.server().Decrypt(message, 0, nullptr), SecStatus::kOk);
  EXPECT_EQ(message[1].bytes.data(), whole.data() + 16);
  EXPECT_EQ(AsText(ByteView(message[1].bytes).first(message[1].used)), "streamed");
}

// windows-observed E04, E12, E16: neither the quality nor the caller's number has an effect.
TEST(NtlmSession, OfWindowsIgnoresQualityAndNumber) {
  Established established(ContextFlag::kConfidentiality, Windows());
  Bytes token(16);
  Bytes data = Text("data");
  std::array<MessageBuffer, 2> message = {Buffer(kToken, token), Buffer(kData, data)};
  std::uint32_t qop = 0xDEADBEEF;
  EXPECT_EQ(established.client().Encrypt(51566, message, 77), SecStatus::kOk);
  EXPECT_NE(data, Text("data"));
  EXPECT_EQ(established.server().Decrypt(message, 99, &qop), SecStatus::kOk);
  EXPECT_EQ(qop, 0xDEADBEEFu);
}

// ENC-012, DEC-009: by the page a number that the caller gives is part of the message, and both ends must agree on it.
TEST(NtlmSession, CarriesTheNumberThatTheCallerGives) {
  Established established(ContextFlag::kConfidentiality);
  Bytes token(16);
  Bytes data = Text("data");
  std::array<MessageBuffer, 2> message = {Buffer(kToken, token), Buffer(kData, data)};
  EXPECT_EQ(established.client().Encrypt(0, message, 77), SecStatus::kOk);
  EXPECT_EQ(token[12], 77);
  EXPECT_EQ(established.server().Decrypt(message, 99, nullptr), SecStatus::kOutOfSequence);
  EXPECT_EQ(established.server().Decrypt(message, 0, nullptr), SecStatus::kOutOfSequence);
  EXPECT_EQ(established.server().Decrypt(message, 77, nullptr), SecStatus::kOk);
  EXPECT_EQ(AsText(data), "data");
  Message next = SealedBy(established.client(), "counted on");
  EXPECT_EQ(next.token[12], 78);
  EXPECT_EQ(Decrypt(established.server(), next), SecStatus::kOk);
}

// ENC-007, DEC-006. The next message fits all the same.
TEST(NtlmSession, AMessageMayStayInTheClear) {
  Established established(ContextFlag::kIntegrity);
  for (int i = 0; i < 2; ++i) {
    Bytes token(16);
    Bytes data = Text("clear");
    std::array<MessageBuffer, 2> message = {Buffer(kToken, token), Buffer(kData, data)};
    std::uint32_t qop = 0;
    EXPECT_EQ(established.client().Encrypt(kWrapNoEncrypt, message, 0), SecStatus::kOk);
    EXPECT_EQ(data, Text("clear"));
    data[0] ^= 1;
    EXPECT_EQ(established.server().Decrypt(message, 0, &qop), SecStatus::kMessageAltered);
    data[0] ^= 1;
    EXPECT_EQ(established.server().Decrypt(message, 0, &qop), SecStatus::kOk);
    EXPECT_EQ(data, Text("clear"));
    EXPECT_EQ(qop, kWrapNoEncrypt);
    Message sealed = SealedBy(established.client(), "sealed");
    EXPECT_EQ(Decrypt(established.server(), sealed), SecStatus::kOk);
  }
}

// SPN-007: the cipher begins again, the count does not.
TEST(NtlmSession, AMechListMicCountsAsAMessage) {
  Established established(ContextFlag::kConfidentiality);
  ASSERT_TRUE(established.client().SupportsIntegrity());
  const Bytes mech_list = Text("mechanisms");
  Bytes from_client;
  Bytes from_server;
  EXPECT_EQ(established.client().MakeMechListMic(mech_list, from_client), SecStatus::kOk);
  Bytes altered = from_client;
  altered[7] ^= 1;
  EXPECT_EQ(established.server().VerifyMechListMic(mech_list, altered), SecStatus::kMessageAltered);
  EXPECT_EQ(established.server().VerifyMechListMic(mech_list, Bytes(3)), SecStatus::kInvalidToken);
  EXPECT_EQ(established.server().VerifyMechListMic(mech_list, from_client), SecStatus::kOk);
  EXPECT_EQ(established.server().MakeMechListMic(mech_list, from_server), SecStatus::kOk);
  EXPECT_EQ(established.client().VerifyMechListMic(mech_list, from_server), SecStatus::kOk);
  established.client().AfterMechListMic();
  established.server().AfterMechListMic();
  Message message = SealedBy(established.client(), "first");
  EXPECT_EQ(message.token[12], 1);
  EXPECT_EQ(Decrypt(established.server(), message), SecStatus::kOk);
  Message back = SealedBy(established.server(), "back");
  EXPECT_EQ(Decrypt(established.client(), back), SecStatus::kOk);
}

TEST(NtlmSession, WithoutSessionSecurityThereIsNoMechListMic) {
  Established established({});
  EXPECT_FALSE(established.client().SupportsIntegrity());
}

}  // namespace
}  // namespace legwork::ntlm
