#include "sim/kerberos/acceptor_keys.h"

#include <algorithm>

#include "sim/kerberos/message/key_usage_numbers.h"

namespace legwork::kerberos {

KrbErrorCode AcceptorKeys::FindFor(const EncryptedData& enc_part, const DerivedKeys** keys) {
  const Account* account = Find();
  if (account == nullptr) return KrbErrorCode::kNoKey;
  const auto type = static_cast<EncryptionType>(enc_part.etype);
  if (std::ranges::find(account->enctypes, type) == account->enctypes.end()) return KrbErrorCode::kNoKey;
  if (enc_part.kvno.value_or(account->kvno) != account->kvno) return KrbErrorCode::kBadKeyVersion;

  auto entry = std::ranges::find(entries_, type, &Entry::type);
  if (entry == entries_.end()) entry = entries_.insert(entry, Entry{.type = type, .password = {}, .keys = {}});
  if (entry->keys.type() == EncryptionType::kNone || entry->password != account->password) {
    entry->password = account->password;
    entry->keys = DerivedKeys(directory_.LongTermKey(*account, type), kUsageTicket, KeyPurpose::kDecrypt);
  }
  *keys = &entry->keys;
  return KrbErrorCode::kNone;
}

}  // namespace legwork::kerberos
