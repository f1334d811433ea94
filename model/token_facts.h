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

// The mechanisms that a SPNEGO token names, as bits: its list may name several.
inline constexpr std::uint8_t kMechanismKerberos = 0x01;
inline constexpr std::uint8_t kMechanismMsKerberos = 0x02;
inline constexpr std::uint8_t kMechanismUserToUser = 0x04;
inline constexpr std::uint8_t kMechanismNtlm = 0x08;
inline constexpr std::uint8_t kMechanismNegoEx = 0x10;
inline constexpr std::uint8_t kMechanismOther = 0x80;  // any that has no bit of its own

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
  bool has_req_flags = false;            // a NegTokenInit with reqFlags (SPN-005)
  std::uint8_t offered_mechanisms = 0;   // mechTypes of a NegTokenInit
  std::uint8_t supported_mechanism = 0;  // supportedMech of a NegTokenResp, 0 if absent
  bool indicates_mic = false;            // an AUTHENTICATE whose MsvAvFlags announce a MIC (NLM-006)
  bool is_cut = false;                   // its own lengths say that there is more of it
  std::uint32_t checksum_flags = 0;      // GSS flags of an AP-REQ's authenticator checksum, if the harness has the key
};

}  // namespace legwork

#endif  // LEGWORK_MODEL_TOKEN_FACTS_H_
