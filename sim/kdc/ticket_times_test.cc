#include "sim/kdc/ticket_times.h"

#include <gtest/gtest.h>

#include "sim/wire/file_time.h"

namespace legwork::kdc {
namespace {

using kerberos::KrbErrorCode;

constexpr Ticks kHour = 3600 * kTicksPerSecond;
constexpr TicketLimits kLimits = {kWorldStart + 10 * kHour, kWorldStart + 100 * kHour};

class TicketTimesTest : public testing::Test {
 protected:
  KrbErrorCode Choose(const TicketLimits& limits = kLimits) {
    return ChooseTicketTimes(body_, KdcPolicy{}, kWorldStart + 1, limits, &times_);
  }

  kerberos::KdcReqBody body_;
  TicketTimes times_;
};

TEST_F(TicketTimesTest, TillIsGrantedWithinTheLimit) {
  body_.till = kWorldStart + kHour;
  ASSERT_EQ(Choose(), KrbErrorCode::kNone);
  EXPECT_EQ(times_.start, kWorldStart);
  EXPECT_EQ(times_.end, kWorldStart + kHour);
  EXPECT_FALSE(times_.renew_till);
  body_.till = kWorldStart + 11 * kHour;
  ASSERT_EQ(Choose(), KrbErrorCode::kNone);
  EXPECT_EQ(times_.end, kLimits.end);
  body_.till = kFileTimeOfUnixEpoch;
  ASSERT_EQ(Choose(), KrbErrorCode::kNone);
  EXPECT_EQ(times_.end, kLimits.end);
}

TEST_F(TicketTimesTest, EndComesAfterStart) {
  body_.till = kWorldStart;
  EXPECT_EQ(Choose(), KrbErrorCode::kNeverValid);
  body_.till = kWorldStart + kTicksPerSecond;
  EXPECT_EQ(Choose(), KrbErrorCode::kNone);
}

TEST_F(TicketTimesTest, StartIsNow) {
  body_.till = kLimits.end;
  body_.from = kWorldStart + 300 * kTicksPerSecond;
  EXPECT_EQ(Choose(), KrbErrorCode::kNone);
  EXPECT_EQ(times_.start, kWorldStart);
  body_.from = kWorldStart + 301 * kTicksPerSecond;
  EXPECT_EQ(Choose(), KrbErrorCode::kCannotPostdate);
}

TEST_F(TicketTimesTest, RenewableHasItsOwnLimit) {
  body_.till = kLimits.end;
  body_.kdc_options = kerberos::kOptionRenewable;
  body_.rtime = kWorldStart + 50 * kHour;
  ASSERT_EQ(Choose(), KrbErrorCode::kNone);
  EXPECT_EQ(times_.renew_till, kWorldStart + 50 * kHour);
  body_.rtime = kWorldStart + 200 * kHour;
  ASSERT_EQ(Choose(), KrbErrorCode::kNone);
  EXPECT_EQ(times_.renew_till, kLimits.renew_till);
  ASSERT_EQ(Choose({kLimits.end, std::nullopt}), KrbErrorCode::kNone);
  EXPECT_FALSE(times_.renew_till);
}

TEST_F(TicketTimesTest, RenewableOkMakesUpForShortTickets) {
  body_.kdc_options = kerberos::kOptionRenewableOk;
  body_.till = kLimits.end;
  ASSERT_EQ(Choose(), KrbErrorCode::kNone);
  EXPECT_FALSE(times_.renew_till);
  body_.till = kWorldStart + 20 * kHour;
  ASSERT_EQ(Choose(), KrbErrorCode::kNone);
  EXPECT_EQ(times_.renew_till, kWorldStart + 20 * kHour);
}

}  // namespace
}  // namespace legwork::kdc
