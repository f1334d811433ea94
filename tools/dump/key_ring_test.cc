#include "tools/dump/key_ring.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"
#include "sim/crypto/string_to_key.h"
#include "sim/kdc/keytab.h"
#include "sim/wire/writer.h"

namespace legwork::dump {
namespace {

TEST(KeyRing, TakesKeysByTypeAndBySize) {
  std::vector<Key> keys;
  EXPECT_EQ(AddKey("rc4-hmac:000102030405060708090a0b0c0d0e0f", keys), "");
  ASSERT_EQ(keys.size(), 1u);
  EXPECT_EQ(keys[0].type, EncryptionType::kRc4Hmac);
  keys.clear();
  EXPECT_EQ(AddKey(std::string(64, '1'), keys), "");
  EXPECT_GE(keys.size(), 2u);  // of AES-256 with either hash
  EXPECT_NE(AddKey("rc4-hmac:00", keys), "");
  EXPECT_NE(AddKey("rot13:00", keys), "");
  EXPECT_NE(AddKey("xyz", keys), "");
}

TEST(KeyRing, MakesKeysOfAPassword) {
  std::vector<Key> keys;
  EXPECT_EQ(AddPassword("HTTP/web@EXAMPLE.COM:pw:with@signs", keys), "");
  const Key expected = StringToKey(EncryptionType::kAes256CtsHmacSha1, "pw:with@signs", "EXAMPLE.COMHTTPweb");
  EXPECT_NE(std::find(keys.begin(), keys.end(), expected), keys.end());
  EXPECT_NE(AddPassword("alice:pw", keys), "");
}

TEST(KeyRing, ReadsKeytabs) {
  Account account;
  account.name = "HTTP/web";
  account.realm = "EXAMPLE.COM";
  const Key key = StringToKey(EncryptionType::kRc4Hmac, "pw", "");
  Bytes keytab;
  Writer writer(keytab);
  kdc::WriteKeytabHeader(writer);
  kdc::WriteKeytabEntry(writer, account, key, 1, 0);
  std::vector<Key> keys;
  EXPECT_EQ(AddKeytab(keytab, keys), "");
  ASSERT_EQ(keys.size(), 1u);
  EXPECT_EQ(keys[0], key);
  for (std::size_t size = 3; size < keytab.size(); ++size) {
    EXPECT_NE(AddKeytab(ByteView(keytab).first(size), keys), "") << size;
  }
  EXPECT_NE(AddKeytab(AsBytes("x"), keys), "");
}

}  // namespace
}  // namespace legwork::dump
