// The shims that come with Legwork, on the implementations they are for: each keeps the rules of the line protocol, and
// what it is known to do wrong is what it does wrong.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "tools/cli/testing/program.h"

namespace legwork::cli {
namespace {

struct Row {
  const char* subject;
  const char* package;  // Debian's
  const char* filter;   // what of it is run here
};

class ForeignShim : public testing::TestWithParam<Row> {
 protected:
  // Where the implementation is missing the test is skipped and says so, except in continuous integration.
  void SetUp() override {
    shim_ = Legwork("check-shim --limit 20 " + std::string(GetParam().subject));
    const bool is_missing = shim_.output.find("(Debian package") != std::string::npos;
    if (is_missing && std::getenv("CI") != nullptr) FAIL() << shim_.output;
    if (is_missing) GTEST_SKIP() << shim_.output;
  }
  Ran shim_;
};

TEST_P(ForeignShim, KeepsTheRules) { EXPECT_EQ(shim_.status, 0) << shim_.output; }

TEST_P(ForeignShim, DoesWhatItIsKnownToDo) {
  const std::string name = GetParam().subject;
  const Ran ran = Legwork("check --jobs 1 --tier smoke --filter '" + std::string(GetParam().filter) + "' --subject " +
                          name + " --expectations tools/shim/adapters/" + name + ".expectations");
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_EQ(ran.output.find("\n0 passed"), std::string::npos) << ran.output;
}

INSTANTIATE_TEST_SUITE_P(Shims, ForeignShim,
                         testing::Values(Row{"ntlm_auth", "winbind", "ntlm/*"},
                                         Row{"impacket", "python3-impacket", "*"},
                                         Row{"python-gssapi", "python3-gssapi", "kerberos/[mt]*"},
                                         Row{"samba", "python3-samba", "ntlm/[mst]*,kerberos/[mt]*"},
                                         Row{"gokrb5", "golang-github-jcmturner-gokrb5.v8-dev", "*"},
                                         Row{"java", "openjdk-17-jdk-headless", "kerberos/[mt]*"}),
                         [](const auto& info) {
                           std::string name = info.param.subject;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace legwork::cli
