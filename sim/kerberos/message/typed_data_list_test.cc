#include "sim/kerberos/message/typed_data_list.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/codec_check.h"
#include "sim/wire/der_reader.h"

namespace legwork::kerberos {
namespace {

// Assembled by hand from the ASN.1 of RFC 4120.
constexpr std::string_view kList = "300f300da003020102a10604047f000001";

// The reader of this type as one of whole octets.
Result<TypedDataList> ReadWhole(ByteView bytes) {
  DerReader in(bytes);
  TypedDataList value;
  if (!ReadTypedDataList(in, &value) || !in.ExpectEmpty()) return in.Failure("TypedDataList");
  return value;
}

TEST(TypedDataListTest, IsStrict) { ExpectSameBack(ReadWhole, WriteTypedDataList, kList); }

TEST(TypedDataListTest, ValuesAreReadOneByOne) {
  const Bytes bytes = *FromHex(kList);
  DerReader in(bytes), values;
  ASSERT_TRUE(in.GetSequence(&values));
  TypedData value;
  ASSERT_TRUE(ReadTypedData(values, &value));
  EXPECT_EQ(value.type, 2);
  EXPECT_EQ(ToHex(value.data), "7f000001");
  EXPECT_TRUE(values.empty());
}

}  // namespace
}  // namespace legwork::kerberos
