#include "sim/package/packed_context.h"

#include <gtest/gtest.h>

namespace legwork {
namespace {

PackedContext Example() {
  return {.package = PackageName::kNtlm,
          .role = Role::kAcceptor,
          .granted = 0x20010,
          .began = 123'456'789,
          .host = "WEB",
          .state = {1, 2, 3}};
}

Bytes Packed(const PackedContext& context) {
  Bytes packed;
  WritePackedContext(context, packed);
  return packed;
}

TEST(PackedContext, ReadsBackWhatItWrote) {
  const Result<PackedContext> read = ReadPackedContext(Packed(Example()));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->package, PackageName::kNtlm);
  EXPECT_EQ(read->role, Role::kAcceptor);
  EXPECT_EQ(read->granted, 0x20010u);
  EXPECT_EQ(read->began, 123'456'789);
  EXPECT_EQ(read->host, "WEB");
  EXPECT_EQ(read->state, (Bytes{1, 2, 3}));
}

TEST(PackedContext, MayBeNearlyEmpty) {
  const Result<PackedContext> read = ReadPackedContext(Packed(PackedContext()));
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->host.empty());
  EXPECT_TRUE(read->state.empty());
}

TEST(PackedContext, IsReadWholeOrNotAtAll) {
  Bytes packed = Packed(Example());
  for (std::size_t size = 0; size < packed.size(); ++size) {
    EXPECT_FALSE(ReadPackedContext(ByteView(packed).first(size))) << size;
  }
  packed.push_back(0);
  EXPECT_FALSE(ReadPackedContext(packed));
}

TEST(PackedContext, ShowsEveryAlteration) {
  const Bytes packed = Packed(Example());
  for (std::size_t bit = 0; bit < 8 * packed.size(); ++bit) {
    Bytes altered = packed;
    altered[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    EXPECT_FALSE(ReadPackedContext(altered)) << bit;
  }
}

}  // namespace
}  // namespace legwork
