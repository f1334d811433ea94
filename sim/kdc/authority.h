#ifndef LEGWORK_SIM_KDC_AUTHORITY_H_
#define LEGWORK_SIM_KDC_AUTHORITY_H_

#include <string>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/kdc/kdc_keys.h"
#include "sim/kdc/kdc_policy.h"
#include "sim/kdc/misdeed.h"
#include "sim/kerberos/message/principal_name.h"
#include "sim/world/directory.h"
#include "sim/world/random_streams.h"
#include "sim/world/virtual_clock.h"

namespace legwork::kdc {

// Authority is what an exchange draws on, and the misdeed it is to commit. The scratch members keep their memory from
// request to request.
struct Authority {
  Authority(const Directory& accounts, const Clock& time, const RandomStreams& random, const KdcPolicy& rules)
      : directory(accounts),
        clock(time),
        policy(rules),
        keys(accounts),
        session_keys(random.Stream("kdc.session_key")),
        confounders(random.Stream("kdc.confounder")) {}

  // Find looks a name of the realm up; null if there is no such account.
  const Account* Find(const kerberos::PrincipalName& name, std::string_view realm) {
    name_scratch.clear();
    kerberos::AppendName(name, name_scratch);
    return directory.FindPrincipal(name_scratch, realm);
  }

  const Directory& directory;
  Clock clock;
  KdcPolicy policy;
  KdcKeys keys;
  RandomStream session_keys;
  RandomStream confounders;
  const Misdeed* misdeed = nullptr;  // of the request in hand
  std::string name_scratch;
  Bytes plaintext;
  Bytes ticket_cipher;
  Bytes reply_cipher;
};

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_AUTHORITY_H_
