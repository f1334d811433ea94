#include "tools/dump/part_reader.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"
#include "tools/dump/part_writer.h"

namespace legwork::dump {
namespace {

std::string MadeOf(std::string_view text) {
  const PartsRead read = ReadParts(text, {});
  return read.error.empty() ? ToHex(WriteParts(read.parts).token) : ErrorText("f", text, read);
}

TEST(ReadParts, TakesEveryForm) {
  EXPECT_EQ(MadeOf("hex 0102 03\nhex"), "010203");
  EXPECT_EQ(MadeOf("text \"a\\\"\\\\\\x00\""), "61225c00");
  EXPECT_EQ(MadeOf("utf16 \"é\""), "e900");
  EXPECT_EQ(MadeOf("u8 1\nu16 0x102\nu32 3\nu64 4\nu16be 1\nu32be 2\nu64be 3"),
            "01020103000000040000000000000000010000000200000000"
            "00000003");
  EXPECT_EQ(MadeOf("integer -129\nenumerated 3\nboolean TRUE\nnull\noid 1.2.3\nbits 0x80/7"),
            "0202ff7f0a01030101ff050006022a0303020780");
  EXPECT_EQ(MadeOf("string \"R\"\ntime \"20260101000000Z\"\ntag 0x9f hex 00"),
            "1b0152180f32303236303130313030303030305a9f0100");
  EXPECT_EQ(MadeOf("application 14 [3] sequence octets hex 00"),
            "6e07a30530030401"
            "00");
  EXPECT_EQ(MadeOf("turned 1 hex 010203"), "030102");
  EXPECT_EQ(MadeOf("av 2 length=0x0500 utf16 \"D\"\nav 0"), "02000500440000000000");
}

TEST(ReadParts, ReferencesFollowWhatTheyMean) {
  EXPECT_EQ(MadeOf("group\n  size16 Body\n  offset32 Body\n  field Body\n  Body: group\n    hex 0102\n    hex 03\n"),
            "0300"
            "0e000000"
            "030003000e000000"
            "010203");
}

TEST(ReadParts, WhatStandsLeftOfTheBarAndBehindTheHashIsForTheReader) {
  EXPECT_EQ(MadeOf("# a dump\n\n    0      9 | x: [1] sequence  # note\n   99  |   [0] enumerated 0\n"),
            "a1073005a0030a0100");
}

TEST(ReadParts, SaysWhatIsWrongAndWhere) {
  const struct {
    const char* text;
    const char* says;
  } rows[] = {
      {"pvno: [0] intger 5", "f:1:11: \"intger\" is no form of a part"},
      {"   0   3 | pvno: [0] intger 5", "                       ^\n"},
      {"sequence\n   null", "f:2:4: each step of depth is two blanks"},
      {"sequence\n    null", "f:2:5: this is deeper than"},
      {"hex 00\n  null", "f:2:3: the part above holds nothing inside"},
      {"hex 0", "f:1:5: not hexadecimal"},
      {"text \"abc", "f:1:6: nothing closes this quote"},
      {"text \"\\q\"", "f:1:6: expected a quoted text"},
      {"u16 70000", "f:1:5: expected a number that fits into 2 octets"},
      {"u8", "f:1:3: expected a number"},
      {"size16", "f:1:7: expected the label"},
      {"null length=7", "f:1:6: expected length=0x"},
      {"av 2 length=0x05", "f:1:6: expected length=0x"},
      {"u8 1 u8 2", "f:1:6: nothing can stand behind this"},
      {"label:", "f:1:7: a label needs a form"},
      {"octets sealed etype=18", "sealed needs etype="},
      {"octets sealed etype=18 usage=2 key=00 confounder=00112233445566778899aabbccddeeff", "key= needs 32 octets"},
      {"octets sealed etype=18 usage=2 confounder=00112233445566778899aabbccddeeff", "key= is missing"},
      {"application 31", "f:1:13: expected a number up to 30"},
  };
  for (const auto& row : rows) EXPECT_NE(MadeOf(row.text).find(row.says), std::string::npos) << MadeOf(row.text);
}

TEST(WriteParts, RefusesReferencesThatCannotBeKept) {
  PartsRead read = ReadParts("u8 1\nsize8 Body\n", {});
  EXPECT_EQ(WriteParts(read.parts).error, "no part beside this one is called Body");
  EXPECT_EQ(WriteParts(read.parts).line, 2);
  read = ReadParts("size8 Body\nBody: hex " + std::string(512, '0'), {});
  EXPECT_EQ(WriteParts(read.parts).error, "the size of Body, 256, does not fit into 1 octets");
}

TEST(WriteParts, BoundsTheDepthOfATextsParts) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "sequence ";
  const PartsRead read = ReadParts(text, {});
  EXPECT_NE(WriteParts(read.parts).error, "");
}

}  // namespace
}  // namespace legwork::dump
