#include "sim/kerberos/message/pac.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"
#include "sim/kerberos/message/codec_check.h"

namespace legwork::kerberos {
namespace {

Key KeyOfType(const EncryptionTypeRow& row, std::uint8_t octet) {
  Key key;
  EXPECT_TRUE(MakeKey(static_cast<std::int32_t>(row.type), Bytes(row.key_size, octet), &key));
  return key;
}

Bytes SignedPac(const Key& server, const Key& kdc) {
  Bytes pac = WritePac({{PacType::kClientInfo, WriteClientInfo({.client_id = kNewYear, .name = "alice"})},
                        {PacType::kServerSignature, EmptySignature(server)},
                        {PacType::kKdcSignature, EmptySignature(kdc)},
                        {PacType::kFullSignature, EmptySignature(kdc)}});
  SignPac(pac, server, kdc);
  return pac;
}

// Laid out by hand from MS-PAC sections 2.3 and 2.4.
TEST(PacTest, HasItsPublishedLayout) {
  const Bytes attributes = *FromHex("0200000001000000");
  const Bytes pac = WritePac({{PacType::kAttributes, attributes}, {PacType::kRequestor, Bytes(12, 9)}});
  EXPECT_EQ(ToHex(pac),
            "0200000000000000"
            "1100000008000000"
            "2800000000000000"
            "120000000c000000"
            "3000000000000000"
            "0200000001000000"
            "09090909090909090909090900000000");
  const auto buffers = ReadPac(pac);
  ASSERT_TRUE(buffers.ok());
  ASSERT_EQ(buffers->size(), 2u);
  EXPECT_EQ(FindPacBuffer(*buffers, PacType::kRequestor)->data.size(), 12u);
  EXPECT_EQ(FindPacBuffer(*buffers, PacType::kLogonInfo), nullptr);
}

TEST(PacTest, RefusesWhatLiesOutside) {
  const Bytes pac = WritePac({{PacType::kAttributes, Bytes(8)}, {PacType::kRequestor, Bytes(12)}});
  for (std::size_t size = 0; size + 4 < pac.size(); ++size) {
    EXPECT_FALSE(ReadPac(ByteView(pac).first(size)).ok()) << size;
  }
  for (const auto& [at, octet] : {std::pair{0, 200}, std::pair{4, 1}, std::pair{12, 60}, std::pair{16, 0},
                                  std::pair{16, 0x2C}, std::pair{23, 0x80}}) {
    Bytes changed = pac;
    changed[static_cast<std::size_t>(at)] = static_cast<std::uint8_t>(octet);
    EXPECT_FALSE(ReadPac(changed).ok()) << at << " " << octet;
  }
}

TEST(PacTest, SignaturesOfEveryTypeFitAndNoticeEveryChange) {
  for (const EncryptionTypeRow& row : EncryptionTypes()) {
    const Key server = KeyOfType(row, 1), kdc = KeyOfType(row, 2);
    Bytes pac = SignedPac(server, kdc);
    EXPECT_TRUE(HasGenuineSignature(pac, server)) << row.name;
    EXPECT_FALSE(HasGenuineSignature(pac, kdc)) << row.name;
    const auto buffers = ReadPac(pac);
    const ByteView client = FindPacBuffer(*buffers, PacType::kClientInfo)->data;
    const auto at = static_cast<std::size_t>(client.data() - pac.data());
    for (std::size_t i = at; i < at + client.size(); ++i) {
      pac[i] ^= 1;
      EXPECT_FALSE(HasGenuineSignature(pac, server)) << row.name << " " << i;
      pac[i] ^= 1;
    }
  }
}

TEST(PacTest, WithoutAServerSignatureNothingIsGenuine) {
  const Key key = KeyOfType(RowOf(EncryptionType::kAes256CtsHmacSha1), 1);
  EXPECT_FALSE(HasGenuineSignature(WritePac({{PacType::kRequestor, Bytes(12)}}), key));
  EXPECT_FALSE(HasGenuineSignature({}, key));
  Bytes other = SignedPac(key, key);
  const auto buffers = ReadPac(other);
  const PacBuffer* signature = FindPacBuffer(*buffers, PacType::kServerSignature);
  const auto at = static_cast<std::size_t>(signature->data.data() - other.data());
  other[at] = 15;
  EXPECT_FALSE(HasGenuineSignature(other, key)) << "a checksum type of another key";
}

TEST(PacTest, ClientInfoComesBack) {
  const Bytes data = WriteClientInfo({.client_id = kNewYear, .name = "J\xC3\xBCrgen"});
  const auto read = ReadClientInfo(data);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->client_id, kNewYear);
  EXPECT_EQ(read->name, "J\xC3\xBCrgen");
  ExpectStrict(ReadClientInfo, data);
}

TEST(PacTest, IsFoundInAuthorizationData) {
  const Bytes pac(40, 5);
  const Bytes wrapped = WrapPac(pac);
  ASSERT_TRUE(UnwrapPac(wrapped));
  EXPECT_TRUE(SameBytes(*UnwrapPac(wrapped), pac));
  for (std::size_t size = 0; size < wrapped.size(); ++size) EXPECT_FALSE(UnwrapPac(ByteView(wrapped).first(size)));
}

}  // namespace
}  // namespace legwork::kerberos
