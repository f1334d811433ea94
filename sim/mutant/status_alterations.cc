#include "sim/mutant/groups.h"

// Bugs in the status of handshake calls: successes that should be failures, and the wrong code for either.
namespace legwork::mutant {
namespace {

constexpr SecStatus kUnregisteredSuccess = static_cast<SecStatus>(0x0009031F);
constexpr SecStatus kForeignFailure = static_cast<SecStatus>(0xC000006D);  // STATUS_LOGON_FAILURE, an NTSTATUS

// Replace gives another status to handshake calls that gave this one.
void Replace(Deed& deed, SecStatus right, SecStatus wrong) {
  if (deed.IsHandshake() && deed.Gave(right)) deed.reply.status = wrong;
}

void AnswerUndocumentedSuccess(Deed& deed) { Replace(deed, SecStatus::kContinueNeeded, kUnregisteredSuccess); }

void AskForCompletion(Deed& deed) { Replace(deed, SecStatus::kOk, SecStatus::kCompleteNeeded); }

void ContinueForever(Deed& deed) { Replace(deed, SecStatus::kOk, SecStatus::kContinueNeeded); }

void AcceptMalformedToken(Deed& deed) {
  if (deed.Is(Call::kAccept) && deed.Gave(SecStatus::kInvalidToken)) PretendSuccess(deed);
}

void AcceptWrongPassword(Deed& deed) {
  if (deed.Is(Call::kAccept) && deed.Gave(SecStatus::kLogonDenied)) PretendSuccess(deed);
}

void IgnoreChannelBindings(Deed& deed) {
  if (deed.Is(Call::kAccept) && deed.Gave(SecStatus::kBadBindings)) PretendSuccess(deed);
}

void LeakForeignCode(Deed& deed) {
  if (deed.IsHandshake() && !deed.Succeeded()) deed.reply.status = kForeignFailure;
}

void MisnameInvalidHandle(Deed& deed) { Replace(deed, SecStatus::kInvalidHandle, SecStatus::kInternalError); }

void MisnameUnknownTarget(Deed& deed) { Replace(deed, SecStatus::kTargetUnknown, SecStatus::kInternalError); }

void MisnameUnreachableAuthority(Deed& deed) {
  Replace(deed, SecStatus::kNoAuthenticatingAuthority, SecStatus::kLogonDenied);
}

void MisnameClockSkew(Deed& deed) { Replace(deed, SecStatus::kTimeSkew, kForeignFailure); }

void MisnameWrongPrincipal(Deed& deed) {
  if (deed.Is(Call::kInitialize) && deed.Gave(SecStatus::kWrongPrincipal)) PretendSuccess(deed);
}

constexpr Mutant kRows[] = {
    {"undocumented_success", "ISC-N-045", "ntlm/three_messages", "a success code that no page lists",
     AnswerUndocumentedSuccess},
    {"completion_unasked", "CAT-005", "ntlm/three_messages", "the last leg asks for CompleteAuthToken",
     AskForCompletion},
    {"continues_forever", "NLM-004", "ntlm/three_messages", "the last leg asks for another one", ContinueForever},
    {"accepts_malformed_token", "ASC-N-027", "kerberos/truncated_ap_req", "a token that cannot be read is accepted",
     AcceptMalformedToken},
    {"accepts_wrong_password", "ASC-N-028", "ntlm/wrong_password", "a logon that failed is accepted",
     AcceptWrongPassword},
    {"ignores_bindings", "EPA-003", "kerberos/bindings_mismatch", "bindings that differ are accepted",
     IgnoreChannelBindings},
    {"accepts_wrong_principal", "ISC-N-064", "kerberos/wrong_principal", "somebody else than the target is believed",
     MisnameWrongPrincipal},
    {"leaks_foreign_code", "ISC-N-053", "kerberos/unknown_user", "a failure with a code of another facility",
     LeakForeignCode},
    {"misnames_skew", "STC-003", "kerberos/clock_skew", "clocks too far apart are reported as something else",
     MisnameClockSkew},
    {"misnames_invalid_handle", "ISC-N-056", "calling_sequence/context_of_another", "a bad handle is an internal error",
     MisnameInvalidHandle},
    {"misnames_unknown_target", "ISC-N-062", "kerberos/unknown_target", "a target nobody knows is an internal error",
     MisnameUnknownTarget},
    {"misnames_no_authority", "ISC-N-060", "kerberos/kdc_unreachable", "a silent KDC is a denied logon",
     MisnameUnreachableAuthority},
};

}  // namespace

std::span<const Mutant> StatusMutants() { return kRows; }

}  // namespace legwork::mutant
