#include "tools/http/server_check.h"

#include <gtest/gtest.h>
#include <sys/eventfd.h>

#include <set>
#include <thread>

#include "tools/http/server.h"
#include "tools/http/site.h"

// Every check holds at our own server as it should be, and fails where it does what the check looks for.
namespace legwork::http {
namespace {

// Served is one of our servers, on a thread of its own with a world of its own.
class Served {
 public:
  Served(std::string_view behaviour, Station station = Station::kOrigin, Carrier carrier = Carrier::kHttp)
      : behaviour_(*FindBehaviour(behaviour)) {
    std::string trouble = kdc::OpenDoors("127.0.0.1", 0, doors_);
    if (trouble.empty()) site_ = Site::Open({}, trouble);
    EXPECT_EQ(trouble, "");
    thread_ = std::thread([this, station, carrier] {
      ClientJudge judge(behaviour_);
      Origin origin(*site_->First(Role::kAcceptor), station, behaviour_, judge);
      Server server(doors_.streams, origin, judge, carrier, nullptr);
      server.Serve(stop_.descriptor());
      server.HangUp();
    });
  }
  ~Served() {
    eventfd_write(stop_.descriptor(), 1);
    thread_.join();
  }
  std::uint16_t port() const { return doors_.port; }

 private:
  const Behaviour& behaviour_;
  kdc::Doors doors_;
  std::unique_ptr<Site> site_;
  kdc::Socket stop_{eventfd(0, EFD_CLOEXEC)};
  std::thread thread_;
};

class ServerCheckTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string trouble;
    site_ = Site::Open({}, trouble);
    ASSERT_EQ(trouble, "");
  }

  Knock KnockAt(const Served& served) const {
    Knock knock;
    knock.place = {"http", "web.example.com", served.port(), "/"};
    knock.address = "127.0.0.1";
    knock.target = site_->service();
    return knock;
  }

  // Run gives the results of all checks by their order.
  std::vector<report::CaseResult> Run(const Knock& knock) {
    Knocker knocker(knock, *site_->Find("alice"), *site_->Find("bob"));
    std::vector<report::CaseResult> results;
    for (const ServerCheck& check : ServerChecks()) {
      Sheet sheet;
      check.run(knocker, sheet);
      results.push_back(sheet.Result(std::string(check.name), "", ""));
    }
    return results;
  }

  static bool Breaks(const std::vector<report::CaseResult>& results, RuleId id) {
    const Rule& rule = RuleOf(id);
    for (const report::CaseResult& result : results) {
      for (const report::ClauseResult& clause : result.clauses) {
        if (clause.id == rule.id && clause.verdict == (rule.is_must ? "violated" : "warning")) return true;
      }
    }
    return false;
  }

  static void ExpectAllPass(const std::vector<report::CaseResult>& results, int skips_max) {
    int skips = 0;
    for (const report::CaseResult& result : results) {
      skips += result.verdict == report::CaseVerdict::kSkip ? 1 : 0;
      EXPECT_NE(result.verdict, report::CaseVerdict::kFail) << result.id << "\n" << result.message;
    }
    EXPECT_LE(skips, skips_max);
  }

  std::unique_ptr<Site> site_;
};

TEST_F(ServerCheckTest, OurServerKeepsEveryRule) {
  const Served served("correct");
  ExpectAllPass(Run(KnockAt(served)), 0);
  Knock ntlm = KnockAt(served);
  ntlm.scheme = "NTLM";
  ntlm.package = PackageName::kNtlm;
  ExpectAllPass(Run(ntlm), 1);
}

TEST_F(ServerCheckTest, OurProxyKeepsEveryRule) {
  const Served served("correct", Station::kProxy);
  Knock knock = KnockAt(served);
  knock.is_proxy = true;
  knock.proxy_address = "127.0.0.1";
  knock.proxy_port = served.port();
  ExpectAllPass(Run(knock), 0);
}

TEST_F(ServerCheckTest, OurFramesKeepEveryRule) {
  const Served served("correct", Station::kOrigin, Carrier::kFrames);
  Knock knock = KnockAt(served);
  knock.place.scheme = "tcp";
  ExpectAllPass(Run(knock), 5);
}

TEST_F(ServerCheckTest, EveryWrongServerIsFound) {
  const std::pair<std::string_view, RuleId> rows[] = {
      {"no_challenge", RuleId::kServerChallenges},
      {"challenge_with_data", RuleId::kServerBareChallenge},
      {"final_token_missing", RuleId::kServerFinalToken},
      {"final_token_truncated", RuleId::kServerRightToken},
      {"final_token_garbage", RuleId::kServerRightToken},
      {"final_header_bare", RuleId::kServerFinalToken},
      {"final_header_bare", RuleId::kServerNoEmptyToken},
      {"final_header_empty", RuleId::kServerFinalToken},
      {"final_header_twice", RuleId::kServerOneToken},
      {"final_header_folded", RuleId::kServerUnfolded},
      {"final_without_mechanism_token", RuleId::kServerRightToken},
      {"asks_for_more", RuleId::kServerLetsIn},
      {"rejects_every_leg", RuleId::kServerLetsIn},
      {"dies_between_legs", RuleId::kServerLetsIn},
      {"fault_on_raw_ntlm", RuleId::kServerRefusesCleanly},
      {"fault_on_bad_token", RuleId::kServerRefusesCleanly},
      {"final_token_missing", RuleId::kServerFinalTokenAnywhere},
      {"rejects_every_leg", RuleId::kServerTakesPost},
      {"dies_between_legs", RuleId::kServerRefusesNoBase64},
      {"dies_between_legs", RuleId::kServerRawNtlm},
      {"shared_identity", RuleId::kServerPerConnection},
      {"sticky_identity", RuleId::kServerSecondUser},
      {"shared_exchanges", RuleId::kServerSplitLegs},
      {"takes_replays", RuleId::kServerRefusesReplay},
      {"takes_stray_responses", RuleId::kServerNoContext},
      {"any_password", RuleId::kServerRefusesPassword},
      {"one_case", RuleId::kServerAnyCase},
      {"asks_nobody", RuleId::kServerChallenges},
      {"ntlm_only", RuleId::kServerOffers},
      {"continues_with_200", RuleId::kServerManyLegs},
  };
  std::set<RuleId> found = {RuleId::kServerRefusesBadToken};  // by the next test
  for (const auto& [behaviour, rule] : rows) {
    found.insert(rule);
    const Served served(behaviour);
    EXPECT_TRUE(Breaks(Run(KnockAt(served)), rule)) << behaviour << " does not break " << RuleOf(rule).id;
  }
  for (const Rule& rule : RuleRows()) {
    EXPECT_EQ(found.contains(rule.number), rule.party == "server") << "nothing breaks " << rule.id;
  }
}

// The connection is closed on whoever brings a token again: nobody was let in.
TEST_F(ServerCheckTest, SilenceLetsNobodyIn) {
  const Served served("dies_between_legs");
  const auto results = Run(KnockAt(served));
  EXPECT_FALSE(Breaks(results, RuleId::kServerNoContext));
  EXPECT_FALSE(Breaks(results, RuleId::kServerSplitLegs));
  EXPECT_TRUE(Breaks(results, RuleId::kServerRefusesCleanly));
  EXPECT_TRUE(Breaks(results, RuleId::kServerRefusesBadToken)) << "which its rule wants answered";
}

TEST_F(ServerCheckTest, AnExchangeOfSeveralLegsNeedsItsConnection) {
  const Served served("closes_between_legs");
  Knock ntlm = KnockAt(served);
  ntlm.scheme = "NTLM";
  ntlm.package = PackageName::kNtlm;
  EXPECT_TRUE(Breaks(Run(ntlm), RuleId::kServerManyLegs));
}

// A server that goes on with 200 lets nobody in by that, and refuses the wrong password in the end.
TEST_F(ServerCheckTest, AWrongStatusWithinAnExchangeIsBlamedForThatAlone) {
  const Served served("continues_with_200");
  Knock ntlm = KnockAt(served);
  ntlm.scheme = "NTLM";
  ntlm.package = PackageName::kNtlm;
  const auto results = Run(ntlm);
  EXPECT_TRUE(Breaks(results, RuleId::kServerManyLegs));
  EXPECT_FALSE(Breaks(results, RuleId::kServerRefusesPassword));
  EXPECT_FALSE(Breaks(results, RuleId::kServerRawNtlm));
  EXPECT_FALSE(Breaks(results, RuleId::kServerLetsIn));
}

TEST(Place, IsReadFromAUrl) {
  Place place;
  EXPECT_EQ(ReadPlace("http://web.example.com:8080/a?b", place), "");
  EXPECT_EQ(place.host + "|" + std::to_string(place.port) + "|" + place.path, "web.example.com|8080|/a?b");
  EXPECT_EQ(ReadPlace("tcp://127.0.0.1:1", place), "");
  EXPECT_EQ(place.path, "/");
  for (const char* url : {"web", "ftp://web", "http://:80/", "http://web:x/", "http://web:99999/"}) {
    EXPECT_NE(ReadPlace(url, place), "") << url;
  }
}

}  // namespace
}  // namespace legwork::http
