#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "model/sec_buffer.h"
#include "sim/kerberos/kerberos_session.h"

// The session protects messages alike under a key of every type, in and out of DCE style.
namespace legwork::kerberos {
namespace {

constexpr std::uint32_t kData = 1, kToken = 2, kPadding = 9, kStream = 10;
constexpr std::uint32_t kSignedData = kData | kBufferReadOnlyWithChecksum;

struct Message {
  Message& Add(std::uint32_t type, Bytes content) {
    memory.push_back(std::make_unique<Bytes>(std::move(content)));
    buffers.push_back({type, *memory.back(), memory.back()->size()});
    return *this;
  }
  Bytes Text(std::size_t index) const { return ToBytes(Content(buffers[index])); }

  std::vector<std::unique_ptr<Bytes>> memory;
  std::vector<MessageBuffer> buffers;
};

Bytes Octets(std::string_view text) { return ToBytes(AsBytes(text)); }

class SessionOfType : public testing::TestWithParam<std::tuple<EncryptionType, bool>> {
 protected:
  void SetUp() override {
    SessionSetup setup = {.detect_sequence = true, .integrity = true, .confidentiality = true};
    setup.dce_style = std::get<bool>(GetParam());
    setup.acceptor_subkey = true;
    const EncryptionTypeRow& row = RowOf(std::get<EncryptionType>(GetParam()));
    ASSERT_TRUE(MakeKey(static_cast<std::int32_t>(row.type), Bytes(row.key_size, 0x42), &setup.key));
    setup.role = Role::kInitiator;
    setup.send_first = 1000;
    setup.receive_first = 2000;
    initiator.Start(setup, random, DocumentedProfile());
    setup.role = Role::kAcceptor;
    std::swap(setup.send_first, setup.receive_first);
    acceptor.Start(setup, random, DocumentedProfile());
  }

  // Sealed has TOKEN, a signed head, DATA and PADDING.
  Message Sealed(KerberosSession& from, std::string_view text, std::uint32_t qop = 0) {
    Message message;
    message.Add(kToken, Bytes(from.TrailerSize())).Add(kSignedData, Octets("head"));
    message.Add(kData, Octets(text)).Add(kPadding, Bytes(1));
    EXPECT_EQ(from.Encrypt(qop, message.buffers), SecStatus::kOk);
    EXPECT_LE(message.buffers[0].used, from.TrailerSize()) << "QCA-002";
    return message;
  }

  RandomStream random = RandomStream(1, "confounder");
  KerberosSession initiator, acceptor;
};

TEST_P(SessionOfType, SignsBothWays) {
  for (auto& [from, to] : {std::tie(initiator, acceptor), std::tie(acceptor, initiator)}) {
    Message message;
    message.Add(kData, Octets("hello")).Add(kToken, Bytes(from.SignatureSize()));
    ASSERT_EQ(from.Sign(0, message.buffers), SecStatus::kOk);
    EXPECT_EQ(message.buffers[1].used, from.SignatureSize());
    EXPECT_EQ(from.Verify(message.buffers, nullptr), SecStatus::kMessageAltered) << "its own";
    (*message.memory[0])[0] ^= 1;
    EXPECT_EQ(to.Verify(message.buffers, nullptr), SecStatus::kMessageAltered);
    (*message.memory[0])[0] ^= 1;
    EXPECT_EQ(to.Verify(message.buffers, nullptr), SecStatus::kOk);
    EXPECT_EQ(to.Verify(message.buffers, nullptr), SecStatus::kOutOfSequence) << "again";
  }
}

TEST_P(SessionOfType, SealsBothWaysWithSignedBuffers) {
  for (const std::uint32_t qop : {0u, kWrapNoEncrypt}) {
    for (auto& [from, to] : {std::tie(initiator, acceptor), std::tie(acceptor, initiator)}) {
      for (const std::string text : {"", "x", "hello", "a text of some more than two blocks of the cipher"}) {
        Message message = Sealed(from, text, qop);
        EXPECT_EQ(message.Text(1), Octets("head"));
        EXPECT_EQ(message.Text(2) == Octets(text), qop == kWrapNoEncrypt || text.empty());
        (*message.memory[1])[3] ^= 1;
        EXPECT_EQ(to.Decrypt(message.buffers, nullptr), SecStatus::kMessageAltered) << "the head is covered";
        (*message.memory[1])[3] ^= 1;
        std::uint32_t got = 77;
        ASSERT_EQ(to.Decrypt(message.buffers, &got), SecStatus::kOk) << text;
        EXPECT_EQ(message.Text(2), Octets(text));
        EXPECT_EQ(got, qop) << "DEC-006";
      }
    }
  }
}

TEST_P(SessionOfType, OpensWholeTokensAndNoticesEveryChange) {
  Message sealed;
  sealed.Add(kToken, Bytes(initiator.TrailerSize())).Add(kData, Octets("hello")).Add(kPadding, Bytes(1));
  ASSERT_EQ(initiator.Encrypt(0, sealed.buffers), SecStatus::kOk);
  Bytes wire;
  for (std::size_t i = 0; i < 3; ++i) Append(wire, sealed.Text(i));
  for (std::size_t at = 0; at <= wire.size(); ++at) {
    Bytes changed = wire;
    if (at < wire.size()) changed[at] ^= 1;
    Message message;
    message.Add(kStream, changed).Add(kData, {});
    EXPECT_EQ(acceptor.Decrypt(message.buffers, nullptr) == SecStatus::kOk, at == wire.size()) << at;
    EXPECT_EQ(message.Text(1) == Octets("hello"), at == wire.size()) << at;
    Message cut;
    cut.Add(kStream, Bytes(wire.begin(), wire.begin() + at)).Add(kData, {});
    EXPECT_NE(acceptor.Decrypt(cut.buffers, nullptr), SecStatus::kOk) << at;
  }
}

TEST_P(SessionOfType, MakesMics) {
  Bytes mic;
  initiator.MakeMic(AsBytes("list"), mic);
  EXPECT_EQ(acceptor.VerifyMic(AsBytes("tsil"), mic), SecStatus::kMessageAltered);
  EXPECT_EQ(acceptor.VerifyMic(AsBytes("list"), mic), SecStatus::kOk);
}

std::vector<EncryptionType> AllTypes() {
  std::vector<EncryptionType> types;
  for (const EncryptionTypeRow& row : EncryptionTypes()) types.push_back(row.type);
  return types;
}

INSTANTIATE_TEST_SUITE_P(EveryType, SessionOfType, testing::Combine(testing::ValuesIn(AllTypes()), testing::Bool()));

TEST(Rc4Session, NeedsRoomForThePaddingOutsideDceStyle) {
  RandomStream random(1, "confounder");
  SessionSetup setup = {.integrity = true, .confidentiality = true};
  ASSERT_TRUE(MakeKey(23, Bytes(16, 1), &setup.key));
  KerberosSession session;
  session.Start(setup, random, DocumentedProfile());
  EXPECT_EQ(session.SignatureSize(), 37u);
  EXPECT_EQ(session.TrailerSize(), kRc4FrontSizeMax);
  Message none, small;
  none.Add(kToken, Bytes(49)).Add(kData, Octets("x"));
  EXPECT_EQ(session.Encrypt(0, none.buffers), SecStatus::kInvalidToken) << "ENC-010";
  small.Add(kToken, Bytes(49)).Add(kData, Octets("x")).Add(kPadding, {});
  EXPECT_EQ(session.Encrypt(0, small.buffers), SecStatus::kBufferTooSmall) << "ENC-008";
  EXPECT_EQ(small.Text(1), Octets("x"));
}

}  // namespace
}  // namespace legwork::kerberos
