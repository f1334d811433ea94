#ifndef LEGWORK_SIM_WORLD_DIRECTORY_H_
#define LEGWORK_SIM_WORLD_DIRECTORY_H_

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/crypto/encryption_type.h"
#include "sim/crypto/key.h"
#include "sim/crypto/string_to_key.h"

namespace legwork {

// Account is one principal of the simulated directory: a user, a service or a ticket-granting service.
struct Account {
  std::string name = {};      // UTF-8, as written: "alice", "HTTP/web"
  std::string realm = {};     // Kerberos realm, upper case: "EXAMPLE.COM"
  std::string domain = {};    // NetBIOS domain for NTLM: "EXAMPLE"
  std::string password = {};  // UTF-8; services have one too
  std::vector<EncryptionType> enctypes = {EncryptionType::kAes256CtsHmacSha1,
                                          EncryptionType::kAes128CtsHmacSha1};  // strongest first
  std::uint32_t kvno = 1;
  bool disabled = false;
  bool guest = false;           // NTLM: whoever is not known logs on as this account; nobody as it has protection
  bool not_delegated = false;   // its TGT may not be forwarded ("sensitive")
  bool ok_as_delegate = false;  // tickets for it carry OK-AS-DELEGATE (trusted for delegation)
  bool requires_preauth = true;
  bool password_expired = false;
  std::vector<std::string> aliases = {};       // other names it answers to, written like `name`
  std::string salt = {};                       // of its keys; "" is the default one
  std::uint32_t iterations = 0;                // of its keys' derivation; 0 is the default of each type
  bool protocol_transition = false;            // it may ask for a ticket to itself in anybody's name (MS-SFU)
  std::vector<std::string> delegates_to = {};  // services it may address in its clients' names
  std::vector<std::string> accepts_from = {};  // accounts that may address it in their clients' names

  // What passwords it had before, the latest first: of the keys of kvno - 1, kvno - 2 and so on.
  std::vector<std::string> old_passwords = {};
  std::vector<EncryptionType> offers = {};  // what its clients ask for, in their order; empty: every type
  bool protected_user = false;      // of the group Protected Users: AES only, four hours, no delegation of any kind
  bool wants_user_to_user = false;  // tickets for it are given under the session key of its TGT only
  std::string pac = {};             // of its tickets and those to it, a row of the KDC's table; "": the KDC's policy
  std::uint32_t pac_size = 0;       // octets to which that PAC is filled up; 0: as it is
};

// LongTermSalt is the salt of the account's keys. The default one is the realm and the name's components with nothing
// between them (RFC 4120 section 4).
std::string LongTermSalt(const Account& account);

// Directory is the data behind every authority of a world: the KDC, the NTLM acceptor's account check, keytabs. Keys
// are derived from passwords on first use and kept; the derivation cache outlives the world (PBKDF2 costs about 1 ms).
class Directory {
 public:
  explicit Directory(StringToKeyCache& cache) : cache_(cache) {}
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;

  // Add replaces an account of the same name and realm.
  Account& Add(Account account);

  // FindPrincipal matches a Kerberos name ("alice", "HTTP/web") case-sensitively within a realm; service names also
  // match case-insensitively, as MS-KILE compares them. An alias matches like a name, but after all names. FindUser
  // matches an NTLM user and domain case-insensitively; an empty domain matches any.
  const Account* FindPrincipal(std::string_view name, std::string_view realm) const;
  const Account* FindUser(std::string_view user, std::string_view domain) const;

  // FindGuest is the account to which users are mapped that the directory does not know; null if there is none, or it
  // is disabled, as by default it is.
  const Account* FindGuest() const;

  // LongTermKey is the account's key of the type, made of its password, salt and iterations. The reference is good
  // until the next Add.
  const Key& LongTermKey(const Account& account, EncryptionType type) const;

  // KeyOfVersion is the account's key of the type and version, an earlier one too; null if it is not kept. The
  // reference is good until the next Add.
  const Key* KeyOfVersion(const Account& account, EncryptionType type, std::uint32_t kvno) const;

  // NtHash is MD4 over the UTF-16LE password (MS-NLMP 3.3.1), 16 bytes.
  const std::array<std::uint8_t, 16>& NtHash(const Account& account) const;

  // The keys of passwords, for whoever has a password and no account.
  StringToKeyCache& key_cache() const { return cache_; }

  const std::vector<std::unique_ptr<Account>>& accounts() const { return accounts_; }

 private:
  const Account* FindAlias(std::string_view name, std::string_view realm) const;

  StringToKeyCache& cache_;
  mutable std::map<std::string, std::array<std::uint8_t, 16>, std::less<>> nt_hashes_;  // by password
  std::vector<std::unique_ptr<Account>> accounts_;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_WORLD_DIRECTORY_H_
