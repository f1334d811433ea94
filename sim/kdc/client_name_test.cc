#include "sim/kdc/client_name.h"

#include "sim/kdc/kdc_fixture.h"
#include "sim/kerberos/message/kdc_rep.h"
#include "sim/kerberos/message/krb_error.h"

namespace legwork::kdc {
namespace {

using kerberos::PrincipalName;

class ClientNameTest : public KdcFixture {
 protected:
  ClientNameTest() {
    Of("alice").aliases = {"al", "alice@mail.example"};
    Of("alice").requires_preauth = false;
    kdc_.AddRealm("OTHER.COM");
  }

  // Ask logs a name on and gives the name in the reply, or the error with the realm it names.
  std::string Ask(const PrincipalName& name, std::uint32_t options = 0) {
    kerberos::KdcReq request;
    request.req_body.cname = name;
    request.req_body.kdc_options = options;
    request.req_body.realm = kRealm;
    request.req_body.sname = kerberos::ServiceName("krbtgt/EXAMPLE.COM");
    request.req_body.till = kWorldStart + 3600 * kTicksPerSecond;
    request.req_body.etype = {18};
    Bytes bytes;
    DerWriter out(bytes);
    WriteKdcReq(out, request);
    const Bytes reply = *kdc_.Exchange(kRealm, bytes);
    if (const auto read = kerberos::ReadKdcRep(reply); read.ok()) return NameText(read->cname);
    const auto error = kerberos::ReadKrbError(reply);
    return kerberos::KrbErrorText(error->error_code) + " " + std::string(error->crealm.value_or(""));
  }
  std::string AskEnterprise(std::string_view name) {
    return Ask(PrincipalName{kerberos::kNameEnterprise, {name}}, kerberos::kOptionCanonicalize);
  }
};

TEST_F(ClientNameTest, NamesStayAsTheyAreAsked) {
  EXPECT_EQ(Ask(kerberos::UserName("alice")), "alice");
  EXPECT_EQ(Ask(kerberos::UserName("al")), "al");
}

TEST_F(ClientNameTest, TheKdcMayChoose) {
  EXPECT_EQ(Ask(kerberos::UserName("al"), kerberos::kOptionCanonicalize), "alice");
  EXPECT_EQ(AskEnterprise("alice@mail.example"), "alice");
  EXPECT_EQ(AskEnterprise("alice@example.com"), "alice");
  EXPECT_EQ(AskEnterprise("alice"), "alice");
}

TEST_F(ClientNameTest, StrangersAreReferredOrUnknown) {
  EXPECT_EQ(AskEnterprise("bob@other.com"), "KDC_ERR_WRONG_REALM OTHER.COM");
  EXPECT_EQ(AskEnterprise("bob@nowhere.example"), "KDC_ERR_C_PRINCIPAL_UNKNOWN EXAMPLE.COM");
  EXPECT_EQ(AskEnterprise("bob@example.com"), "KDC_ERR_C_PRINCIPAL_UNKNOWN EXAMPLE.COM");
  EXPECT_EQ(Ask(PrincipalName{kerberos::kNamePrincipal, {"bob@other.com"}}), "KDC_ERR_C_PRINCIPAL_UNKNOWN EXAMPLE.COM");
  EXPECT_EQ(Ask(PrincipalName{kerberos::kNameEnterprise, {"alice@example.com", "x"}}),
            "KDC_ERR_C_PRINCIPAL_UNKNOWN EXAMPLE.COM");
}

}  // namespace
}  // namespace legwork::kdc
