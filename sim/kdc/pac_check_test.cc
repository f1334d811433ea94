#include "sim/kdc/pac_check.h"

#include <string>
#include <string_view>

#include "sim/kdc/kdc_fixture.h"

namespace legwork::kdc {
namespace {

using kerberos::KrbErrorCode;

class PacCheckTest : public KdcFixture {
 protected:
  // Shows the KDC a TGT with such a PAC.
  kerberos::TicketOutcome AskWith(std::string_view pac) {
    Of("alice").pac = pac;
    EXPECT_TRUE(LogOn().issued());
    return AskFor("HTTP/web");
  }

  // Shows the KDC a ticket for HTTP/trusted with such a PAC as evidence that alice has come.
  kerberos::TicketOutcome Delegate(std::string_view pac) {
    Of("HTTP/trusted").pac = pac;
    Of("HTTP/trusted").delegates_to = {"HTTP/web"};
    EXPECT_TRUE(LogOn().issued());
    EXPECT_TRUE(AskFor("HTTP/trusted").issued());
    const Bytes evidence = ticket_.encoding;
    EXPECT_TRUE(LogOn("HTTP/trusted", "trusted-pw").issued());
    return client_.GetTicketFor(tgt_, "alice", kRealm, evidence, "HTTP/web", ticket_);
  }
};

TEST_F(PacCheckTest, TakesARightTgtWithWhateverPac) {
  for (const std::string_view pac : {"none", "minimal", "full", "old"}) EXPECT_TRUE(AskWith(pac).issued()) << pac;
}

TEST_F(PacCheckTest, RefusesATgtWhosePacIsNotSigned) {
  for (const std::string_view pac :
       {"wrong_server_signature", "wrong_kdc_signature", "wrong_full_signature", "unsigned", "malformed"}) {
    SCOPED_TRACE(pac);
    ExpectRefused(AskWith(pac), KrbErrorCode::kModified);
  }
}

// Only a ticket for a service has a signature over itself.
TEST_F(PacCheckTest, RefusesEvidenceWhosePacIsNotSigned) {
  for (const std::string_view pac : {"none", "minimal", "full", "old"}) EXPECT_TRUE(Delegate(pac).issued()) << pac;
  for (const std::string_view pac : {"wrong_server_signature", "wrong_kdc_signature", "wrong_ticket_signature",
                                     "wrong_full_signature", "unsigned", "malformed"}) {
    SCOPED_TRACE(pac);
    Of("HTTP/trusted").pac = "none";  // of its own TGT
    ExpectRefused(Delegate(pac), KrbErrorCode::kModified);
  }
}

}  // namespace
}  // namespace legwork::kdc
