#ifndef LEGWORK_SIM_NTLM_ACCOUNT_KEYS_H_
#define LEGWORK_SIM_NTLM_ACCOUNT_KEYS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/ntlm/response_key.h"
#include "sim/world/directory.h"

namespace legwork::ntlm {

// AccountKey is a user as AuthenticateMessages name it, and the key that its responses are checked with.
struct AccountKey {
  Bytes user_name;    // UTF-16LE, as it arrived
  Bytes domain_name;  // UTF-16LE, as it arrived
  std::string user;   // UTF-8
  std::string domain;
  const Account* account = nullptr;
  Key nt_hash = {};
  ResponseKey response_key;    // over the domain as it arrived
  ResponseKey domainless_key;  // over no domain: some initiators leave it out (MS-NLMP 3.2.5.1.2)
};

// AccountKeys checks users against the directory and remembers their response keys. The directory decides at every
// call: an account that is disabled, removed or given another password is noticed at once.
class AccountKeys {
 public:
  explicit AccountKeys(const Directory& directory) : directory_(directory) {}

  // Find gives null if nobody of that name may log on. The names are UTF-16LE; a domain may be a NetBIOS domain, a
  // realm, or empty, and a user without domain may be user@realm. The answer is good until the next call.
  const AccountKey* Find(ByteView user_name, ByteView domain_name);

  // Knows says whether there is an account of that name, whether or not it may log on.
  bool Knows(ByteView user_name, ByteView domain_name) const;

  // Guest is the account as which strangers log on, null if they may not.
  const Account* Guest() const { return directory_.FindGuest(); }

 private:
  AccountKey* FindKnown(ByteView user_name, ByteView domain_name);
  const Account* FindAccount(const AccountKey& key) const;

  const Directory& directory_;
  std::vector<AccountKey> known_;  // at most kKnownMax, the oldest gives way
  std::size_t next_ = 0;
};

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_ACCOUNT_KEYS_H_
