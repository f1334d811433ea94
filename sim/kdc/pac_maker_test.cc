#include "sim/kdc/pac_maker.h"

#include "sim/kdc/kdc_fixture.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/pac.h"
#include "sim/kerberos/message/ticket.h"

namespace legwork::kdc {
namespace {

using kerberos::PacType;

class PacMakerTest : public KdcFixture {
 protected:
  // PacFor is the PAC of a ticket to HTTP/web under a policy; empty if it has none.
  Bytes PacFor(std::string_view kind, std::uint32_t size = 0,
               EncryptionType type = EncryptionType::kAes256CtsHmacSha1) {
    Of("HTTP/web").enctypes = {type};
    // A KDC looks at the PAC of the TGT, so only the ticket for the service is of the kind.
    kdc_.set_policy({});
    EXPECT_TRUE(LogOn().issued());
    KdcPolicy policy;
    policy.pac = FindPacKind(kind);
    policy.pac_size = size;
    kdc_.set_policy(policy);
    EXPECT_TRUE(AskFor("HTTP/web").issued()) << kind;
    return PacIn(ticket_);
  }
  Bytes PacIn(const kerberos::IssuedTicket& ticket) {
    const auto read = kerberos::ReadTicket(ticket.encoding);
    const DerivedKeys keys(ServiceKey(), kerberos::kUsageTicket, KeyPurpose::kDecrypt);
    EXPECT_TRUE(Open(keys, read->enc_part, plaintext_));
    const auto part = kerberos::ReadEncTicketPart(plaintext_);
    if (!part->authorization_data) return {};
    const auto pac = kerberos::UnwrapPac(part->authorization_data->encoding);
    return pac ? ToBytes(*pac) : Bytes();
  }
  const Key& ServiceKey() { return directory_.LongTermKey(Of("HTTP/web"), Of("HTTP/web").enctypes.front()); }
  bool Has(ByteView pac, PacType type) { return FindPacBuffer(*kerberos::ReadPac(pac), type) != nullptr; }

  Bytes plaintext_;
};

TEST_F(PacMakerTest, AFullOneTellsAllAndIsSignedWithAnyKey) {
  for (const EncryptionTypeRow& row : EncryptionTypes()) {
    const Bytes pac = PacFor("full", 0, row.type);
    EXPECT_TRUE(kerberos::HasGenuineSignature(pac, ServiceKey())) << row.name;
    const auto buffers = kerberos::ReadPac(pac);
    const auto info = kerberos::ReadLogonInfo(FindPacBuffer(*buffers, PacType::kLogonInfo)->data);
    ASSERT_TRUE(info.ok());
    EXPECT_EQ(info->effective_name, "alice");
    EXPECT_EQ(info->logon_domain_name, "EXAMPLE");
    EXPECT_EQ(info->logon_domain_id, DomainSid("EXAMPLE.COM"));
    EXPECT_TRUE(Has(pac, PacType::kTicketSignature) && Has(pac, PacType::kFullSignature));
    const auto client = kerberos::ReadClientInfo(FindPacBuffer(*buffers, PacType::kClientInfo)->data);
    EXPECT_EQ(client->name, "alice");
    EXPECT_EQ(client->client_id, ticket_.auth_time);
  }
}

TEST_F(PacMakerTest, EveryKindIsWhatItSays) {
  for (const PacKind& kind : PacKinds()) {
    const Bytes pac = PacFor(kind.name);
    EXPECT_EQ(!pac.empty(), kind.is_there) << kind.name;
    if (pac.empty() || kind.flaw == PacKind::Flaw::kMalformed) continue;
    EXPECT_EQ(Has(pac, PacType::kLogonInfo), kind.has_logon_info) << kind.name;
    EXPECT_EQ(Has(pac, PacType::kFullSignature), kind.has_later_signatures) << kind.name;
    const bool is_genuine =
        kind.flaw != PacKind::Flaw::kServerSignature && kind.flaw != PacKind::Flaw::kUnsigned;
    EXPECT_EQ(kerberos::HasGenuineSignature(pac, ServiceKey()), is_genuine) << kind.name;
  }
  EXPECT_FALSE(kerberos::ReadPac(PacFor("malformed")).ok());
  EXPECT_EQ(FindPacKind("unheard_of"), nullptr);
}

TEST_F(PacMakerTest, GroupsFillItUpToAnySize) {
  const std::size_t least = PacFor("full").size();
  for (const std::uint32_t size : {1000u, 12'000u, 65'536u, 262'144u}) {
    const std::size_t got = PacFor("full", size).size();
    EXPECT_GE(got, size);
    EXPECT_LT(got, size + 8);
  }
  EXPECT_EQ(PacFor("full", 8).size(), least) << "it is no smaller than it must be";
  EXPECT_LT(PacFor("full", 1'000'000).size(), kPacSizeMax + 8);
}

TEST_F(PacMakerTest, AccountsGoBeforeThePolicy) {
  EXPECT_FALSE(PacFor("full").empty());
  Of("alice").pac = "minimal";
  EXPECT_FALSE(Has(PacFor("full"), PacType::kLogonInfo));
  Of("HTTP/web").pac = "none";
  EXPECT_TRUE(PacFor("full").empty()) << "what the service says goes first";
}

}  // namespace
}  // namespace legwork::kdc
