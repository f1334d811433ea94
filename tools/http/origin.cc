#include "tools/http/origin.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "cases/script/status_pattern.h"
#include "cases/script/token_reader.h"

namespace legwork::http {
namespace {

constexpr std::uint32_t kAscReqMutualAuth = 0x2;
constexpr std::uint32_t kAscReqConnection = 0x800;

// A NegTokenResp that says accept-incomplete, or accept-completed, and nothing else (RFC 4178 section 4.2.2).
constexpr std::uint8_t kAcceptIncomplete[] = {0xa1, 0x07, 0x30, 0x05, 0xa0, 0x03, 0x0a, 0x01, 0x01};
constexpr std::uint8_t kAcceptCompleted[] = {0xa1, 0x07, 0x30, 0x05, 0xa0, 0x03, 0x0a, 0x01, 0x00};

bool IsScheme(const Credentials& credentials) {
  return SameName(credentials.scheme, "Negotiate") || SameName(credentials.scheme, "NTLM");
}

std::vector<Credentials> CredentialsIn(const Message& request, std::string_view field) {
  std::vector<Credentials> all;
  for (const std::string& value : request.Values(field)) all.push_back(ReadCredentials(value));
  return all;
}

bool IsNtlm(TokenKind kind) { return kind == TokenKind::kNtlmNegotiate || kind == TokenKind::kNtlmAuthenticate; }

// IsNtlmVersion1 looks for an AUTHENTICATE, inside SPNEGO or not, whose NtChallengeResponse has 24 octets (MS-NLMP
// sections 2.2.1.3 and 2.2.2.6).
bool IsNtlmVersion1(ByteView token) {
  constexpr std::uint8_t kAuthenticate[] = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0, 3, 0, 0, 0};
  constexpr std::size_t kLengthAt = 20;
  const auto found = std::search(token.begin(), token.end(), std::begin(kAuthenticate), std::end(kAuthenticate));
  const ByteView message = token.subspan(static_cast<std::size_t>(found - token.begin()));
  return message.size() > kLengthAt + 1 && message[kLengthAt] == 24 && message[kLengthAt + 1] == 0;
}

bool AsksMutual(const script::TokenDescription& token) {
  return std::ranges::any_of(token.attributes, [](const auto& attribute) {
    return attribute.first == "ap_options" && attribute.second.find("MUTUAL_REQUIRED") != std::string::npos;
  });
}

// Begins says that a token can only be the first of an exchange.
bool Begins(TokenKind kind) { return kind == TokenKind::kNegTokenInit || kind == TokenKind::kNtlmNegotiate; }

bool IsUsual(std::string_view scheme) { return scheme == "Negotiate" || scheme == "NTLM"; }

Reply Plain(int status, std::string reason, std::string body) {
  Reply reply;
  reply.message.status = status;
  reply.message.reason = std::move(reason);
  reply.message.body = std::move(body);
  return reply;
}

}  // namespace

Standing& Origin::StandingOf(Caller& caller) {
  if (Is(BehaviourId::kSharedExchanges)) return shared_;
  const bool second = station_ == Station::kBalancer ? caller.requests % 2 == 0 : caller.in_tunnel;
  return caller.standings[second ? 1 : 0];
}

std::string Origin::ChallengeField(const Caller& caller) const {
  return IsProxyLeg(caller) ? "Proxy-Authenticate" : "WWW-Authenticate";
}

void Origin::AddField(std::string name, std::string value, Reply& reply) const {
  if (Is(BehaviourId::kLowerCase)) {
    name = InLowerCase(name);
    const std::size_t scheme = std::min(value.find(' '), value.size());
    value = InLowerCase(value.substr(0, scheme)) + value.substr(scheme);
  }
  reply.message.fields.push_back({std::move(name), std::move(value)});
}

Seen Origin::Look(const Caller& caller, const Message& request, const Standing& standing) const {
  Seen seen;
  seen.connection = caller.number;
  seen.is_proxy = IsProxyLeg(caller);
  seen.in_tunnel = caller.in_tunnel;
  seen.credentials = CredentialsIn(request, seen.is_proxy ? "Proxy-Authorization" : "Authorization");
  seen.misplaced = CredentialsIn(request, seen.is_proxy ? "Authorization" : "Proxy-Authorization");
  seen.user = standing.user;
  for (const Field& field : Challenge(caller).message.fields) {
    if (!SameName(field.name, ChallengeField(caller))) continue;
    for (const Credentials& challenge : ReadChallenges({field.value})) seen.offered.push_back(challenge.scheme);
  }
  if (seen.credentials.empty()) return seen;
  const script::TokenDescription token = script::DescribeToken(seen.credentials.front().token, false);
  seen.token = token.facts;
  seen.asks_mutual = AsksMutual(token);
  seen.is_ntlm_version_1 = IsNtlmVersion1(seen.credentials.front().token);
  return seen;
}

Reply Origin::Challenge(const Caller& caller) const {
  const bool proxy = IsProxyLeg(caller);
  Reply reply = Plain(proxy ? 407 : 401, proxy ? "Proxy Authentication Required" : "Unauthorized", "who are you?\n");
  const std::string field = ChallengeField(caller);
  reply.closes = Is(BehaviourId::kClosesAfterChallenge) || Is(BehaviourId::kClosesBetweenLegs);
  if (Is(BehaviourId::kNoChallenge)) return reply;
  if (Is(BehaviourId::kOneField)) {
    AddField(field, "Negotiate, NTLM, Nonesuch realm=\"a, b\"", reply);
    return reply;
  }
  const std::string negotiate = Is(BehaviourId::kChallengeWithData) ? "Negotiate YWJj" : "Negotiate";
  if (Is(BehaviourId::kNtlmFirst) || Is(BehaviourId::kNtlmOnly)) AddField(field, "NTLM", reply);
  if (!Is(BehaviourId::kNtlmOnly)) AddField(field, negotiate, reply);
  if (Is(BehaviourId::kChallengeTwice)) AddField(field, negotiate, reply);
  if (!Is(BehaviourId::kNtlmFirst) && !Is(BehaviourId::kNtlmOnly) && !Is(BehaviourId::kNegotiateOnly)) {
    AddField(field, "NTLM", reply);
  }
  return reply;
}

Reply Origin::Refuse(Caller& caller, Standing& standing) {
  acceptor_.Drop(standing.exchange);
  standing = {};
  return Challenge(caller);
}

bool Origin::IsStray(const Standing& standing, const Seen& seen) const {
  const bool goes_on = seen.token.kind == TokenKind::kNegTokenResp || seen.token.kind == TokenKind::kNtlmAuthenticate;
  return goes_on && !standing.under_way;
}

Reply Origin::Continue(const Caller& caller, const Seen& seen, const Bytes& token) const {
  Reply reply = Challenge(caller);
  std::erase_if(reply.message.fields, [&](const Field& field) { return SameName(field.name, ChallengeField(caller)); });
  AddField(ChallengeField(caller), CredentialsText(seen.credentials.front().scheme, token), reply);
  reply.closes = Is(BehaviourId::kClosesBetweenLegs);
  if (Is(BehaviourId::kContinuesWith200)) reply.message.status = 200;
  return reply;
}

void Origin::AddFinalToken(const Caller& caller, const Seen& seen, Bytes token, Reply& reply) const {
  const std::string scheme = seen.credentials.front().scheme;
  const std::string field = ChallengeField(caller);
  if (token.empty() || Is(BehaviourId::kFinalMissing)) return;
  if (Is(BehaviourId::kFinalTruncated)) token.pop_back();
  if (Is(BehaviourId::kFinalGarbage)) token.assign({0xde, 0xad, 0xbe, 0xef});
  if (Is(BehaviourId::kFinalNoToken)) token.assign(std::begin(kAcceptCompleted), std::end(kAcceptCompleted));
  std::string value = CredentialsText(scheme, token);
  if (Is(BehaviourId::kFinalBare)) value = scheme;
  if (Is(BehaviourId::kFinalEmpty)) value = scheme + " ";
  if (Is(BehaviourId::kFinalFolded)) value.insert(value.size() / 2, "\r\n ");
  AddField(field, value, reply);
  if (Is(BehaviourId::kFinalTwice)) AddField(field, value, reply);
}

// TakeToken is one leg of an exchange.
Reply Origin::TakeToken(Caller& caller, Standing& standing, const Message& request, const Seen& seen) {
  const Credentials& credentials = seen.credentials.front();
  const bool ntlm = SameName(credentials.scheme, "NTLM");
  if (Is(BehaviourId::kFaultOnRawNtlm) && !ntlm && IsNtlm(seen.token.kind)) return Plain(500, "Internal Error", "");
  if (Is(BehaviourId::kTakesReplays) && taken_.contains(seen.token.id)) return LetIn(caller, standing, request);
  if (IsStray(standing, seen)) {
    standing.user = Is(BehaviourId::kTakesStrayResponses) ? "somebody" : "";
    return standing.user.empty() ? Refuse(caller, standing) : LetIn(caller, standing, request);
  }
  if (!standing.under_way || Begins(seen.token.kind)) {  // who begins anew has left what was under way
    acceptor_.Drop(standing.exchange);
    standing = {};
    standing.exchange.package = ntlm ? PackageName::kNtlm : PackageName::kNegotiate;
    standing.exchange.requested = kAscReqMutualAuth | kAscReqConnection;
  }
  const Leg leg = acceptor_.Step(standing.exchange, credentials.token);
  standing.under_way = !IsFailure(leg.status) && !standing.exchange.done;
  if (IsFailure(leg.status)) {
    judge_.Refused(std::string(TokenKindName(seen.token.kind)) + " was refused as " + script::StatusWord(leg.status));
  }
  if (standing.under_way) return Continue(caller, seen, leg.token);
  const bool lets_in_anybody = Is(BehaviourId::kAnyPassword) && seen.token.kind == TokenKind::kNtlmAuthenticate;
  if (!standing.exchange.done && !lets_in_anybody) return Refuse(caller, standing);
  standing.user = standing.exchange.done ? acceptor_.UserOf(standing.exchange) : "anybody";
  taken_.insert(seen.token.id);
  Reply reply = LetIn(caller, standing, request);
  AddFinalToken(caller, seen, leg.token, reply);
  return reply;
}

Reply Origin::LetIn(Caller& caller, const Standing& standing, const Message& request) const {
  if (request.method == "CONNECT") {
    Reply reply = Plain(200, "Connection established", "");
    reply.tunnels = true;
    return reply;
  }
  (void)caller;
  const bool moved = Is(BehaviourId::kFinalRedirect) && request.target.find("moved") == std::string::npos;
  Reply reply = moved                             ? Plain(302, "Found", "over there\n")
                : Is(BehaviourId::kFinalNotFound) ? Plain(404, "Not Found", "nothing here\n")
                                                  : Plain(200, "OK", standing.user + "\n");
  if (moved) AddField("Location", "/moved", reply);
  AddField("X-Legwork-User", standing.user, reply);
  return reply;
}

Reply Origin::Answer(Caller& caller, const Message& request) {
  ++caller.requests;
  Standing& standing = StandingOf(caller);
  const Seen seen = Look(caller, request, standing);
  judge_.Request(request, seen);
  if (Is(BehaviourId::kStickyIdentity) && !standing.user.empty()) {
    Reply reply = LetIn(caller, standing, request);
    return reply;
  }
  Reply reply;
  bool goes_on = false;
  if (Is(BehaviourId::kAsksNobody)) {
    reply = LetIn(caller, standing, request);
  } else if (seen.credentials.empty() || (Is(BehaviourId::kOneCase) && !IsUsual(seen.credentials.front().scheme))) {
    const bool shared = Is(BehaviourId::kSharedIdentity) && !shared_user_.empty();
    if (shared) standing.user = shared_user_;
    reply = standing.user.empty() ? Challenge(caller) : LetIn(caller, standing, request);
    if (Is(BehaviourId::kPerRequest)) standing = {};
  } else if (Is(BehaviourId::kDiesBetweenLegs)) {
    reply.dies = true;
  } else if (Is(BehaviourId::kRejectsEveryLeg)) {
    reply = Refuse(caller, standing);
  } else if (Is(BehaviourId::kAsksForMore)) {
    reply = Continue(caller, seen, Bytes(std::begin(kAcceptIncomplete), std::end(kAcceptIncomplete)));
    goes_on = true;
  } else if (!IsScheme(seen.credentials.front()) || !seen.credentials.front().problem.empty() ||
             seen.token.kind == TokenKind::kUnreadable || seen.token.kind == TokenKind::kNone) {
    reply = Is(BehaviourId::kFaultOnBadToken) ? Plain(500, "Internal Error", "") : Refuse(caller, standing);
  } else {
    reply = TakeToken(caller, standing, request, seen);
    goes_on = standing.under_way;
  }
  if (!standing.user.empty()) shared_user_ = standing.user;
  judge_.Answered(request, seen, reply.message.status, goes_on, standing.user);
  if (Is(BehaviourId::kPerRequest) && !standing.under_way) standing.user.clear();
  return reply;
}

void Origin::Leave(Caller& caller) {
  for (Standing& standing : caller.standings) acceptor_.Drop(standing.exchange);
}

}  // namespace legwork::http
