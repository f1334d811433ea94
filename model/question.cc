#include "model/question.h"

#include <iterator>

namespace legwork {
namespace {

using enum SecStatus;

// clang-format off
constexpr QuestionRow kQuestions[] = {
    {Question::kDoubleDelete, "double_delete",
     "What does DeleteSecurityContext answer for a context that is deleted already?",
     {kOk, kInvalidHandle}, {"DSC-002"}},
    {Question::kWrongDirection, "wrong_direction",
     "What does a handshake call answer to a credential that was acquired for the other direction?",
     {kNoCredentials, kInvalidHandle, kUnsupportedFunction}, {"ISC-N-006", "ASC-N-002"}},
    {Question::kQueryIncomplete, "query_incomplete",
     "What does a query answer before the handshake is over, where the attribute is not known early?",
     {kInvalidHandle, kUnsupportedFunction}, {"QCA-003"}},
    {Question::kQueryUnknownAttribute, "query_unknown_attribute",
     "What does a query answer for an attribute that the package does not have?",
     {kUnsupportedFunction, kInvalidParameter}, {"QCA-003"}},
    {Question::kDummySignature, "dummy_signature",
     "What does MakeSignature answer on an NTLM context without integrity: a constant signature, or a refusal?",
     {kQopNotSupported, kOk}, {"SIG-004"}},
    {Question::kEncryptUnprotected, "encrypt_unprotected",
     "What does EncryptMessage answer on a context with neither confidentiality nor integrity?",
     {kQopNotSupported, kUnsupportedFunction}, {"ENC-011"}},
    {Question::kCompleteUnasked, "complete_unasked",
     "What does CompleteAuthToken answer when no status asked for it?",
     {kUnsupportedFunction, kOk}, {"CAT-005"}},
    {Question::kReauthentication, "reauthentication",
     "What does InitializeSecurityContext answer on an established context: a new exchange, or a refusal?",
     {kOk, kOutOfSequence}, {"ISC-N-080"}},
    {Question::kAcceptEstablished, "accept_established",
     "What does AcceptSecurityContext answer on an established context?",
     {kOutOfSequence, kInvalidHandle}, {"ASC-G-005"}},
    {Question::kKerberosWithoutTarget, "kerberos_without_target",
     "What does Kerberos answer to a first call without a target?",
     {kTargetUnknown, kUnsupportedFunction, kInvalidParameter}, {"ISC-K-001"}},
    {Question::kPromptForCreds, "prompt_for_creds",
     "What does a handshake call answer to the request PROMPT_FOR_CREDS: is it an invalid flag?",
     {kOk, kUnsupportedFunction}, {"ISC-N-063"}},
    {Question::kNtlmEarlyMessage, "ntlm_early_message",
     "What does NTLM answer to a message ahead of its turn: is the order named, or the altered signature?",
     {kOutOfSequence, kMessageAltered}, {"VER-003", "DEC-003"}},
    {Question::kSpnegoReject, "spnego_reject",
     "What does a Negotiate call answer when its peer says negState reject?",
     {kLogonDenied, kInvalidToken}, {"SPN-006"}},
    {Question::kKerberosReplay, "kerberos_replay",
     "What does Kerberos answer to an AP-REQ that was accepted before?",
     {kLogonDenied, kInvalidToken, kMessageAltered}, {"ASC-N-028"}},
    {Question::kOtherMessageNumber, "other_message_number",
     "What does a connection's VerifySignature answer when MessageSeqNo is not the number that was signed?",
     {kOutOfSequence, kOk}, {"ENC-012", "SIG-007"}},
    {Question::kSignWithoutEncryption, "sign_without_encryption",
     "What does Kerberos answer to MakeSignature with SECQOP_WRAP_NO_ENCRYPT?",
     {kOk, kInvalidToken}, {"SIG-009"}},
    {Question::kSignatureRoom, "signature_room",
     "What does MakeSignature answer when the TOKEN element is too small for the signature?",
     {kBufferTooSmall, kInsufficientMemory}, {"ENC-008"}},
    {Question::kDescriptorVersion, "descriptor_version",
     "What does a message function answer to a descriptor of another version than SECBUFFER_VERSION?",
     {kInvalidToken, kOk}, {"SIG-003"}},
    {Question::kQueryNullBuffer, "query_null_buffer",
     "What does a query answer when pBuffer is NULL?",
     {kInvalidParameter, kInsufficientMemory}, {}},
    {Question::kTargetWithoutBindings, "target_without_bindings",
     "What does CLIENT_SPECIFIED_TARGET answer where no channel bindings were used?",
     {kOk, kUnsupportedFunction}, {"QCA-019"}},
    {Question::kServerAccessToken, "server_access_token",
     "What does ACCESS_TOKEN answer on a server: a NULL token, or a refusal?",
     {kOk, kNoImpersonation}, {"QCA-022"}},
    {Question::kImportDamaged, "import_damaged",
     "What does ImportSecurityContext answer to a packed context that was altered or cut short?",
     {kInternalError, kUnknownCredentials, kNotOwner, kNoCredentials, kInvalidToken}, {"IMX-003"}},
    {Question::kImportOtherPackage, "import_other_package",
     "What does ImportSecurityContext answer to a packed context of another package?",
     {kUnknownCredentials, kInternalError, kNotOwner, kNoCredentials, kInvalidToken}, {"IMX-001"}},
    {Question::kImportOtherComputer, "import_other_computer",
     "What does ImportSecurityContext answer to a context that another computer packed?",
     {kNotOwner, kInternalError, kUnknownCredentials, kNoCredentials, kInvalidToken}, {"EXP-001"}},
    {Question::kFreeNullBuffer, "free_null_buffer",
     "What does FreeContextBuffer answer to NULL?",
     {kOk, kInvalidHandle}, {"FCB-001"}},
    {Question::kFreeUnknownBuffer, "free_unknown_buffer",
     "What does FreeContextBuffer answer to memory that no package handed out, or that was freed before?",
     {kInvalidHandle, kOk}, {"FCB-002"}},
    {Question::kNullResult, "null_result",
     "What does a function answer when the pointer for its result is NULL?",
     {kInvalidHandle, kInvalidParameter, kInsufficientMemory}, {"ESP-003", "QCR-003"}},
    {Question::kCredentialAttribute, "credential_attribute",
     "What does QueryCredentialsAttributes answer for an attribute that the package does not have?",
     {kUnsupportedFunction, kInvalidParameter}, {"QCR-003"}},
    {Question::kForeignSession, "foreign_session",
     "What does AcquireCredentialsHandle answer to another session's pvLogonID without the privilege for it?",
     {kNotOwner, kNoCredentials, kUnknownCredentials}, {"ACH-N-011"}},
    {Question::kRestrictedAutologon, "restricted_autologon",
     "What does AUTOLOGON_RESTRICTED without an identity lead to?",
     {kNoCredentials, kUnknownCredentials}, {"ACH-N-008"}},
    {Question::kMalformedIdentity, "malformed_identity",
     "What does AcquireCredentialsHandle answer to a pAuthData of no known form?",
     {kUnknownCredentials, kInvalidToken, kInvalidParameter}, {"ACH-N-012"}},
    {Question::kOverlongIdentity, "overlong_identity",
     "What does AcquireCredentialsHandle answer to a name or password that is longer than the page allows?",
     {kUnknownCredentials, kOk}, {"ACH-N-013"}},
    {Question::kUnencodableIdentity, "unencodable_identity",
     "What does AcquireCredentialsHandle answer to a text that is not in the encoding which Flags name?",
     {kUnknownCredentials, kInvalidToken, kInvalidParameter}, {"ACH-N-019"}},
    {Question::kAddCredential, "add_credential",
     "What does AddCredentials answer on Kerberos and NTLM?",
     {kUnsupportedFunction, kOk}, {"ADD-001"}},
    {Question::kPasswordArguments, "password_arguments",
     "What does ChangeAccountPassword answer to a wrong dwReserved or pOutput?",
     {kInvalidParameter, kInvalidToken, kUnsupportedFunction}, {"CAP-002"}},
    {Question::kPasswordRefused, "password_refused",
     "What does ChangeAccountPassword answer to an unknown account or a wrong old password?",
     {kLogonDenied, kNoCredentials}, {"CAP-001"}},
    {Question::kSuppliedCredentials, "supplied_credentials",
     "What does USE_SUPPLIED_CREDS without a PKG_PARAMS element lead to?",
     {kOk, kNoCredentials}, {"ISC-N-075"}},
    {Question::kBadSuppliedCredentials, "bad_supplied_credentials",
     "What does a handshake call answer to a PKG_PARAMS element that the package cannot read?",
     {kUnknownCredentials, kInvalidToken, kNoCredentials}, {"ISC-N-076"}},
    {Question::kSetAttributes, "set_attributes",
     "What does SetContextAttributes answer outside Schannel?",
     {kUnsupportedFunction, kInvalidParameter}, {"SCA-001"}},
    {Question::kNegotiateGarbage, "negotiate_garbage",
     "What does a Negotiate acceptor answer to a first token that is of no known form?",
     {kInvalidToken, kInvalidHandle}, {"ASC-N-027"}},
    {Question::kLaterLegWithoutCredential, "later_leg_without_credential",
     "What does a later handshake call answer to a NULL credential beside its context?",
     {kOk, kInvalidHandle}, {"ISC-N-008"}},
    {Question::kNoTrustPath, "no_trust_path",
     "What does Kerberos answer when no trust leads to the realm that the target names: is it the authority or the "
     "target that is missing?",
     {kNoAuthenticatingAuthority, kTargetUnknown}, {"ISC-N-060", "ISC-N-062"}},
    {Question::kNtlmLocalCall, "ntlm_local_call",
     "What does an NTLM acceptor answer to a user of its own computer whose password has changed since he logged on: "
     "is his response refused, or does the computer vouch for him (a local call)?",
     {kLogonDenied, kOk}, {"ASC-N-028"}},
    {Question::kLogonClockSkew, "logon_clock_skew",
     "What does a logon come to when the KDC's clock is far from the client's: a skew, or a second try by the KDC's?",
     {kTimeSkew, kOk}, {}},
};
// clang-format on
static_assert(std::size(kQuestions) == kQuestionCount);

}  // namespace

std::span<const QuestionRow> QuestionRows() { return kQuestions; }

const QuestionRow& RowOf(Question question) { return kQuestions[static_cast<std::size_t>(question)]; }

std::vector<const QuestionRow*> QuestionsOf(std::string_view clause) {
  std::vector<const QuestionRow*> rows;
  for (const QuestionRow& row : kQuestions) {
    if (row.clauses.Has(clause)) rows.push_back(&row);
  }
  return rows;
}

}  // namespace legwork
