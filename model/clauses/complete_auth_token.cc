// What the pages on CompleteAuthToken and ApplyControlToken say.
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kPage = "completeauthtoken";
constexpr std::uint32_t kOnComplete = On({Call::kComplete});

bool CompletionIsDue(const Moment& m) {
  return m.phase == Phase::kMustComplete || m.phase == Phase::kMustCompleteThenAwait;
}
bool MessageIsDescribed(const Moment& m) { return !m.record.input.is_null && m.record.input.count != 0; }
bool StatusIsListed(const Moment& m) {
  switch (m.record.status) {
    case SecStatus::kOk:
    case SecStatus::kInvalidHandle:
    case SecStatus::kInvalidToken:
    case SecStatus::kInternalError:
    case SecStatus::kOutOfSequence:
    case SecStatus::kMessageAltered:
      return true;
    default:
      return false;
  }
}
// A package that asks for completion offers it.
bool IsAnotherFailure(const Moment& m) {
  return FailedWithRegisteredStatus(m) && !IsStatus(m, SecStatus::kUnsupportedFunction);
}
bool CompletesUnasked(const Moment& m) { return IsCatalogued(m) && ContextIsIntact(m) && !CompletionIsDue(m); }
bool CompletesWhenDue(const Moment& m) { return IsSsoPackage(m) && ContextIsLive(m) && CompletionIsDue(m); }
bool SendsItsLastToken(const Moment& m) {
  return m.context != nullptr && m.context->last_token != kNowhere &&
         m.session.tokens[m.context->last_token].id == m.record.input_token.id &&
         (m.context->last_status == SecStatus::kCompleteNeeded ||
          m.context->last_status == SecStatus::kCompleteAndContinue);
}
bool CompletionHasNotFailed(const Moment& m) { return m.phase != Phase::kMustDelete; }
bool AsksForCompletionOrCompletesUnasked(const Moment& m) {
  return m.record.call == Call::kComplete ? CompletesUnasked(m) : IsCatalogued(m) && Succeeded(m);
}
bool ActsAsIfOnlyDigestCompleted(const Moment& m) {
  if (m.record.call == Call::kComplete) return IsStatus(m, m.profile.Answer(Question::kCompleteUnasked));
  return !IsStatus(m, SecStatus::kCompleteNeeded) && !IsStatus(m, SecStatus::kCompleteAndContinue);
}
bool AppliesControlToLiveContext(const Moment& m) { return IsCatalogued(m) && ContextIsIntact(m); }
bool IsRefused(const Moment& m) { return Failed(m); }

constexpr auto kRows = std::to_array<Clause>({
    {.id = "CAT-001",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "CompleteAuthToken follows COMPLETE_NEEDED or COMPLETE_AND_CONTINUE and nothing else.",
     .calls = kOnComplete,
     .applies = ContextIsLive,
     .holds = CompletionIsDue},
    {.id = "CAT-002",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "pToken describes the whole message.",
     .calls = kOnComplete,
     .applies = ContextIsLive,
     .holds = MessageIsDescribed},
    {.id = "CAT-003",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "The status is SEC_E_OK, INVALID_HANDLE, INVALID_TOKEN, INTERNAL_ERROR or one of Digest's two.",
     .calls = kOnComplete,
     .applies = CompletesWhenDue,
     .holds = StatusIsListed,
     .tolerated = IsAnotherFailure},
    {.id = "CAT-004",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .inferred = true,
     .rule = "A token whose completion failed is not sent.",
     .calls = On({Call::kSend}),
     .applies = SendsItsLastToken,
     .holds = CompletionHasNotFailed},
    {.id = "CAT-005",
     .page = kPage,
     .party = kPackage,
     .level = kNote,
     .rule = "The function is Digest's: Negotiate, Kerberos and NTLM do not ask for it, and answer it as the profile "
             "says (AMB-12).",
     .calls = kOnHandshake | kOnComplete,
     .applies = AsksForCompletionOrCompletesUnasked,
     .holds = ActsAsIfOnlyDigestCompleted},
    {.id = "ACT-001",
     .page = "applycontroltoken",
     .party = kPackage,
     .level = kMust,
     .rule = "Only Schannel supports ApplyControlToken: here it fails.",
     .calls = On({Call::kApplyControl}),
     .applies = AppliesControlToLiveContext,
     .holds = IsRefused},
});

}  // namespace

std::span<const Clause> CompleteAuthTokenClauses() { return kRows; }

}  // namespace legwork
