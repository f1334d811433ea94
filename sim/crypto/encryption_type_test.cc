#include "sim/crypto/encryption_type.h"

#include <gtest/gtest.h>

#include "sim/crypto/key.h"

namespace legwork {
namespace {

TEST(EncryptionTypeTest, EveryRowIsFoundByNumberNameAndAlias) {
  for (const EncryptionTypeRow& row : EncryptionTypes()) {
    EXPECT_EQ(FindEncryptionType(static_cast<std::int32_t>(row.type)), &row);
    EXPECT_EQ(FindEncryptionType(row.name), &row);
    EXPECT_EQ(FindEncryptionType(row.alias), &row);
    EXPECT_EQ(&RowOf(row.type), &row);
    EXPECT_LE(row.key_size, Key().bytes.size());
  }
}

TEST(EncryptionTypeTest, UnknownOnesAreNull) {
  EXPECT_EQ(FindEncryptionType(0), nullptr);
  EXPECT_EQ(FindEncryptionType(-1), nullptr);
  EXPECT_EQ(FindEncryptionType("rot13"), nullptr);
}

TEST(EncryptionTypeTest, RefusedOnesHaveNamesAndNoRow) {
  for (const RefusedEncryptionType& refused : RefusedEncryptionTypes()) {
    EXPECT_EQ(FindEncryptionType(static_cast<std::int32_t>(refused.type)), nullptr);
    EXPECT_EQ(FindEncryptionType(refused.name), nullptr);
    EXPECT_EQ(FindEncryptionType(refused.alias), nullptr);
    Key key;
    EXPECT_FALSE(MakeKey(static_cast<std::int32_t>(refused.type), Bytes(24), &key));
  }
}

TEST(KeyTest, TakesOctetsOfTheRightNumberOnly) {
  Key key;
  EXPECT_FALSE(MakeKey(17, Bytes(15), &key));
  EXPECT_FALSE(MakeKey(17, Bytes(32), &key));
  EXPECT_FALSE(MakeKey(3, Bytes(8), &key));
  EXPECT_TRUE(key.empty());
  EXPECT_TRUE(MakeKey(17, Bytes(16, 5), &key));
  EXPECT_EQ(key.View().size(), 16u);
  EXPECT_EQ(key.View()[15], 5);
}

}  // namespace
}  // namespace legwork
