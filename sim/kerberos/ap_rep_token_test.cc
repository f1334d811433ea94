#include "sim/kerberos/ap_rep_token.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/key_usage_numbers.h"

namespace legwork::kerberos {
namespace {

struct ApRepToken : testing::Test {
  ApRepToken() {
    const Bytes octets(32, 0x42);
    EXPECT_TRUE(MakeKey(18, octets, &key));
    part.ctime = 116444736000000000;
    part.cusec = 12;
    part.subkey = TravellingKey(key);
    part.seq_number = 77;
    Bytes token;
    WriteApRepToken(DerivedKeys(key, kUsageApRepPart, KeyPurpose::kEncrypt), random, part, false, scratch, message);
  }
  bool Reads(ByteView octets, EncApRepPart* read) {
    return ReadApRepToken(DerivedKeys(key, kUsageApRepPart, KeyPurpose::kDecrypt), octets, scratch, read);
  }

  Key key;
  RandomStream random = RandomStream(1, "confounder");
  Scratch scratch;
  EncApRepPart part;
  Bytes message;
};

TEST_F(ApRepToken, RoundTrips) {
  EncApRepPart read;
  ASSERT_TRUE(Reads(message, &read));
  EXPECT_EQ(read.ctime, part.ctime);
  EXPECT_EQ(read.cusec, part.cusec);
  EXPECT_EQ(read.seq_number, part.seq_number);
  ASSERT_TRUE(read.subkey.has_value());
  EXPECT_TRUE(SameBytes(read.subkey->keyvalue, key.View()));
}

TEST_F(ApRepToken, EveryChangeIsRejected) {
  EncApRepPart read;
  for (std::size_t at = 0; at < message.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      Bytes changed = message;
      changed[at] ^= 1 << bit;
      EXPECT_FALSE(Reads(changed, &read)) << at << " bit " << bit;
    }
  }
}

TEST_F(ApRepToken, EveryTruncationAndTrailingByteIsRejected) {
  EncApRepPart read;
  for (std::size_t size = 0; size < message.size(); ++size) EXPECT_FALSE(Reads(ByteView(message).first(size), &read));
  message.push_back(0);
  EXPECT_FALSE(Reads(message, &read));
}

}  // namespace
}  // namespace legwork::kerberos
