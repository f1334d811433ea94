#include "sim/kdc/keytab.h"

#include "sim/kdc/etype_choice.h"
#include "sim/kerberos/message/principal_name.h"

namespace legwork::kdc {
namespace {

void PutText(Writer& out, std::string_view text) {
  out.PutU16Be(static_cast<std::uint16_t>(text.size()));
  out.PutBytes(AsBytes(text));
}

kerberos::PrincipalName NameOf(const Account& account) {
  const bool is_service = account.name.find('/') != std::string::npos;
  return is_service ? kerberos::ServiceName(account.name) : kerberos::UserName(account.name);
}

}  // namespace

void WriteKeytabHeader(Writer& out) {
  out.PutU8(5);
  out.PutU8(2);
}

void WriteKeytabEntry(Writer& out, const Account& account, const Key& key, std::uint32_t kvno, std::int64_t unix_time) {
  Bytes entry;
  Writer body(entry);
  const kerberos::PrincipalName name = NameOf(account);
  body.PutU16Be(static_cast<std::uint16_t>(name.components.size()));
  PutText(body, account.realm);
  for (const std::string_view component : name.components) PutText(body, component);
  body.PutU32Be(static_cast<std::uint32_t>(name.name_type));
  body.PutU32Be(static_cast<std::uint32_t>(unix_time));
  body.PutU8(static_cast<std::uint8_t>(kvno));
  body.PutU16Be(static_cast<std::uint16_t>(key.type));
  body.PutU16Be(static_cast<std::uint16_t>(key.size));
  body.PutBytes(key.View());
  body.PutU32Be(kvno);
  out.PutU32Be(static_cast<std::uint32_t>(entry.size()));
  out.PutBytes(entry);
}

void WriteKeytabEntries(Writer& out, const Directory& directory, const Account& account, std::int64_t unix_time) {
  for (std::uint32_t kvno = account.kvno; kvno + account.old_passwords.size() >= account.kvno; --kvno) {
    for (const EncryptionType type : account.enctypes) {
      if (!KeyTypeOf(account, static_cast<std::int32_t>(type))) continue;
      WriteKeytabEntry(out, account, *directory.KeyOfVersion(account, type, kvno), kvno, unix_time);
    }
    if (kvno == 0) return;
  }
}

Bytes KeytabOf(const Directory& directory, std::string_view realm, std::int64_t unix_time) {
  Bytes file;
  Writer out(file);
  WriteKeytabHeader(out);
  for (const auto& account : directory.accounts()) {
    if (!realm.empty() && account->realm != realm) continue;
    WriteKeytabEntries(out, directory, *account, unix_time);
  }
  return file;
}

}  // namespace legwork::kdc
