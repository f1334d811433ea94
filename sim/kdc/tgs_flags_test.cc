#include <gtest/gtest.h>

#include <string>

#include "sim/kdc/kdc_fixture.h"
#include "sim/kdc/tgs_request_maker.h"
#include "sim/kerberos/message/ticket_flags.h"

// What becomes of the flags that a client asks for, in both exchanges.
namespace legwork::kdc {
namespace {

using kerberos::KrbErrorCode;

class TgsFlagsTest : public KdcFixture {
 protected:
  // LogOnWith asks for a TGT with these options, without pre-authentication, and keeps it.
  void LogOnWith(std::uint32_t options) {
    Of("alice").requires_preauth = false;
    options_ = options;
    ASSERT_TRUE(client_with_options_.GetTgt({"alice", kRealm, "alice-pw"}, tgt_).issued());
  }

  // Ask gives the flags of the ticket for `server`, or the error.
  std::string Ask(std::uint32_t options, std::string_view server = "HTTP/web") {
    TgsRequestMaker maker;
    maker.change_body = [=](kerberos::KdcReqBody& body) {
      body.kdc_options = options;
      body.sname = kerberos::ServiceName(server);
    };
    kdc_.Exchange(kRealm, maker.Make(tgt_));
    const KdcEvent& event = kdc_.events().back();
    return event.refused() ? kerberos::KrbErrorText(event.error_code) : kerberos::TicketFlagsText(event.ticket_flags);
  }

 private:
  // OptionsPort puts the options into AS requests, which nothing signs.
  class OptionsPort : public KdcPort {
   public:
    OptionsPort(KdcPort& kdc, const std::uint32_t& options) : kdc_(kdc), options_(options) {}
    std::optional<Bytes> Exchange(std::string_view realm, ByteView request) override {
      auto read = kerberos::ReadKdcReq(request);
      read->req_body.kdc_options = options_;
      Bytes changed;
      DerWriter out(changed);
      WriteKdcReq(out, *read);
      return kdc_.Exchange(realm, changed);
    }

   private:
    KdcPort& kdc_;
    const std::uint32_t& options_;
  };

  std::uint32_t options_ = 0;
  OptionsPort options_port_{kdc_, options_};
  kerberos::TicketClient client_with_options_{&options_port_, client_clock_, random_.Stream("options"), keys_};
};

TEST_F(TgsFlagsTest, ProxiableTgtsMakeProxies) {
  LogOnWith(kerberos::kOptionProxiable);
  EXPECT_EQ(kerberos::TicketFlagsText(tgt_.flags), "PROXIABLE|INITIAL");
  EXPECT_EQ(Ask(kerberos::kOptionProxiable), "PROXIABLE");
  EXPECT_EQ(Ask(kerberos::kOptionProxy), "PROXY");
  EXPECT_EQ(Ask(kerberos::kOptionProxy, "krbtgt/EXAMPLE.COM"), "KDC_ERR_BADOPTION");
  EXPECT_EQ(Ask(kerberos::kOptionForwarded), "KDC_ERR_BADOPTION");
}

TEST_F(TgsFlagsTest, OtherTgtsDoNot) {
  LogOnWith(0);
  EXPECT_EQ(kerberos::TicketFlagsText(tgt_.flags), "INITIAL");
  EXPECT_EQ(Ask(0), "none");
  EXPECT_EQ(Ask(kerberos::kOptionProxy), "KDC_ERR_BADOPTION");
  EXPECT_EQ(Ask(kerberos::kOptionProxiable), "KDC_ERR_BADOPTION");
  EXPECT_EQ(Ask(kerberos::kOptionRenew, "krbtgt/EXAMPLE.COM"), "KDC_ERR_BADOPTION");
}

TEST_F(TgsFlagsTest, RenewedTicketsKeepTheirFlags) {
  LogOnWith(kerberos::kOptionProxiable | kerberos::kOptionForwardable | kerberos::kOptionRenewable);
  EXPECT_EQ(kerberos::TicketFlagsText(tgt_.flags), "FORWARDABLE|PROXIABLE|RENEWABLE|INITIAL");
  EXPECT_EQ(Ask(kerberos::kOptionRenew, "krbtgt/EXAMPLE.COM"), "FORWARDABLE|PROXIABLE|RENEWABLE");
}

TEST_F(TgsFlagsTest, AccountsThatAreNotDelegatedGetNeither) {
  Of("alice").not_delegated = true;
  LogOnWith(kerberos::kOptionProxiable | kerberos::kOptionForwardable);
  EXPECT_EQ(kerberos::TicketFlagsText(tgt_.flags), "INITIAL");
}

}  // namespace
}  // namespace legwork::kdc
