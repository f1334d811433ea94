#include "tools/dump/delegation_info_parts.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sim/base/text.h"
#include "tools/dump/part_reader.h"
#include "tools/dump/part_text.h"
#include "tools/dump/part_writer.h"

namespace legwork::dump {
namespace {

// S4U2proxyTarget b/2, S4UTransitedServices a/1@R, laid out by hand from MS-PAC section 2.9.
constexpr std::string_view kDelegation =
    "01100800cccccccc5000000000000000"
    "00000200" "0600060004000200" "0100000008000200"
    "030000000000000003000000" "62002f003200" "0000"
    "01000000" "0a000a000c000200"
    "050000000000000005000000" "61002f00310040005200" "0000"
    "00000000";

std::string TextOf(ByteView octets) { return PartText(std::vector{ReadDelegationInfo("INFO", octets, 0)}); }

std::string MadeOf(const std::string& text) {
  const PartsRead read = ReadParts(text, {});
  if (!read.error.empty()) return ErrorText("dump", text, read);
  const Written written = WriteParts(read.parts);
  return written.error.empty() ? ToHex(written.token) : written.error;
}

TEST(DelegationInfoParts, TellsTheTargetAndTheServices) {
  const std::string text = TextOf(*FromHex(kDelegation));
  for (const char* line : {"S4U2proxyTarget: utf16 \"b/2\"", "S4UTransitedServices.0: utf16 \"a/1@R\"",
                           "TransitedListSize: u32 1", "Length: size16 S4U2proxyTarget",
                           "MaximumLength: size16 S4UTransitedServices.0"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << " in\n" << text;
  }
  EXPECT_EQ(MadeOf(text), kDelegation);
}

TEST(DelegationInfoParts, AnEditedNameComesOut) {
  std::string text = TextOf(*FromHex(kDelegation));
  text.replace(text.find("\"a/1@R\""), 7, "\"z/1@Q\"");
  std::string wanted(kDelegation);
  wanted.replace(wanted.find("61002f00310040005200"), 20, "7a002f00310040005100");
  EXPECT_EQ(MadeOf(text), wanted);
}

TEST(DelegationInfoParts, WhateverItIsTheSameOctetsComeBack) {
  const Bytes good = *FromHex(kDelegation);
  for (std::size_t size = 0; size < good.size(); ++size) {
    const ByteView cut = ByteView(good).first(size);
    EXPECT_EQ(TextOf(cut).find("S4U2proxyTarget"), std::string::npos) << size;
    EXPECT_EQ(MadeOf(TextOf(cut)), ToHex(cut));
  }
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const std::uint8_t change : {0x01, 0x80, 0xFF}) {
      Bytes changed = good;
      changed[at] ^= change;
      EXPECT_EQ(MadeOf(TextOf(changed)), ToHex(changed)) << at;
    }
  }
}

}  // namespace
}  // namespace legwork::dump
