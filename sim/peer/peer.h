#ifndef LEGWORK_SIM_PEER_PEER_H_
#define LEGWORK_SIM_PEER_PEER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/call.h"
#include "model/call_record.h"
#include "sim/base/bytes.h"
#include "sim/package/habits.h"
#include "sim/package/package.h"

// A peer is one party's implementation of the API: the simulated one, or a foreign library behind a process boundary.
// The runner talks to both in the same two structures, and makes the oracle's CallRecord out of the pair
// (record_maker.h), so that everything is judged alike.
namespace legwork {

// BufferArgument is one SecBuffer as a caller would set it up.
struct BufferArgument {
  std::uint32_t type = 0;     // with attribute bits
  Bytes content;              // input bytes; for an output buffer ignored
  std::uint32_t capacity = 0; // bytes of memory behind pvBuffer; at least content.size()
  bool is_null = false;       // pvBuffer NULL, cbBuffer as `capacity` says
  std::optional<std::uint32_t> claimed = {};  // cbBuffer, if the caller claims another size than the memory has
  std::optional<std::size_t> shares = {};     // index of the element whose memory pvBuffer points to as well
};

struct DescriptorArgument {
  bool is_null = true;
  std::uint32_t version = 0;
  std::vector<BufferArgument> buffers;
  std::optional<std::uint32_t> claimed = {};  // cBuffers, if the caller claims another count than there are elements
  bool array_is_null = false;                 // pBuffers NULL
};

// IdentityFlaw is what a malformed identity gets wrong; a package can see either without following a wild pointer.
enum class IdentityFlaw : std::uint8_t {
  kLength,    // SEC_WINNT_AUTH_IDENTITY_EX whose Length is not that of the structure
  kNullUser,  // User is NULL, and UserLength counts characters
};

// IdentityArgument is pAuthData. absent: NULL, the account the actor runs as. What stands behind `package_list` is for
// callers that err; the defaults are those of a correct one.
struct IdentityArgument {
  bool absent = true;
  std::string user, domain, password;  // UTF-8; what is not UTF-8 stands for texts that are not UTF-16
  std::string package_list;            // not empty: SEC_WINNT_AUTH_IDENTITY_EX

  // Form: with a package list kIdentityEx counts, whatever kIdentity says here.
  IdentityForm form = IdentityForm::kIdentity;
  IdentityFlaw flaw = IdentityFlaw::kLength;  // of kMalformed
  std::optional<std::uint32_t> flags;  // by default what says how the texts are encoded
  bool ansi = false;                   // the texts are encoded in ANSI
  bool lengths_match = true;           // false: the lengths count the terminator, too

  IdentityForm Form() const;
  std::uint32_t Flags() const { return flags.value_or(ansi ? kIdentityAnsi : kIdentityUnicode); }
};

inline IdentityForm IdentityArgument::Form() const {
  if (absent) return IdentityForm::kAbsent;
  return form == IdentityForm::kIdentity && !package_list.empty() ? IdentityForm::kIdentityEx : form;
}

// PasswordArgument is what ChangeAccountPassword is given. nullopt: the pointer was NULL.
struct PasswordArgument {
  std::optional<std::string> domain, account, old_password, new_password;  // UTF-8
  bool impersonating = false;
};

// CallRequest is a call with all its arguments. Only those of `call` are looked at.
struct CallRequest {
  Call call = Call::kInitialize;
  PackageName package = PackageName::kNegotiate;  // Acquire, Import, QueryPackage
  std::string package_text;                       // what is really passed as pszPackage; "" means PackageText(package)
  bool ansi = false;                              // the A function instead of the W one
  HandleArgument credential;
  HandleArgument context;
  bool new_handle_is_null = false;
  bool new_handle_aliases = false;                // phNewContext == phContext
  std::uint32_t requested = 0;                    // fContextReq, in the call's own namespace
  std::uint32_t reserved1 = 0;
  std::uint32_t reserved2 = 0;
  std::uint32_t data_rep = 0x10;
  std::optional<std::string> target;              // UTF-8
  std::uint32_t credential_use = kUseOutbound;
  IdentityArgument identity;
  bool granted_is_null = false;                   // pfContextAttr NULL
  bool expiry_is_null = false;
  DescriptorArgument input;                       // pInput, or pMessage of the message functions
  DescriptorArgument output;
  std::uint32_t attribute = 0;
  std::uint32_t qop = 0;
  std::uint32_t message_number = 0;
  std::uint32_t export_flags = 0;

  // The calls on an established context.
  bool structure_is_null = false;                 // Query: pBuffer NULL
  std::optional<std::uint32_t> structure_size;    // Query: octets at pBuffer, by default what the attribute needs
  StringForm structure_form = StringForm::kUnknown;  // Query: of the structure, by default the function's
  Bytes packed;                                   // Import: pPackedContext

  // Credentials, packages and accounts. `package` and `package_text` count for AddCredentials, QueryPackage and
  // ChangePassword, too; `reserved1` is dwReserved of ChangePassword, whose pOutput is `output`.
  std::optional<std::string> principal;  // Acquire, AddCredentials: pszPrincipal, UTF-8
  LogonSession logon_session = LogonSession::kAbsent;
  bool key_function_given = false;  // pGetKeyFn is not NULL
  bool result_is_null = false;      // where the result goes: pBuffer, ppPackageInfo, pcPackages is NULL
  MemoryArgument memory;            // FreeBuffer: pvContextBuffer
  std::uint32_t value_size = 0;     // SetAttributes: cbBuffer
  PasswordArgument password;        // ChangePassword
};

// BufferResult is the same SecBuffer after the call.
struct BufferResult {
  std::uint32_t type = 0;
  std::uint32_t size = 0;             // cbBuffer
  bool is_null = false;
  Bytes content;                      // min(size, memory) bytes
  bool allocated_by_package = false;  // pvBuffer was NULL or replaced
  bool guards_intact = true;
  bool changed = false;               // against the bytes before the call
  std::uint32_t unwritten = 0;        // of what `size` counts: octets at its end that nobody has written
  std::uint32_t block = 0;  // the package's block that pvBuffer points to (memory_facts.h); 0: the caller's
                            // memory, or the peer has given the block back itself
};

// PackageDescription is a SecPkgInfo.
struct PackageDescription {
  std::string name, comment;  // UTF-8
  std::uint32_t capabilities = 0;
  std::uint16_t version = 0;
  std::uint16_t rpc_id = 0;
  std::uint32_t max_token = 0;  // bytes
};

// CredentialDescription is what QueryCredentialsAttributes told: the members that the attribute has.
struct CredentialDescription {
  std::string name;      // NAMES, UTF-8
  std::string provider;  // SSI_PROVIDER, UTF-8
  Bytes certificate;     // CERT
};

// CallReply is what came back. Nothing in it is trusted to make sense.
struct CallReply {
  enum class Outcome : std::uint8_t {
    kReturned,
    kUnsupported,  // the peer does not offer this call; `message` says why: a skip, never a failure
    kCrashed,      // the process died during the call
    kTimedOut,
    kHarnessFault, // our own side failed; `message` says how
  };
  Outcome outcome = Outcome::kReturned;
  std::string message;
  SecStatus status = SecStatus::kOk;
  SecHandle new_handle;
  bool new_handle_written = false;
  std::uint32_t granted = 0;
  bool granted_written = false;
  std::int64_t expiry = 0;
  bool expiry_written = false;
  std::uint32_t qop_out = 0;
  bool qop_written = false;
  std::vector<BufferResult> input;
  std::vector<BufferResult> output;
  ContextFacts facts;    // Query: the members the attribute has; the rest is empty
  std::uint32_t query_flags = 0;  // Query of FLAGS: the mask, in the namespace of the context's role
  Bytes packed;          // Export
  std::uint32_t members_allocated = 0;  // Query: members of variable size that are memory of the package
  bool structure_overrun = false;       // Query: memory behind the structure was written
  std::uint32_t refused_frees = 0;      // memory that the call handed out and FreeContextBuffer would not take back

  // Credentials, packages and memory.
  std::vector<std::uint32_t> issued;          // blocks handed out, those of `output` not among them (memory_facts.h)
  std::vector<PackageDescription> described;  // QueryPackage: one; Enumerate: the array
  bool described_written = false;             // *ppPackageInfo points to something
  CredentialDescription credential;           // QueryCredential
};

// PeerTraits say what a peer is, so that scenarios it cannot take are skipped with a reason.
struct PeerTraits {
  std::string subject;               // "sim", "sspi:libwinpr2.so.2"
  std::vector<PackageName> packages;
  bool simulated = false;             // ours: whatever differs from the scenario is a failure
  bool controls_clock = false;       // follows the world's clock
  bool controls_random = false;      // draws from the world's streams
  bool uses_world_kdc = false;
  bool knows_world_accounts = false; // its acceptor accepts the scenario's accounts
  std::string control;               // one line for the report: what is pinned and how
};

// Peer is one actor's implementation. Handles belong to the peer that issued them.
class Peer {
 public:
  virtual ~Peer() = default;
  virtual const PeerTraits& traits() const = 0;

  // Answer performs one call. It never throws; a dead process is an outcome. After kCrashed or kTimedOut every handle
  // of the peer is gone and the next call starts afresh.
  virtual void Answer(const CallRequest& request, CallReply& reply) = 0;

  // MoveClock sets this actor's clock forward, or back by a negative duration. A peer that does not follow the world's
  // clock (PeerTraits::controls_clock) cannot.
  virtual void MoveClock(Ticks /*by*/) {}
};

// ActorSetup is what a scenario header says of one actor: who it runs as and in what surroundings. A peer factory makes
// one Peer from it; for a foreign library it is what the adapter must pin.
struct ActorSetup {
  std::string name;                    // "client"
  Role role = Role::kInitiator;
  PackageName package = PackageName::kNegotiate;
  Identity identity;                   // the account it runs as
  std::vector<ScriptedLeg> script;     // scripted package only
  Ticks clock_offset = 0;
  std::uint64_t seed = 1;
  Habits habits;                       // of the implementation that it plays; a foreign peer has its own
  std::string host;                    // NetBIOS name of the computer it runs on; empty: the one all others share
  Misconduct* misconduct = nullptr;    // what a simulated peer does wrong, null for nothing; outlives the peer
  std::string world;                   // a foreign run's headers as this actor sees them, for a peer that makes a
                                       // world of its own (cases/script/world_text.h); "" otherwise
};

}  // namespace legwork

#endif  // LEGWORK_SIM_PEER_PEER_H_
