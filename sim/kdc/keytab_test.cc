#include "sim/kdc/keytab.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"
#include "sim/crypto/string_to_key.h"

namespace legwork::kdc {
namespace {

Account Web() {
  Account account;
  account.name = "HTTP/web";
  account.realm = "R.COM";
  account.password = "pw";
  account.kvno = 0x102;
  account.enctypes = {EncryptionType::kAes128CtsHmacSha1};
  return account;
}

TEST(KeytabTest, EntryHasTheLayoutOfMit) {
  Key key;
  ASSERT_TRUE(MakeKey(17, Bytes(16, 0xAB), &key));
  Bytes file;
  Writer out(file);
  WriteKeytabHeader(out);
  WriteKeytabEntry(out, Web(), key, Web().kvno, 0x01020304);
  EXPECT_EQ(ToHex(file),
            "0502"
            "00000035"        // size
            "0002"            // components
            "0005522e434f4d"  // realm
            "000448545450"
            "0003776562"  // HTTP, web
            "00000002"
            "01020304"
            "02"  // name type, time, kvno's last octet
            "0011"
            "0010"
            "abababababababababababababababab"
            "00000102");  // kvno
}

TEST(KeytabTest, FileHoldsTheKeysOfTheRealm) {
  StringToKeyCache cache;
  Directory directory(cache);
  directory.Add(Web());
  Account other = Web();
  other.realm = "OTHER.COM";
  other.enctypes.push_back(EncryptionType::kAes256CtsHmacSha1);
  directory.Add(other);
  const Bytes one = KeytabOf(directory, "R.COM", 0);
  const Bytes all = KeytabOf(directory, "", 0);
  EXPECT_EQ(one.size(), 2u + 4 + 0x35);
  EXPECT_EQ(all.size(), one.size() + 2 * (4 + 0x35 + 4) + 16);
  const Key& key = directory.LongTermKey(*directory.FindPrincipal("HTTP/web", "R.COM"), Web().enctypes[0]);
  EXPECT_NE(AsText(one).find(AsText(key.View())), std::string_view::npos);
}

TEST(KeytabTest, FileHoldsEveryVersionAndNoTypeThatNobodyHas) {
  StringToKeyCache cache;
  Directory directory(cache);
  Account web = Web();
  web.kvno = 3;
  web.old_passwords = {"second", "first"};
  web.enctypes = {EncryptionType::kDes3CbcSha1, EncryptionType::kRc4Hmac};
  directory.Add(web);
  const Bytes file = KeytabOf(directory, "", 0);
  for (const std::string& password : {web.password, std::string("second"), std::string("first")}) {
    const Key& key = cache.Get(EncryptionType::kRc4Hmac, password, LongTermSalt(web));
    EXPECT_NE(AsText(file).find(AsText(key.View())), std::string_view::npos) << password;
  }
  EXPECT_EQ(file.size(), 2u + 3 * (4 + 0x35));
  EXPECT_EQ(directory.KeyOfVersion(web, EncryptionType::kRc4Hmac, 0), nullptr);
  EXPECT_EQ(directory.KeyOfVersion(web, EncryptionType::kRc4Hmac, 4), nullptr);
}

}  // namespace
}  // namespace legwork::kdc
