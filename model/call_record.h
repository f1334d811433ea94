#ifndef LEGWORK_MODEL_CALL_RECORD_H_
#define LEGWORK_MODEL_CALL_RECORD_H_

#include <array>
#include <cstdint>

#include "model/call.h"
#include "model/identity_facts.h"
#include "model/memory_facts.h"
#include "model/package_facts.h"
#include "model/sec_buffer.h"
#include "model/sec_status.h"
#include "model/string_form.h"
#include "model/target_name.h"
#include "model/token_facts.h"

namespace legwork {

// SecHandle is CredHandle and CtxtHandle: two opaque words, compared by value (HND-001).
struct SecHandle {
  std::uint64_t lower = 0;
  std::uint64_t upper = 0;
  friend constexpr bool operator==(const SecHandle&, const SecHandle&) = default;
};
inline constexpr SecHandle kInvalidatedHandle = {~0ull, ~0ull};  // SecInvalidateHandle (HND-002)

// HandleArgument is a handle passed by pointer.
struct HandleArgument {
  bool is_null = true;  // the pointer was NULL
  SecHandle value;
};

// Circumstance is a truth about the world that the documentation ties to a status. The harness states only what it
// arranged itself; the oracle judges nothing by a circumstance that is not stated.
enum class Circumstance : std::uint32_t {
  kWrongPassword = 1u << 0,
  kUnknownUser = 1u << 1,
  kAccountDisabled = 1u << 2,
  kAuthorityUnreachable = 1u << 3,
  kTargetUnknown = 1u << 4,
  kWrongPrincipal = 1u << 5,  // somebody else than the target answered
  kNoCredentials = 1u << 6,
  kClockSkew = 1u << 7,  // initiator and acceptor clocks differ by more than the allowed skew
  kBindingsMismatch = 1u << 8,
  kBindingsMissing = 1u << 9,  // the acceptor requires bindings and the initiator sent none
  kOutOfMemory = 1u << 10,
  kInternalFault = 1u << 11,  // a failure that has no SSPI code of its own
  kContextExpired = 1u << 12,
  kNtlmSelected = 1u << 13,  // the mechanism behind the context is NTLM
  kKerberosSelected = 1u << 14,
  kNotTrustedForDelegation = 1u << 15,
  kGuest = 1u << 16,
  kConstrainedDelegation = 1u << 17,  // the directory is configured for constrained delegation
  kKerberosPossible = 1u << 18,       // both systems can use Kerberos, and the target is told as it needs
  kOuterChannel = 1u << 19,           // the exchange runs inside TLS
  kRequires128Bit = 1u << 20,         // the acceptor's policy asks for 128-bit encryption
  kNotPermitted = 1u << 21,           // the caller may not use the principal or the logon session that it names
};

// MessageOrigin is what the harness knows of a protected message given to Verify or Decrypt.
enum class MessageOrigin : std::uint8_t {
  kUnknown,
  kInOrder,  // the peer's next message, unchanged
  kAltered,
  kReplayed,  // verified before
  kEarly,     // a later message than the next
};

// Numbering says whether the transport numbers messages, so that the right MessageSeqNo is known (SIG-006, VER-005).
enum class Numbering : std::uint8_t { kUnknown, kNone, kKept };

// Visibility says whether the text of a protected message can be read in what came out (ENC-007).
enum class Visibility : std::uint8_t { kUnknown, kReadable, kHidden };

// Consequence is what the caller made of a call's outcome, where the harness saw it: it went on as after a success
// (took received data for authentic, worked for the client), or it did not (VER-007, DEC-007, IMP-002).
enum class Consequence : std::uint8_t { kUnknown, kTrusted, kDropped };

// Transmission is how the caller put a token on the wire (LIF-001, BUF-011).
enum class Transmission : std::uint8_t {
  kUnknown,
  kFramed,      // the token's octets, and the receiver can tell where they end
  kUnframed,    // the token's octets run into others
  kStructures,  // SecBuffer or SecBufferDesc themselves
};

// ExportedContext is what the harness knows of the packed context given to ImportSecurityContext: the export it came
// from, if it saw that, and what happened to it since.
struct ExportedContext {
  bool known = false;
  PackageName package = PackageName::kNone;  // of the context that was exported
  SecHandle exported;                        // its handle
  std::uint16_t exporter = 0;                // the actor that exported it
  std::uint32_t flags = 0;                   // SECPKG_CONTEXT_EXPORT_*, as passed
  bool altered = false;                      // some octet is not as it was exported
  bool from_other_computer = false;
};
inline constexpr std::uint32_t kExportResetNew = 1;  // SECPKG_CONTEXT_EXPORT_*
inline constexpr std::uint32_t kExportDeleteOld = 2;
inline constexpr std::uint32_t kExportToKernel = 4;

// BindingsKind is the kind of channel that the application data of SEC_CHANNEL_BINDINGS names by its prefix (SCB-002).
enum class BindingsKind : std::uint8_t { kAbsent, kUnique, kEndPoint, kOther };

// BindingsFacts is what a harness saw of the CHANNEL_BINDINGS element of pInput.
struct BindingsFacts {
  BindingsKind kind = BindingsKind::kAbsent;
  bool fits = true;      // every offset and length stays inside the element (SCB-001)
  std::uint64_t id = 0;  // of the application data
};

// MemoryOrigin is where memory comes from that a kernel-mode caller passes (ISC-N-081, ISC-N-082).
enum class MemoryOrigin : std::uint8_t { kUnknown, kVirtual, kPool };

// KernelFacts is what a harness in the kernel saw of its caller. The functions are the same there; the memory is not.
// Its eight bytes are what traces compare at once (tools/trace/record_field.h).
struct alignas(8) KernelFacts {
  bool calls = false;                             // the caller is in kernel mode
  MemoryOrigin target = MemoryOrigin::kUnknown;   // of pszTargetName
  MemoryOrigin buffers = MemoryOrigin::kUnknown;  // of pInput's and pOutput's elements
};

// The groups of a channel binding audit result (EPA-006).
inline constexpr std::uint32_t kBindingsNotValid = 0x0C;
inline constexpr std::uint32_t kBindingsValid = 0x70;

// QueryFacts are the results of a query that clauses speak of.
struct QueryFacts {
  std::array<std::uint32_t, 4> sizes = {};   // SIZES: max_token, max_signature, block_size, security_trailer
  std::uint32_t flags = 0;                   // FLAGS
  std::uint32_t state = 0;                   // NEGOTIATION_INFO: NegotiationState; LAST_CLIENT_TOKEN_STATUS
  std::uint64_t name_id = 0;                 // NAMES, CLIENT_SPECIFIED_TARGET and other texts: id of the text
  PackageName package = PackageName::kNone;  // PACKAGE_INFO, NEGOTIATION_INFO
  std::uint64_t key_id = 0;                  // SESSION_KEY: id of the bytes
  std::int64_t start = 0;                    // LIFESPAN, FILETIME
  std::int64_t expiry = 0;

  // The members of the rarer structures.
  std::uint64_t server_name_id = 0;     // NATIVE_NAMES: sServerName; name_id is sClientName
  std::uint64_t signature_name_id = 0;  // KEY_INFO
  std::uint64_t encryption_name_id = 0;
  std::uint32_t key_bits = 0;
  std::uint64_t blob_id = 0;                // TARGET_INFORMATION, *_BINDINGS: id of the octets
  std::uint32_t authorization_service = 0;  // DCE_INFO
  bool has_pac = false;
  std::uint64_t access_token = 0;       // ACCESS_TOKEN: the handle, 0 for NULL
  std::uint32_t message_max = 0;        // STREAM_SIZES: cbMaximumMessage
  std::uint32_t members_allocated = 0;  // members of variable size that are memory of the package (QCA-002)
};

// CallRecord is one finished call: what was asked, what came back, and what the harness knows besides. It owns nothing
// and holds no bytes of any token, so it is cheap to make and a trace line can be read back into it.
//
// Text and byte strings appear as ids: equal ids mean equal contents, 0 means absent. Times are FILETIME ticks (100 ns
// since 1601-01-01). Masks are as they were passed or returned, in the namespace of the call.
struct CallRecord {
  std::uint64_t number = 0;  // position in the trace, from 1
  std::uint16_t actor = 0;   // who called: one index per actor of the scenario
  std::uint16_t peer = 0;    // whom it talks to
  Call call = Call::kEnd;
  PackageName package = PackageName::kNone;
  std::int64_t began_at = 0;
  std::int64_t ended_at = 0;

  // Arguments.
  HandleArgument credential;
  HandleArgument context;
  bool new_handle_is_null = false;  // phNewContext or phCredential (Acquire) was NULL
  bool new_handle_aliases = false;  // phNewContext == phContext
  std::uint32_t requested = 0;      // fContextReq
  std::uint32_t required = 0;       // result bits the caller's policy insists on; 0 if it has none
  std::uint32_t reserved1 = 0;
  std::uint32_t reserved2 = 0;
  std::uint32_t data_rep = 0x10;  // TargetDataRep
  TargetForm target_form = TargetForm::kAbsent;
  std::uint64_t target_id = 0;
  bool target_is_qualified = false;  // an SPN whose host has a dot (ISC-K-002)
  std::uint32_t credential_use = 0;  // fCredentialUse
  std::uint32_t user_length = 0;     // identity lengths in characters
  std::uint32_t domain_length = 0;
  std::uint32_t password_length = 0;
  std::uint32_t attribute = 0;  // SECPKG_ATTR_*
  std::uint32_t qop = 0;
  std::uint32_t message_number = 0;  // MessageSeqNo
  bool expiry_is_null = false;
  DescriptorFacts input;  // pInput; pMessage of the message functions
  DescriptorFacts output;
  TokenFacts input_token;
  BindingsFacts bindings = {};
  MessageOrigin message_origin = MessageOrigin::kUnknown;
  std::uint32_t circumstances = 0;            // Circumstance bits
  bool transmitted_application_data = false;  // kSend: what was sent relied on the context's protection
  bool transmitted_in_the_clear = false;      // kSend: it relied on the context and yet bears no signature or seal
  std::uint32_t open_tokens = 0;              // kEnd: handles of QuerySecurityContextToken that were never closed
  std::uint32_t closed_tokens = 0;            // kEnd: handles of ACCESS_TOKEN that were closed (QCA-021)

  // Arguments of the calls on an established context, and what the harness knows besides.
  StringForm function_form = StringForm::kUnknown;   // the A or the W function, where there are two
  StringForm structure_form = StringForm::kUnknown;  // of pBuffer's structure, where it holds texts
  bool structure_is_null = false;                    // pBuffer of a query
  std::uint32_t structure_size = 0;                  // octets at pBuffer, 0 if nobody knows
  std::uint32_t structure_needs = 0;  // octets of the attribute's structure on this platform, 0 if nobody knows
  Numbering numbering = Numbering::kUnknown;
  std::uint32_t transport_number = 0;   // the right MessageSeqNo, if kKept
  bool protected_number_known = false;  // Verify and Decrypt: `protected_number` is what the peer passed
  std::uint32_t protected_number = 0;
  Consequence consequence = Consequence::kUnknown;
  Transmission transmission = Transmission::kUnknown;
  std::uint32_t export_flags = 0;
  ExportedContext imported;

  // Arguments of the calls on credentials, packages and accounts.
  IdentityFacts identity;        // Acquire, AddCredentials
  MemoryArgument memory;         // FreeBuffer; kSend: where the token lay, NULL for memory of the caller
  std::uint32_t value_size = 0;  // SetAttributes: cbBuffer
  std::uint64_t account_id = 0;  // ChangePassword: pszAccountName, 0 if absent
  std::uint64_t domain_id = 0;   // ChangePassword: pszDomainName
  bool impersonating = false;    // ChangePassword: bImpersonating
  bool password_kept = false;    // Free: the identity that made the credential still held its password
  KernelFacts kernel = {};

  // Results.
  SecStatus status = SecStatus::kOk;
  SecHandle new_handle;  // *phNewContext, *phCredential
  bool new_handle_written = false;
  std::uint32_t granted = 0;  // *pfContextAttr
  bool granted_written = false;
  std::int64_t expiry = 0;
  bool expiry_written = false;
  std::uint32_t qop_out = 0;
  bool qop_written = false;
  std::uint32_t bindings_result = 0;  // flags of a CHANNEL_BINDINGS_RESULT element of pOutput
  bool bindings_result_written = false;
  TokenFacts output_token;
  QueryFacts query;                              // also of QueryCredential: NAMES
  Visibility visibility = Visibility::kUnknown;  // Encrypt: of the text in the DATA elements
  bool packed_written = false;                   // Export: pPackedContext got memory of the package
  IssuedBlocks issued = {};                      // memory that the package handed out
  std::uint32_t refused_frees = 0;  // pieces of that memory that FreeContextBuffer would not take back
  bool structure_overrun = false;   // Query: memory behind pBuffer's structure was written
  DescribedPackages described;                   // QueryPackage, Enumerate
  bool crashed = false;                          // the call did not return: the process died
  bool timed_out = false;

  bool Is(Circumstance circumstance) const { return (circumstances & static_cast<std::uint32_t>(circumstance)) != 0; }
};

}  // namespace legwork

#endif  // LEGWORK_MODEL_CALL_RECORD_H_
