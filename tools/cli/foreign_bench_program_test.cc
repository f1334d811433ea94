#include <gtest/gtest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "tools/cli/testing/program.h"

// Foreign implementations handshake with themselves in the benchmark's loop. How fast is no matter of a test.
namespace legwork::cli {
namespace {

struct Row {
  const char* subject;
  const char* package;
  double tokens_a_handshake;
};

class ForeignBench : public testing::TestWithParam<Row> {};

TEST_P(ForeignBench, IsMeasuredBesideTheSimulation) {
  const std::string json = InTemp("bench.json");
  const Ran ran = Legwork(std::string("bench --seconds 0.1 --package ") + GetParam().package + " --vs " +
                          GetParam().subject + " --json " + json);
  if (ran.status == 2 && std::getenv("CI") == nullptr) GTEST_SKIP() << ran.output;
  ASSERT_EQ(ran.status, 0) << ran.output;
  const auto measured = nlohmann::json::parse(ReadText(json));
  ASSERT_EQ(measured.size(), 2u);
  for (const auto& one : measured) {
    ASSERT_FALSE(one.contains("failure")) << one;
    EXPECT_GT(one["handshakes_per_second"], 0) << one;
    const double tokens = one["tokens_per_second"].get<double>() / one["handshakes_per_second"].get<double>();
    EXPECT_NEAR(tokens, GetParam().tokens_a_handshake, 0.001) << one;
  }
}

INSTANTIATE_TEST_SUITE_P(, ForeignBench,
                         testing::Values(Row{"gssapi:libgssapi_krb5.so.2", "Kerberos", 2},
                                         Row{"gssapi:libgssapi.so.3", "Kerberos", 2},
                                         Row{"gssapi:gssntlmssp.so", "NTLM", 3},
                                         Row{"sspi:libwinpr2.so.2", "NTLM", 3},
                                         Row{"sspi:libwinpr3.so.3", "Kerberos", 2},
                                         Row{"sspi:libwinpr3.so.3", "NTLM", 3}));

TEST(ForeignBenchProgram, SaysWhatIsNotOffered) {
  const Ran ran = Legwork("bench --seconds 0.05 --package NTLM --vs gssapi:libgssapi_krb5.so.2");
  if (ran.status == 2 && std::getenv("CI") == nullptr) GTEST_SKIP() << ran.output;
  EXPECT_NE(ran.output.find("it does not offer NTLM"), std::string::npos) << ran.output;
}

}  // namespace
}  // namespace legwork::cli
