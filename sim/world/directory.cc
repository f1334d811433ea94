#include "sim/world/directory.h"

#include <algorithm>
#include <utility>

#include "sim/crypto/digest.h"
#include "sim/wire/upcase.h"
#include "sim/wire/utf16.h"

namespace legwork {
namespace {

constexpr char AsciiLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool SameAscii(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return AsciiLower(x) == AsciiLower(y); });
}

bool IsAscii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// SameName compares without regard to case. Text that is not UTF-8 equals only itself.
bool SameName(std::string_view a, std::string_view b) {
  if (SameAscii(a, b)) return true;
  if (IsAscii(a) || IsAscii(b)) return false;
  const Result<std::string> upper_a = UpcaseUtf8(a);
  const Result<std::string> upper_b = UpcaseUtf8(b);
  return upper_a.ok() && upper_b.ok() && *upper_a == *upper_b;
}

bool IsService(std::string_view name) { return name.find('/') != std::string_view::npos; }

// FitsPrincipal compares as a KDC does: services without regard to case.
bool FitsPrincipal(std::string_view present, std::string_view wanted) {
  return present == wanted || (IsService(wanted) && SameName(present, wanted));
}

bool HasAlias(const Account& account, std::string_view name) {
  return std::ranges::any_of(account.aliases, [name](const std::string& alias) { return FitsPrincipal(alias, name); });
}

}  // namespace

std::string LongTermSalt(const Account& account) {
  if (!account.salt.empty()) return account.salt;
  std::string salt = account.realm;
  for (const char c : account.name) {
    if (c != '/') salt += c;
  }
  return salt;
}

Account& Directory::Add(Account account) {
  for (const std::unique_ptr<Account>& present : accounts_) {
    if (present->name == account.name && present->realm == account.realm) return *present = std::move(account);
  }
  return *accounts_.emplace_back(std::make_unique<Account>(std::move(account)));
}

const Account* Directory::FindPrincipal(std::string_view name, std::string_view realm) const {
  const Account* similar = nullptr;
  for (const std::unique_ptr<Account>& account : accounts_) {
    if (account->realm != realm) continue;
    if (account->name == name) return account.get();
    if (similar == nullptr && IsService(name) && SameName(account->name, name)) similar = account.get();
  }
  return similar != nullptr ? similar : FindAlias(name, realm);
}

const Account* Directory::FindAlias(std::string_view name, std::string_view realm) const {
  for (const std::unique_ptr<Account>& account : accounts_) {
    if (account->realm == realm && HasAlias(*account, name)) return account.get();
  }
  return nullptr;
}

const Account* Directory::FindUser(std::string_view user, std::string_view domain) const {
  for (const std::unique_ptr<Account>& account : accounts_) {
    if (!SameName(account->name, user)) continue;
    if (domain.empty() || SameName(account->domain, domain)) return account.get();
  }
  return nullptr;
}

const Account* Directory::FindGuest() const {
  const auto admits = [](const std::unique_ptr<Account>& account) { return account->guest && !account->disabled; };
  const auto found = std::ranges::find_if(accounts_, admits);
  return found != accounts_.end() ? found->get() : nullptr;
}

const Key& Directory::LongTermKey(const Account& account, EncryptionType type) const {
  return cache_.Get(type, account.password, LongTermSalt(account), account.iterations);
}

const Key* Directory::KeyOfVersion(const Account& account, EncryptionType type, std::uint32_t kvno) const {
  if (kvno == account.kvno) return &LongTermKey(account, type);
  if (kvno > account.kvno || account.kvno - kvno > account.old_passwords.size()) return nullptr;
  const std::string& password = account.old_passwords[account.kvno - kvno - 1];
  return &cache_.Get(type, password, LongTermSalt(account), account.iterations);
}

// A password that is not UTF-8 hashes as if it were empty: it has no UTF-16 form.
const std::array<std::uint8_t, 16>& Directory::NtHash(const Account& account) const {
  const auto known = nt_hashes_.find(account.password);
  if (known != nt_hashes_.end()) return known->second;
  const Result<Bytes> units = Utf16LeFromUtf8(account.password);
  const ByteView password = units.ok() ? ByteView(*units) : ByteView();
  return nt_hashes_.emplace(account.password, Md4({password})).first->second;
}

}  // namespace legwork
