#include "tools/kdc/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <unistd.h>

#include <string>
#include <thread>

#include "tools/kdc/echo_responder.h"
#include "tools/kdc/stream_frame.h"

namespace legwork::kdc {
namespace {

// ServerTest serves on a free port of the loopback until the test is over.
class ServerTest : public testing::Test {
 protected:
  void SetUp() override {
    Doors doors;
    ASSERT_EQ(OpenDoors("127.0.0.1", 0, doors), "");
    port_ = doors.port;
    ASSERT_EQ(pipe(stop_), 0);
    server_ = std::make_unique<Server>(std::move(doors), responder_);
    thread_ = std::thread([this] { served_ = server_->Serve(stop_[0]); });
  }

  void TearDown() override {
    ASSERT_EQ(write(stop_[1], "x", 1), 1);
    thread_.join();
    EXPECT_TRUE(served_);
    close(stop_[0]);
    close(stop_[1]);
  }

  // Connect gives a blocking socket of the type whose reads give up after five seconds.
  Socket Connect(int type) const {
    Socket socket(::socket(AF_INET, type | SOCK_CLOEXEC, 0));
    const timeval limit = {5, 0};
    setsockopt(socket.descriptor(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(socket.descriptor(), reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    return socket;
  }

  static void Send(const Socket& socket, ByteView octets) {
    EXPECT_EQ(send(socket.descriptor(), octets.data(), octets.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(octets.size()));
  }
  static void SendFrame(const Socket& socket, std::string_view message) {
    Bytes stream;
    WriteFrame(AsBytes(message), stream);
    Send(socket, stream);
  }

  // Read takes up to `count` octets; fewer if the server closes or stays silent.
  static std::string Read(const Socket& socket, std::size_t count) {
    std::string text(count, 0);
    std::size_t have = 0;
    while (have < count) {
      const ssize_t got = recv(socket.descriptor(), text.data() + have, count - have, 0);
      if (got <= 0) break;
      have += static_cast<std::size_t>(got);
    }
    text.resize(have);
    return text;
  }

  EchoResponder responder_;
  std::uint16_t port_ = 0;
  int stop_[2] = {};
  std::unique_ptr<Server> server_;
  std::thread thread_;
  bool served_ = false;
};

TEST_F(ServerTest, AnswersDatagramsAndStreamsOnOnePort) {
  const Socket datagrams = Connect(SOCK_DGRAM);
  Send(datagrams, AsBytes("hello"));
  EXPECT_EQ(Read(datagrams, 5), "hello");
  const Socket stream = Connect(SOCK_STREAM);
  SendFrame(stream, "hello");
  SendFrame(stream, "again");
  EXPECT_EQ(Read(stream, 18), std::string("\0\0\0\5hello\0\0\0\5again", 18));
}

TEST_F(ServerTest, LateDatagramsComeLater) {
  const Socket datagrams = Connect(SOCK_DGRAM);
  Send(datagrams, AsBytes("Late"));
  Send(datagrams, AsBytes("soon"));
  EXPECT_EQ(Read(datagrams, 4), "soon");
  EXPECT_EQ(Read(datagrams, 4), "Late");
}

TEST_F(ServerTest, LateStreamsComeLater) {
  const Socket stream = Connect(SOCK_STREAM);
  SendFrame(stream, "Late");
  EXPECT_EQ(Read(stream, 8), std::string("\0\0\0\4Late", 8));
}

TEST_F(ServerTest, HalfClosedPeersGetTheirReplies) {
  const Socket stream = Connect(SOCK_STREAM);
  SendFrame(stream, "Late");
  shutdown(stream.descriptor(), SHUT_WR);
  EXPECT_EQ(Read(stream, 9), std::string("\0\0\0\4Late", 8)) << "and then the end";
}

TEST_F(ServerTest, ReservedLengthsEndTheConnection) {
  const Socket stream = Connect(SOCK_STREAM);
  Send(stream, Bytes{0x80, 0, 0, 1});
  EXPECT_EQ(Read(stream, 100), std::string("\0\0\0\x8too long", 12));
}

TEST_F(ServerTest, BigRepliesArriveWhole) {
  const Socket stream = Connect(SOCK_STREAM);
  for (int i = 0; i < 20; ++i) SendFrame(stream, "Big");
  EXPECT_EQ(Read(stream, 20 * (EchoResponder::kBig + 4)).size(), 20 * (EchoResponder::kBig + 4));
}

TEST_F(ServerTest, SilentPeersKeepNobodyOut) {
  std::vector<Socket> silent;
  for (std::size_t i = 0; i < kConnectionsMax + 20; ++i) silent.push_back(Connect(SOCK_STREAM));
  const Socket stream = Connect(SOCK_STREAM);
  SendFrame(stream, "hello");
  EXPECT_EQ(Read(stream, 9), std::string("\0\0\0\5hello", 9));
  EXPECT_EQ(Read(silent[0], 1), "") << "the first had to go";
}

TEST_F(ServerTest, AResetPeerDisturbsNobody) {
  {
    const Socket gone = Connect(SOCK_STREAM);
    const linger hard = {1, 0};
    setsockopt(gone.descriptor(), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    SendFrame(gone, "Late");
  }
  const Socket stream = Connect(SOCK_STREAM);
  SendFrame(stream, "Late");
  EXPECT_EQ(Read(stream, 8), std::string("\0\0\0\4Late", 8));
}

TEST(OpenDoorsTest, SaysWhatIsWrong) {
  Doors doors;
  EXPECT_NE(OpenDoors("localhost", 0, doors).find("no address"), std::string::npos);
  EXPECT_NE(OpenDoors("203.0.113.1", 0, doors).find("cannot listen"), std::string::npos);
  ASSERT_EQ(OpenDoors("127.0.0.1", 0, doors), "");
  Doors second;
  EXPECT_NE(OpenDoors("127.0.0.1", doors.port, second).find("in use"), std::string::npos);
}

}  // namespace
}  // namespace legwork::kdc
