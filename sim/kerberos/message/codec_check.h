#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_CODEC_CHECK_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_CODEC_CHECK_H_

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/base/text.h"
#include "sim/wire/der_writer.h"

namespace legwork::kerberos {

// 2026-01-01 00:00:00 UTC, the time in the octets of these tests.
inline constexpr std::int64_t kNewYear = 134'116'992'000'000'000;

template <typename T>
std::string WrittenHex(void (*write)(DerWriter&, const T&), const T& value) {
  Bytes out;
  DerWriter writer(out);
  write(writer, value);
  return ToHex(out);
}

// ExpectStrict checks that a reader takes these octets, no fewer and no more, and survives each bit of them flipped.
template <typename T>
void ExpectStrict(Result<T> (*read)(ByteView), ByteView bytes) {
  const Result<T> whole = read(bytes);
  EXPECT_TRUE(whole.ok());
  if (!whole.ok()) return;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const Result<T> cut = read(bytes.first(size));
    EXPECT_FALSE(cut.ok()) << "cut to " << size;
    if (cut.ok()) continue;
    EXPECT_LE(cut.error().at, size);
  }
  Bytes longer(bytes.begin(), bytes.end());
  longer.push_back(0);
  EXPECT_FALSE(read(longer).ok()) << "one octet more";
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const std::uint8_t change : {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF}) {
      Bytes changed(bytes.begin(), bytes.end());
      changed[at] ^= change;
      (void)read(changed);
    }
  }
}

// ExpectSameBack checks besides that what was read is written as it was.
template <typename T>
void ExpectSameBack(Result<T> (*read)(ByteView), void (*write)(DerWriter&, const T&), std::string_view hex) {
  const Bytes bytes = *FromHex(hex);
  ExpectStrict(read, bytes);
  const Result<T> value = read(bytes);
  if (!value.ok()) return;
  EXPECT_EQ(WrittenHex(write, *value), hex);
}

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_CODEC_CHECK_H_
