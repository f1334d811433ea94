#include "sim/kdc/etype_choice.h"

namespace legwork::kdc {

std::optional<EncryptionType> KeyTypeOf(const Account& account, std::int32_t etype) {
  if (FindEncryptionType(etype) == nullptr) return std::nullopt;  // nobody has a key of such a type
  for (const EncryptionType type : account.enctypes) {
    if (static_cast<std::int32_t>(type) == etype) return type;
  }
  return std::nullopt;
}

std::optional<EncryptionType> StrongestType(const Account& account) {
  for (const EncryptionType type : account.enctypes) {
    if (FindEncryptionType(static_cast<std::int32_t>(type)) != nullptr) return type;
  }
  return std::nullopt;
}

std::optional<EncryptionType> ChooseEtype(const kerberos::EtypeList& wanted, const Account& account) {
  for (const std::int32_t etype : wanted) {
    if (const auto type = KeyTypeOf(account, etype)) return type;
  }
  return std::nullopt;
}

}  // namespace legwork::kdc
