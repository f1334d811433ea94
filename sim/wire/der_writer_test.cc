#include "sim/wire/der_writer.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <optional>
#include <string>
#include <tuple>

#include "sim/base/text.h"
#include "sim/wire/der_reader.h"
#include "sim/wire/file_time.h"
#include "sim/wire/oid.h"

namespace legwork {
namespace {

// A message with every type, as a mechanism would have it.
struct Message {
  std::int64_t number = 0;
  std::uint32_t flags = 0;
  bool is_set = false;
  std::int32_t state = 0;
  std::string name;
  std::int64_t seconds = 0;
  std::optional<Bytes> data;

  friend bool operator==(const Message&, const Message&) = default;
};

Bytes WriteMessage(const Message& message) {
  Bytes out;
  DerWriter writer(out);
  {
    const DerScope outer = writer.Application(15);
    const DerScope body = writer.Sequence();
    writer.PutExplicitInteger(0, message.number);
    writer.PutExplicitBitString32(1, message.flags);
    writer.PutExplicitBoolean(2, message.is_set);
    writer.PutExplicitEnumerated(3, message.state);
    writer.PutExplicitGeneralString(4, message.name);
    writer.PutExplicitGeneralizedTime(5, FileTimeFromUnixSeconds(message.seconds));
    writer.PutExplicitObjectIdentifier(6, kOidSpnego);
    if (message.data) writer.PutExplicitOctetString(7, *message.data);
  }
  return out;
}

std::optional<Message> ReadMessage(ByteView bytes) {
  Message message;
  DerReader outer(bytes), application, body;
  std::string_view name;
  ByteView mechanism;
  std::int64_t time = 0;
  std::optional<ByteView> data;
  if (!outer.GetApplication(15, &application) || !application.GetSequence(&body) ||
      !body.GetExplicitInteger(0, &message.number) || !body.GetExplicitBitString32(1, &message.flags) ||
      !body.GetExplicitBoolean(2, &message.is_set) || !body.GetExplicitEnumerated(3, &message.state) ||
      !body.GetExplicitGeneralString(4, &name) || !body.GetExplicitGeneralizedTime(5, &time) ||
      !body.GetExplicitObjectIdentifier(6, &mechanism) || !body.TryExplicitOctetString(7, &data) ||
      !body.ExpectEmpty() || !application.ExpectEmpty() || !outer.ExpectEmpty()) {
    return std::nullopt;
  }
  message.name = name;
  message.seconds = UnixSecondsFromFileTime(time);
  if (data) message.data = ToBytes(*data);
  return message;
}

const Message kMessage = {.number = 4120,
                          .flags = 0x40000000,
                          .is_set = true,
                          .state = 1,
                          .name = "EXAMPLE.COM",
                          .seconds = 1'000'000'000,
                          .data = Bytes(200, 0x5A)};

TEST(DerWriterTest, EveryTruncationAndTrailingOctetIsRefused) {
  const Bytes bytes = WriteMessage(kMessage);
  EXPECT_EQ(ReadMessage(bytes), kMessage);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(ReadMessage(ByteView(bytes).first(size))) << size;
  }
  Bytes longer = bytes;
  longer.push_back(0);
  EXPECT_FALSE(ReadMessage(longer));
}

RC_GTEST_PROP(DerWriterTest, EveryMessageComesBack,
              (std::int64_t number, std::uint32_t flags, bool is_set, std::int32_t state, std::string name,
               std::uint32_t seconds, bool has_data, const Bytes& bytes)) {
  const std::optional<Bytes> data = has_data ? std::optional(bytes) : std::nullopt;
  const Message message = {number, flags, is_set, state, std::move(name), seconds, data};
  RC_ASSERT(ReadMessage(WriteMessage(message)) == message);
}

RC_GTEST_PROP(DerWriterTest, ArbitraryOctetsNeverCrashTheReader, (const Bytes& bytes)) {
  std::ignore = ReadMessage(bytes);
  DerReader reader(bytes);
  while (reader.SkipElement()) {
  }
  RC_ASSERT(reader.FailedAt() <= bytes.size());
}

TEST(DerWriterTest, LengthsTakeTheirShortestForm) {
  for (const std::size_t size : {0u, 1u, 127u, 128u, 255u, 256u, 65535u, 65536u}) {
    Bytes at_once, scoped = {0xEE};
    DerWriter(at_once).PutOctetString(Bytes(size, 1));
    DerWriter writer(scoped);
    {
      const DerScope scope = writer.OctetString();
      writer.PutBytes(Bytes(size, 1));
    }
    EXPECT_TRUE(SameBytes(at_once, ByteView(scoped).subspan(1))) << size;
    DerReader reader(at_once);
    ByteView value;
    EXPECT_TRUE(reader.GetOctetString(&value) && reader.ExpectEmpty()) << size;
    EXPECT_EQ(value.size(), size);
  }
}

TEST(DerWriterTest, ScopesCloseOnceAndAtWill) {
  Bytes out;
  DerWriter writer(out);
  DerScope first = writer.Sequence();
  writer.PutInteger(5);
  first.Close();
  first.Close();
  writer.PutOctetString({});
  EXPECT_EQ(ToHex(out), "30030201050400");
}

TEST(DerWriterTest, BitStringsKeepTheBitsAskedFor) {
  const auto bits = [](std::uint32_t value, unsigned count) {
    Bytes out;
    DerWriter(out).PutBitString32(value, count);
    return ToHex(out);
  };
  EXPECT_EQ(bits(0x40800000, 32), "03050040800000");
  EXPECT_EQ(bits(0xFFFFFFFF, 0), "030100");
  EXPECT_EQ(bits(0xFFFFFFFF, 7), "030201fe");
  EXPECT_EQ(bits(0xFFFFFFFF, 9), "030307ff80");
}

TEST(DerWriterTest, IllegalEncodingsAreWrittenOnPurpose) {
  Bytes out;
  DerWriter writer(out);
  {
    const DerScope sequence = writer.Sequence();
    writer.PutBytes(*FromHex("0202007f"));
  }
  EXPECT_EQ(ToHex(out), "30040202007f");
}

}  // namespace
}  // namespace legwork
