#include "model/target_name.h"

#include <gtest/gtest.h>

namespace legwork {
namespace {

TEST(TargetForm, IsDecidedByTheText) {
  EXPECT_EQ(TargetFormOf(""), TargetForm::kEmpty);
  EXPECT_EQ(TargetFormOf("HTTP/web"), TargetForm::kSpn);
  EXPECT_EQ(TargetFormOf("HTTP/web.example.com:8080"), TargetForm::kSpn);
  EXPECT_EQ(TargetFormOf("HTTP/web/EXAMPLE"), TargetForm::kSpn);
  EXPECT_EQ(TargetFormOf("HTTP/web@EXAMPLE.COM"), TargetForm::kSpn);
  EXPECT_EQ(TargetFormOf("alice@EXAMPLE.COM"), TargetForm::kUpn);
  EXPECT_EQ(TargetFormOf("HTTP@web.example.com"), TargetForm::kHostBased);
  EXPECT_EQ(TargetFormOf("EXAMPLE\\alice"), TargetForm::kAccount);
  EXPECT_EQ(TargetFormOf("alice"), TargetForm::kAccount);
}

TEST(TargetForm, AnSpnHasAServiceAndAHost) {
  EXPECT_EQ(TargetFormOf("/web"), TargetForm::kAccount);
  EXPECT_EQ(TargetFormOf("HTTP/"), TargetForm::kAccount);
  EXPECT_EQ(TargetFormOf("HTTP/:80"), TargetForm::kAccount);
  EXPECT_EQ(TargetFormOf("@EXAMPLE.COM"), TargetForm::kAccount);
  EXPECT_EQ(TargetFormOf("alice@"), TargetForm::kAccount);
}

TEST(SpnIsFullyQualified, AsksForADotInTheHostAlone) {
  EXPECT_TRUE(SpnIsFullyQualified("HTTP/web.example.com"));
  EXPECT_TRUE(SpnIsFullyQualified("HTTP/web.example.com:80"));
  EXPECT_FALSE(SpnIsFullyQualified("HTTP/web"));
  EXPECT_FALSE(SpnIsFullyQualified("HTTP/web@EXAMPLE.COM"));
  EXPECT_FALSE(SpnIsFullyQualified("web.example.com"));
}

}  // namespace
}  // namespace legwork
