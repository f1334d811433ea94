#ifndef LEGWORK_MODEL_TOKEN_FACTS_H_
#define LEGWORK_MODEL_TOKEN_FACTS_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace legwork {

// TokenKind is what a decoder of the harness took the token for.
enum class TokenKind : std::uint8_t {
  kNone,        // no token at all, or an empty one
  kUnreadable,  // no decoder accepts it
  kNegTokenInit,
  kNegTokenInit2,
  kNegTokenResp,
  kApReq,
  kApRep,
  kKrbError,
  kNtlmNegotiate,
  kNtlmChallenge,
  kNtlmAuthenticate,
  kScripted,  // bytes that a scenario dictated
};
std::string_view TokenKindName(TokenKind kind);  // "KRB_AP_REQ", "NegTokenInit", "AUTHENTICATE", …
std::optional<TokenKind> ParseTokenKind(std::string_view name);

// TokenOrigin is what the harness knows of the way an input token took.
enum class TokenOrigin : std::uint8_t {
  kUnknown,
  kPeer,      // as the peer emitted it, for this context
  kAltered,   // the peer's, changed on the way
  kReplayed,  // the peer's, delivered before
  kStray,     // emitted for another context
  kForged,    // nobody emitted it
};

// TokenFacts is what may be known of a token without keeping its bytes.
struct TokenFacts {
  std::uint64_t id = 0;    // the same bytes have the same id; 0 if there is no token
  std::uint32_t size = 0;  // bytes
  TokenKind kind = TokenKind::kNone;
  TokenKind inner = TokenKind::kNone;  // the mechanism's token inside a SPNEGO one
  TokenOrigin origin = TokenOrigin::kUnknown;
  std::uint32_t ntlm_flags = 0;  // NegotiateFlags of an NTLM message, also of an inner one
  std::int8_t neg_state = -1;    // negState of a NegTokenResp, -1 if absent
  bool has_mech_list_mic = false;
  std::uint32_t checksum_flags = 0;  // GSS flags of an AP-REQ's authenticator checksum, if the harness has the key
};

}  // namespace legwork

#endif  // LEGWORK_MODEL_TOKEN_FACTS_H_
