#include "sim/kerberos/acceptor_keys.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/key_usage_numbers.h"

namespace legwork::kerberos {
namespace {

constexpr std::int32_t kAes256 = 18, kAes128 = 17;

struct Keys : testing::Test {
  Keys() { Put("web-pw", 3, {EncryptionType::kAes256CtsHmacSha1}); }

  void Put(std::string password, std::uint32_t kvno, std::vector<EncryptionType> enctypes) {
    Account account;
    account.name = "HTTP/web";
    account.realm = "EXAMPLE.COM";
    account.password = std::move(password);
    account.kvno = kvno;
    account.enctypes = std::move(enctypes);
    directory.Add(account);
  }

  // Opens says whether the keys found open what the directory's present key has sealed.
  bool Opens(std::int32_t etype) {
    const Account& account = *directory.FindPrincipal("HTTP/web", "EXAMPLE.COM");
    const Key& key = directory.LongTermKey(account, static_cast<EncryptionType>(etype));
    RandomStream random(1, "confounder");
    Bytes cipher, plaintext;
    const EncryptedData data =
        Seal(DerivedKeys(key, kUsageTicket, KeyPurpose::kEncrypt), std::nullopt, random, AsBytes("ticket"), cipher);
    const DerivedKeys* found = nullptr;
    return keys.FindFor(data, &found) == KrbErrorCode::kNone && Open(*found, data, plaintext);
  }
  KrbErrorCode Find(std::int32_t etype, std::optional<std::uint32_t> kvno) {
    const DerivedKeys* found = nullptr;
    return keys.FindFor({.etype = etype, .kvno = kvno, .cipher = {}}, &found);
  }

  StringToKeyCache cache;
  Directory directory = Directory(cache);
  OwnPrincipal principal = {"HTTP/web", "EXAMPLE.COM"};
  AcceptorKeys keys = AcceptorKeys(directory, principal);
};

TEST_F(Keys, OpenTicketsOfTheAccount) {
  EXPECT_TRUE(keys.HasAccount());
  EXPECT_TRUE(Opens(kAes256));
  EXPECT_TRUE(Opens(kAes256)) << "the second time from what is kept";
}

TEST_F(Keys, FollowTheDirectory) {
  EXPECT_TRUE(Opens(kAes256));
  Put("changed", 4, {EncryptionType::kAes256CtsHmacSha1, EncryptionType::kAes128CtsHmacSha1});
  EXPECT_TRUE(Opens(kAes256));
  EXPECT_TRUE(Opens(kAes128));
}

TEST_F(Keys, AreMissedByTypeAndVersion) {
  EXPECT_EQ(Find(kAes256, std::nullopt), KrbErrorCode::kNone);
  EXPECT_EQ(Find(kAes256, 3), KrbErrorCode::kNone);
  EXPECT_EQ(Find(kAes256, 2), KrbErrorCode::kBadKeyVersion);
  EXPECT_EQ(Find(kAes128, 3), KrbErrorCode::kNoKey);
  EXPECT_EQ(Find(23, 3), KrbErrorCode::kNoKey);
}

TEST_F(Keys, OfEarlierVersionsAreKeptAsLongAsTheDirectoryKeepsThem) {
  Account account = *directory.FindPrincipal("HTTP/web", "EXAMPLE.COM");
  account.old_passwords = {"second", "first"};
  directory.Add(account);
  for (const auto& [kvno, password] : {std::pair{3u, account.password}, std::pair{2u, std::string("second")},
                                       std::pair{1u, std::string("first")}}) {
    const Key& wanted = cache.Get(EncryptionType::kAes256CtsHmacSha1, password, LongTermSalt(account));
    const DerivedKeys* found = nullptr;
    const Key* key = nullptr;
    EXPECT_EQ(keys.FindFor({.etype = kAes256, .kvno = kvno, .cipher = {}}, &found, &key), KrbErrorCode::kNone);
    EXPECT_EQ(*key, wanted) << kvno;
  }
  EXPECT_EQ(Find(kAes256, 0), KrbErrorCode::kBadKeyVersion);
  EXPECT_EQ(Find(kAes256, 4), KrbErrorCode::kBadKeyVersion);
}

TEST_F(Keys, NobodyHasNone) {
  principal.name = "HTTP/unknown";
  EXPECT_FALSE(keys.HasAccount());
  EXPECT_EQ(Find(kAes256, 3), KrbErrorCode::kNoKey);
}

}  // namespace
}  // namespace legwork::kerberos
