#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <thread>

#include "tools/cli/testing/program.h"

// curl, wget and requests, judged by our server: what they are known to do, and nothing else. A difference is a
// finding, or a new client.
namespace legwork::http {
namespace {

using Findings = std::map<std::string, std::set<std::string>>;  // rules broken, by case

class ClientTest : public testing::Test {
 protected:
  // Need skips or fails the test where a line of the shell does not succeed.
  static void Need(const std::string& line, const char* package) {
    if (std::system((line + " >/dev/null 2>&1").c_str()) == 0) return;
    if (std::getenv("CI") == nullptr) GTEST_SKIP() << package << " is not installed";
    FAIL() << package << " is not installed";
  }

  // Judge runs a client against every behaviour of a station, or the one that is named.
  static Findings Judge(const std::string& options, const std::string& client) {
    const std::string json = cli::InTemp("client.json");
    const cli::Ran ran = cli::Legwork("serve " + options + " --json " + json + " --client '" + client + "'");
    EXPECT_TRUE(ran.status == 0 || ran.status == 1) << ran.output;
    Findings findings;
    const auto report = nlohmann::json::parse(cli::ReadText(json));
    for (const auto& result : report["results"]) {
      EXPECT_FALSE(result["clauses"].empty()) << result;
      for (const auto& clause : result["clauses"]) {
        if (clause["verdict"] != "holds") findings[result["id"]].insert(clause["id"].get<std::string>());
      }
    }
    return findings;
  }
};

class CurlTest : public ClientTest {
 protected:
  void SetUp() override { Need("command -v curl", "curl"); }
};

class WgetTest : public ClientTest {
 protected:
  void SetUp() override { Need("command -v wget", "wget"); }
};

class RequestsTest : public ClientTest {
 protected:
  void SetUp() override { Need("/usr/bin/python3 -c \"import requests_kerberos\"", "python3-requests-kerberos"); }
};

constexpr const char* kNtlm = "curl -sf --ntlm -u EXAMPLE\\\\alice:alice-pw --resolve $RESOLVE ";

// curl hands the last token to GSS-API where there is one, and goes on whatever comes of it.
TEST_F(CurlTest, TakesWrongFinalTokensUnderNegotiate) {
  const Findings findings = Judge("--behaviour all", "curl -sf --negotiate -u : --resolve $RESOLVE $URL");
  Findings expected;
  for (const char* name : {"missing", "truncated", "garbage"}) {
    expected[std::string("http/origin/final_token_") + name] = {"HTTP-C-011"};
  }
  for (const char* name : {"final_header_bare", "final_header_empty", "final_without_mechanism_token"}) {
    expected[std::string("http/origin/") + name] = {"HTTP-C-011"};
  }
  EXPECT_EQ(findings, expected);
}

TEST_F(CurlTest, BreaksNothingUnderNtlm) {
  EXPECT_EQ(Judge("--behaviour all", std::string(kNtlm) + "$URL"), Findings());
  EXPECT_EQ(Judge("--behaviour all", std::string(kNtlm) + "-d content $URL"), Findings());
}

// Without a ticket MIT GSS-API offers gss-ntlmssp inside SPNEGO, which takes two legs and a MIC.
TEST_F(CurlTest, NtlmInsideSpnegoBreaksNothing) {
  if (!std::filesystem::exists("/etc/gss/mech.d/mech.ntlmssp.conf")) {
    if (std::getenv("CI") == nullptr) GTEST_SKIP() << "gss-ntlmssp is not installed";
    FAIL() << "gss-ntlmssp is not installed";
  }
  const std::string no_ticket = "export KRB5_CLIENT_KTNAME=/nowhere KRB5CCNAME=FILE:/nowhere; ";
  EXPECT_EQ(Judge("", no_ticket + "curl -sf --negotiate -u : --resolve $RESOLVE $URL"), Findings());
}

TEST_F(CurlTest, BreaksNothingAtARightProxy) {
  const std::string to_proxy = "--proxy-negotiate -U : --resolve $RESOLVE -x $PROXY http://web.example.com/";
  EXPECT_EQ(Judge("--as proxy", "curl -sf " + to_proxy), Findings());
  EXPECT_EQ(Judge("--as proxy", "curl -sf -p --negotiate -u : " + to_proxy), Findings());
  EXPECT_EQ(Judge("--as proxy", "curl -sf --proxy-ntlm -U alice:alice-pw --resolve $RESOLVE -x $PROXY http://web/"),
            Findings());
}

TEST_F(CurlTest, GivesUpBehindABalancer) { EXPECT_EQ(Judge("--as balancer", std::string(kNtlm) + "$URL"), Findings()); }

TEST_F(CurlTest, KeepsTwoUsersApart) {
  const std::string second = " --next -sf --ntlm -u EXAMPLE\\\\bob:bob-pw --resolve $RESOLVE ${URL}as/bob";
  EXPECT_EQ(Judge("", std::string(kNtlm) + "${URL}as/alice" + second), Findings());
}

TEST_F(CurlTest, AWrongPasswordReachesNothing) {
  const Findings findings = Judge("", "curl -sf --ntlm -u alice:wrong --resolve $RESOLVE $URL");
  EXPECT_EQ(findings, (Findings{{"http/origin/correct", {"HTTP-C-014"}}}));
}

TEST_F(CurlTest, WhatItCallsCanBeJudgedFromTheTrace) {
  const std::string trace = cli::InTemp("serve.jsonl");
  ASSERT_EQ(cli::Legwork("serve --trace " + trace + " --client '" + kNtlm + "$URL'").status, 0);
  const cli::Ran ran = cli::Legwork("judge " + trace);
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_NE(ran.output.find("1 passed, 0 failed"), std::string::npos) << ran.output;
}

// Of a client that ends alike everywhere the status says nothing; what reached the server does.
TEST_F(CurlTest, AStatusThatNeverChangesIsNoFinding) {
  const std::string curl = "curl -sf --negotiate -u : --resolve $RESOLVE $URL";
  EXPECT_EQ(Judge("--behaviour correct", curl + "; exit 7"), Findings());
  EXPECT_EQ(Judge("--behaviour final_token_missing", curl + "; true"), Findings());
  EXPECT_EQ(Judge("--behaviour correct", "curl -sf --ntlm -u alice:wrong --resolve $RESOLVE $URL; true"),
            (Findings{{"http/origin/correct", {"HTTP-C-014"}}}));
}

TEST_F(CurlTest, WhoTakesNoSchemeIsNotJudgedByThem) {
  const cli::Ran ran = cli::Legwork("serve --client 'curl -sf --resolve $RESOLVE $URL'");
  EXPECT_EQ(ran.status, 4) << ran.output;
  EXPECT_NE(ran.output.find("takes none of the schemes that are offered"), std::string::npos) << ran.output;
}

// wget knows NTLM of version 1 alone, by its usual name, in a field of its own.
TEST_F(WgetTest, KnowsOneWayToBeOfferedNtlm) {
  const std::string wget = "http_proxy=http://$ADDRESS wget -q -O - --user=alice --password=alice-pw $URL";
  EXPECT_EQ(Judge("--behaviour correct", wget), (Findings{{"http/origin/correct", {"HTTP-C-022"}}}));
  for (const char* name : {"one_field", "lower_case"}) {
    const Findings expected = {{std::string("http/origin/") + name, {"HTTP-C-014"}}};
    EXPECT_EQ(Judge(std::string("--behaviour ") + name, wget), expected);
  }
  const cli::Ran ran = cli::Legwork("serve --behaviour negotiate_only --client '" + wget + "'");
  EXPECT_NE(ran.output.find("1 skipped"), std::string::npos) << ran.output;
}

// requests takes the field of credentials along when it is sent elsewhere, with a token that is spent.
TEST_F(RequestsTest, SendsASpentTokenAfterARedirection) {
  const std::string requests =
      "http_proxy=http://$ADDRESS /usr/bin/python3 -c \"import requests, requests_kerberos, sys\n"
      "answer = requests.get(sys.argv[1], auth=requests_kerberos.HTTPKerberosAuth())\n"
      "sys.exit(answer.status_code != 200)\" $URL";
  EXPECT_EQ(Judge("--behaviour correct", requests), (Findings{{"http/origin/correct", {"HTTP-C-006"}}}));
  EXPECT_EQ(Judge("--behaviour final_redirect", requests),
            (Findings{{"http/origin/final_redirect", {"HTTP-C-006", "HTTP-C-018"}}}));
}

TEST(ServeProgram, AnswersMistakesWithOneLine) {
  const std::pair<const char*, const char*> rows[] = {
      {"serve --behaviour nope", "no behaviour is called `nope`"},
      {"serve --behaviour all", "needs a --client"},
      {"serve --world /nowhere.scn --client true", "cannot read /nowhere.scn"},
      {"serve --bind nowhere", "is no address"},
      {"knock", "whom to knock at is missing"},
      {"knock ftp://x", "no scheme that can be judged"},
      {"knock http://127.0.0.1:1/", "cannot connect to 127.0.0.1 port 1"},
      {"knock http://127.0.0.1:1/ --user nobody", "no initiator `nobody`"},
  };
  for (const auto& [arguments, says] : rows) {
    const cli::Ran ran = cli::Legwork(arguments);
    EXPECT_EQ(ran.status, 2) << arguments << "\n" << ran.output;
    EXPECT_NE(ran.output.find(says), std::string::npos) << arguments << "\n" << ran.output;
  }
}

TEST(ServeProgram, AClientThatCallsNobodyIsNotJudged) {
  const cli::Ran ran = cli::Legwork("serve --client true");
  EXPECT_EQ(ran.status, 4) << ran.output;
  EXPECT_NE(ran.output.find("no request came"), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("the client sent no request: does it know that web.example.com is at 127.0.0.1?"),
            std::string::npos)
      << ran.output;
  EXPECT_EQ(ran.output.find("violated"), std::string::npos) << ran.output;
}

// DyingServer answers the first connection with a challenge, and dies of the second one.
class DyingServer {
 public:
  DyingServer() {
    socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    EXPECT_EQ(bind(socket_, any, size), 0);
    EXPECT_EQ(listen(socket_, 8), 0);
    EXPECT_EQ(getsockname(socket_, any, &size), 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { Serve(); });
  }
  ~DyingServer() { thread_.join(); }
  DyingServer(const DyingServer&) = delete;
  DyingServer& operator=(const DyingServer&) = delete;
  int port() const { return port_; }

 private:
  void Serve() {
    constexpr std::string_view kAnswer =
        "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n";
    char request[4096];
    const int first = accept(socket_, nullptr, nullptr);
    EXPECT_GT(read(first, request, sizeof request), 0);
    EXPECT_GT(write(first, kAnswer.data(), kAnswer.size()), 0);
    const int second = accept(socket_, nullptr, nullptr);
    for (const int one : {socket_, first, second}) close(one);
  }

  int socket_ = -1;
  int port_ = 0;
  std::thread thread_;
};

TEST(ServeProgram, AServerThatDiesIsBlamedForThatAlone) {
  const DyingServer server;
  const cli::Ran ran = cli::Legwork("knock http://127.0.0.1:" + std::to_string(server.port()) + "/");
  EXPECT_EQ(ran.status, 1) << ran.output;
  EXPECT_NE(ran.output.find("the server did not outlive this check: cannot connect"), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("the server is gone since server/"), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("0 passed, 0 failed, 1 crashed"), std::string::npos) << ran.output;
}

// An open door is one finding: that it lets in what is no token, too, tells nothing.
TEST(ServeProgram, AServerThatAsksNobodyIsBlamedForThatAlone) {
  const std::string program = std::filesystem::absolute("tools/cli/legwork").string();
  const std::string json = cli::InTemp("knock.json");
  cli::Legwork("serve --behaviour asks_nobody --client '" + program +
               " knock $URL --address 127.0.0.1 --target HTTP/web.example.com --json " + json + "'");
  const auto report = nlohmann::json::parse(cli::ReadText(json));
  std::set<std::string> broken;
  for (const auto& result : report["results"]) {
    EXPECT_EQ(result["verdict"] == "skip", result["id"] != "server/challenge") << result;
    for (const auto& clause : result["clauses"]) {
      if (clause["verdict"] != "holds") broken.insert(clause["id"].get<std::string>());
    }
  }
  EXPECT_EQ(broken, std::set<std::string>{"HTTP-S-001"});
}

// The frames' two ends meet through the program itself.
TEST(ServeProgram, FramesMeetFrames) {
  const std::string program = std::filesystem::absolute("tools/cli/legwork").string();
  const cli::Ran ran = cli::Legwork("serve --carrier frames --client '" + program +
                                    " knock $URL --address 127.0.0.1 --target HTTP/web.example.com'");
  EXPECT_NE(ran.output.find("0 failed"), std::string::npos) << ran.output;
}

}  // namespace
}  // namespace legwork::http
