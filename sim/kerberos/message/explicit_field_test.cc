#include "sim/kerberos/message/explicit_field.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"

namespace legwork::kerberos {
namespace {

using Pair = BoundedList<std::int32_t, 2>;

bool ReadNumber(DerReader& in, std::int32_t* value) { return in.GetInteger(value); }

TEST(ExplicitFieldTest, ListsAreBounded) {
  Pair list;
  const Bytes two = *FromHex("3006020101020102");
  DerReader in(two);
  ASSERT_TRUE(ReadList(in, ReadNumber, &list));
  EXPECT_EQ(list.size(), 2u);
  EXPECT_EQ(list[1], 2);
  const Bytes three = *FromHex("3009020101020102020103");
  DerReader longer(three);
  EXPECT_FALSE(ReadList(longer, ReadNumber, &list));
  EXPECT_EQ(longer.FailedAt(), three.size());
}

TEST(ExplicitFieldTest, AbsentFieldsEmptyTheirValue) {
  const Bytes bytes = *FromHex("a103020105");
  DerReader in(bytes);
  std::optional<std::int32_t> value = 7;
  ASSERT_TRUE(TryReadExplicit(in, 0, ReadNumber, &value));
  EXPECT_FALSE(value);
  ASSERT_TRUE(TryReadExplicit(in, 1, ReadNumber, &value));
  EXPECT_EQ(value, 5);
  EXPECT_TRUE(in.empty());
}

TEST(ExplicitFieldTest, NothingElseLiesInTheTag) {
  const Bytes bytes = *FromHex("a106020105020106");
  DerReader in(bytes);
  std::int32_t value = 0;
  EXPECT_FALSE(ReadExplicit(in, 1, ReadNumber, &value));
}

}  // namespace
}  // namespace legwork::kerberos
