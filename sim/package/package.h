#ifndef LEGWORK_SIM_PACKAGE_PACKAGE_H_
#define LEGWORK_SIM_PACKAGE_PACKAGE_H_

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/call.h"
#include "model/context_flags.h"
#include "model/profile.h"
#include "model/sec_status.h"
#include "sim/base/bytes.h"
#include "sim/package/habits.h"
#include "sim/package/kdc_port.h"
#include "sim/package/misbehaviour.h"
#include "sim/world/directory.h"
#include "sim/world/local_calls.h"
#include "sim/world/logon_sessions.h"
#include "sim/world/random_streams.h"
#include "sim/world/virtual_clock.h"

// The seam between the API on handles (security_support.h) and the mechanisms. A mechanism is one `Package` row; it
// makes credentials and contexts and never sees handles, SecBufferDesc, other mechanisms, scenarios or the oracle.
namespace legwork {

// ScriptedLeg is one answer that a scenario dictates to the scripted package.
struct ScriptedLeg {
  SecStatus status = SecStatus::kOk;
  bool has_token = false;
  Bytes token;                 // may be empty although has_token
  ContextFlags granted;
  SecStatus complete = SecStatus::kOk;  // what CompleteAuthToken answers after this leg
  bool fails_message_calls = false;
};

// Surroundings are all that a mechanism may draw on. They outlive every credential and context made with them.
struct Surroundings {
  const Clock& clock;
  const RandomStreams& random;   // of this actor
  const Directory& directory;    // what an acceptor checks against: its keys and its accounts
  KdcPort* kdc = nullptr;        // null: no authority can be reached
  const Profile& profile;
  Ticks skew_max = 300 * kTicksPerSecond;
  std::string_view host = "WEB";  // NetBIOS computer name of this actor
  Directory* accounts = nullptr;  // `directory`, for changes of passwords; null: nobody can change one
  Habits habits = {};             // of the implementation that this actor plays
  LogonSessions* sessions = nullptr;  // of the services' clients; null: acceptors keep none
  Misconduct* misconduct = nullptr;  // what this actor does wrong; null: nothing
  LocalCalls* local_calls = nullptr;  // of the computer `host`; null: nobody there finds another of its processes

  // credentials_made numbers this actor's credentials, so that two of one identity still draw different chance.
  mutable std::uint64_t credentials_made = 0;
};

// Identity is what AcquireCredentialsHandle was given, or the account the actor runs as. UTF-8.
struct Identity {
  std::string user;
  std::string domain;     // NetBIOS domain or Kerberos realm
  std::string password;
  bool present = false;   // false: nobody, no default credentials either
  bool anonymous = false; // user, domain and password given, all empty
  std::string impersonates = {};  // the user for whom `user` acts (MS-SFU), "alice" or "alice@REALM"; "": himself
  bool logged_on = false;  // the account the actor runs as, so that its computer knows it without a proof
};

// CredentialUse is fCredentialUse (sspi.h).
inline constexpr std::uint32_t kUseInbound = 1;
inline constexpr std::uint32_t kUseOutbound = 2;
inline constexpr std::uint32_t kUseBoth = 3;

struct CredentialRequest {
  Identity identity;
  std::uint32_t use = kUseOutbound;
  std::string package_list;              // SEC_WINNT_AUTH_IDENTITY_EX.PackageList: "ntlm", "kerberos,!ntlm"; "": absent
  std::vector<ScriptedLeg> script;       // for the scripted package
};

// PasswordChange is what ChangeAccountPassword asks for. UTF-8; good during the call only.
struct PasswordChange {
  std::string_view domain;  // NetBIOS domain or Kerberos realm; "": any
  std::string_view account;
  std::string_view old_password;
  std::string_view new_password;
};

// Credential is a mechanism's side of a credential handle; contexts share it, and it outlives them (FCH-004): keys and
// tickets are cached here.
class Credential {
 public:
  virtual ~Credential() = default;
  virtual const Identity& identity() const = 0;
  virtual Ticks Expiry() const = 0;
};

// LegRequest is one call of ISC or ASC, stripped of the API's shape.
struct LegRequest {
  bool has_token = false;      // a TOKEN buffer was passed (it may be empty)
  ByteView token;
  ContextFlags requested;
  bool has_target = false;
  std::string_view target;     // UTF-8; good during the call only
  bool has_bindings = false;
  ByteView channel_bindings;   // application data of SEC_CHANNEL_BINDINGS
};

// LegReply is its answer. `token` arrives empty and keeps its capacity from leg to leg; after a failure it is sent only
// if not empty (an error token).
struct LegReply {
  SecStatus status = SecStatus::kInternalError;
  Bytes token;
  ContextFlags granted;
  Ticks expiry = 0;
};

// MessageBuffer is one SecBuffer of a message function. `bytes` is the whole memory, `used` how much of it counts; an
// output buffer's `used` is set by the mechanism.
struct MessageBuffer {
  std::uint32_t type = 0;      // with attribute bits
  std::span<std::uint8_t> bytes;
  std::size_t used = 0;
};

// MessageSizes are SecPkgContext_Sizes, bytes.
struct MessageSizes {
  std::uint32_t max_token = 0;
  std::uint32_t max_signature = 0;
  std::uint32_t block_size = 0;
  std::uint32_t security_trailer = 0;
};

// ContextFacts are what QueryContextAttributes reports; a mechanism fills what it knows.
struct ContextFacts {
  MessageSizes sizes;
  std::string user;                       // NAMES: "EXAMPLE\\alice" or "alice@EXAMPLE.COM"
  std::string client_name;                // NATIVE_NAMES
  std::string server_name;
  std::string authority;
  std::string client_specified_target;
  PackageName package = PackageName::kNone;  // the mechanism at work
  std::uint32_t negotiation_state = 0;    // SECPKG_NEGOTIATION_*: 0 complete, 1 optimistic, 2 in progress
  Bytes session_key;
  Ticks start = 0;
  Ticks expiry = 0;
  std::string signature_algorithm;
  std::string encryption_algorithm;
  std::uint32_t key_bits = 0;
  std::uint32_t last_client_token = 2;    // 0 yes, 1 no, 2 maybe
  bool delegated = false;                 // an acceptor holds the initiator's forwarded TGT

  // The rarer structures. Empty, 0 or false: the context has no such fact.
  std::uint32_t signature_algorithm_id = 0;   // KEY_INFO: SignatureAlgorithm and EncryptAlgorithm
  std::uint32_t encryption_algorithm_id = 0;
  bool is_bound = false;                      // channel bindings were used (AMB-16)
  Ticks password_expiry = 0;                  // PASSWORD_EXPIRY
  Bytes target_information;                   // TARGET_INFORMATION, marshalled
  bool has_dce_info = false;                  // DCE_INFO
  std::uint32_t authorization_service = 0;    // RPC_C_AUTHZ_*
  std::string pac;                            // what pPac points to: the client's name, UTF-8
  bool has_access_token = false;              // ACCESS_TOKEN
  std::uint64_t access_token = 0;             // 0 for NULL
  std::array<std::uint32_t, 5> stream_sizes = {};  // STREAM_SIZES: header, trailer, message, buffers, block
  Bytes bindings;                             // UNIQUE_BINDINGS, ENDPOINT_BINDINGS
};

// Context is one side of one handshake and, once established, its message protection. The caller of this seam
// guarantees the order of calls (no Step on a failed context, no Sign before establishment).
class Context {
 public:
  virtual ~Context() = default;

  virtual void Step(const LegRequest& request, LegReply& reply) = 0;

  // Complete is CompleteAuthToken; the default says that the package has no such duty.
  virtual SecStatus Complete(std::span<MessageBuffer> message);

  // Established says whether Step has returned its final kOk (or Complete the final one).
  virtual bool established() const = 0;

  // ProtectsMessages says whether the message functions may be called: once established, and before that for a datagram
  // context that has its keys (DGM-001).
  virtual bool ProtectsMessages() const { return established(); }
  virtual void Describe(ContextFacts& facts) const = 0;

  // The message functions. `number` is MessageSeqNo; stream contexts count by themselves and ignore it. The buffers
  // are TOKEN and DATA (and PADDING), or STREAM and DATA for Decrypt, in any order (AMB-19).
  virtual SecStatus Sign(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) = 0;
  virtual SecStatus Verify(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) = 0;
  virtual SecStatus Encrypt(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) = 0;
  virtual SecStatus Decrypt(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) = 0;

  // For SPNEGO: a MIC over the mechanism list in the mechanism's own form, and what the mechanism does to its message
  // state after the exchange of MICs (MS-SPNG 3.2.5.1: NTLM puts its RC4 state back, the counter stays).
  virtual bool SupportsIntegrity() const = 0;
  virtual SecStatus MakeMechListMic(ByteView mech_list, Bytes& mic) = 0;
  virtual SecStatus VerifyMechListMic(ByteView mech_list, ByteView mic) = 0;
  virtual void AfterMechListMic() {}

  // Export gives the state that Package::import understands, as it is or, if it shall be `reset`, as it was when the
  // context was established (SECPKG_CONTEXT_EXPORT_RESET_NEW). Default: unsupported.
  virtual SecStatus Export(bool reset, Bytes& packed) const;
};

// Package is the row by which a mechanism plugs in.
struct Package {
  PackageName name = PackageName::kNone;
  std::string_view text;         // "Kerberos"
  std::string_view comment;
  std::uint32_t capabilities = 0;  // SECPKG_FLAG_*
  std::uint16_t rpc_id = 0xFFFF;
  std::uint32_t max_token = 0;   // bytes
  ByteView mechanism;            // OID content bytes; empty if Negotiate does not offer it
  ByteView mechanism_alias;      // a second OID for the same mechanism (MS-Kerberos); empty if none
  std::span<const Package* const> inner;  // what Negotiate chooses from, in its order of preference

  // Acquire never talks to an authority (ACH-N-002). On failure the pointer is null and `status` says why.
  std::unique_ptr<Credential> (*acquire)(const Package& package, const Surroundings& surroundings,
                                         const CredentialRequest& request, SecStatus& status) = nullptr;
  std::unique_ptr<Context> (*make_initiator)(const Package& package, const Surroundings& surroundings,
                                             Credential& credential) = nullptr;
  std::unique_ptr<Context> (*make_acceptor)(const Package& package, const Surroundings& surroundings,
                                            Credential& credential) = nullptr;

  // Import makes an established context of what Export of the same package gave. Null if `packed` is not exactly that;
  // null itself if the package cannot export.
  std::unique_ptr<Context> (*import)(const Package& package, const Surroundings& surroundings,
                                     ByteView packed) = nullptr;
  // Add gives a credential of this package a further one, of the package named (AddCredentials); null: it takes none.
  SecStatus (*add)(Credential& credential, const Package& added, const Surroundings& surroundings,
                   const CredentialRequest& request) = nullptr;
  // ChangePassword asks the authority of the account; null: the package changes no passwords (CAP-001).
  SecStatus (*change_password)(const Surroundings& surroundings, const PasswordChange& change) = nullptr;
  // Misbehaviours lists how a party of this package can misbehave; null: in no way of its own.
  MisbehaviourList (*misbehaviours)() = nullptr;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_PACKAGE_PACKAGE_H_
