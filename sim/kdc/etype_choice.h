#ifndef LEGWORK_SIM_KDC_ETYPE_CHOICE_H_
#define LEGWORK_SIM_KDC_ETYPE_CHOICE_H_

#include <optional>

#include "sim/crypto/encryption_type.h"
#include "sim/kerberos/message/kdc_req.h"
#include "sim/world/directory.h"

namespace legwork::kdc {

// ChooseEtype is the first type of the client's list of which the account has a key (RFC 4120 section 3.1.3); for a
// session key the account is the server's, and its keys stand for what it understands.
std::optional<EncryptionType> ChooseEtype(const kerberos::EtypeList& wanted, const Account& account);

// StrongestType is the first of the account's types that anybody can use.
std::optional<EncryptionType> StrongestType(const Account& account);

// KeyTypeOf is the type if the account has a key of that number.
std::optional<EncryptionType> KeyTypeOf(const Account& account, std::int32_t etype);

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_ETYPE_CHOICE_H_
