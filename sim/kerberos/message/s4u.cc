#include "sim/kerberos/message/s4u.h"

#include "sim/crypto/cipher.h"
#include "sim/crypto/constant_time.h"
#include "sim/crypto/derived_keys.h"
#include "sim/crypto/encryption_type.h"
#include "sim/kerberos/message/explicit_field.h"
#include "sim/kerberos/message/key_usage_numbers.h"

namespace legwork::kerberos {
namespace {

bool ReadUserId(DerReader& in, S4uUserId* user_id) {
  DerReader body;
  return in.GetSequence(&body) &&                                          //
         body.GetExplicitInteger(0, &user_id->nonce) &&                    //
         TryReadExplicit(body, 1, ReadPrincipalName, &user_id->cname) &&   //
         body.GetExplicitGeneralString(2, &user_id->crealm) &&             //
         body.TryExplicitOctetString(3, &user_id->subject_certificate) &&  //
         body.TryExplicitBitString32(4, &user_id->options) &&              //
         body.ExpectEmpty();
}

}  // namespace

Result<PaForUser> ReadPaForUser(ByteView encoding) {
  DerReader outer(encoding), body;
  PaForUser for_user;
  if (!outer.GetSequence(&body) ||                                         //
      !ReadExplicit(body, 0, ReadPrincipalName, &for_user.user_name) ||    //
      !body.GetExplicitGeneralString(1, &for_user.user_realm) ||           //
      !ReadExplicit(body, 2, ReadChecksum, &for_user.cksum) ||             //
      !body.GetExplicitGeneralString(3, &for_user.auth_package) ||         //
      !body.ExpectEmpty() || !outer.ExpectEmpty()) {
    return outer.Failure("PaForUser");
  }
  return for_user;
}

void WritePaForUser(DerWriter& out, const PaForUser& for_user) {
  const DerScope body = out.Sequence();
  WriteExplicit(out, 0, WritePrincipalName, for_user.user_name);
  out.PutExplicitGeneralString(1, for_user.user_realm);
  WriteExplicit(out, 2, WriteChecksum, for_user.cksum);
  out.PutExplicitGeneralString(3, for_user.auth_package);
}

Bytes ForUserOctets(const PaForUser& for_user) {
  Bytes octets;
  Writer out(octets);
  out.PutU32Le(static_cast<std::uint32_t>(for_user.user_name.name_type));
  for (const std::string_view component : for_user.user_name.components) out.PutBytes(AsBytes(component));
  out.PutBytes(AsBytes(for_user.user_realm));
  out.PutBytes(AsBytes(for_user.auth_package));
  return octets;
}

Digest<16> SignForUser(const PaForUser& for_user, const Key& session_key) {
  const Bytes octets = ForUserOctets(for_user);
  const ByteView part = octets;
  return HmacMd5Checksum(session_key, kUsageForUser, ByteParts(&part, 1));
}

bool IsGenuine(const PaForUser& for_user, const Key& session_key) {
  if (for_user.cksum.cksumtype == static_cast<std::int32_t>(ChecksumType::kHmacMd5)) {
    return SameTag(SignForUser(for_user, session_key), for_user.cksum.checksum);
  }
  if (for_user.cksum.cksumtype != static_cast<std::int32_t>(RowOf(session_key.type).checksum_type)) return false;
  const DerivedKeys keys(session_key, kUsageForUser, KeyPurpose::kChecksum);
  return VerifyChecksum(keys, {ForUserOctets(for_user)}, for_user.cksum.checksum);
}

Result<PaS4uX509User> ReadPaS4uX509User(ByteView encoding) {
  DerReader outer(encoding), body, tagged;
  PaS4uX509User user;
  if (!outer.GetSequence(&body) || !body.GetContext(0, &tagged)) return outer.Failure("PaS4uX509User");
  user.user_id_encoding = tagged.Rest();
  if (!ReadUserId(tagged, &user.user_id) || !tagged.ExpectEmpty() ||
      !ReadExplicit(body, 1, ReadChecksum, &user.checksum) || !body.ExpectEmpty() || !outer.ExpectEmpty()) {
    return outer.Failure("PaS4uX509User");
  }
  return user;
}

void WriteS4uUserId(DerWriter& out, const S4uUserId& user_id) {
  const DerScope body = out.Sequence();
  out.PutExplicitInteger(0, user_id.nonce);
  TryWriteExplicit(out, 1, WritePrincipalName, user_id.cname);
  out.PutExplicitGeneralString(2, user_id.crealm);
  if (user_id.subject_certificate) out.PutExplicitOctetString(3, *user_id.subject_certificate);
  if (user_id.options) out.PutExplicitBitString32(4, *user_id.options);
}

void WritePaS4uX509User(DerWriter& out, const PaS4uX509User& user) {
  const DerScope body = out.Sequence();
  if (user.user_id_encoding.empty()) {
    WriteExplicit(out, 0, WriteS4uUserId, user.user_id);
  } else {
    const DerScope field = out.Context(0);
    out.PutBytes(user.user_id_encoding);
  }
  WriteExplicit(out, 1, WriteChecksum, user.checksum);
}

Result<std::uint32_t> ReadPaPacOptions(ByteView encoding) {
  DerReader outer(encoding), body;
  std::uint32_t options = 0;
  if (!outer.GetSequence(&body) || !body.GetExplicitBitString32(0, &options) || !body.ExpectEmpty() ||
      !outer.ExpectEmpty()) {
    return outer.Failure("PaPacOptions");
  }
  return options;
}

void WritePaPacOptions(DerWriter& out, std::uint32_t options) {
  const DerScope body = out.Sequence();
  out.PutExplicitBitString32(0, options);
}

}  // namespace legwork::kerberos
