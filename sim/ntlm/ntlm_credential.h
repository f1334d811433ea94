#ifndef LEGWORK_SIM_NTLM_NTLM_CREDENTIAL_H_
#define LEGWORK_SIM_NTLM_NTLM_CREDENTIAL_H_

#include <cstdint>
#include <limits>
#include <memory>

#include "model/call.h"
#include "model/sec_status.h"
#include "sim/base/bytes.h"
#include "sim/ntlm/acceptor_target.h"
#include "sim/ntlm/account_keys.h"
#include "sim/ntlm/ntlmv1_response.h"
#include "sim/ntlm/response_key.h"
#include "sim/package/package.h"
#include "sim/wire/code_page.h"
#include "sim/world/random_streams.h"

namespace legwork::ntlm {

// Policy is what an administrator may demand of a side.
struct Policy {
  bool requires_128_bit = true;  // ClientRequire128bitEncryption, ServerRequire128bitEncryption (NLM-009)
};

// NtlmCredential keeps all that its contexts would otherwise derive again: an initiator's names in UTF-16 and its
// response key, an acceptor's target information and the response keys of the accounts it has seen.
class NtlmCredential : public Credential {
 public:
  // Make fails with kUnknownCredentials if a name or the password is no UTF-8 or too long for the wire.
  static std::unique_ptr<NtlmCredential> Make(const Surroundings& surroundings, Identity identity, SecStatus& status);

  const Identity& identity() const override { return identity_; }

  // Expiry is never: a password has no ticket's end.
  Ticks Expiry() const override { return std::numeric_limits<Ticks>::max(); }

  // The initiator's part. It may be asked only if identity().present.
  ByteView user_name() const { return user_name_; }      // UTF-16LE
  ByteView domain_name() const { return domain_name_; }  // UTF-16LE
  const ResponseKey& response_key() const { return response_key_; }

  // MakeVersion1Keys derives what only initiators of a low LmCompatibilityLevel need.
  Ntlmv1Keys MakeVersion1Keys() const;

  // The acceptor's part.
  const AcceptorTarget& target() const { return target_; }
  AccountKeys& accounts() { return accounts_; }

  // page is of names and passwords in OEM characters.
  const CodePage& page() const { return page_; }

  const Policy& policy() const { return policy_; }
  void set_policy(const Policy& policy) { policy_ = policy; }

  // scratch is room that the contexts share, one call at a time; it keeps its size.
  Bytes& scratch() { return scratch_; }

  // MakeStream gives each context a stream of its own, so that no two share a challenge.
  RandomStream MakeStream(Role role);

 private:
  NtlmCredential(const Surroundings& surroundings, Identity identity);
  bool DeriveKeys();

  Identity identity_;
  const CodePage& page_;
  Key nt_hash_ = {};
  Bytes user_name_;
  Bytes domain_name_;
  ResponseKey response_key_;
  AcceptorTarget target_;
  AccountKeys accounts_;
  Policy policy_;
  Bytes scratch_;
  RandomStreams streams_;
  std::uint64_t contexts_made_ = 0;
};

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_NTLM_CREDENTIAL_H_
