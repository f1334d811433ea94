#include "model/profile.h"

#include <array>

namespace legwork {
namespace {

// kDocumented follows the words of the pages and, where they are silent or contradict each other, the reading that the
// ambiguity's row recommends. "assumed" marks an answer that no page and no observation supports.
constexpr auto kDocumented = std::to_array<AnswerRow>({
    {Question::kDoubleDelete, SecStatus::kOk, "AMB-13", "documented"},
    {Question::kWrongDirection, SecStatus::kNoCredentials, "AMB-21", "assumed"},
    {Question::kQueryIncomplete, SecStatus::kInvalidHandle, "AMB-23", "documented"},
    {Question::kQueryUnknownAttribute, SecStatus::kUnsupportedFunction, "AMB-23", "documented"},
    {Question::kDummySignature, SecStatus::kQopNotSupported, "AMB-18", "documented"},
    {Question::kEncryptUnprotected, SecStatus::kQopNotSupported, "ENC-011", "documented"},
    {Question::kCompleteUnasked, SecStatus::kUnsupportedFunction, "AMB-12", "documented"},
    {Question::kReauthentication, SecStatus::kOk, "ISC-N-080", "documented"},
    {Question::kAcceptEstablished, SecStatus::kOutOfSequence, "ASC-G-005", "assumed"},
    {Question::kKerberosWithoutTarget, SecStatus::kTargetUnknown, "AMB-06", "assumed"},
    {Question::kPromptForCreds, SecStatus::kOk, "AMB-02", "documented"},
    {Question::kNtlmEarlyMessage, SecStatus::kOutOfSequence, "VER-003", "documented"},
    {Question::kSpnegoReject, SecStatus::kLogonDenied, "SPN-006", "assumed"},
    {Question::kKerberosReplay, SecStatus::kLogonDenied, "ASC-N-028", "assumed"},
    {Question::kOtherMessageNumber, SecStatus::kOutOfSequence, "ENC-012", "documented"},
    {Question::kSignWithoutEncryption, SecStatus::kOk, "SIG-009", "assumed"},
    {Question::kSignatureRoom, SecStatus::kBufferTooSmall, "ENC-008", "assumed"},
    {Question::kDescriptorVersion, SecStatus::kInvalidToken, "SIG-003", "assumed"},
    {Question::kQueryNullBuffer, SecStatus::kInvalidParameter, "QCA-003", "assumed"},
    {Question::kTargetWithoutBindings, SecStatus::kOk, "AMB-16", "documented"},
    {Question::kServerAccessToken, SecStatus::kOk, "QCA-022", "documented"},
    {Question::kImportDamaged, SecStatus::kInternalError, "IMX-003", "assumed"},
    {Question::kImportOtherPackage, SecStatus::kUnknownCredentials, "IMX-003", "assumed"},
    {Question::kImportOtherComputer, SecStatus::kNotOwner, "IMX-003", "assumed"},
    {Question::kFreeNullBuffer, SecStatus::kOk, "FCB-001", "assumed"},
    {Question::kFreeUnknownBuffer, SecStatus::kInvalidHandle, "FCB-002", "assumed"},
    {Question::kNullResult, SecStatus::kInvalidHandle, "ESP-003", "assumed"},
    {Question::kCredentialAttribute, SecStatus::kUnsupportedFunction, "QCR-003", "documented"},
    {Question::kForeignSession, SecStatus::kNotOwner, "ACH-N-011", "assumed"},
    {Question::kRestrictedAutologon, SecStatus::kNoCredentials, "ACH-N-008", "documented"},
    {Question::kMalformedIdentity, SecStatus::kUnknownCredentials, "ACH-N-016", "documented"},
    {Question::kOverlongIdentity, SecStatus::kUnknownCredentials, "ACH-N-013", "assumed"},
    {Question::kUnencodableIdentity, SecStatus::kUnknownCredentials, "ACH-N-016", "assumed"},
    {Question::kAddCredential, SecStatus::kUnsupportedFunction, "ADD-001", "assumed"},
    {Question::kPasswordArguments, SecStatus::kInvalidParameter, "CAP-002", "assumed"},
    {Question::kPasswordRefused, SecStatus::kLogonDenied, "CAP-001", "assumed"},
    {Question::kSuppliedCredentials, SecStatus::kOk, "ISC-N-075", "assumed"},
    {Question::kBadSuppliedCredentials, SecStatus::kUnknownCredentials, "ISC-N-076", "assumed"},
    {Question::kSetAttributes, SecStatus::kUnsupportedFunction, "SCA-001", "documented"},
    {Question::kNegotiateGarbage, SecStatus::kInvalidToken, "ASC-N-027", "documented"},
    {Question::kLaterLegWithoutCredential, SecStatus::kOk, "AMB-33", "assumed"},
    {Question::kNoTrustPath, SecStatus::kNoAuthenticatingAuthority, "ISC-N-060", "documented"},
    {Question::kNtlmLocalCall, SecStatus::kLogonDenied, "MS-NLMP 2.2.2.5: the flag is unused", "documented"},
    {Question::kLogonClockSkew, SecStatus::kTimeSkew, "ISC-N-053", "documented"},
});
static_assert(kDocumented.size() == kQuestionCount);

// kWindows answers as Windows was seen to answer; where nobody has looked it repeats the documented answer.
constexpr auto kWindows = std::to_array<AnswerRow>({
    {Question::kDoubleDelete, SecStatus::kInvalidHandle, "windows-observed A33, D15", "W"},
    {Question::kWrongDirection, SecStatus::kNoCredentials, "AMB-21", "assumed"},
    {Question::kQueryIncomplete, SecStatus::kInvalidHandle, "AMB-23", "documented"},
    {Question::kQueryUnknownAttribute, SecStatus::kUnsupportedFunction, "windows-observed F13", "I"},
    {Question::kDummySignature, SecStatus::kOk, "windows-observed E01", "T"},
    {Question::kEncryptUnprotected, SecStatus::kUnsupportedFunction, "windows-observed E13", "C"},
    {Question::kCompleteUnasked, SecStatus::kUnsupportedFunction, "windows-observed D07", "I"},
    {Question::kReauthentication, SecStatus::kOk, "ISC-N-080", "documented"},
    {Question::kAcceptEstablished, SecStatus::kOutOfSequence, "windows-observed D08", "C"},
    {Question::kKerberosWithoutTarget, SecStatus::kTargetUnknown, "AMB-06", "assumed"},
    {Question::kPromptForCreds, SecStatus::kOk, "AMB-02", "documented"},
    {Question::kNtlmEarlyMessage, SecStatus::kMessageAltered, "windows-observed E09", "C"},
    {Question::kSpnegoReject, SecStatus::kLogonDenied, "windows-observed G16", "I"},
    {Question::kKerberosReplay, SecStatus::kLogonDenied, "ASC-N-028", "assumed"},
    {Question::kOtherMessageNumber, SecStatus::kOk, "windows-observed E12", "T"},
    {Question::kSignWithoutEncryption, SecStatus::kInvalidToken, "windows-observed E17", "C"},
    {Question::kSignatureRoom, SecStatus::kBufferTooSmall, "windows-observed E26", "I"},
    {Question::kDescriptorVersion, SecStatus::kInvalidToken, "SIG-003", "assumed"},
    {Question::kQueryNullBuffer, SecStatus::kInvalidParameter, "windows-observed F14", "I"},
    {Question::kTargetWithoutBindings, SecStatus::kOk, "windows-observed F12", "W"},
    {Question::kServerAccessToken, SecStatus::kOk, "QCA-022", "documented"},
    {Question::kImportDamaged, SecStatus::kInternalError, "IMX-003", "assumed"},
    {Question::kImportOtherPackage, SecStatus::kUnknownCredentials, "IMX-003", "assumed"},
    {Question::kImportOtherComputer, SecStatus::kNotOwner, "IMX-003", "assumed"},
    {Question::kFreeNullBuffer, SecStatus::kOk, "FCB-001", "assumed"},
    {Question::kFreeUnknownBuffer, SecStatus::kInvalidHandle, "FCB-002", "assumed"},
    {Question::kNullResult, SecStatus::kInvalidHandle, "ESP-003", "assumed"},
    {Question::kCredentialAttribute, SecStatus::kUnsupportedFunction, "QCR-003", "documented"},
    {Question::kForeignSession, SecStatus::kNotOwner, "ACH-N-011", "assumed"},
    {Question::kRestrictedAutologon, SecStatus::kNoCredentials, "ACH-N-008", "documented"},
    {Question::kMalformedIdentity, SecStatus::kUnknownCredentials, "ACH-N-016", "documented"},
    {Question::kOverlongIdentity, SecStatus::kOk, "windows-observed H13", "I"},
    {Question::kUnencodableIdentity, SecStatus::kUnknownCredentials, "ACH-N-016", "assumed"},
    {Question::kAddCredential, SecStatus::kUnsupportedFunction, "ADD-001", "assumed"},
    {Question::kPasswordArguments, SecStatus::kInvalidParameter, "CAP-002", "assumed"},
    {Question::kPasswordRefused, SecStatus::kLogonDenied, "CAP-001", "assumed"},
    {Question::kSuppliedCredentials, SecStatus::kOk, "ISC-N-075", "assumed"},
    {Question::kBadSuppliedCredentials, SecStatus::kUnknownCredentials, "ISC-N-076", "assumed"},
    {Question::kSetAttributes, SecStatus::kUnsupportedFunction, "SCA-001", "documented"},
    {Question::kNegotiateGarbage, SecStatus::kInvalidHandle, "windows-observed A22", "W"},
    {Question::kLaterLegWithoutCredential, SecStatus::kOk, "windows-observed A07", "T"},
    {Question::kNoTrustPath, SecStatus::kNoAuthenticatingAuthority, "ISC-N-060", "documented"},
    {Question::kNtlmLocalCall, SecStatus::kOk, "windows-observed H17", "C"},
    {Question::kLogonClockSkew, SecStatus::kOk, "windows-observed I13", "C"},
});
static_assert(kWindows.size() == kQuestionCount);

constexpr auto kProfiles = std::to_array<Profile>({
    {"documented", "what the pages say, ambiguities read as their rows recommend", kDocumented},
    {"windows", "what Windows was seen to do, the documented answer elsewhere", kWindows},
});

}  // namespace

std::span<const Profile> ProfileRows() { return kProfiles; }

const Profile& DocumentedProfile() { return kProfiles[0]; }

const Profile* FindProfile(std::string_view name) {
  for (const Profile& profile : kProfiles) {
    if (profile.name == name) return &profile;
  }
  return nullptr;
}

}  // namespace legwork
