#ifndef LEGWORK_SIM_PACKAGE_SECURITY_SUPPORT_H_
#define LEGWORK_SIM_PACKAGE_SECURITY_SUPPORT_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/call_record.h"
#include "sim/package/handle_table.h"
#include "sim/package/package.h"

namespace legwork {

// AcquireArguments are those of AcquireCredentialsHandle that matter; the rest is the caller's business.
struct AcquireArguments {
  std::string_view package;        // pszPackage
  CredentialRequest request;
  bool handle_is_null = false;     // phCredential
};

// HandshakeArguments are those of InitializeSecurityContext and AcceptSecurityContext, with the descriptors already
// searched for the buffers that handshakes know (BUF-009: their order does not matter).
struct HandshakeArguments {
  HandleArgument credential;
  HandleArgument context;
  bool new_context_is_null = false;
  std::uint32_t requested = 0;      // fContextReq, in the namespace of the call
  LegRequest leg;                   // all but `requested`, which is made from the mask
  std::optional<Identity> supplied;     // what pInput's PKG_PARAMS element says
  bool supplied_is_unreadable = false;  // it has one, and it says nothing known
  bool has_output = false;          // pOutput has a TOKEN element with memory, or the package shall allocate
  std::size_t output_capacity = 0;  // octets of that memory
};

// HandshakeResult is what comes back. `reply.token` keeps its capacity from call to call.
struct HandshakeResult {
  LegReply reply;
  SecHandle context;
  bool context_written = false;
  std::uint32_t granted = 0;        // *pfContextAttr, in the namespace of the call
  bool results_written = false;     // *pfContextAttr and *ptsExpiry
  bool allocated = false;           // the token is memory of the package
};

// SecuritySupport is the documented API on handles, for one actor, over package rows: it owns handles, checks what the
// API checks, keeps the order of calls that mechanisms rely on, and answers every misuse with the documented status,
// or the profile's where the documentation does not say. Strings and descriptors are the caller's (sim/peer).
//
// It takes one call at a time: two threads may not be inside the support of one actor, nor inside supports whose
// surroundings share a world. Callers with threads put a lock around it (tools/guard).
class SecuritySupport {
 public:
  // Both outlive it.
  SecuritySupport(std::span<const Package* const> packages, const Surroundings& surroundings);

  SecStatus Acquire(const AcquireArguments& arguments, SecHandle& handle, Ticks& expiry);
  SecStatus Free(const HandleArgument& credential);

  void Initialize(const HandshakeArguments& arguments, HandshakeResult& result);
  void Accept(const HandshakeArguments& arguments, HandshakeResult& result);
  SecStatus Complete(const HandleArgument& context, std::span<MessageBuffer> message);
  SecStatus Delete(const HandleArgument& context);

  SecStatus Query(const HandleArgument& context, std::uint32_t attribute, ContextFacts& facts, std::uint32_t& flags);
  // DescribeBindings gives the context's facts once it is established; whether its client was bound is one of them.
  void DescribeBindings(const SecHandle& context, ContextFacts& facts);
  SecStatus QueryPackage(std::string_view package, const Package*& found) const;
  std::span<const Package* const> packages() const { return packages_; }

  // QueryCredential answers NAMES with the identity, and anything else as the profile says.
  SecStatus QueryCredential(const HandleArgument& credential, std::uint32_t attribute, Identity& identity);
  // AddCredentials gives a credential of Negotiate another one of a package that it chooses from (ADD-001).
  SecStatus AddCredentials(const HandleArgument& credential, const AcquireArguments& arguments, Ticks& expiry);
  SecStatus ChangePassword(std::string_view package, const PasswordChange& change) const;

  SecStatus Sign(const HandleArgument& context, std::uint32_t qop, std::span<MessageBuffer> message,
                 std::uint32_t number);
  SecStatus Verify(const HandleArgument& context, std::span<MessageBuffer> message, std::uint32_t number,
                   std::uint32_t* qop);
  SecStatus Encrypt(const HandleArgument& context, std::uint32_t qop, std::span<MessageBuffer> message,
                    std::uint32_t number);
  SecStatus Decrypt(const HandleArgument& context, std::span<MessageBuffer> message, std::uint32_t number,
                    std::uint32_t* qop);

  // Export packs an established context, whose state a process on the same computer can Import (EXP-001, IMX-001).
  // `flags` are SECPKG_CONTEXT_EXPORT_*: RESET_NEW packs it as it was when it was established, DELETE_OLD deletes the
  // handle; there is no kernel here to export to. A refused packed context is answered as the profile says.
  SecStatus Export(const HandleArgument& context, std::uint32_t flags, Bytes& packed);
  SecStatus Import(std::string_view package, ByteView packed, SecHandle& context);

  // ApplyControl and SetAttributes belong to Schannel alone (ACT-001, SCA-001).
  SecStatus ApplyControl(const HandleArgument& context);
  SecStatus SetAttributes(const HandleArgument& context);
  // Impersonate and QueryToken need an established context of an acceptor (IMP-001, IMP-005); Revert one that
  // impersonates (REV-001).
  SecStatus Impersonate(const HandleArgument& context);
  SecStatus Revert(const HandleArgument& context);
  SecStatus QueryToken(const HandleArgument& context);

  std::size_t live_contexts() const { return contexts_.live(); }
  std::size_t live_credentials() const { return credentials_.live(); }

 private:
  struct HeldCredential {
    std::shared_ptr<Credential> credential;
    const Package* package = nullptr;
    std::uint32_t use = 0;
  };

  enum class Progress : std::uint8_t { kExpectLeg, kExpectComplete, kExpectCompleteThenLeg, kEstablished, kFailed };

  struct HeldContext {
    std::shared_ptr<Credential> credential;  // outlived by its handle's end (FCH-004); null: imported
    SecHandle credential_handle;
    const Package* package = nullptr;
    std::unique_ptr<Context> context;
    Role role = Role::kInitiator;
    Progress progress = Progress::kExpectLeg;
    std::uint32_t granted = 0;
    Ticks began = 0;
    bool impersonating = false;
    bool acts_on_supplied = false;  // `credential` is from a PKG_PARAMS element
  };

  HeldContext* FindContext(const HandleArgument& context);
  // FindProtecting gives null with the status to answer if the context cannot protect messages.
  HeldContext* FindProtecting(const HandleArgument& context, SecStatus& status);

  static bool ProtectsEarly(const HeldContext& held);

  void Handshake(Role role, const HandshakeArguments& arguments, HandshakeResult& result);
  SecStatus TakeSupplied(const HandshakeArguments& arguments, std::uint32_t use, HeldContext& held);
  void FirstLeg(Role role, const HandshakeArguments& arguments, HandshakeResult& result);
  void LaterLeg(HeldContext& held, const HandshakeArguments& arguments, HandshakeResult& result);
  SecStatus CheckCredential(Role role, const HandleArgument& credential, HeldCredential*& held);
  SecStatus MayStep(const HeldContext& held, Role role, const HandleArgument& credential);
  void Restart(HeldContext& held);
  void Step(HeldContext& held, const HandshakeArguments& arguments, HandshakeResult& result);
  std::unique_ptr<Context> MakeContext(Role role, const Package& package, Credential& credential) const;

  std::span<const Package* const> packages_;
  const Surroundings& surroundings_;
  HandleTable<HeldCredential> credentials_;
  HandleTable<HeldContext> contexts_;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_PACKAGE_SECURITY_SUPPORT_H_
