#include "sim/ntlm/response_check.h"

#include <algorithm>

#include "sim/crypto/constant_time.h"
#include "sim/ntlm/ntlmv1_response.h"
#include "sim/ntlm/ntlmv2_response.h"

namespace legwork::ntlm {
namespace {

constexpr std::uint8_t kLevelRefusingLm = 4;  // LmCompatibilityLevel
constexpr std::uint8_t kLevelRefusingNtlm = 5;

bool IsTimely(std::uint64_t timestamp, std::uint64_t now) {
  return (timestamp > now ? timestamp - now : now - timestamp) <= kMaxLifetime;
}

// CheckVersion2 compares NTProofStr, whatever else the message has (MS-NLMP 3.2.5.1.2).
SecStatus CheckVersion2(const Answered& answered, const Ntlmv2Response& response, Logon& logon) {
  const auto fits = [&](const ResponseKey& key) {
    return SameTag(key.NtProofStr(answered.server_challenge, response.client_challenge), response.nt_proof_str);
  };
  const AccountKey& account = *logon.account;
  const ResponseKey* const key = fits(account.response_key)     ? &account.response_key
                                 : fits(account.domainless_key) ? &account.domainless_key
                                                                : nullptr;
  if (key == nullptr || !IsTimely(response.timestamp, answered.now)) return SecStatus::kLogonDenied;
  logon.key_exchange_key = key->SessionBaseKey(response.nt_proof_str);
  return SecStatus::kOk;
}

Ntlmv1Keys Version1KeysOf(const Answered& answered, const AccountKey& account) {
  return {account.nt_hash, LmHash(answered.page, account.account->password)};
}

SecStatus CheckVersion1(const Answered& answered, Logon& logon) {
  if (answered.habits.level >= kLevelRefusingNtlm) return SecStatus::kLogonDenied;
  const ByteView lm_response = answered.message.lm_challenge_response;
  if (lm_response.size() != kLmResponseSize) return SecStatus::kInvalidToken;
  const Ntlmv1Keys keys = Version1KeysOf(answered, *logon.account);
  Challenge client_challenge;
  std::ranges::copy(lm_response.first(client_challenge.size()), client_challenge.begin());
  const Challenge challenge = Ntlmv1Challenge(answered.flags, answered.server_challenge, client_challenge);
  if (!SameTag(Desl(keys.nt_hash, challenge), answered.message.nt_challenge_response)) return SecStatus::kLogonDenied;
  logon.key_exchange_key = Ntlmv1KeyExchangeKey(answered.flags, keys, lm_response, answered.server_challenge);
  return SecStatus::kOk;
}

// CheckLmAlone takes an LMv2 response, or LAN Manager's own: from initiators that send no NT response.
SecStatus CheckLmAlone(const Answered& answered, Logon& logon) {
  const ByteView response = answered.message.lm_challenge_response;
  Challenge client_challenge;
  std::ranges::copy(response.last(client_challenge.size()), client_challenge.begin());
  const AccountKey& account = *logon.account;
  if (SameTag(account.response_key.LmChallengeResponse(answered.server_challenge, client_challenge), response)) {
    logon.key_exchange_key = account.response_key.SessionBaseKey(response.first(kNtProofStrSize));
    return SecStatus::kOk;
  }
  const Ntlmv1Keys keys = Version1KeysOf(answered, account);
  const bool fits = answered.habits.level < kLevelRefusingLm && keys.lm_hash &&
                    SameTag(Desl(*keys.lm_hash, answered.server_challenge), response);
  if (!fits) return SecStatus::kLogonDenied;
  logon.key_exchange_key = Ntlmv1KeyExchangeKey(kRequestNonNtSessionKey, keys, response, answered.server_challenge);
  return SecStatus::kOk;
}

// FindAccount finds the account, or the guest's for whom nobody knows; false if he may not log on.
bool FindAccount(const Answered& answered, Logon& logon) {
  AccountKeys& accounts = answered.accounts;
  const AuthenticateMessage& message = answered.message;
  const bool unicode = (answered.flags & kNegotiateUnicode) != 0;
  const auto find = [&](ByteView user, ByteView domain) {
    logon.account = accounts.Find(user, domain);
    if (logon.account != nullptr) {
      if (logon.account->account->guest) logon.guest = logon.account->account;
      return true;
    }
    if (!accounts.Knows(user, domain)) logon.guest = accounts.Guest();
    return logon.guest != nullptr;
  };
  if (unicode) return find(message.user_name, message.domain_name);
  return find(Utf16LeFromOem(answered.page, message.user_name), Utf16LeFromOem(answered.page, message.domain_name));
}

}  // namespace

SecStatus CheckResponse(const Answered& answered, Logon& logon) {
  const ByteView nt_response = answered.message.nt_challenge_response;
  const bool is_version2 = nt_response.size() > kNtlmv1ResponseSize;
  Ntlmv2Response response;
  if (is_version2) {
    const Result<Ntlmv2Response> read = ReadNtlmv2Response(nt_response);
    if (!read) return SecStatus::kInvalidToken;
    response = *read;
    logon.pairs = response.av_pairs;
  }
  if (!FindAccount(answered, logon)) return SecStatus::kLogonDenied;
  if (logon.account == nullptr) return SecStatus::kOk;
  if (is_version2) return CheckVersion2(answered, response, logon);
  if (nt_response.size() == kNtlmv1ResponseSize) return CheckVersion1(answered, logon);
  const bool is_lm_alone = nt_response.empty() && answered.message.lm_challenge_response.size() == kLmResponseSize;
  return is_lm_alone ? CheckLmAlone(answered, logon) : SecStatus::kLogonDenied;
}

}  // namespace legwork::ntlm
