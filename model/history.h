#ifndef LEGWORK_MODEL_HISTORY_H_
#define LEGWORK_MODEL_HISTORY_H_

#include <array>
#include <cstdint>
#include <vector>

#include "model/call_record.h"
#include "model/context_flags.h"
#include "model/phase.h"

namespace legwork {

// kNowhere stands for "no such context, credential or token" where a history points into another.
inline constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

// CredentialHistory is what the records told of one credential handle.
struct CredentialHistory {
  SecHandle handle;
  std::uint16_t actor = 0;
  PackageName package = PackageName::kNone;
  std::uint32_t use = 0;                // fCredentialUse
  std::uint64_t acquired_by = 0;        // number of the record
  std::uint64_t freed_by = 0;           // 0 while it lives
  std::uint32_t live_contexts = 0;      // made with it and not yet deleted
  bool has_identity = false;            // pAuthData was not NULL
  std::uint32_t excluded_packages = 0;  // bits 1 << PackageName that its PackageList rules out
};

// ContextHistory is what the records told of one context handle, up to the record before the one being judged.
struct ContextHistory {
  SecHandle handle;
  std::uint16_t actor = 0;
  std::uint16_t peer = 0;
  Role role = Role::kInitiator;
  PackageName package = PackageName::kNone;
  PackageName selected = PackageName::kNone;  // the mechanism behind it, where a record said so
  Phase phase = Phase::kFresh;
  std::uint32_t credential = kNowhere;    // place in SessionHistory::credentials
  std::uint32_t peer_context = kNowhere;  // the other end, known once a token has passed
  bool imported = false;
  bool exported_away = false;  // an export with DELETE_OLD has ended it
  bool was_established = false;
  bool began_anew = false;  // a leg came after it was established (ISC-N-080): its keys may be other than its peer's
  bool spoiled = false;  // somebody broke the order, or a call died: what follows is nobody's promise
  bool impersonating = false;
  bool impersonation_failed = false;  // the last attempt, with none since that succeeded

  // The handshake.
  std::uint64_t created_by = 0;  // numbers of records
  std::uint64_t last_handshake = 0;
  std::uint64_t last_call = 0;
  std::uint64_t deleted_by = 0;
  SecStatus last_status = SecStatus::kOk;  // of the last handshake call
  std::uint32_t legs = 0;
  std::uint32_t first_request = 0;  // fContextReq of the first leg, as passed
  ContextFlags requested = {};      // of the first leg
  ContextFlags required = {};       // what the caller's policy insists on
  ContextFlags granted = {};        // of the last successful leg, if granted_known
  bool granted_known = false;
  std::uint32_t last_token = kNowhere;  // the last non-empty output, place in SessionHistory::tokens
  std::uint32_t largest_token = 0;      // octets, of all outputs of legs that succeeded
  PackageName spoken = PackageName::kNone;  // the mechanism of the last token, in or out, of a leg that succeeded
  TargetForm target_form = TargetForm::kAbsent;
  std::uint64_t target_id = 0;
  std::uint32_t circumstances = 0;  // of all its records
  bool has_tampered_input = false;  // some input was not what the peer had emitted
  bool has_tampered_ntlm = false;   // some of it was a message of NTLM by itself, which a MIC covers whole
  bool last_input_indicates_mic = false;  // of the last leg: an AUTHENTICATE message that says it bears one
  bool last_input_is_malformed = false;   // of the last leg: altered on its way, and unreadable since
  bool was_asked_for_mic = false;   // the peer has said negState request-mic
  bool has_mech_list_mic = false;   // some token, in or out, had a mechListMIC
  BindingsFacts bindings = {};      // of the last leg that passed some
  std::int64_t expiry = 0;          // of the last leg that wrote it
  bool expiry_known = false;
  std::int64_t last_ended_at = 0;
  std::int64_t last_cipher_ended_at[2] = {};  // Encrypt, Decrypt: the pair may overlap (ENC-001)

  // After the handshake.
  bool sizes_known = false;
  std::uint32_t max_signature = 0;
  std::uint32_t block_size = 0;
  std::uint32_t security_trailer = 0;
  std::uint64_t session_key_id = 0;
  std::uint64_t authority_id = 0;    // AUTHORITY
  std::uint64_t client_name_id = 0;  // NATIVE_NAMES
  std::uint64_t server_name_id = 0;
  std::int32_t last_client_token = -1;  // LAST_CLIENT_TOKEN_STATUS since the last leg
  std::uint32_t failed_messages = 0;    // Verify and Decrypt that did not succeed
  std::uint32_t read_messages = 0;      // and those that did
  std::uint32_t made_messages = 0;      // Sign and Encrypt that succeeded

  bool Is(Circumstance circumstance) const { return (circumstances & static_cast<std::uint32_t>(circumstance)) != 0; }
};

// TokenHistory is one non-empty token that a handshake call emitted.
struct TokenHistory {
  std::uint64_t id = 0;
  std::uint16_t actor = 0;
  std::uint32_t context = kNowhere;   // that emitted it
  SecStatus status = SecStatus::kOk;  // with which it was emitted
  std::uint64_t emitted_by = 0;       // number of the record
  bool sent = false;                  // handed to the transport
  bool delivered = false;             // given to another actor's handshake call
  std::uint32_t same_id = kNowhere;   // an earlier token with the same bytes
};

// PackageHistory is what QuerySecurityPackageInfo and EnumerateSecurityPackages told of one package.
struct PackageHistory {
  bool is_described = false;
  std::uint32_t capabilities = 0;  // fCapabilities
  std::uint32_t max_token = 0;     // cbMaxToken, bytes
};
inline constexpr int kPackageNameCount = static_cast<int>(PackageName::kOther) + 1;

// ActorHistory is what the records told of one caller.
struct ActorHistory {
  std::uint32_t records = 0;
  std::uint32_t handles_issued = 0;    // credentials and contexts
  std::uint32_t buffers_received = 0;  // tokens allocated for it by a package
  std::uint32_t buffers_freed = 0;     // of these, and of memory that no record numbers
  std::uint32_t impersonations = 0;    // not yet reverted
  std::uint32_t tokens_received = 0;   // handles that QuerySecurityContextToken gave it
  bool ended = false;
  std::array<PackageHistory, kPackageNameCount> packages = {};  // by PackageName, as its own implementation has them
};

// BlockHistory is what the records told of one block of memory that a package handed out (model/memory_facts.h).
struct BlockHistory {
  std::uint16_t actor = 0;
  std::uint32_t block = 0;
  Call issuer = Call::kEnd;          // the call that handed it out
  std::uint64_t freed_by = 0;        // number of the record; 0 while it is out
  std::uint32_t context = kNowhere;  // that the call was about
};

// SessionHistory is everything so far.
struct SessionHistory {
  std::vector<CredentialHistory> credentials;
  std::vector<ContextHistory> contexts;
  std::vector<TokenHistory> tokens;
  std::vector<ActorHistory> actors;
  std::vector<BlockHistory> blocks;
  std::uint32_t sends = 0;
  bool password_changed = false;  // by somebody: another process may have accounts of its own, with the old one
};

}  // namespace legwork

#endif  // LEGWORK_MODEL_HISTORY_H_
