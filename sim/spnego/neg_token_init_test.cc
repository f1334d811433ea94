#include "sim/spnego/neg_token_init.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <tuple>

#include "sim/base/text.h"
#include "sim/wire/oid.h"

namespace legwork::spnego {
namespace {

constexpr std::string_view kListHex = "301706092a864882f712010202060a2b06010401823702020a";

// Fields is a token's fields as values of their own.
struct Fields {
  Bytes list = *FromHex(kListHex);
  std::optional<Bytes> mech_token;
  bool has_hints = false;
  std::string hint_name;
  std::optional<Bytes> mic;

  Bytes Write() const {
    NegTokenInit init;
    init.mech_types = MechTypeList(list);
    if (mech_token) init.mech_token = *mech_token;
    if (has_hints) init.hints = NegHints{.name = hint_name};
    if (mic) init.mech_list_mic = *mic;
    Bytes out;
    WriteNegTokenInit(init, out);
    return out;
  }
};

void ExpectSame(const std::optional<ByteView>& view, const std::optional<Bytes>& bytes) {
  ASSERT_EQ(view.has_value(), bytes.has_value());
  EXPECT_TRUE(!view || SameBytes(*view, *bytes));
}

TEST(NegTokenInitTest, LooksAsRfc4178Says) {
  Fields fields;
  fields.mech_token = ToBytes(AsBytes("NTLMSSP"));
  EXPECT_EQ(ToHex(fields.Write()),
            "6032"
            "06062b0601050502"
            "a028"
            "3026"
            "a019" +
                std::string(kListHex) +
                "a209"
                "0407"
                "4e544c4d535350");
}

// What a Windows server says before it is asked: NegTokenInit2 with a hint and no token.
TEST(NegTokenInitTest, HintsMakeANegTokenInit2) {
  Fields fields;
  fields.has_hints = true;
  fields.hint_name = kHintName;
  const Bytes bytes = fields.Write();
  const Result<NegTokenInit> init = ReadNegTokenInit(bytes);
  ASSERT_TRUE(init.ok());
  ASSERT_TRUE(init->hints.has_value());
  EXPECT_EQ(init->hints->name, kHintName);
  EXPECT_FALSE(init->hints->address.has_value());
  EXPECT_FALSE(init->mech_token.has_value());
  EXPECT_TRUE(ToHex(bytes).ends_with("a32a3028a0261b24" + ToHex(AsBytes(kHintName))));
}

TEST(NegTokenInitTest, ReqFlagsAreReadAndMeanNothing) {
  NegTokenInit init;
  const Bytes list = *FromHex(kListHex);
  init.mech_types = MechTypeList(list);
  init.req_flags = 0x60000000;
  Bytes bytes;
  WriteNegTokenInit(init, bytes);
  EXPECT_EQ(ReadNegTokenInit(bytes)->req_flags, 0x60000000u);
}

TEST(NegTokenInitTest, OtherFramesAreRefused) {
  Fields fields;
  Bytes bytes = fields.Write();
  bytes[8] ^= 1;  // the mechanism's first octets
  EXPECT_FALSE(ReadNegTokenInit(bytes).ok());
  EXPECT_FALSE(ReadNegTokenInit({}).ok());
  EXPECT_FALSE(ReadNegTokenInit(AsBytes("NTLMSSP")).ok());
}

TEST(NegTokenInitTest, EveryTruncationAndTrailingOctetIsRefused) {
  Fields fields;
  fields.mech_token = Bytes(200, 7);
  fields.has_hints = true;
  fields.hint_name = "hint";
  fields.mic = Bytes(16, 9);
  const Bytes bytes = fields.Write();
  ASSERT_TRUE(ReadNegTokenInit(bytes).ok());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const Result<NegTokenInit> cut = ReadNegTokenInit(ByteView(bytes).first(size));
    ASSERT_FALSE(cut.ok()) << size;
    EXPECT_LE(cut.error().at, size);
  }
  Bytes longer = bytes;
  longer.push_back(0);
  EXPECT_FALSE(ReadNegTokenInit(longer).ok());
}

RC_GTEST_PROP(NegTokenInitTest, EveryTokenComesBack,
              (bool has_token, const Bytes& token, bool has_hints, const std::string& name, bool has_mic,
               const Bytes& mic)) {
  Fields fields;
  if (has_token) fields.mech_token = token;
  fields.has_hints = has_hints;
  fields.hint_name = name;
  if (has_mic) fields.mic = mic;
  const Bytes bytes = fields.Write();
  const Result<NegTokenInit> init = ReadNegTokenInit(bytes);
  RC_ASSERT(init.ok());
  RC_ASSERT(SameBytes(init->mech_types.encoding(), fields.list));
  ExpectSame(init->mech_token, fields.mech_token);
  ExpectSame(init->mech_list_mic, fields.mic);
  RC_ASSERT(init->hints.has_value() == has_hints);
  const bool has_its_name = !has_hints || init->hints->name == name;
  RC_ASSERT(has_its_name);
}

RC_GTEST_PROP(NegTokenInitTest, ArbitraryOctetsNeverCrashTheReader, (const Bytes& bytes)) {
  std::ignore = ReadNegTokenInit(bytes);
}

}  // namespace
}  // namespace legwork::spnego
