#include "sim/kerberos/ticket_cache.h"

#include <gtest/gtest.h>

#include "sim/kerberos/handshake_fixture.h"

namespace legwork::kerberos {
namespace {

struct Tickets : HandshakeFixture {
  std::shared_ptr<ServiceTicket> Find(std::string_view target) {
    std::shared_ptr<ServiceTicket> ticket;
    EXPECT_EQ(client->kerberos().tickets().Find(target, &ticket), SecStatus::kOk);
    return ticket;
  }
};

TEST_F(Tickets, AreAskedForOnce) {
  const auto first = Find("HTTP/web");
  EXPECT_EQ(kdc.exchanges, 2);
  EXPECT_EQ(Find("HTTP/web"), first);
  EXPECT_EQ(kdc.exchanges, 2);
  EXPECT_NE(Find("HTTP/other"), first);
  EXPECT_EQ(kdc.exchanges, 3) << "the logon is kept";
}

TEST_F(Tickets, AreReplacedWhenTheyEnd) {
  kdc.lifetime = 60 * kTicksPerSecond;
  const auto first = Find("HTTP/web");
  time.Advance(60 * kTicksPerSecond);
  const auto second = Find("HTTP/web");
  EXPECT_NE(second, first);
  EXPECT_EQ(kdc.exchanges, 4);
  EXPECT_GT(second->issued.end_time, time.Now());
}

TEST_F(Tickets, KeepTheirTextOfTheTarget) {
  EXPECT_EQ(Find("HTTP/web@EXAMPLE.COM")->target, "HTTP/web@EXAMPLE.COM");
  EXPECT_EQ(Find("HTTP/web@EXAMPLE.COM")->issued.server, "HTTP/web");
}

TEST_F(Tickets, AFailureLeavesNothingBehind) {
  kdc.refusal = 7;
  std::shared_ptr<ServiceTicket> ticket;
  EXPECT_EQ(client->kerberos().tickets().Find("HTTP/web", &ticket), SecStatus::kTargetUnknown);
  EXPECT_EQ(ticket, nullptr);
  kdc.refusal = 0;
  EXPECT_NE(Find("HTTP/web"), nullptr);
}

}  // namespace
}  // namespace legwork::kerberos
