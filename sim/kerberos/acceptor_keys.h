#ifndef LEGWORK_SIM_KERBEROS_ACCEPTOR_KEYS_H_
#define LEGWORK_SIM_KERBEROS_ACCEPTOR_KEYS_H_

#include <cstdint>
#include <list>
#include <string>

#include "sim/crypto/derived_keys.h"
#include "sim/kerberos/message/encrypted_data.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/kerberos/own_principal.h"
#include "sim/world/directory.h"

namespace legwork::kerberos {

// AcceptorKeys opens the tickets of one service account, whatever service they name: an account has one key for all of
// its names. A key is expanded once and again only when the directory has changed it.
class AcceptorKeys {
 public:
  // Both outlive this.
  AcceptorKeys(const Directory& directory, const OwnPrincipal& principal)
      : directory_(directory), principal_(principal) {}

  // HasAccount is false for an identity without one, which can accept nothing.
  bool HasAccount() const { return Find() != nullptr; }

  // FindFor gives the keys that open this ticket, of an earlier version too, or says kNoKey or kBadKeyVersion. They are
  // good until the next call. `key`, unless null, receives the key that they are derived from.
  KrbErrorCode FindFor(const EncryptedData& enc_part, const DerivedKeys** keys, const Key** key = nullptr);

 private:
  struct Entry {
    EncryptionType type = EncryptionType::kNone;
    std::uint32_t kvno = 0;
    std::string password;  // the directory's when the keys were made
    Key key;
    DerivedKeys keys;
  };

  // Find remembers the account, which stays where it is, as long as it has the name.
  const Account* Find() const {
    const bool is_same = found_ != nullptr && found_->name == principal_.name && found_->realm == principal_.realm;
    if (!is_same) found_ = directory_.FindPrincipal(principal_.name, principal_.realm);
    return found_;
  }

  const Directory& directory_;
  const OwnPrincipal& principal_;
  std::list<Entry> entries_;
  mutable const Account* found_ = nullptr;
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_ACCEPTOR_KEYS_H_
