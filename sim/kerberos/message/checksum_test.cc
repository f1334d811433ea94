#include "sim/kerberos/message/checksum.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/codec_check.h"
#include "sim/wire/der_reader.h"

namespace legwork::kerberos {
namespace {

// Assembled by hand from the ASN.1 of RFC 4120.
constexpr std::string_view kChecksum = "300ca003020110a1050403616263";

// The reader of this type as one of whole octets.
Result<Checksum> ReadWhole(ByteView bytes) {
  DerReader in(bytes);
  Checksum value;
  if (!ReadChecksum(in, &value) || !in.ExpectEmpty()) return in.Failure("Checksum");
  return value;
}

TEST(ChecksumTest, IsStrict) { ExpectSameBack(ReadWhole, WriteChecksum, kChecksum); }

}  // namespace
}  // namespace legwork::kerberos
