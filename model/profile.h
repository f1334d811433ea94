#ifndef LEGWORK_MODEL_PROFILE_H_
#define LEGWORK_MODEL_PROFILE_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "model/sec_status.h"

namespace legwork {

// Question is a listed ambiguity (AMB-nn) whose answer changes what a package does or what the oracle accepts. A
// mechanism asks the profile; it never knows which profile it runs under. Words and allowed answers: model/question.h.
enum class Question : std::uint8_t {
  kDoubleDelete,           // AMB-13: status of a second DeleteSecurityContext: kOk | kInvalidHandle
  kWrongDirection,         // AMB-21: credential of the wrong direction: kNoCredentials | another failure
  kQueryIncomplete,        // AMB-23: query on an incomplete context: kInvalidHandle | …
  kQueryUnknownAttribute,  // AMB-23: kUnsupportedFunction
  kDummySignature,         // AMB-18: NTLM signs without integrity: kOk (dummy signature) | kQopNotSupported
  kEncryptUnprotected,     // E13/J13: EncryptMessage without integrity: kQopNotSupported | kUnsupportedFunction
  kCompleteUnasked,        // AMB-12: CompleteAuthToken on these packages: kUnsupportedFunction | kOk
  kReauthentication,       // J01: ISC on an established context: kOk (restarts) | kOutOfSequence
  kAcceptEstablished,      // ASC-G-005: ASC on an established context
  kKerberosWithoutTarget,  // AMB-06: kTargetUnknown
  kPromptForCreds,         // AMB-02: kOk (ignored) | kUnsupportedFunction
  kNtlmEarlyMessage,       // E09: a message out of order on NTLM: kOutOfSequence | kMessageAltered
  kSpnegoReject,           // G16: what the initiator returns for negState reject
  kKerberosReplay,         // I08: an AP-REQ accepted before

  // The calls on an established context.
  kOtherMessageNumber,     // E12: MessageSeqNo is not the protector's, on a connection: kOutOfSequence | kOk (ignored)
  kSignWithoutEncryption,  // E17: Kerberos signs with SECQOP_WRAP_NO_ENCRYPT: kOk (ignored) | kInvalidToken
  kSignatureRoom,          // E26: TOKEN too small for a signature: kBufferTooSmall | kInsufficientMemory
  kDescriptorVersion,      // ulVersion of a message is not SECBUFFER_VERSION: kInvalidToken | kOk (not looked at)
  kQueryNullBuffer,        // F14: pBuffer NULL: kInvalidParameter | kInsufficientMemory
  kTargetWithoutBindings,  // AMB-16: CLIENT_SPECIFIED_TARGET without bindings: kOk | kUnsupportedFunction
  kServerAccessToken,      // QCA-022: ACCESS_TOKEN of a server: kOk | kNoImpersonation
  kImportDamaged,          // IMX-003: a packed context that is altered or cut short
  kImportOtherPackage,     // IMX-001: a packed context of another package
  kImportOtherComputer,    // EXP-001: a packed context of another computer

  // Credentials, packages, accounts and memory.
  kFreeNullBuffer,       // FCB-001: FreeContextBuffer of NULL: kOk | kInvalidHandle
  kFreeUnknownBuffer,    // FCB-002: of a pointer that no package handed out, or a freed one: kInvalidHandle | kOk
  kNullResult,           // ESP-003, QCR-003: the pointer for the result is NULL
  kCredentialAttribute,  // QCR-003: a credential attribute that the package does not have: kUnsupportedFunction
  kForeignSession,       // ACH-N-011: pvLogonID of another session, without the privilege: kNotOwner
  kRestrictedAutologon,  // ACH-N-008: AUTOLOGON_RESTRICTED and no identity: kNoCredentials
  kMalformedIdentity,    // ACH-N-012: pAuthData of no known form: kUnknownCredentials
  kOverlongIdentity,     // ACH-N-013: a text longer than the page allows: kUnknownCredentials | kOk (taken as it is)
  kUnencodableIdentity,  // ACH-N-019: a text that is not in the encoding that Flags name: kUnknownCredentials
  kAddCredential,        // ADD-001: AddCredentials on Kerberos or NTLM: kUnsupportedFunction | kOk
  kPasswordArguments,    // CAP-002: dwReserved or pOutput of ChangeAccountPassword are wrong: kInvalidParameter
  kPasswordRefused,      // ChangeAccountPassword: the account is unknown or the old password wrong: kLogonDenied
  kSuppliedCredentials,  // ISC-N-075: USE_SUPPLIED_CREDS without a PKG_PARAMS element: kOk (ignored) | kNoCredentials
  kBadSuppliedCredentials,  // ISC-N-076: PKG_PARAMS that the package cannot read: kUnknownCredentials
  kSetAttributes,           // SCA-001: SetContextAttributes outside Schannel: kUnsupportedFunction

  // The handshake again.
  kNegotiateGarbage,           // A22: a first token of no known form: kInvalidToken | kInvalidHandle
  kLaterLegWithoutCredential,  // AMB-33: kOk | kInvalidHandle
  kNoTrustPath,                // ISC-N-060, ISC-N-062: no trust leads to the target's realm: kNoAuthenticatingAuthority
  kNtlmLocalCall,              // H17: an outdated password on one computer: kLogonDenied | kOk (a local call)
  kLogonClockSkew,             // I13: the KDC's clock is far from ours: kTimeSkew | kOk (asks again by the KDC's)
};
inline constexpr int kQuestionCount = static_cast<int>(Question::kLogonClockSkew) + 1;

// AnswerRow is one profile's answer to a question, with the row of evidence or the ambiguity it rests on.
struct AnswerRow {
  Question question;
  SecStatus answer;
  std::string_view evidence;    // "AMB-13", "windows-observed D08"
  std::string_view confidence;  // "documented", "T", "C", "W", "D", "I", "assumed"
};

// Profile answers every question; ProfileRows lists the profiles, `documented` first.
struct Profile {
  std::string_view name;
  std::string_view summary;
  std::span<const AnswerRow> answers;  // in the order of Question, one each

  SecStatus Answer(Question question) const { return answers[static_cast<std::size_t>(question)].answer; }
};

std::span<const Profile> ProfileRows();
const Profile& DocumentedProfile();
const Profile* FindProfile(std::string_view name);

}  // namespace legwork

#endif  // LEGWORK_MODEL_PROFILE_H_
