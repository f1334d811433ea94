#include "sim/kdc/evidence_pac.h"

#include "sim/kdc/kdc_fixture.h"
#include "sim/kerberos/message/encrypted_data.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/pac.h"

// HTTP/front acts for alice at HTTP/back, and that for her at HTTP/rear; HTTP/back.far.com is of another realm.
namespace legwork::kdc {
namespace {

using kerberos::DelegationInfo;
using kerberos::EncTicketPart;
using kerberos::IssuedTicket;
using kerberos::KrbErrorCode;
using kerberos::PacType;
using Services = std::vector<std::string>;

class EvidencePacTest : public KdcFixture {
 protected:
  EvidencePacTest() {
    Add("HTTP/front", "pw").delegates_to = {"HTTP/back"};
    Of("HTTP/front").protocol_transition = true;
    Add("HTTP/back", "pw").delegates_to = {"HTTP/rear"};
    Add("HTTP/rear", "pw");
    for (const auto& [name, realm] : {std::pair{"krbtgt/FAR.COM", "EXAMPLE.COM"}, {"HTTP/back.far.com", "FAR.COM"}}) {
      directory_.Add({.name = name, .realm = realm, .password = "pw", .iterations = 1});
    }
    kdc_.AddRealm("FAR.COM");
    SetPac("full");
  }

  void SetPac(std::string_view kind) {
    KdcPolicy policy;
    policy.pac = FindPacKind(kind);
    kdc_.set_policy(policy);
  }

  // ActFor has a service ask for a ticket for alice, with its latest ticket as evidence.
  void ActFor(std::string_view service, std::string_view target, std::string_view target_realm = kRealm) {
    const IssuedTicket evidence = ticket_;
    ASSERT_TRUE(LogOn(service, "pw").issued());
    ASSERT_TRUE(client_.GetTicketFor(tgt_, "alice", kRealm, evidence.encoding, target, ticket_).issued()) << target;
    ASSERT_EQ(ticket_.server_realm, target_realm);
  }
  void ComeToFront() {
    ASSERT_TRUE(LogOn().issued());
    ASSERT_TRUE(AskFor("HTTP/front").issued());
  }
  void BeNamedByFront() {
    ASSERT_TRUE(LogOn("HTTP/front", "pw").issued());
    ASSERT_TRUE(client_.GetTicketToSelf(tgt_, "alice", kRealm, ticket_).issued());
  }

  EncTicketPart Inside(const IssuedTicket& ticket) {
    const Account& account = *directory_.FindPrincipal(ticket.server, ticket.server_realm);
    const auto read = kerberos::ReadTicket(ticket.encoding);
    const DerivedKeys keys(directory_.LongTermKey(account, account.enctypes.front()), kerberos::kUsageTicket,
                           KeyPurpose::kDecrypt);
    EXPECT_TRUE(Open(keys, read->enc_part, plaintext_));
    return *kerberos::ReadEncTicketPart(plaintext_);
  }
  EvidencePac Told() {
    EvidencePac pac;
    EXPECT_EQ(ReadEvidencePac(Inside(ticket_), &pac), KrbErrorCode::kNone);
    return pac;
  }
  void ExpectDelegation(const std::string& target, const Services& services) {
    const EvidencePac told = Told();
    ASSERT_TRUE(told.delegation.has_value());
    EXPECT_EQ(told.delegation->proxy_target, target);
    EXPECT_EQ(told.delegation->transited_services, services);
  }

  Bytes plaintext_;
};

TEST_F(EvidencePacTest, NobodyHasActedForWhoComesHimself) {
  ComeToFront();
  EXPECT_FALSE(Told().delegation.has_value());
  EXPECT_FALSE(Told().is_asserted_by_service);
}

TEST_F(EvidencePacTest, EveryServiceOnTheWayIsListed) {
  ComeToFront();
  ActFor("HTTP/front", "HTTP/back");
  ExpectDelegation("HTTP/back", {"HTTP/front@EXAMPLE.COM"});
  ActFor("HTTP/back", "HTTP/rear");
  ExpectDelegation("HTTP/rear", {"HTTP/front@EXAMPLE.COM", "HTTP/back@EXAMPLE.COM"});
  EXPECT_FALSE(Told().is_asserted_by_service);
}

TEST_F(EvidencePacTest, TheListCrossesTrustsAndARealmAddsTheServiceOnce) {
  Of("HTTP/back.far.com").accepts_from = {"HTTP/front@EXAMPLE.COM", "HTTP/back@EXAMPLE.COM"};
  ComeToFront();
  ActFor("HTTP/front", "HTTP/back.far.com", "FAR.COM");
  ExpectDelegation("HTTP/back.far.com", {"HTTP/front@EXAMPLE.COM"});
  ComeToFront();
  ActFor("HTTP/front", "HTTP/back");
  ActFor("HTTP/back", "HTTP/back.far.com", "FAR.COM");
  ExpectDelegation("HTTP/back.far.com", {"HTTP/front@EXAMPLE.COM", "HTTP/back@EXAMPLE.COM"});
}

TEST_F(EvidencePacTest, AServicesWordStaysAServicesWord) {
  BeNamedByFront();
  EXPECT_TRUE(Told().is_asserted_by_service);
  EXPECT_FALSE(Told().delegation.has_value());
  ActFor("HTTP/front", "HTTP/back");
  EXPECT_TRUE(Told().is_asserted_by_service);
}

TEST_F(EvidencePacTest, WithoutAPacNothingIsTold) {
  SetPac("none");
  ComeToFront();
  ActFor("HTTP/front", "HTTP/back");
  EXPECT_FALSE(Told().delegation.has_value());
  EXPECT_FALSE(Inside(ticket_).authorization_data.has_value());
  SetPac("minimal");
  ComeToFront();
  ActFor("HTTP/front", "HTTP/back");
  ExpectDelegation("HTTP/back", {"HTTP/front@EXAMPLE.COM"});
}

TEST_F(EvidencePacTest, RefusesPartsThatItCannotRead) {
  const Bytes good = kerberos::WriteDelegationInfo({.proxy_target = "HTTP/back", .transited_services = {"HTTP/front"}});
  const auto told_of = [](PacType type, const Bytes& data) {
    const Bytes wrapped = kerberos::WrapPac(kerberos::WritePac({{type, data}}));
    EncTicketPart part;
    part.authorization_data = kerberos::TypedDataList{wrapped};
    EvidencePac pac;
    return ReadEvidencePac(part, &pac);
  };
  EXPECT_EQ(told_of(PacType::kDelegationInfo, good), KrbErrorCode::kNone);
  EXPECT_EQ(told_of(PacType::kDelegationInfo, Bytes(good.begin(), good.end() - 1)), KrbErrorCode::kModified);
  EXPECT_EQ(told_of(PacType::kLogonInfo, good), KrbErrorCode::kModified);
  EXPECT_EQ(told_of(PacType::kClientInfo, {}), KrbErrorCode::kNone) << "which is not looked at here";
}

}  // namespace
}  // namespace legwork::kdc
