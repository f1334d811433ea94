#include "sim/spnego/mech_type_list.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"
#include "sim/wire/oid.h"

namespace legwork::spnego {
namespace {

TEST(MechTypeListTest, KeepsItsOctetsAndOrder) {
  Bytes bytes;
  DerWriter writer(bytes);
  const ByteView mechanisms[] = {kOidMsKerberos, kOidNtlmssp};
  PutMechTypeList(writer, mechanisms);
  EXPECT_EQ(ToHex(bytes), "301706092a864882f712010202060a2b06010401823702020a");
  DerReader in(bytes);
  MechTypeList list;
  ASSERT_TRUE(GetMechTypeList(in, &list) && in.ExpectEmpty());
  EXPECT_TRUE(SameBytes(list.encoding(), bytes));
  DerReader rest = list.All();
  for (const ByteView expected : mechanisms) {
    ByteView mechanism;
    ASSERT_TRUE(MechTypeList::Next(rest, &mechanism));
    EXPECT_TRUE(SameBytes(mechanism, expected));
    EXPECT_TRUE(list.Contains(expected));
  }
  ByteView mechanism;
  EXPECT_FALSE(MechTypeList::Next(rest, &mechanism));
  EXPECT_FALSE(list.Contains(kOidKerberos));
}

TEST(MechTypeListTest, EmptyOrStrangeListsTakeNothing) {
  for (const std::string_view hex : {"3000", "30020400", "300406022b80",
                                     "3105"
                                     "06032b0601",
                                     "30"}) {
    const Bytes bytes = *FromHex(hex);
    DerReader in(bytes);
    MechTypeList list;
    EXPECT_FALSE(GetMechTypeList(in, &list)) << hex;
    EXPECT_EQ(in.remaining(), bytes.size());
    EXPECT_TRUE(list.encoding().empty());
  }
}

TEST(MechTypeListTest, DefaultIsEmpty) {
  DerReader rest = MechTypeList().All();
  ByteView mechanism;
  EXPECT_FALSE(MechTypeList::Next(rest, &mechanism));
}

}  // namespace
}  // namespace legwork::spnego
