#include "sim/kerberos/message/ap_rep.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/codec_check.h"

namespace legwork::kerberos {
namespace {

// Assembled by hand from the ASN.1 of RFC 4120.
constexpr std::string_view kApRep = "6f1a3018a003020105a10302010fa20c300aa003020111a203040107";

constexpr std::string_view kPart = "7b253023a011180f32303236303130313030303030305aa10502030f423fa307020500ffffffff";

constexpr std::string_view kFullPart =
    "7b3c303aa011180f32303236303130313030303030305aa103020100a21b3019a003020111a1120410000000000000000000"
    "00000000000000a303020100";

TEST(ApRepTest, IsStrict) {
  ExpectSameBack(ReadApRep, WriteApRep, kApRep);
  ExpectSameBack(ReadEncApRepPart, WriteEncApRepPart, kPart);
  ExpectSameBack(ReadEncApRepPart, WriteEncApRepPart, kFullPart);
}

TEST(ApRepTest, FieldsAreRead) {
  const Bytes bytes = *FromHex(kApRep);
  const auto ap_rep = ReadApRep(bytes);
  ASSERT_TRUE(ap_rep.ok());
  EXPECT_EQ(ap_rep->enc_part.etype, 17);
  const Bytes part_bytes = *FromHex(kPart);
  const auto part = ReadEncApRepPart(part_bytes);
  ASSERT_TRUE(part.ok());
  EXPECT_EQ(part->ctime, kNewYear);
  EXPECT_EQ(part->cusec, 999'999);
  EXPECT_FALSE(part->subkey);
  EXPECT_EQ(part->seq_number, 0xFFFFFFFFu);
}

}  // namespace
}  // namespace legwork::kerberos
