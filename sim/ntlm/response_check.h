#ifndef LEGWORK_SIM_NTLM_RESPONSE_CHECK_H_
#define LEGWORK_SIM_NTLM_RESPONSE_CHECK_H_

#include <cstdint>

#include "model/sec_status.h"
#include "sim/ntlm/account_keys.h"
#include "sim/ntlm/authenticate_message.h"
#include "sim/ntlm/av_pair.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/ntlm/response_key.h"
#include "sim/package/habits.h"
#include "sim/wire/code_page.h"

namespace legwork::ntlm {

// kMaxLifetime is how far an initiator's clock may be from ours, ticks (MS-NLMP 3.1.1.1, NLM-008).
inline constexpr std::uint64_t kMaxLifetime = std::uint64_t{36} * 3600 * 10'000'000;

// Answered is what a domain controller judges a response by.
struct Answered {
  AccountKeys& accounts;
  const NtlmHabits& habits;
  const CodePage& page;  // of names in messages without NEGOTIATE_UNICODE
  const AuthenticateMessage& message;
  NegotiateFlags flags = 0;  // negotiated
  Challenge server_challenge = {};
  std::uint64_t now = 0;  // FILETIME
};

// Logon is who logs on, and what follows of the response. It points into the message and the accounts.
struct Logon {
  const AccountKey* account = nullptr;  // null for a user whom nobody knows
  const Account* guest = nullptr;       // as whom he then logs on; `account` itself if it is a guest's
  Key key_exchange_key = {};            // KeyExchangeKey of MS-NLMP 3.4.5.1; zeros for whom nobody knows
  AvPairs pairs = {};                   // of an NTLMv2 response, none of any other
};

// CheckResponse finds the account that the message names and compares its response, of whatever version. Whom nobody
// knows is mapped to the guest account, if there is one, and his response, made with a password of his own, says
// nothing. Statuses:
// kInvalidToken for a response that cannot be read; kLogonDenied for an unknown or disabled user, a response that does
// not fit, one of a version that the acceptor's LmCompatibilityLevel refuses, or a time too far off.
SecStatus CheckResponse(const Answered& answered, Logon& logon);

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_RESPONSE_CHECK_H_
