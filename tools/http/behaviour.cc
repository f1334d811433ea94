#include "tools/http/behaviour.h"

#include <algorithm>
#include <iterator>

namespace legwork::http {
namespace {

using enum ClientOutcome;

constexpr Behaviour kBehaviours[] = {
    {BehaviourId::kCorrect, "correct", "does all as it should", kReaches, false, ""},
    {BehaviourId::kFinalRedirect, "final_redirect", "the last token comes on a 302", kReaches, false,
     "pythongssapi/requests-gssapi#39"},
    {BehaviourId::kFinalNotFound, "final_not_found", "the last token comes on a 404", kAny, false,
     "pythongssapi/requests-gssapi#39"},
    {BehaviourId::kNtlmFirst, "ntlm_first", "offers NTLM before Negotiate", kReaches, false, ""},
    {BehaviourId::kNegotiateOnly, "negotiate_only", "offers Negotiate alone", kReaches, false, ""},
    {BehaviourId::kNtlmOnly, "ntlm_only", "offers NTLM alone", kAny, false, ""},
    {BehaviourId::kOneField, "one_field", "offers Negotiate, NTLM and a scheme that nobody knows in one field",
     kReaches, false, ""},
    {BehaviourId::kChallengeTwice, "challenge_twice", "offers Negotiate in two fields", kReaches, false,
     "dotnet/runtime#88874"},
    {BehaviourId::kLowerCase, "lower_case", "writes fields and schemes in lower case", kReaches, false, ""},
    {BehaviourId::kClosesAfterChallenge, "closes_after_challenge", "closes the connection with the first 401", kReaches,
     false, "curl/curl#435"},
    {BehaviourId::kClosesBetweenLegs, "closes_between_legs", "closes the connection with each 401", kAny, true,
     "curl/curl#435"},
    {BehaviourId::kPerRequest, "per_request", "wants credentials for every request", kReaches, false, ""},
    {BehaviourId::kFinalMissing, "final_token_missing", "the last token is left out", kFailsIfMutual, true,
     "gssapi/mod_auth_gssapi#21, keycloak/keycloak#51559"},
    {BehaviourId::kFinalTruncated, "final_token_truncated", "the last octet of the last token is left out",
     kFailsIfMutual, true, "stnoonan/spnego-http-auth-nginx-module#86"},
    {BehaviourId::kFinalGarbage, "final_token_garbage", "the last token is no token", kFailsIfMutual, true,
     "dotnet/runtime#88874"},
    {BehaviourId::kFinalBare, "final_header_bare", "a scheme alone stands for the last token", kFailsIfMutual, true,
     "dotnet/runtime#88874"},
    {BehaviourId::kFinalEmpty, "final_header_empty", "a scheme and a blank stand for the last token", kFailsIfMutual,
     true, "twosigma/Cook#238"},
    {BehaviourId::kFinalTwice, "final_header_twice", "the last token comes twice", kAny, true, "dotnet/runtime#88874"},
    {BehaviourId::kFinalFolded, "final_header_folded", "the last token goes on in a second line", kAny, true,
     "keycloak/keycloak#51560"},
    {BehaviourId::kFinalNoToken, "final_without_mechanism_token", "accept-completed without the mechanism's token",
     kFailsIfMutual, true, "Devolutions/sspi-rs#498"},
    {BehaviourId::kAsksForMore, "asks_for_more", "answers each token with 401 and accept-incomplete", kFails, true,
     "jcmturner/gokrb5#278"},
    {BehaviourId::kRejectsEveryLeg, "rejects_every_leg", "refuses whatever comes", kFails, true, "curl/curl#435"},
    {BehaviourId::kDiesBetweenLegs, "dies_between_legs", "closes the connection instead of an answer to a token",
     kFails, true, "gabihodoroaga/nginx-ntlm-module#5"},
    {BehaviourId::kFaultOnRawNtlm, "fault_on_raw_ntlm", "answers an NTLM message under Negotiate with 500", kAny, true,
     "stnoonan/spnego-http-auth-nginx-module#150"},
    {BehaviourId::kFaultOnBadToken, "fault_on_bad_token", "answers a token that is none with 500", kAny, true,
     "stnoonan/spnego-http-auth-nginx-module#150"},
    {BehaviourId::kSharedIdentity, "shared_identity", "who proved an identity proved it for every connection", kAny,
     true, "einfallstoll/express-ntlm#22, Waffle/waffle#312"},
    {BehaviourId::kStickyIdentity, "sticky_identity", "keeps the first user of a connection for good", kAny, true,
     "curl/curl#22528"},
    {BehaviourId::kSharedExchanges, "shared_exchanges", "goes on with an exchange on any connection", kAny, true,
     "Waffle/waffle#312, traefik/traefik#10405"},
    {BehaviourId::kTakesReplays, "takes_replays", "accepts a token again that it accepted before", kAny, true,
     "AbsaOSS/enceladus#1122"},
    {BehaviourId::kTakesStrayResponses, "takes_stray_responses", "lets in whoever brings a NegTokenResp", kAny, true,
     "Waffle/waffle#338"},
    {BehaviourId::kChallengeWithData, "challenge_with_data", "the first challenge bears data", kAny, true, ""},
    {BehaviourId::kNoChallenge, "no_challenge", "answers with 401 and no challenge", kFails, true, ""},
    {BehaviourId::kAnyPassword, "any_password", "lets in a user whatever his password is", kAny, true,
     "FreeRDP/FreeRDP#6082"},
    {BehaviourId::kOneCase, "one_case", "knows the schemes only as they are usually written", kAny, true, ""},
    {BehaviourId::kAsksNobody, "asks_nobody", "wants no credentials of anybody", kAny, true, ""},
    {BehaviourId::kContinuesWith200, "continues_with_200", "sends a token that goes on with 200", kAny, true, ""},
};

}  // namespace

std::span<const Behaviour> BehaviourRows() { return kBehaviours; }

const Behaviour* FindBehaviour(std::string_view name) {
  const auto* const found = std::ranges::find(kBehaviours, name, &Behaviour::name);
  return found == std::end(kBehaviours) ? nullptr : found;
}

}  // namespace legwork::http
