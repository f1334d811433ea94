#include "model/observation.h"

namespace legwork {
namespace {

constexpr bool kAgrees = false;
constexpr bool kDeparts = true;

// clang-format off
constexpr Observation kRows[] = {
    // First calls, handles and the shape of buffers.
    {"A01", "T", kAgrees, {"ISC-N-036", "ISC-N-053"},
     "NTLM answers SEC_E_BUFFER_TOO_SMALL to a first call without pOutput."},
    {"A03", "T", kAgrees, {"STC-009", "BUF-002"},
     "NTLM answers SEC_E_BUFFER_TOO_SMALL to a TOKEN element of no size, and does not tell the size it needs."},
    {"A04", "T", kAgrees, {"ISC-N-036"},
     "NTLM answers SEC_E_BUFFER_TOO_SMALL where the only output element is no TOKEN."},
    {"A06", "T", kAgrees, {"ISC-N-071", "ISC-N-053"},
     "A continuation that failed leaves a context whose next call gives SEC_E_OUT_OF_SEQUENCE."},
    {"A07", "T", kAgrees, {"ISC-N-008"},
     "A later call with a NULL credential and the context is accepted and completes."},
    {"A09", "I", kAgrees, {"LSA-001"},
     "InitializeSecurityContext with neither context nor credential gives SEC_E_INVALID_HANDLE."},
    {"A11", "T", kAgrees, {"BUF-002", "BUF-003"},
     "After success the TOKEN element keeps its type, and cbBuffer shrinks to the token's length."},
    {"A12", "T", kAgrees, {"ISC-N-013", "ISC-N-014", "CTX-016"},
     "With ALLOCATE_MEMORY and a NULL pointer the first token is allocated; FreeContextBuffer frees it."},
    {"A13", "T", kAgrees, {"ASC-G-002", "CTX-016"}, "AcceptSecurityContext honours ALLOCATE_MEMORY on each leg."},
    {"A17", "T", kAgrees, {"ISC-N-079", "ISC-N-035"},
     "A later call that fails leaves *phNewContext and the output element alone (Schannel)."},
    {"A22", "W", kDeparts, {"ASC-N-027"},
     "A Negotiate server given noise as its first token gives SEC_E_INVALID_HANDLE."},
    {"A23", "C", kAgrees, {"ASC-N-027", "ISC-N-058"}, "An NTLM server given a NegTokenInit gives SEC_E_INVALID_TOKEN."},
    {"A24", "T", kAgrees, {"NEG-003"}, "A Negotiate server answers a raw NTLM client raw, to the end."},
    {"A25", "T", kAgrees, {"BUF-009", "ASC-N-007"},
     "The TOKEN element is found by its type, wherever CHANNEL_BINDINGS stands."},
    {"A26", "T", kAgrees, {"ISC-N-031", "ISC-N-068", "EPA-001"},
     "A first call whose input holds CHANNEL_BINDINGS alone is still a first call."},
    {"A29", "T", kAgrees, {"ACH-N-018"}, "Two contexts of one credential live side by side."},
    {"A30", "T", kAgrees, {"ISC-L-001", "ISC-N-009"}, "NTLM takes any text for a target, a DOMAIN\\user too."},
    {"A32", "C", kDeparts, {"ASC-N-027", "ISC-N-058"},
     "A Kerberos server given a NegTokenInit gives SEC_E_INSUFFICIENT_MEMORY."},
    {"A33", "W", kAgrees, {"DSC-002", "DSC-004", "FCH-003"},
     "Deleting or freeing a zeroed handle gives SEC_E_INVALID_HANDLE and harms nothing."},

    // Credentials and packages.
    {"B01", "T", kAgrees, {"ACH-N-006", "ACH-N-005"}, "An unknown package gives SEC_E_SECPKG_NOT_FOUND."},
    {"B03", "T", kAgrees, {"ACH-N-002"},
     "An identity without user, domain or password is acquired: nothing is validated here."},
    {"B06", "T", kAgrees, {"ACH-N-002", "ASC-N-028"}, "A wrong password shows only in the server's last call."},
    {"B07", "T", kAgrees, {"ISC-N-061", "ACH-N-020"},
     "A package list without a usable package is acquired; the first call gives SEC_E_NO_CREDENTIALS."},
    {"B08", "T", kAgrees, {"SPN-001", "ACH-N-020"}, "With NTLM alone in the list Negotiate speaks raw NTLM."},
    {"B09", "T", kAgrees, {"SPN-001", "ACH-N-020"},
     "With Kerberos struck from the list Negotiate speaks NTLM inside SPNEGO."},
    {"B10", "T", kAgrees, {"QSP-001", "QSP-003", "QSP-005"},
     "NTLM's package information: version 1, RPC id 10, its known capabilities."},

    // Attributes.
    {"C01", "T", kDeparts, {"ISC-N-063", "ISC-N-011", "NLM-003", "ISC-N-022"},
     "DELEGATE or MUTUAL_AUTH on NTLM fails nothing: the bit is missing from the result."},
    {"C02", "T", kAgrees, {"NLM-001"}, "INTEGRITY, REPLAY_DETECT or SEQUENCE_DETECT each set NEGOTIATE_SIGN."},
    {"C03", "T", kAgrees, {"NLM-002"}, "CONFIDENTIALITY sets NEGOTIATE_SEAL."},
    {"C04", "C", kAgrees, {"NLM-002", "CTX-006"}, "Sealing never comes without signing."},
    {"C09", "T", kAgrees, {"ISC-N-074", "ISC-N-040"}, "The attributes stand on intermediate legs already."},
    {"C12", "C", kAgrees, {"CTX-005", "ISC-N-011"},
     "Toward a server that is not trusted DELEGATE is dropped and the handshake succeeds."},
    {"C13", "C", kAgrees, {"ISC-N-019", "CTX-005"}, "Constrained delegation does not show in the client's attributes."},
    {"C15", "I", kAgrees, {"QCA-009"}, "FLAGS tells what was negotiated, not what was requested."},
    {"C21", "T", kAgrees, {"ISC-N-043", "ASC-N-022", "ASC-N-023", "TSP-001"},
     "The expiry is a plausible FILETIME from the first leg on, on both sides."},

    // Legs.
    {"D02", "T", kAgrees, {"NLM-004", "ACH-N-002"}, "An NTLM client is done before the server has validated anything."},
    {"D03", "T", kAgrees, {"ASC-N-028", "ISC-N-059"}, "Bad NTLM credentials give SEC_E_LOGON_DENIED at the server."},
    {"D04", "T", kAgrees, {"NEG-002", "ASC-N-028"},
     "With an SPN that nobody has Negotiate falls back to NTLM, and the server denies the logon."},
    {"D07", "I", kAgrees, {"CAT-005"}, "CompleteAuthToken on an established context gives SEC_E_UNSUPPORTED_FUNCTION."},
    {"D08", "C", kAgrees, {"ASC-G-005"},
     "AcceptSecurityContext on an established NTLM context gives SEC_E_OUT_OF_SEQUENCE."},
    {"D11", "I", kAgrees, {"KRB-003"}, "Kerberos without MUTUAL_AUTH is done on the client after one leg."},
    {"D12", "T", kAgrees, {"CTX-012", "KRB-002"}, "In DCE style the client finishes with a third token."},
    {"D14", "T", kAgrees, {"DSC-001", "DSC-002"}, "A context that is half built is deleted with SEC_E_OK."},
    {"D15", "I", kDeparts, {"DSC-002", "DSC-004"}, "A second deletion gives SEC_E_INVALID_HANDLE."},
    {"D16", "C", kAgrees, {"ISC-N-056", "FCH-002"},
     "A later leg with a credential that was freed gives SEC_E_INVALID_HANDLE."},
    {"D17", "T", kAgrees, {"ASC-N-019", "ASC-N-030"}, "The server's last NTLM call may come without pOutput."},
    {"D18", "T", kAgrees, {"ISC-N-038", "ASC-N-021"},
     "Both sides write their attributes, and grant more than was asked for."},

    // Messages.
    {"E01", "T", kDeparts, {"SIG-004"}, "NTLM without integrity signs with a constant."},
    {"E03", "T", kDeparts, {"VER-002", "SIG-004"},
     "Without integrity NTLM verifies its constant and calls anything else altered; the context lives on."},
    {"E04", "T", kAgrees, {"VER-006", "DEC-006"}, "NTLM never writes *pfQOP."},
    {"E05", "T", kAgrees, {"SIG-003"}, "MakeSignature without a TOKEN element gives SEC_E_INVALID_TOKEN."},
    {"E07", "T", kAgrees, {"VER-002"}, "A changed signed message gives SEC_E_MESSAGE_ALTERED."},
    {"E08", "T", kAgrees, {"DEC-005"}, "A changed sealed message gives SEC_E_MESSAGE_ALTERED."},
    {"E09", "C", kDeparts, {"DEC-003", "VER-003", "ISC-N-026"},
     "NTLM calls a message ahead of its turn altered, not out of sequence."},
    {"E11", "I", kAgrees, {"VER-003"}, "Kerberos names the order: SEC_E_OUT_OF_SEQUENCE."},
    {"E12", "T", kDeparts, {"VER-005", "SIG-006", "ENC-012", "DEC-009"},
     "On connections MessageSeqNo is ignored: everybody passes 0."},
    {"E13", "C", kDeparts, {"ENC-011"},
     "EncryptMessage on a context without protection gives SEC_E_UNSUPPORTED_FUNCTION."},
    {"E15", "C", kAgrees, {"ISC-N-015", "ENC-002"}, "With INTEGRITY alone NTLM's EncryptMessage works, and encrypts."},
    {"E17", "C", kDeparts, {"SIG-009"},
     "Kerberos refuses MakeSignature with SECQOP_WRAP_NO_ENCRYPT as an invalid token."},
    {"E18", "T", kAgrees, {"ENC-007", "DEC-006"}, "SECQOP_WRAP_NO_ENCRYPT round-trips through Negotiate."},
    {"E19", "T", kAgrees, {"DEC-008", "ENC-013"},
     "A message passed whole as STREAM is decrypted in place, and DATA points into it."},
    {"E21", "T", kAgrees, {"ENC-003", "BUF-004", "SIG-008"},
     "READONLY_WITH_CHECKSUM elements are covered and left as they are."},
    {"E22", "T", kAgrees, {"ENC-003", "BUF-004"}, "Messages with READONLY elements round-trip."},
    {"E24", "T", kAgrees, {"VER-001", "DEC-002"}, "Each direction counts its messages for itself, from 0."},
    {"E26", "I", kAgrees, {"SIG-002", "ENC-008"},
     "A signature buffer that is too small gives SEC_E_BUFFER_TOO_SMALL, elsewhere INSUFFICIENT_MEMORY."},
    {"E27", "W", kAgrees, {"ENC-009"}, "An expired context gives SEC_E_CONTEXT_EXPIRED."},
    {"E29", "T", kAgrees, {"ENC-002"}, "Messages are encrypted and decrypted in place."},

    // Queries.
    {"F01", "T", kAgrees, {"QCA-004", "ENC-005"}, "NTLM's SIZES: signatures and trailers of 16 bytes, no blocks."},
    {"F07", "T", kAgrees, {"QCA-013"}, "Both sides tell one session key."},
    {"F08", "T", kAgrees, {"QCA-007"}, "Both sides tell one user."},
    {"F10", "T", kAgrees, {"QCA-011"}, "NTLM itself answers NEGOTIATION_INFO as complete."},
    {"F11", "W", kAgrees, {"QCA-012"}, "NEGOTIATION_INFO may be asked before completion."},
    {"F12", "W", kDeparts, {"QCA-019"}, "A server learns the client's target without any bindings."},
    {"F13", "I", kAgrees, {"QCA-003"}, "An unknown attribute gives SEC_E_UNSUPPORTED_FUNCTION."},
    {"F14", "I", kAgrees, {"QCA-003"}, "A NULL buffer is refused, by each implementation with a code of its own."},

    // SPNEGO, NTLM, bindings.
    {"G01", "C", kAgrees, {"SPN-004"}, "A server that is called without a token opens with a NegTokenInit2."},
    {"G02", "C", kAgrees, {"SPN-004"}, "The client ignores the hints and sends its own NegTokenInit."},
    {"G08", "C", kAgrees, {"SPN-003"}, "A client that omits its MIC is asked for it."},
    {"G10", "T", kAgrees, {"SPN-003"}, "A server that asks for a MIC gets one, and the handshake completes."},
    {"G13", "T", kAgrees, {"NEG-003", "SPN-001"}, "Windows often sends raw NTLM under Negotiate."},
    {"G16", "I", kAgrees, {"SPN-006"}, "To negState reject each implementation has a failure of its own."},
    {"G24", "T", kAgrees, {"NEG-002"}, "Where Kerberos cannot begin Negotiate begins with NTLM in the same call."},
    {"H03", "C", kDeparts, {"EPA-004"}, "A server that wants bindings refuses a client whose bindings are all zero."},
    {"H04", "C", kAgrees, {"EPA-003", "EPA-004", "ASC-G-001"},
     "Missing or different bindings give SEC_E_BAD_BINDINGS at the server."},
    {"H13", "I", kDeparts, {"ACH-N-013"}, "Passwords of more than 512 characters are taken as plain passwords."},
    {"H17", "C", kDeparts, {"ASC-N-028"}, "Between two processes of one computer no response is made or looked at."},

    // Kerberos.
    {"I01", "C", kAgrees, {"ISC-N-062"}, "An SPN that is not in the directory gives SEC_E_TARGET_UNKNOWN."},
    {"I02", "C", kAgrees, {"ISC-N-064"}, "A service with another key gives the client SEC_E_WRONG_PRINCIPAL."},
    {"I03", "C", kAgrees, {"STC-003"}, "Clocks too far apart give SEC_E_TIME_SKEW."},
    {"I04", "W", kAgrees, {"ISC-N-060"}, "Without a KDC Kerberos gives SEC_E_NO_AUTHENTICATING_AUTHORITY."},
    {"I05", "W", kAgrees, {"ISC-N-061"}, "Without credentials Kerberos gives SEC_E_NO_CREDENTIALS."},
    {"I13", "C", kDeparts, {"ISC-N-053"}, "A client whose clock is far from the KDC's logs on by the KDC's."},
};
// clang-format on

}  // namespace

std::span<const Observation> ObservationRows() { return kRows; }

const Observation* FindObservation(std::string_view id) {
  for (const Observation& row : kRows) {
    if (row.id == id) return &row;
  }
  return nullptr;
}

}  // namespace legwork
