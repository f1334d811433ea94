#include "sim/kerberos/krb_status.h"

namespace legwork::kerberos {
namespace {

using enum KrbErrorCode;
using enum SecStatus;

// Row says what one reason means on each side. At the acceptor a token that is malformed, or corrupted beyond the
// ticket, is kInvalidToken (ASC-N-027) and a client that is not let in is kLogonDenied (ASC-N-028).
struct Row {
  KrbErrorCode code;
  SecStatus at_acceptor;
  SecStatus at_initiator;
};

constexpr Row kRows[] = {
    // From a KDC.
    {kNameExp, kInternalError, kLogonDenied},
    {kServiceExp, kInternalError, kTargetUnknown},
    {kClientUnknown, kInternalError, kLogonDenied},
    {kServerUnknown, kInternalError, kTargetUnknown},  // ISC-N-062, windows-observed I01
    {kPolicy, kInternalError, kLogonDenied},
    {kEtypeNoSupport, kInternalError, kKdcUnknownEtype},
    {kClientRevoked, kInternalError, kLogonDenied},
    {kServiceRevoked, kInternalError, kTargetUnknown},
    {kClientNotYet, kInternalError, kLogonDenied},
    {kServiceNotYet, kInternalError, kTargetUnknown},
    {kKeyExpired, kInternalError, kLogonDenied},
    {kPreauthFailed, kInternalError, kLogonDenied},  // ISC-N-059
    {kPreauthRequired, kInternalError, kLogonDenied},
    {kMustUseUserToUser, kInternalError, kTargetUnknown},
    {kServiceUnavailable, kInternalError, kNoAuthenticatingAuthority},  // ISC-N-060
    {kWrongRealm, kInternalError, kNoAuthenticatingAuthority},
    // From an acceptor. A ticket that does not open under its key was made for somebody else: the acceptor has seen a
    // failed logon (windows-observed D19), the initiator has reached the wrong principal (I02, ISC-N-064).
    {kModified, kLogonDenied, kWrongPrincipal},
    {kNotUs, kLogonDenied, kWrongPrincipal},
    {kBadKeyVersion, kLogonDenied, kLogonDenied},
    {kNoKey, kNoKerbKey, kNoKerbKey},
    {kBadIntegrity, kInvalidToken, kInvalidToken},
    {kTicketExpired, kLogonDenied, kLogonDenied},
    {kTicketNotYetValid, kTimeSkew, kTimeSkew},
    {kSkew, kTimeSkew, kTimeSkew},  // windows-observed I03
    {kBadMatch, kLogonDenied, kLogonDenied},
    {kBadAddress, kLogonDenied, kLogonDenied},
    {kBadVersion, kInvalidToken, kInvalidToken},
    {kMessageType, kInvalidToken, kInvalidToken},  // ISC-N-058
    {kMutualFailed, kInvalidToken, kInvalidToken},
    {kInappropriateChecksum, kInvalidToken, kInvalidToken},
};

const Row* Find(std::int32_t code) {
  for (const Row& row : kRows) {
    if (NumberOf(row.code) == code) return &row;
  }
  return nullptr;
}

}  // namespace

SecStatus StatusOfRefusal(KrbErrorCode code, const Profile& profile) {
  if (code == kNone) return kOk;
  if (code == kRepeat) return profile.Answer(Question::kKerberosReplay);
  const Row* row = Find(NumberOf(code));
  return row != nullptr ? row->at_acceptor : kInternalError;  // ASC-N-025
}

SecStatus StatusOfKrbError(std::int32_t code, const Profile& profile) {
  if (code == NumberOf(kRepeat)) return profile.Answer(Question::kKerberosReplay);
  const Row* row = Find(code);
  return row != nullptr ? row->at_initiator : kInternalError;
}

SecStatus StatusOfOutcome(const TicketOutcome& outcome, const Profile& profile) {
  switch (outcome.kind) {
    case TicketOutcome::Kind::kIssued:
      return kOk;
    case TicketOutcome::Kind::kRefused:
      return StatusOfKrbError(outcome.error_code, profile);
    case TicketOutcome::Kind::kUnreachable:
      return kNoAuthenticatingAuthority;  // ISC-N-060
    case TicketOutcome::Kind::kNoPath:
      return profile.Answer(Question::kNoTrustPath);
    case TicketOutcome::Kind::kWrongKey:
      return kLogonDenied;  // ISC-N-059: a KDC that wants no proof of the password answers a wrong one as well
    case TicketOutcome::Kind::kBadReply:
      return kInternalError;  // ISC-N-055
  }
  return kInternalError;
}

}  // namespace legwork::kerberos
