#include "sim/mutant/status_alterations.h"

namespace legwork::mutant {
namespace {

constexpr SecStatus kUnregisteredSuccess = static_cast<SecStatus>(0x0009031F);
constexpr SecStatus kForeignFailure = static_cast<SecStatus>(0xC000006D);  // STATUS_LOGON_FAILURE, an NTSTATUS

// Replace gives another status to handshake calls that gave this one.
void Replace(Deed& deed, SecStatus right, SecStatus wrong) {
  if (deed.IsHandshake() && deed.Gave(right)) deed.reply.status = wrong;
}

}  // namespace

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

void FindNoPackage(Deed& deed) {
  if (!deed.Is(Call::kAcquire) || !deed.Succeeded()) return;
  deed.reply.status = SecStatus::kSecpkgNotFound;
  deed.reply.new_handle_written = deed.reply.expiry_written = false;
}

}  // namespace legwork::mutant
