#include "sim/kerberos/kerberos_session.h"

#include <gtest/gtest.h>

#include "model/sec_buffer.h"
#include "sim/base/text.h"

namespace legwork::kerberos {
namespace {

constexpr std::uint32_t kData = 1, kToken = 2, kPadding = 9, kStream = 10;
constexpr std::uint32_t kSignedData = kData | kBufferReadOnlyWithChecksum;
constexpr std::uint32_t kUntouchedData = kData | kBufferReadOnly;

// Message is the memory of one message and the buffers that look at it.
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

struct Session : testing::Test {
  void SetUp() override { Start(SessionSetup{.integrity = true, .confidentiality = true}); }

  void Start(SessionSetup setup) {
    const Bytes octets(32, 0x42);
    ASSERT_TRUE(MakeKey(18, octets, &setup.key));
    setup.role = Role::kInitiator;
    setup.send_first = 1000;
    setup.receive_first = 2000;
    initiator.Start(setup, random, DocumentedProfile());
    setup.role = Role::kAcceptor;
    std::swap(setup.send_first, setup.receive_first);
    acceptor.Start(setup, random, DocumentedProfile());
  }

  Message Sealed(std::string_view text, std::uint32_t qop = 0) {
    Message message;
    message.Add(kToken, Bytes(76)).Add(kData, Octets(text));
    EXPECT_EQ(initiator.Encrypt(qop, message.buffers), SecStatus::kOk);
    return message;
  }
  Message Signed(std::string_view text) {
    Message message;
    message.Add(kData, Octets(text)).Add(kToken, Bytes(28));
    EXPECT_EQ(initiator.Sign(0, message.buffers), SecStatus::kOk);
    return message;
  }
  // Wire is TOKEN and DATA as they travel.
  static Bytes Wire(const Message& message) {
    Bytes wire = message.Text(0);
    Append(wire, message.Text(1));
    return wire;
  }

  RandomStream random = RandomStream(1, "confounder");
  KerberosSession initiator, acceptor;
};

TEST_F(Session, SignsAndVerifies) {
  Message message = Signed("hello");
  EXPECT_EQ(message.Text(0), Octets("hello")) << "SIG-008";
  EXPECT_EQ(message.buffers[1].used, 28u);
  std::uint32_t qop = 77;
  EXPECT_EQ(acceptor.Verify(message.buffers, &qop), SecStatus::kOk);
  EXPECT_EQ(qop, 0u);
}

TEST_F(Session, SealsInPlaceAndOpens) {
  Message message = Sealed("hello");
  EXPECT_EQ(message.buffers[0].used, 60u);
  EXPECT_NE(message.Text(1), Octets("hello"));
  std::uint32_t qop = 77;
  EXPECT_EQ(acceptor.Decrypt(message.buffers, &qop), SecStatus::kOk);
  EXPECT_EQ(message.Text(1), Octets("hello"));
  EXPECT_EQ(qop, 0u);
}

TEST_F(Session, EmptyMessagesPass) {
  for (const std::uint32_t qop : {0u, kWrapNoEncrypt}) {
    Message message = Sealed("", qop);
    EXPECT_EQ(acceptor.Decrypt(message.buffers, nullptr), SecStatus::kOk) << qop;
    EXPECT_EQ(message.buffers[1].used, 0u) << "DEC-007";
  }
}

TEST_F(Session, OrderOfBuffersDoesNotMatter) {
  Message message;
  message.Add(kPadding, Bytes(16)).Add(kData, Octets("hello")).Add(kToken, Bytes(60));
  ASSERT_EQ(initiator.Encrypt(0, message.buffers), SecStatus::kOk);
  EXPECT_EQ(message.buffers[0].used, 0u);
  EXPECT_EQ(acceptor.Decrypt(message.buffers, nullptr), SecStatus::kOk);
  EXPECT_EQ(message.Text(1), Octets("hello"));
}

TEST_F(Session, SeveralDataBuffersAreOneMessage) {
  Message message;
  message.Add(kToken, Bytes(60)).Add(kData, Octets("hello, ")).Add(kData, Octets("wor")).Add(kData, Octets("ld"));
  ASSERT_EQ(initiator.Encrypt(0, message.buffers), SecStatus::kOk);
  Message joined;
  Bytes data = message.Text(1);
  Append(data, message.Text(2));
  Append(data, message.Text(3));
  joined.Add(kToken, message.Text(0)).Add(kData, data);
  EXPECT_EQ(acceptor.Decrypt(joined.buffers, nullptr), SecStatus::kOk);
  EXPECT_EQ(joined.Text(1), Octets("hello, world"));
}

TEST_F(Session, StreamIsOpenedWhereItLies) {
  for (const std::uint32_t qop : {0u, kWrapNoEncrypt}) {
    const Bytes wire = Wire(Sealed("hello", qop));
    Message message;
    message.Add(kStream, wire).Add(kData, {});
    std::uint32_t got = 77;
    ASSERT_EQ(acceptor.Decrypt(message.buffers, &got), SecStatus::kOk);
    EXPECT_EQ(got, qop) << "DEC-006";
    EXPECT_EQ(message.Text(1), Octets("hello"));
    EXPECT_GE(message.buffers[1].bytes.data(), message.memory[0]->data());
    EXPECT_LE(message.buffers[1].bytes.data() + 5, message.memory[0]->data() + wire.size());
  }
}

// A GSS library sends the body as it is, with an RRC of zero.
TEST_F(Session, StreamMayHaveAnyRotation) {
  const Bytes wire = Wire(Sealed("hello"));
  Bytes body(wire.begin() + 16, wire.end());
  TurnLeft(body, 28);
  for (std::size_t rotation = 0; rotation < 4 * body.size(); ++rotation) {
    SessionSetup fresh = acceptor.setup();
    acceptor.Start(fresh, random, DocumentedProfile());
    Bytes turned = body;
    TurnRight(turned, rotation % turned.size());
    Bytes token(wire.begin(), wire.begin() + 16);
    token[7] = static_cast<std::uint8_t>(rotation);
    Append(token, turned);
    Message message;
    message.Add(kStream, token).Add(kData, {});
    EXPECT_EQ(acceptor.Decrypt(message.buffers, nullptr), SecStatus::kOk) << rotation;
    EXPECT_EQ(message.Text(1), Octets("hello"));
  }
}

TEST_F(Session, NoEncryptLeavesDataReadable) {
  Message message = Sealed("hello", kWrapNoEncrypt);
  EXPECT_EQ(message.Text(1), Octets("hello")) << "ENC-007";
  EXPECT_EQ(message.buffers[0].used, 28u);
  std::uint32_t qop = 0;
  EXPECT_EQ(acceptor.Decrypt(message.buffers, &qop), SecStatus::kOk);
  EXPECT_EQ(qop, kWrapNoEncrypt) << "DEC-006";
}

TEST_F(Session, ReadOnlyBuffersAreCoveredOrNot) {
  for (const bool seals : {false, true}) {
    Message message;
    message.Add(kToken, Bytes(60)).Add(kSignedData, Octets("head")).Add(kData, Octets("body"));
    message.Add(kUntouchedData, Octets("free"));
    ASSERT_EQ(seals ? initiator.Encrypt(0, message.buffers) : initiator.Sign(0, message.buffers), SecStatus::kOk);
    EXPECT_EQ(message.Text(1), Octets("head")) << "BUF-004";
    EXPECT_EQ(message.Text(3), Octets("free")) << "ENC-003";
    const auto check = [&] {
      return seals ? acceptor.Decrypt(message.buffers, nullptr) : acceptor.Verify(message.buffers, nullptr);
    };
    (*message.memory[1])[0] ^= 1;
    EXPECT_EQ(check(), SecStatus::kMessageAltered) << "READONLY_WITH_CHECKSUM is covered";
    (*message.memory[1])[0] ^= 1;
    (*message.memory[3])[0] ^= 1;
    EXPECT_EQ(check(), SecStatus::kOk) << "READONLY is not";
    EXPECT_EQ(message.Text(2), Octets("body"));
  }
}

TEST_F(Session, DceStyleRoundTrips) {
  Start(SessionSetup{.integrity = true, .confidentiality = true, .dce_style = true});
  EXPECT_EQ(initiator.TrailerSize(), 76u);
  Message message = Sealed("hello");
  EXPECT_EQ(message.buffers[0].used, 76u);
  EXPECT_EQ(message.Text(0)[5], 16) << "EC is one block (MS-KILE section 3.4.5.4.1)";
  EXPECT_EQ(message.Text(0)[7], 28);
  EXPECT_EQ(acceptor.Decrypt(message.buffers, nullptr), SecStatus::kOk);
  EXPECT_EQ(message.Text(1), Octets("hello"));
}

TEST_F(Session, EveryChangeIsNoticedAndDeliversNothing) {
  for (const std::uint32_t qop : {0u, kWrapNoEncrypt}) {
    const Bytes wire = Wire(Sealed("hello", qop));
    for (std::size_t at = 0; at < wire.size(); ++at) {
      for (int bit = 0; bit < 8; ++bit) {
        Bytes changed = wire;
        changed[at] ^= 1 << bit;
        Message message;
        message.Add(kStream, changed).Add(kData, {});
        EXPECT_EQ(acceptor.Decrypt(message.buffers, nullptr), SecStatus::kMessageAltered) << at << " bit " << bit;
        EXPECT_EQ(message.buffers[1].used, 0u) << "VER-007";
        EXPECT_EQ(message.Text(0), changed);
      }
    }
    Message good;
    good.Add(kStream, wire).Add(kData, {});
    EXPECT_EQ(acceptor.Decrypt(good.buffers, nullptr), SecStatus::kOk) << "failures did no harm";
  }
}

TEST_F(Session, EveryTruncationIsNoticed) {
  const Bytes wire = Wire(Sealed("hello"));
  for (std::size_t size = 0; size < wire.size(); ++size) {
    Message message;
    message.Add(kStream, Bytes(wire.begin(), wire.begin() + size)).Add(kData, {});
    EXPECT_EQ(acceptor.Decrypt(message.buffers, nullptr),
              size == 0 ? SecStatus::kInvalidToken : SecStatus::kMessageAltered);
  }
  Message longer;
  Bytes more = wire;
  more.push_back(0);
  longer.Add(kStream, more).Add(kData, {});
  EXPECT_EQ(acceptor.Decrypt(longer.buffers, nullptr), SecStatus::kMessageAltered);
}

TEST_F(Session, EveryChangeOfASignatureIsNoticed) {
  Message message = Signed("hello");
  for (const std::size_t buffer : {0, 1}) {
    for (std::uint8_t& octet : *message.memory[buffer]) {
      octet ^= 0x40;
      EXPECT_EQ(acceptor.Verify(message.buffers, nullptr), SecStatus::kMessageAltered);
      octet ^= 0x40;
    }
  }
  EXPECT_EQ(acceptor.Verify(message.buffers, nullptr), SecStatus::kOk);
}

TEST_F(Session, OwnMessagesDoNotComeBack) {
  Message message = Signed("hello");
  EXPECT_EQ(initiator.Verify(message.buffers, nullptr), SecStatus::kMessageAltered);
}

TEST_F(Session, SequenceDetectionRefusesWhatIsNotDue) {
  Start(SessionSetup{.detect_sequence = true, .integrity = true, .confidentiality = true});
  Message first = Signed("1"), second = Sealed("2"), third = Signed("3");
  EXPECT_EQ(acceptor.Decrypt(second.buffers, nullptr), SecStatus::kOutOfSequence) << "ISC-N-026";
  EXPECT_NE(second.Text(1), Octets("2")) << "VER-007";
  EXPECT_EQ(acceptor.Verify(first.buffers, nullptr), SecStatus::kOk);
  EXPECT_EQ(acceptor.Verify(first.buffers, nullptr), SecStatus::kOutOfSequence);
  EXPECT_EQ(acceptor.Verify(third.buffers, nullptr), SecStatus::kOutOfSequence);
  EXPECT_EQ(acceptor.Decrypt(second.buffers, nullptr), SecStatus::kOk);
  EXPECT_EQ(acceptor.Verify(third.buffers, nullptr), SecStatus::kOk);
}

TEST_F(Session, ReplayDetectionRefusesTheSecondCopyOnly) {
  Start(SessionSetup{.detect_replay = true, .integrity = true, .confidentiality = true});
  Message first = Signed("1"), second = Signed("2");
  EXPECT_EQ(acceptor.Verify(second.buffers, nullptr), SecStatus::kOk);
  EXPECT_EQ(acceptor.Verify(second.buffers, nullptr), SecStatus::kOutOfSequence) << "ISC-N-025";
  EXPECT_EQ(acceptor.Verify(first.buffers, nullptr), SecStatus::kOk);
}

TEST_F(Session, WithoutDetectionCopiesPass) {
  Message message = Signed("1");
  EXPECT_EQ(acceptor.Verify(message.buffers, nullptr), SecStatus::kOk);
  EXPECT_EQ(acceptor.Verify(message.buffers, nullptr), SecStatus::kOk) << "CTX-008";
}

TEST_F(Session, WithoutIntegrityNothingIsSigned) {
  Start(SessionSetup{.confidentiality = true});
  Message message;
  message.Add(kData, Octets("x")).Add(kToken, Bytes(60));
  EXPECT_EQ(initiator.Sign(0, message.buffers), SecStatus::kQopNotSupported) << "SIG-004";
  EXPECT_EQ(initiator.Verify(message.buffers, nullptr), SecStatus::kQopNotSupported) << "VER-004";
  EXPECT_EQ(initiator.Encrypt(0, message.buffers), SecStatus::kOk);
  EXPECT_EQ(initiator.SignatureSize(), 0u) << "QCA-005";
}

TEST_F(Session, WithoutAnythingNothingIsSealed) {
  Start(SessionSetup{});
  Message message;
  message.Add(kData, Octets("x")).Add(kToken, Bytes(60));
  EXPECT_EQ(initiator.Encrypt(0, message.buffers), SecStatus::kQopNotSupported) << "ENC-011";
  EXPECT_EQ(initiator.Decrypt(message.buffers, nullptr), SecStatus::kQopNotSupported);
  EXPECT_EQ(initiator.TrailerSize(), 0u) << "QCA-005";
}

TEST_F(Session, WithIntegrityAloneEncryptSigns) {
  Start(SessionSetup{.integrity = true});
  Message message = Sealed("hello");
  EXPECT_EQ(message.Text(1), Octets("hello"));
  std::uint32_t qop = 0;
  EXPECT_EQ(acceptor.Decrypt(message.buffers, &qop), SecStatus::kOk);
  EXPECT_EQ(qop, kWrapNoEncrypt);
}

TEST_F(Session, ShapesThatAreNoMessageAreRefused) {
  Message no_token, no_data, both, small;
  no_token.Add(kData, Octets("a")).Add(kData, Octets("b"));
  no_data.Add(kToken, Bytes(60));
  both.Add(kToken, Bytes(60)).Add(kStream, Bytes(60)).Add(kData, Octets("a"));
  for (Message* message : {&no_token, &no_data}) {
    EXPECT_EQ(initiator.Sign(0, message->buffers), SecStatus::kInvalidToken) << "SIG-003";
    EXPECT_EQ(initiator.Verify(message->buffers, nullptr), SecStatus::kInvalidToken) << "VER-004";
    EXPECT_EQ(initiator.Encrypt(0, message->buffers), SecStatus::kInvalidToken) << "ENC-010";
    EXPECT_EQ(initiator.Decrypt(message->buffers, nullptr), SecStatus::kInvalidToken) << "DEC-001";
  }
  EXPECT_EQ(initiator.Decrypt(both.buffers, nullptr), SecStatus::kInvalidToken);
}

TEST_F(Session, SmallTokensAreRefusedWithoutUsingANumber) {
  Message small;
  small.Add(kToken, Bytes(27)).Add(kData, Octets("hello"));
  EXPECT_EQ(initiator.Sign(0, small.buffers), SecStatus::kBufferTooSmall);
  EXPECT_EQ(initiator.Encrypt(kWrapNoEncrypt, small.buffers), SecStatus::kBufferTooSmall) << "ENC-008";
  EXPECT_EQ(initiator.Encrypt(0, small.buffers), SecStatus::kBufferTooSmall);
  EXPECT_EQ(small.Text(1), Octets("hello"));
  EXPECT_EQ(Signed("x").Text(1)[15], 1000 & 0xFF);
}

TEST_F(Session, SigningTakesNoEncryptAsTheProfileSays) {
  Message message;
  message.Add(kData, Octets("x")).Add(kToken, Bytes(28));
  EXPECT_EQ(initiator.Sign(kWrapNoEncrypt, message.buffers), SecStatus::kOk);
  initiator.Start(initiator.setup(), random, *FindProfile("windows"));
  EXPECT_EQ(initiator.Sign(kWrapNoEncrypt, message.buffers), SecStatus::kInvalidToken) << "windows-observed E17";
}

TEST_F(Session, CarriesTheNumberThatTheCallerGives) {
  Start(SessionSetup{.detect_sequence = true, .integrity = true, .confidentiality = true});
  for (const bool seals : {false, true}) {
    Message message;
    message.Add(kData, Octets("x")).Add(kToken, Bytes(76));
    const auto open = [&](std::uint32_t number) {
      return seals ? acceptor.Decrypt(message.buffers, nullptr, number)
                   : acceptor.Verify(message.buffers, nullptr, number);
    };
    ASSERT_EQ(seals ? initiator.Encrypt(0, message.buffers, 5) : initiator.Sign(0, message.buffers, 5), SecStatus::kOk);
    EXPECT_EQ(open(6), SecStatus::kOutOfSequence) << "ENC-012";
    EXPECT_EQ(open(0), SecStatus::kOutOfSequence);
    EXPECT_EQ(open(5), SecStatus::kOk);
    EXPECT_NE(open(5), SecStatus::kOk) << "the session's own number is still there";
  }
}

TEST_F(Session, OfWindowsIgnoresTheNumberOnAConnection) {
  Start(SessionSetup{.detect_sequence = true, .integrity = true});
  initiator.Start(initiator.setup(), random, *FindProfile("windows"));
  acceptor.Start(acceptor.setup(), random, *FindProfile("windows"));
  Message message;
  message.Add(kData, Octets("x")).Add(kToken, Bytes(28));
  ASSERT_EQ(initiator.Sign(0, message.buffers, 5), SecStatus::kOk);
  EXPECT_EQ(acceptor.Verify(message.buffers, nullptr, 9), SecStatus::kOk) << "windows-observed E12";
}

TEST_F(Session, OfDatagramsCountsEveryNumber) {
  Start(SessionSetup{.detect_replay = true, .integrity = true, .datagram = true});
  Message first, second;
  first.Add(kData, Octets("1")).Add(kToken, Bytes(28));
  second.Add(kData, Octets("2")).Add(kToken, Bytes(28));
  ASSERT_EQ(initiator.Sign(0, first.buffers, 0), SecStatus::kOk);
  ASSERT_EQ(initiator.Sign(0, second.buffers, 1), SecStatus::kOk);
  EXPECT_EQ(acceptor.Verify(second.buffers, nullptr, 1), SecStatus::kOk) << "DGM-003";
  EXPECT_EQ(acceptor.Verify(first.buffers, nullptr, 1), SecStatus::kOutOfSequence);
  EXPECT_EQ(acceptor.Verify(first.buffers, nullptr, 0), SecStatus::kOk);
  EXPECT_EQ(acceptor.Verify(first.buffers, nullptr, 0), SecStatus::kOutOfSequence) << "a replay";
}

TEST_F(Session, MicsTakeTheirNumberLikeMessages) {
  Start(SessionSetup{.detect_sequence = true, .integrity = true});
  Bytes mic;
  initiator.MakeMic(AsBytes("list"), mic);
  Message message = Signed("1");
  EXPECT_EQ(acceptor.Verify(message.buffers, nullptr), SecStatus::kOutOfSequence);
  EXPECT_EQ(acceptor.VerifyMic(AsBytes("other"), mic), SecStatus::kMessageAltered);
  EXPECT_EQ(acceptor.VerifyMic(AsBytes("list"), mic), SecStatus::kOk);
  EXPECT_EQ(acceptor.Verify(message.buffers, nullptr), SecStatus::kOk);
}

// windows-observed G20: the number of the first message is not taken by it.
TEST_F(Session, AMicOfNumberZeroCountsForNothing) {
  Start(SessionSetup{.send_first = 5, .receive_first = 5, .detect_sequence = true, .integrity = true});
  Bytes mic;
  initiator.MakeMic(AsBytes("list"), mic, true);
  Message message = Signed("1");
  EXPECT_EQ(acceptor.VerifyMic(AsBytes("other"), mic), SecStatus::kMessageAltered);
  EXPECT_EQ(acceptor.VerifyMic(AsBytes("list"), mic), SecStatus::kOk);
  EXPECT_EQ(acceptor.Verify(message.buffers, nullptr), SecStatus::kOk);
  initiator.MakeMic(AsBytes("list"), mic);
  initiator.MakeMic(AsBytes("list"), mic);
  EXPECT_EQ(acceptor.VerifyMic(AsBytes("list"), mic), SecStatus::kOutOfSequence);
}

}  // namespace
}  // namespace legwork::kerberos
