#include "sim/kdc/misdeed.h"

#include <gtest/gtest.h>

#include <string_view>

#include "sim/kdc/kdc_fixture.h"

namespace legwork::kdc {
namespace {

using kerberos::KrbErrorCode;
using kerberos::TicketOutcome;
using Kind = TicketOutcome::Kind;

// Expected is what a client that checks everything makes of a misdeed, in either exchange.
struct Expected {
  std::string_view misdeed;
  Kind as_kind;
  std::string_view as_reason;
  Kind tgs_kind;
  std::string_view tgs_reason;
};

constexpr std::string_view kMalformed = "neither a well-formed reply nor a KRB_ERROR";
constexpr std::string_view kNoKey = "no key can be made of the KDC's ETYPE-INFO2";

constexpr Expected kExpected[] = {
    {"silent", Kind::kUnreachable, "", Kind::kUnreachable, ""},
    {"slow", Kind::kIssued, "", Kind::kIssued, ""},
    {"garbage", Kind::kBadReply, kMalformed, Kind::kBadReply, kMalformed},
    {"repeated_reply", Kind::kBadReply, "the nonce of another request", Kind::kBadReply, "the reply does not decrypt"},
    {"empty_reply", Kind::kBadReply, kMalformed, Kind::kBadReply, kMalformed},
    {"truncated_reply", Kind::kBadReply, kMalformed, Kind::kBadReply, kMalformed},
    {"short_reply", Kind::kBadReply, kMalformed, Kind::kBadReply, kMalformed},
    {"trailing_octet", Kind::kBadReply, kMalformed, Kind::kBadReply, kMalformed},
    {"altered_reply_part", Kind::kWrongKey, "the reply does not decrypt", Kind::kBadReply,
     "the reply does not decrypt"},
    {"other_type", Kind::kBadReply, "another type of reply", Kind::kBadReply, "another type of reply"},
    {"other_version", Kind::kBadReply, "another type of reply", Kind::kBadReply, "another type of reply"},
    {"other_client", Kind::kBadReply, "another client", Kind::kBadReply, "another client"},
    {"other_client_realm", Kind::kBadReply, "another client", Kind::kBadReply, "another client"},
    {"other_server", Kind::kBadReply, "a ticket for another server", Kind::kBadReply, "a ticket for another server"},
    {"other_server_realm", Kind::kBadReply, "a ticket for another server", Kind::kBadReply,
     "a ticket for another server"},
    {"other_etype", Kind::kBadReply, "no key can be made for the reply's etype", Kind::kBadReply,
     "the reply does not decrypt"},
    {"wrong_nonce", Kind::kBadReply, "the nonce of another request", Kind::kBadReply, "the nonce of another request"},
    {"other_server_inside", Kind::kBadReply, "a key for another server", Kind::kBadReply, "a key for another server"},
    {"other_realm_inside", Kind::kBadReply, "a key for another server", Kind::kBadReply, "a key for another server"},
    {"referral_in_circles", Kind::kIssued, "", Kind::kBadReply, "a referral to the realm that was asked"},
    {"unknown_session_key_type", Kind::kBadReply, "a session key of an unknown type", Kind::kBadReply,
     "a session key of an unknown type"},
    {"short_session_key", Kind::kBadReply, "a session key of an unknown type", Kind::kBadReply,
     "a session key of an unknown type"},
    {"other_session_key", Kind::kIssued, "", Kind::kIssued, ""},
    {"ended_before_start", Kind::kBadReply, "a ticket that ends before it starts", Kind::kBadReply,
     "a ticket that ends before it starts"},
    {"past_ticket", Kind::kIssued, "", Kind::kIssued, ""},
    {"future_ticket", Kind::kIssued, "", Kind::kIssued, ""},
    {"invalid_ticket", Kind::kIssued, "", Kind::kIssued, ""},
    {"ticket_of_other_client", Kind::kIssued, "", Kind::kIssued, ""},
    {"altered_ticket", Kind::kIssued, "", Kind::kIssued, ""},
    {"other_ticket_kvno", Kind::kIssued, "", Kind::kIssued, ""},
    {"previous_key", Kind::kIssued, "", Kind::kIssued, ""},
    {"other_ticket_etype", Kind::kIssued, "", Kind::kIssued, ""},
    {"fast_only", Kind::kBadReply, kNoKey, Kind::kIssued, ""},
    {"no_hints", Kind::kBadReply, kNoKey, Kind::kIssued, ""},
    {"unknown_hint", Kind::kBadReply, kNoKey, Kind::kIssued, ""},
    {"wrong_salt", Kind::kRefused, "", Kind::kIssued, ""},
    {"wrong_iterations", Kind::kRefused, "", Kind::kIssued, ""},
    {"absurd_iterations", Kind::kBadReply, kNoKey, Kind::kIssued, ""},
    {"malformed_iterations", Kind::kBadReply, kNoKey, Kind::kIssued, ""},
};

class MisdeedTest : public KdcFixture {
 protected:
  // Order makes the KDC commit the misdeed from now on.
  void Order(const Misdeed& misdeed) {
    KdcRule rule;
    rule.misdeed = &misdeed;
    kdc_.ClearRules();
    kdc_.AddRule(rule);
  }
};

TEST_F(MisdeedTest, EachIsWhatAClientNotices) {
  ASSERT_EQ(std::size(kExpected), Misdeeds().size());
  for (const Expected& row : kExpected) {
    const Misdeed* misdeed = FindMisdeed(row.misdeed);
    ASSERT_NE(misdeed, nullptr) << row.misdeed;
    kdc_.ClearRules();
    ASSERT_TRUE(LogOn().issued());
    ASSERT_TRUE(AskFor("HTTP/web").issued());
    const kerberos::IssuedTicket tgt = tgt_;
    Order(*misdeed);
    const TicketOutcome as_outcome = LogOn();
    EXPECT_EQ(as_outcome.kind, row.as_kind) << row.misdeed << ": " << as_outcome.reason;
    EXPECT_EQ(as_outcome.reason, row.as_reason) << row.misdeed;
    tgt_ = tgt;
    const TicketOutcome tgs_outcome = AskFor("HTTP/web");
    EXPECT_EQ(tgs_outcome.kind, row.tgs_kind) << row.misdeed << ": " << tgs_outcome.reason;
    EXPECT_EQ(tgs_outcome.reason, row.tgs_reason) << row.misdeed;
  }
}

TEST_F(MisdeedTest, IsOverWithItsRule) {
  KdcRule rule;
  rule.misdeed = FindMisdeed("wrong_nonce");
  rule.times = 2;  // an unauthenticated request and its repetition
  kdc_.AddRule(rule);
  EXPECT_EQ(LogOn().kind, Kind::kBadReply);
  EXPECT_TRUE(LogOn().issued());
}

TEST_F(MisdeedTest, NamesAreFoundAndOthersAreNot) {
  for (const Misdeed& misdeed : Misdeeds()) EXPECT_EQ(FindMisdeed(misdeed.name), &misdeed);
  EXPECT_EQ(FindMisdeed("nope"), nullptr);
  EXPECT_EQ(FindMisdeed(""), nullptr);
}

}  // namespace
}  // namespace legwork::kdc
