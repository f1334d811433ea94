#include "tools/kdc/connection.h"

#include <gtest/gtest.h>

#include <string_view>

#include "tools/kdc/echo_responder.h"
#include "tools/kdc/stream_frame.h"

namespace legwork::kdc {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

Bytes Framed(std::string_view message) {
  Bytes stream;
  WriteFrame(AsBytes(message), stream);
  return stream;
}

// ConnectionTest has a peer and a time of its own: no clock is read.
class ConnectionTest : public testing::Test {
 protected:
  void Send(ByteView octets) { connection_.Take(octets, responder_, now_); }

  // Collect takes what is to be sent now.
  std::string Collect() {
    const std::string text(AsText(connection_.Output(now_)));
    connection_.Sent(text.size(), responder_, now_);
    return text;
  }

  EchoResponder responder_;
  Moment now_ = Moment(seconds(1000));
  Connection connection_{now_};
};

TEST_F(ConnectionTest, AnswersInTheOrderOfRequests) {
  Bytes both = Framed("one");
  Append(both, Framed("two"));
  Send(both);
  EXPECT_EQ(Collect(), std::string("\0\0\0\3one\0\0\0\3two", 14));
  EXPECT_FALSE(connection_.Done(now_));
}

TEST_F(ConnectionTest, TakesARequestInSingleOctets) {
  for (const std::uint8_t octet : Framed("one")) {
    EXPECT_EQ(Collect(), "");
    Send(ByteView(&octet, 1));
  }
  EXPECT_EQ(Collect(), std::string("\0\0\0\3one", 7));
}

TEST_F(ConnectionTest, SingleOctetsDoNotProlongIt) {
  const Bytes request = Framed("a request");
  for (std::size_t i = 0; i + 1 < request.size() && !connection_.Done(now_); ++i) {
    Send(ByteView(request).subspan(i, 1));
    now_ += seconds(2);
  }
  EXPECT_TRUE(connection_.Done(now_));
  EXPECT_EQ(responder_.received, 0);
}

TEST_F(ConnectionTest, ASilentPeerIsGivenUp) {
  EXPECT_EQ(connection_.Next(), now_ + kPatience);
  now_ += kPatience - milliseconds(1);
  EXPECT_FALSE(connection_.Done(now_));
  now_ += milliseconds(1);
  EXPECT_TRUE(connection_.Done(now_));
}

TEST_F(ConnectionTest, APeerWhoTakesNothingIsGivenUp) {
  Send(Framed("one"));
  EXPECT_FALSE(connection_.Output(now_).empty());
  now_ += kPatience;
  EXPECT_TRUE(connection_.Done(now_));
}

TEST_F(ConnectionTest, EachRequestHasItsOwnTime) {
  now_ += kPatience - milliseconds(1);
  Send(Framed("one"));
  Collect();
  now_ += kPatience - milliseconds(1);
  EXPECT_FALSE(connection_.Done(now_));
  now_ += milliseconds(1);
  EXPECT_TRUE(connection_.Done(now_));
}

TEST_F(ConnectionTest, ALateReplyComesWhenItIsDue) {
  Send(Framed("Late"));
  EXPECT_EQ(Collect(), "");
  EXPECT_EQ(connection_.Next(), now_ + milliseconds(50));
  now_ += milliseconds(50);
  EXPECT_EQ(Collect(), std::string("\0\0\0\4Late", 8));
}

TEST_F(ConnectionTest, AHalfClosedPeerGetsWhatHeAskedFor) {
  Send(Framed("Late"));
  connection_.Close();
  EXPECT_FALSE(connection_.Wants());
  EXPECT_FALSE(connection_.Done(now_));
  now_ += milliseconds(50);
  EXPECT_NE(Collect(), "");
  EXPECT_TRUE(connection_.Done(now_));
}

TEST_F(ConnectionTest, AnUnansweredRequestLeavesSilence) {
  Send(Framed("Silence"));
  EXPECT_EQ(Collect(), "");
  EXPECT_FALSE(connection_.Done(now_ + kPatience - milliseconds(1)));
  EXPECT_TRUE(connection_.Done(now_ + kPatience));
}

TEST_F(ConnectionTest, AnImpossibleLengthIsTheEnd) {
  for (const Bytes& header : {Bytes{0x80, 0, 0, 1}, Bytes{0x7F, 0xFF, 0xFF, 0xFF}}) {
    connection_ = Connection(now_);
    Send(header);
    EXPECT_FALSE(connection_.Wants());
    EXPECT_FALSE(connection_.Done(now_));
    Send(Framed("more"));
    EXPECT_EQ(Collect(), std::string("\0\0\0\x8too long", 12));
    EXPECT_TRUE(connection_.Done(now_));
  }
  EXPECT_EQ(responder_.received, 0);
}

TEST_F(ConnectionTest, WhoTakesNoRepliesIsReadNoFurther) {
  Bytes many;
  for (int i = 0; i < 100; ++i) Append(many, Framed("Big"));
  Send(many);
  EXPECT_FALSE(connection_.Wants());
  EXPECT_LT(responder_.received, 12) << "a megabyte and one reply";
  std::size_t replied = 0;
  for (int i = 0; i < 100 && replied < 100 * (EchoResponder::kBig + 4); ++i) replied += Collect().size();
  EXPECT_EQ(replied, 100 * (EchoResponder::kBig + 4));
  EXPECT_TRUE(connection_.Wants());
}

}  // namespace
}  // namespace legwork::kdc
