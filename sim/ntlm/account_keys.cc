#include "sim/ntlm/account_keys.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "sim/wire/upcase.h"
#include "sim/wire/utf16.h"

namespace legwork::ntlm {
namespace {

constexpr std::size_t kKnownMax = 64;

std::optional<AccountKey> MakeNames(ByteView user_name, ByteView domain_name) {
  const Result<std::string> user = Utf8FromUtf16Le(user_name);
  const Result<std::string> domain = Utf8FromUtf16Le(domain_name);
  if (!user || !domain || user->empty()) return std::nullopt;
  AccountKey key;
  key.user_name = ToBytes(user_name);
  key.domain_name = ToBytes(domain_name);
  key.user = *user;
  key.domain = *domain;
  return key;
}

void SetKeys(AccountKey& key, const Key& nt_hash) {
  key.nt_hash = nt_hash;
  key.response_key = ResponseKey(Ntowfv2(nt_hash, key.user_name, key.domain_name));
  key.domainless_key = ResponseKey(Ntowfv2(nt_hash, key.user_name, {}));
}

// FindInRealm takes the realm for its NetBIOS domain, which all its accounts name.
const Account* FindInRealm(const Directory& directory, std::string_view user, std::string_view realm) {
  const Result<std::string> upper = UpcaseUtf8(realm);
  if (!upper) return nullptr;
  for (const std::unique_ptr<Account>& account : directory.accounts()) {
    if (account->realm == *upper && !account->domain.empty()) return directory.FindUser(user, account->domain);
  }
  return nullptr;
}

}  // namespace

const AccountKey* AccountKeys::Find(ByteView user_name, ByteView domain_name) {
  AccountKey* known = FindKnown(user_name, domain_name);
  std::optional<AccountKey> fresh;
  if (known == nullptr) {
    fresh = MakeNames(user_name, domain_name);
    if (!fresh) return nullptr;
  }
  AccountKey& key = known != nullptr ? *known : *fresh;
  const Account* const account = FindAccount(key);
  if (account == nullptr || account->disabled || account->password_expired) return nullptr;
  key.account = account;
  const Key& nt_hash = directory_.NtHash(*account);
  if (known == nullptr || known->nt_hash != nt_hash) SetKeys(key, nt_hash);
  if (known != nullptr) return known;
  if (known_.size() < kKnownMax) return &known_.emplace_back(std::move(*fresh));
  return &(known_[next_++ % kKnownMax] = std::move(*fresh));
}

bool AccountKeys::Knows(ByteView user_name, ByteView domain_name) const {
  const std::optional<AccountKey> key = MakeNames(user_name, domain_name);
  return key && FindAccount(*key) != nullptr;
}

AccountKey* AccountKeys::FindKnown(ByteView user_name, ByteView domain_name) {
  const auto known = std::ranges::find_if(known_, [&](const AccountKey& key) {
    return SameBytes(key.user_name, user_name) && SameBytes(key.domain_name, domain_name);
  });
  return known == known_.end() ? nullptr : &*known;
}

const Account* AccountKeys::FindAccount(const AccountKey& key) const {
  if (const Account* account = directory_.FindUser(key.user, key.domain)) return account;
  if (!key.domain.empty()) return FindInRealm(directory_, key.user, key.domain);
  const std::size_t at = key.user.rfind('@');
  if (at == std::string::npos) return nullptr;
  return FindInRealm(directory_, std::string_view(key.user).substr(0, at), std::string_view(key.user).substr(at + 1));
}

}  // namespace legwork::ntlm
