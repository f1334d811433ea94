#include "sim/kdc/etype_choice.h"

#include <gtest/gtest.h>

namespace legwork::kdc {
namespace {

TEST(EtypeChoiceTest, ClientsOrderDecides) {
  Account account;
  account.enctypes = {EncryptionType::kAes256CtsHmacSha1, EncryptionType::kAes128CtsHmacSha1};
  EXPECT_EQ(ChooseEtype({23, 17, 18}, account), EncryptionType::kAes128CtsHmacSha1);
  EXPECT_EQ(ChooseEtype({18, 17}, account), EncryptionType::kAes256CtsHmacSha1);
  EXPECT_FALSE(ChooseEtype({23, 3}, account));
  EXPECT_FALSE(ChooseEtype({}, account));
  EXPECT_EQ(KeyTypeOf(account, 17), EncryptionType::kAes128CtsHmacSha1);
  EXPECT_FALSE(KeyTypeOf(account, 16));
}

}  // namespace
}  // namespace legwork::kdc
