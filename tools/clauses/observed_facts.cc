#include "tools/clauses/observed_facts.h"

namespace legwork::clauses {
namespace {

constexpr std::string_view kTokenFacts = "the token's bytes as an id, its kind, its origin, and what it claims inside";
constexpr std::string_view kMemoryFacts = "who allocated a buffer, what was written, whether its guards are intact";

// Blanks on both sides of each id, so that none is found inside another.
constexpr std::string_view kOfTokens =
    " ISC-N-002 ISC-N-003 ISC-N-020 ISC-N-032 ISC-N-047 ISC-N-051 ISC-N-052 ISC-N-057 ISC-N-058 ISC-N-077 ISC-K-003 "
    "ASC-N-006 ASC-N-013 ASC-N-018 ASC-N-027 ASC-N-030 ASC-N-033 ACH-N-002 ACH-N-020 CTX-004 CTX-012 CTX-015 DGM-001 "
    "EXT-002 BUF-011 ENC-007 EPA-007 LIF-001 LIF-006 NEG-003 NEG-004 SPN-001 SPN-002 SPN-003 SPN-004 SPN-005 SPN-006 "
    "SPN-007 NLM-001 NLM-002 NLM-003 NLM-004 NLM-005 NLM-006 KRB-001 KRB-002 ";
constexpr std::string_view kOfMemory =
    " ISC-N-013 ISC-N-014 ISC-N-054 ISC-N-067 ISC-N-079 ASC-N-024 ASC-N-037 ASC-G-002 ACH-N-017 ACH-N-021 DSC-001 "
    "DSC-005 FCB-001 FCB-002 FCB-004 FCH-002 IMX-002 QCA-002 QCA-021 QCR-001 QSP-002 QST-001 ESP-002 EXP-002 ENC-002 "
    "ENC-003 SIG-008 CTX-016 BUF-001 BUF-004 BUF-005 BUF-010 ";

bool Names(std::string_view list, std::string_view id) {
  const std::size_t at = list.find(id);
  return at != std::string_view::npos && list[at - 1] == ' ' && list[at + id.size()] == ' ';
}

}  // namespace

std::string_view FactsOf(Call call) {
  switch (call) {
    case Call::kAcquire:
      return "package, direction, lengths of the identity; status, handle and expiry, and which were written";
    case Call::kInitialize:
    case Call::kAccept:
      return "both handles, requests, target, descriptors and tokens; status, new handle, attributes and expiry, and "
             "which were written";
    case Call::kComplete:
    case Call::kApplyControl:
      return "the context, the descriptor; the status";
    case Call::kQuery:
    case Call::kSetAttributes:
      return "the context, the attribute; the status and what it told";
    case Call::kSign:
    case Call::kVerify:
    case Call::kEncrypt:
    case Call::kDecrypt:
      return "the context, the elements of the message, quality and number, and how the message came; the status and "
             "what changed";
    case Call::kExport:
    case Call::kImport:
      return "the context, the packed context's origin; status and handle";
    case Call::kImpersonate:
    case Call::kRevert:
    case Call::kQueryToken:
      return "the context; the status";
    case Call::kDelete:
      return "the context; the status";
    case Call::kQueryCredential:
    case Call::kAddCredentials:
    case Call::kFree:
      return "the credential; the status";
    case Call::kFreeBuffer:
      return "where the buffer came from; the status";
    case Call::kEnumerate:
    case Call::kQueryPackage:
    case Call::kChangePassword:
      return "the arguments; the status and what it told";
    case Call::kSend:
      return "the token that is handed to the transport, and whether data that relies on the context goes along";
    case Call::kEnd:
      return "what the actor still holds: contexts, credentials, buffers, impersonations";
  }
  return "";
}

std::string_view MoreFactsOf(std::string_view clause) {
  if (Names(kOfTokens, clause)) return kTokenFacts;
  return Names(kOfMemory, clause) ? kMemoryFacts : "";
}

}  // namespace legwork::clauses
