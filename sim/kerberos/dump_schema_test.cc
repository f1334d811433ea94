#include "sim/kerberos/dump_schema.h"

#include <gtest/gtest.h>

namespace legwork::kerberos {
namespace {

TEST(DumpSchemaTest, EveryTagAndSharedField) {
  EXPECT_EQ(FindShapeOfTag(14)->name, "AP-REQ");
  EXPECT_EQ(FindShapeOfTag(0), nullptr);
  EXPECT_EQ(FindShape(Shape::kInteger), nullptr);
  EXPECT_EQ(FindField(Shape::kTgsReq, 4)->name, "req-body");
  EXPECT_EQ(FindField(Shape::kEncTgsRepPart, 2)->name, "nonce");
  EXPECT_EQ(FindField(Shape::kApRep, 9), nullptr);
}

}  // namespace
}  // namespace legwork::kerberos
