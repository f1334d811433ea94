#include "sim/mutant/mutant.h"

#include "sim/mutant/attribute_alterations.h"
#include "sim/mutant/handle_alterations.h"
#include "sim/mutant/message_alterations.h"
#include "sim/mutant/query_alterations.h"
#include "sim/mutant/status_alterations.h"
#include "sim/mutant/token_alterations.h"

namespace legwork::mutant {
namespace {

// clang-format off
constexpr Mutant kRows[] = {
    // Statuses.
    {"undocumented_success", "ISC-N-045", "a success code that no page lists", AnswerUndocumentedSuccess},
    {"completion_unasked", "CAT-005", "the last leg asks for CompleteAuthToken", AskForCompletion},
    {"continues_forever", "NLM-004", "the last leg asks for another one", ContinueForever},
    {"accepts_malformed_token", "ASC-N-027", "a token that cannot be read is accepted", AcceptMalformedToken},
    {"accepts_wrong_password", "ASC-N-028", "a logon that failed is accepted", AcceptWrongPassword},
    {"ignores_bindings", "EPA-003", "bindings that differ are accepted", IgnoreChannelBindings},
    {"accepts_wrong_principal", "ISC-N-064", "somebody else than the target is believed", MisnameWrongPrincipal},
    {"leaks_foreign_code", "ISC-N-053", "a failure with a code of another facility", LeakForeignCode},
    {"misnames_skew", "STC-003", "clocks too far apart are reported as something else", MisnameClockSkew},
    {"misnames_invalid_handle", "ISC-N-056", "a bad handle is an internal error", MisnameInvalidHandle},
    {"misnames_unknown_target", "ISC-N-062", "a target nobody knows is an internal error", MisnameUnknownTarget},
    {"misnames_no_authority", "ISC-N-060", "a silent KDC is a denied logon", MisnameUnreachableAuthority},

    // Tokens and their buffers.
    {"drops_last_token", "NLM-004", "the final token of the initiator is not emitted", DropLastToken},
    {"output_overruns", "STC-009", "the token is written past its buffer", OverrunOutput},
    {"ignores_small_room", "STC-009", "a buffer too small for the token is no failure", IgnoreSmallRoom},
    {"buffer_size_kept", "BUF-002", "cbBuffer of the output token is not updated", KeepBufferSize},
    {"input_token_modified", "BUF-005", "the token that was passed in is scribbled on", ModifyInputToken},
    {"allocates_nothing", "ISC-N-013", "ALLOCATE_MEMORY is granted but not heeded", AllocateNothing},
    {"spoils_opening", "SPN-001", "the first token of Negotiate is of no known form", SpoilOpeningToken},

    // Attributes and expiry.
    {"attributes_not_written", "ISC-N-038", "*pfContextAttr is left alone", HideAttributes},
    {"expiry_not_written", "ISC-N-043", "*ptsExpiry is left alone", HideExpiry},
    {"expiry_in_seconds", "TSP-001", "*ptsExpiry counts seconds since 1970", TellExpiryInSeconds},
    {"delegates_on_ntlm", "ISC-L-002", "DELEGATE is reported whatever happened", ReportDelegation},
    {"mutual_without_proof", "CTX-004", "MUTUAL_AUTH is reported whatever happened", ReportMutualAuthentication},
    {"mutual_forgotten", "CTX-003", "MUTUAL_AUTH is not reported though it was achieved", ForgetMutualAuthentication},
    {"two_semantics", "CTX-017", "DATAGRAM and CONNECTION are reported together", ReportTwoSemantics},
    {"unknown_attributes", "ISC-N-039", "an attribute bit that ISC_RET does not have", ReportUnknownBits},
    {"grants_stream", "ISC-N-027", "STREAM is reported", ReportStream},

    // Queries.
    {"session_key_differs", "QCA-013", "the acceptor tells another session key", TellAnotherSessionKey},
    {"negotiation_unfinished", "QCA-011", "NEGOTIATION_INFO stays optimistic", TellNegotiationUnfinished},
    {"negotiation_finished_early", "QCA-012", "NEGOTIATION_INFO is complete too soon", TellNegotiationFinishedEarly},
    {"no_signature_size", "QCA-004", "cbMaxSignature is 0 although messages are signed", TellNoSignatureSize},
    {"lifespan_over", "QCA-008", "LIFESPAN ends before it starts", TellExpiredLifespan},
    {"names_nobody", "QCA-007", "NAMES tells no user", TellNobody},

    // Messages.
    {"verifies_altered", "VER-002", "an altered message verifies", VerifyAlteredMessage},
    {"verifies_replayed", "VER-003", "a replayed message verifies", VerifyReplayedMessage},
    {"decrypts_altered", "DEC-005", "an altered message decrypts", DecryptAlteredMessage},
    {"refuses_good_message", "VER-001", "the next message, unchanged, does not verify", RefuseGoodMessage},
    {"changes_signed_data", "SIG-008", "signing changes the data", ChangeSignedData},
    {"encrypts_nothing", "ENC-002", "EncryptMessage leaves the data in the clear", EncryptNothing},
    {"loses_keys", "FCH-004", "a context dies with its credential's handle", LoseKeysWithCredential},

    // Handles.
    {"handle_issued_twice", "ISC-N-034", "two contexts get one handle", IssueHandleTwice},
    {"handle_not_written", "ISC-N-034", "*phNewContext is left alone", HideNewHandle},
    {"deletes_nothing", "DSC-002", "DeleteSecurityContext fails on a live context", DeleteNothing},
    {"frees_nothing", "FCH-003", "FreeCredentialsHandle fails on a live credential", FreeNothing},
    {"applies_control", "ACT-001", "ApplyControlToken succeeds", ApplyControl},
};
// clang-format on

}  // namespace

std::span<const Mutant> MutantRows() { return kRows; }

const Mutant* FindMutant(std::string_view name) {
  for (const Mutant& row : kRows) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

}  // namespace legwork::mutant
