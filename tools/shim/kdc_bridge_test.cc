#include "tools/shim/kdc_bridge.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>

#include "sim/kerberos/message/kdc_req.h"
#include "sim/wire/der_writer.h"
#include "tools/kdc/socket.h"
#include "tools/kdc/stream_frame.h"

namespace legwork::host {
namespace {

constexpr std::chrono::seconds kLimit{5};

// EchoPort answers with the realm it was asked for and what it was sent.
class EchoPort : public KdcPort {
 public:
  std::optional<Bytes> Exchange(std::string_view realm, ByteView request) override {
    asked = realm;
    if (!reachable) return std::nullopt;
    return ToBytes(request);
  }
  std::string asked;
  bool reachable = true;
};

Bytes AsRequest() {
  kerberos::KdcReq request;
  request.req_body.realm = "EXAMPLE.COM";
  Bytes message;
  DerWriter out(message);
  kerberos::WriteKdcReq(out, request);
  return message;
}

kdc::Socket Connect(int type, std::uint16_t port) {
  kdc::Socket socket(::socket(AF_INET, type | SOCK_CLOEXEC, 0));
  sockaddr_in to = {};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(connect(socket.descriptor(), reinterpret_cast<const sockaddr*>(&to), sizeof to), 0);
  return socket;
}

class KdcBridgeTest : public testing::Test {
 protected:
  KdcBridgeTest() : bridge_(KdcBridge::Open(port_, trouble_)) {}

  // Ask sends a message in a stream's frame and gives what came back before the end.
  Bytes Ask(ByteView message) {
    const kdc::Socket client = Connect(SOCK_STREAM, bridge_->port());
    Bytes frame;
    kdc::WriteFrame(message, frame);
    EXPECT_EQ(write(client.descriptor(), frame.data(), frame.size()), static_cast<ssize_t>(frame.size()));
    bridge_->ServeUntil(client.descriptor(), kLimit);  // the reply, or the end, is what wakes it
    Bytes reply(4096);
    const ssize_t size = recv(client.descriptor(), reply.data(), reply.size(), MSG_DONTWAIT);
    reply.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    ended_ = size == 0;
    return reply;
  }

  EchoPort port_;
  std::string trouble_;
  std::unique_ptr<KdcBridge> bridge_;
  bool ended_ = false;
};

TEST_F(KdcBridgeTest, BringsARequestToItsRealmAndTheReplyBack) {
  ASSERT_EQ(trouble_, "");
  Bytes framed;
  kdc::WriteFrame(AsRequest(), framed);
  EXPECT_EQ(Ask(AsRequest()), framed);
  EXPECT_EQ(port_.asked, "EXAMPLE.COM");
}

TEST_F(KdcBridgeTest, HangsUpBehindItsReply) {
  const kdc::Socket client = Connect(SOCK_STREAM, bridge_->port());
  Bytes frame;
  kdc::WriteFrame(AsRequest(), frame);
  ASSERT_EQ(write(client.descriptor(), frame.data(), frame.size()), static_cast<ssize_t>(frame.size()));
  bridge_->ServeUntil(client.descriptor(), kLimit);
  Bytes reply(frame.size());
  ASSERT_EQ(recv(client.descriptor(), reply.data(), reply.size(), 0), static_cast<ssize_t>(frame.size()));
  std::uint8_t octet;
  EXPECT_EQ(recv(client.descriptor(), &octet, 1, MSG_DONTWAIT), 0);
}

TEST_F(KdcBridgeTest, HangsUpWhereNoKdcIs) {
  port_.reachable = false;
  EXPECT_EQ(Ask(AsRequest()), Bytes());
  EXPECT_TRUE(ended_);
}

TEST_F(KdcBridgeTest, HangsUpOnWhatIsNoRequest) {
  EXPECT_EQ(Ask(Bytes{0x30, 0x00}), Bytes());
  EXPECT_TRUE(ended_);
  EXPECT_EQ(port_.asked, "");
}

TEST_F(KdcBridgeTest, RefusesDatagramsAtOnce) {
  const kdc::Socket client = Connect(SOCK_DGRAM, bridge_->port());
  EXPECT_EQ(send(client.descriptor(), "x", 1, 0), 1);
  char octet;
  EXPECT_EQ(recv(client.descriptor(), &octet, 1, 0), -1);
  EXPECT_EQ(errno, ECONNREFUSED);
}

TEST_F(KdcBridgeTest, ReturnsWhenTheTimeIsOver) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const kdc::Socket reader(ends[0]), writer(ends[1]);
  bridge_->ServeUntil(reader.descriptor(), std::chrono::milliseconds(1));
}

}  // namespace
}  // namespace legwork::host
