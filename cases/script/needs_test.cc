#include "cases/script/needs.h"

#include <gtest/gtest.h>

#include "cases/script/parser.h"
#include "cases/script/statements.h"

namespace legwork::script {
namespace {

Script Make(std::string_view package, std::string_view headers, std::string_view steps) {
  std::string text = "scenario a/b\npackage " + std::string(package) + "\n" + std::string(headers) +
                     "initiator client\nacceptor server\n" + std::string(steps) + "client initialize = SEC_E_OK\n";
  ParseResult parsed = Parse(text, "test.scn", Statements());
  EXPECT_FALSE(parsed.problem.has_value()) << DiagnosticText(*parsed.problem);
  return std::move(*parsed.script);
}

PeerTraits Poor() {
  PeerTraits traits;
  traits.subject = "poor";
  traits.packages = {PackageName::kNtlm, PackageName::kNegotiate};
  return traits;
}

TEST(NeedsTest, KnowsWhatAScenarioNeeds) {
  EXPECT_TRUE(NeedsOf(Make("Kerberos", "", "")).kdc);
  EXPECT_FALSE(NeedsOf(Make("Negotiate", "", "")).kdc);
  EXPECT_TRUE(NeedsOf(Make("Negotiate", "principal HTTP/web\n", "")).kdc);
  EXPECT_TRUE(NeedsOf(Make("NTLM", "", "client wait 1s\n")).clock);
  EXPECT_TRUE(NeedsOf(Make("NTLM", "principal alice\n", "")).accounts);
  EXPECT_TRUE(NeedsOf(Make("Negotiate", "", "")).ntlm);
  EXPECT_FALSE(NeedsOf(Make("Negotiate", "principal HTTP/web\n", "")).ntlm);
  EXPECT_TRUE(NeedsOf(Make("Negotiate", "principal HTTP/web\n", "check selected = NTLM\n")).ntlm);
  EXPECT_FALSE(NeedsOf(Make("NTLM", "", "")).ntlm);
  EXPECT_TRUE(NeedsOf(Make("Negotiate", "principal HTTP/web\nacceptor b package_list=!Kerberos\n", "")).ntlm);
}

TEST(NeedsTest, NegotiateOfKerberosAloneFindsNoNtlm) {
  PeerTraits kerberos;
  kerberos.subject = "mit";
  kerberos.packages = {PackageName::kKerberos, PackageName::kNegotiate};
  EXPECT_EQ(MissingFor(Make("Negotiate", "", ""), kerberos, Role::kAcceptor), "mit negotiates no NTLM");
}

TEST(NeedsTest, SaysWhatIsMissing) {
  EXPECT_EQ(MissingFor(Make("NTLM", "", ""), Poor(), Role::kAcceptor), "");
  EXPECT_EQ(MissingFor(Make("Kerberos", "", ""), Poor(), Role::kInitiator), "poor offers no Kerberos");
  EXPECT_EQ(MissingFor(Make("Negotiate", "principal HTTP/web\n", ""), Poor(), Role::kInitiator),
            "poor does not reach the scenario's KDC");
  EXPECT_EQ(MissingFor(Make("NTLM", "", "client wait 1s\n"), Poor(), Role::kInitiator),
            "poor does not follow the scenario's clock");
  Script accounts = Make("NTLM", "principal alice\n", "");
  EXPECT_EQ(MissingFor(accounts, Poor(), Role::kInitiator), "");
  EXPECT_EQ(MissingFor(accounts, Poor(), Role::kAcceptor),
            "poor does not know the scenario's accounts; tools/docs/porting.md says how it can");
  Script habits = Make("NTLM", "initiator other\nhabits other weak\n", "");
  EXPECT_EQ(MissingFor(habits, Poor(), Role::kInitiator), "poor has habits of its own");
  EXPECT_EQ(MissingFor(habits, Poor(), Role::kAcceptor), "");
  Script supplied = Make("NTLM", "", "client initialize supplied=bob|B|pw = SEC_E_OK\n");
  EXPECT_EQ(MissingFor(supplied, Poor(), Role::kInitiator), "poor has a format of its own for supplied credentials");
  EXPECT_EQ(MissingFor(supplied, Poor(), Role::kAcceptor), "");
  Script policy = Make("NTLM", "", "server accept given=REQUIRES_128_BIT = SEC_E_*\n");
  EXPECT_EQ(MissingFor(policy, Poor(), Role::kInitiator), "");
  EXPECT_EQ(MissingFor(policy, Poor(), Role::kAcceptor), "poor has a policy of its own");
  Script guests = Make("NTLM", "principal Guest guest\n", "");
  EXPECT_EQ(MissingFor(guests, Poor(), Role::kInitiator), "");
  EXPECT_EQ(MissingFor(guests, Poor(), Role::kAcceptor), "poor has no policy on guests that could be set");
  Script hosts = Make("NTLM", "initiator a host=A\nacceptor b host=B\n", "");
  EXPECT_EQ(MissingFor(hosts, Poor(), Role::kInitiator), "");
  Script host = Make("NTLM", "initiator a host=A\nacceptor b host=A\n", "");
  EXPECT_EQ(MissingFor(host, Poor(), Role::kInitiator), "poor cannot be told whose computer it is on");
  Script other = Make("NTLM", "initiator other impersonates=alice\n", "");
  EXPECT_EQ(MissingFor(other, Poor(), Role::kInitiator), "poor cannot be told whom to act for");
  EXPECT_EQ(MissingFor(other, Poor(), Role::kAcceptor), "");
}

}  // namespace
}  // namespace legwork::script
