#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_S4U_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_S4U_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/crypto/digest.h"
#include "sim/crypto/key.h"
#include "sim/kerberos/message/checksum.h"
#include "sim/kerberos/message/principal_name.h"
#include "sim/kerberos/message/ticket_flags.h"
#include "sim/wire/der_writer.h"

// What a service says to a KDC of the user for whom it acts (MS-SFU section 2.2, MS-KILE section 2.2.10). Values look
// at the octets they were read from.
namespace legwork::kerberos {

// PaForUser names the user of an S4U2self request. The checksum is HMAC-MD5 under the TGT's session key, whatever its
// type, over what ForUserOctets gives.
//
//   PA-FOR-USER ::= SEQUENCE { userName [0], userRealm [1], cksum [2] Checksum, auth-package [3] KerberosString }
struct PaForUser {
  PrincipalName user_name;
  std::string_view user_realm;
  Checksum cksum;
  std::string_view auth_package = "Kerberos";
};

Result<PaForUser> ReadPaForUser(ByteView encoding);
void WritePaForUser(DerWriter& out, const PaForUser& for_user);

// ForUserOctets are the name's type (four octets, little-endian) and, without separators, its components, the realm and
// the package. SignForUser makes the checksum of them. IsGenuine takes that, and the session key's own type of
// checksum, which Heimdal's clients send and its KDC takes.
Bytes ForUserOctets(const PaForUser& for_user);
Digest<16> SignForUser(const PaForUser& for_user, const Key& session_key);
bool IsGenuine(const PaForUser& for_user, const Key& session_key);

// S4uUserId is the part of PA-S4U-X509-USER under its checksum.
//
//   S4UUserID ::= SEQUENCE {
//     nonce [0] UInt32, cname [1] OPTIONAL, crealm [2], subject-certificate [3] OCTET STRING OPTIONAL,
//     options [4] BIT STRING OPTIONAL }
struct S4uUserId {
  std::uint32_t nonce = 0;
  std::optional<PrincipalName> cname;
  std::string_view crealm;
  std::optional<ByteView> subject_certificate;
  std::optional<std::uint32_t> options;
};

// The reply is signed with a usage of its own.
inline constexpr std::uint32_t kS4uReplyKeyUsage = FlagBit(2);

// PaS4uX509User ::= SEQUENCE { user-id [0] S4UUserID, checksum [1] Checksum }
struct PaS4uX509User {
  S4uUserId user_id;
  Checksum checksum;
  ByteView user_id_encoding;  // as it was read or, not empty, as it is written
};

Result<PaS4uX509User> ReadPaS4uX509User(ByteView encoding);
void WritePaS4uX509User(DerWriter& out, const PaS4uX509User& user);
void WriteS4uUserId(DerWriter& out, const S4uUserId& user_id);

// PA-PAC-OPTIONS ::= SEQUENCE { KerberosFlags [0] }; kPacOptionResourceBased asks for delegation that the target's
// account allows.
inline constexpr std::uint32_t kPacOptionResourceBased = FlagBit(3);
Result<std::uint32_t> ReadPaPacOptions(ByteView encoding);
void WritePaPacOptions(DerWriter& out, std::uint32_t options);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_S4U_H_
