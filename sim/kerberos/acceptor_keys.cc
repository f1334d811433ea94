#include "sim/kerberos/acceptor_keys.h"

#include <algorithm>

#include "sim/kerberos/message/key_usage_numbers.h"

namespace legwork::kerberos {

KrbErrorCode AcceptorKeys::FindFor(const EncryptedData& enc_part, const DerivedKeys** keys, const Key** key) {
  const Account* account = Find();
  if (account == nullptr) return KrbErrorCode::kNoKey;
  const auto type = static_cast<EncryptionType>(enc_part.etype);
  if (std::ranges::find(account->enctypes, type) == account->enctypes.end()) return KrbErrorCode::kNoKey;
  if (FindEncryptionType(enc_part.etype) == nullptr) return KrbErrorCode::kNoKey;
  const std::uint32_t kvno = enc_part.kvno.value_or(account->kvno);

  auto entry = std::ranges::find_if(entries_, [=](const Entry& e) { return e.type == type && e.kvno == kvno; });
  if (entry == entries_.end() || entry->password != account->password) {
    const Key* const found = directory_.KeyOfVersion(*account, type, kvno);
    if (found == nullptr) return KrbErrorCode::kBadKeyVersion;
    if (entry == entries_.end()) entry = entries_.emplace(entry);
    *entry = {type, kvno, account->password, *found, DerivedKeys(*found, kUsageTicket, KeyPurpose::kDecrypt)};
  }
  *keys = &entry->keys;
  if (key != nullptr) *key = &entry->key;
  return KrbErrorCode::kNone;
}

}  // namespace legwork::kerberos
