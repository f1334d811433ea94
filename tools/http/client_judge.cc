#include "tools/http/client_judge.h"

#include <algorithm>

namespace legwork::http {
namespace {

bool IsNtlm(TokenKind kind) {
  return kind == TokenKind::kNtlmNegotiate || kind == TokenKind::kNtlmChallenge || kind == TokenKind::kNtlmAuthenticate;
}

// GoesOn says that a token can only be a later one of an exchange.
bool GoesOn(TokenKind kind) { return kind == TokenKind::kNegTokenResp || kind == TokenKind::kNtlmAuthenticate; }

bool IsOurs(const Credentials& one) { return SameName(one.scheme, "Negotiate") || SameName(one.scheme, "NTLM"); }

// MeantFor is the user whose request this is, where the client says so in the path: /as/alice.
std::string MeantFor(const std::string& target) {
  constexpr std::string_view kAs = "/as/";
  const std::size_t at = target.find(kAs);
  if (at == std::string::npos) return "";
  const std::string rest = target.substr(at + kAs.size());
  return rest.substr(0, rest.find_first_of("/?"));
}

}  // namespace

std::string ClientJudge::Where(const Seen& seen) const {
  return "in request " + std::to_string(requests_) + " on connection " + std::to_string(seen.connection);
}

void ClientJudge::Request(const Message& request, const Seen& seen) {
  ++requests_;
  sheet_.Note(RuleId::kClientWellFormed, true, "");
  JudgeFields(request, seen);
  JudgePlace(request, seen);
  for (const std::string& scheme : seen.offered) offered_.insert(InLowerCase(scheme));
  if (seen.credentials.empty()) {
    if (connections_[seen.connection].asked) GiveUp(Where(seen) + ", which bears no credentials");
    return;
  }
  JudgeScheme(seen);
  if (!IsOurs(seen.credentials.front())) return;
  JudgeToken(seen);
  JudgeOrder(seen);
  asks_mutual_ = asks_mutual_ || seen.asks_mutual;
}

void ClientJudge::JudgeFields(const Message& request, const Seen& seen) {
  const std::string where = Where(seen);
  sheet_.Note(RuleId::kClientUnfolded, !request.is_folded, where);
  if (request.minor == 1) sheet_.Note(RuleId::kClientHost, request.Values("Host").size() == 1, where);
  if (!seen.credentials.empty()) sheet_.Note(RuleId::kClientOneField, seen.credentials.size() == 1, where);
}

// JudgePlace: a client may authenticate to the origin through a proxy that takes no tunnel, so the other field alone
// shows nothing. It does if it came only when the challenge had, or where whom it is for cannot be asked at all.
void ClientJudge::JudgePlace(const Message& request, const Seen& seen) {
  const bool other = std::ranges::any_of(seen.misplaced, IsOurs);
  if (!other && seen.credentials.empty()) return;
  const bool was_asked = asked_legs_.contains(seen.is_proxy);
  if (other && !was_asked) unprompted_legs_.insert(seen.is_proxy);
  const bool answers = seen.credentials.empty() && was_asked && !unprompted_legs_.contains(seen.is_proxy);
  // What proves something to one of them can be meant for one of them only.
  const bool doubles = other && !seen.credentials.empty() && seen.token.kind != TokenKind::kNtlmNegotiate &&
                       seen.misplaced.front().text == seen.credentials.front().text;
  const bool leaks = seen.in_tunnel || request.method == "CONNECT" || doubles;
  const bool misplaced = other && (answers || leaks);
  is_misplaced_ = is_misplaced_ || misplaced;
  sheet_.Note(RuleId::kClientRightField, !misplaced,
              Where(seen) + ", whose credentials stand in " +
                  (seen.is_proxy ? "Authorization, at a proxy" : "Proxy-Authorization, at an origin"));
}

// JudgeScheme: before it was challenged a client may try what it likes (RFC 9110 section 11.6.2).
void ClientJudge::JudgeScheme(const Seen& seen) {
  const std::string& scheme = seen.credentials.front().scheme;
  sent_.insert(InLowerCase(scheme));
  if (!challenged_) return;
  const bool offered = std::ranges::any_of(seen.offered, [&](const std::string& one) { return SameName(one, scheme); });
  sheet_.Note(RuleId::kClientOfferedScheme, offered, Where(seen) + ", `" + scheme + "`");
}

void ClientJudge::JudgeToken(const Seen& seen) {
  const Credentials& first = seen.credentials.front();
  const std::string where = Where(seen);
  sheet_.Note(RuleId::kClientToken68, first.problem.empty(), where + ", " + first.problem);
  const bool readable = seen.token.kind != TokenKind::kNone && seen.token.kind != TokenKind::kUnreadable;
  if (first.problem.empty()) sheet_.Note(RuleId::kClientHasToken, readable, where);
  if (!readable) return;
  sheet_.Note(RuleId::kClientFreshToken, !accepted_.contains(seen.token.id),
              where + ", " + std::string(TokenKindName(seen.token.kind)));
  if (seen.token.kind == TokenKind::kNtlmAuthenticate) {
    sheet_.Note(RuleId::kClientNtlmVersion2, !seen.is_ntlm_version_1, where);
  }
  if (SameName(first.scheme, "NTLM")) {
    const bool right = IsNtlm(seen.token.kind) && seen.token.kind != TokenKind::kNtlmChallenge;
    sheet_.Note(RuleId::kClientNtlmMessages, right, where + ", " + std::string(TokenKindName(seen.token.kind)));
  } else if (!connections_[seen.connection].asked) {
    const bool raw = IsNtlm(seen.token.kind) || seen.token.kind == TokenKind::kApReq;
    sheet_.Note(RuleId::kClientBeginsWithInit, !raw, where + ", " + std::string(TokenKindName(seen.token.kind)));
  }
}

// JudgeOrder knows of each connection whether the server waits for the next token there.
void ClientJudge::JudgeOrder(const Seen& seen) {
  const bool asked = connections_[seen.connection].asked;
  const TokenKind kind = seen.token.kind;
  const std::string where = Where(seen);
  if (asked && (kind == TokenKind::kNegTokenInit || kind == TokenKind::kNtlmNegotiate)) {
    GiveUp(where + ", which begins anew with " + std::string(TokenKindName(kind)));
  } else if (asked && !behaviour_.is_wrong) {
    sheet_.Note(RuleId::kClientGoesOn, true, where);
  }
  bool& began = connections_[seen.connection].began;
  began = began || !GoesOn(kind);
  if (!GoesOn(kind)) return;
  if (!asked && began && !behaviour_.is_wrong) {
    sheet_.Note(RuleId::kClientGoesOn, false, where + ", which goes on with an exchange that is over");
  }
  // Where the server itself closed the connection there is no right one to go on with.
  const bool was_closed = behaviour_.number == BehaviourId::kClosesBetweenLegs;
  sheet_.Note(was_closed ? RuleId::kClientBeginsAnew : RuleId::kClientSameConnection, asked || began,
              where + ", which goes on with " + std::string(TokenKindName(kind)));
}

// GiveUp: the client leaves an exchange that goes on. It may, and begin another, but to do so time and again is no way
// to answer. After a token that is wrong it has no other way.
void ClientJudge::GiveUp(const std::string& where) {
  ++given_up_;
  if (!behaviour_.is_wrong) sheet_.Note(RuleId::kClientGoesOn, given_up_ < 2, where);
}

void ClientJudge::JudgeContent(const Message& request, const Seen& seen, const std::string& user) {
  std::size_t& body = bodies_[request.method + " " + request.target];
  sheet_.Note(
      RuleId::kClientKeepsBody, request.body.size() >= body,
      Where(seen) + ", which brings " + std::to_string(request.body.size()) + " octets of " + std::to_string(body));
  body = 0;
  const std::string meant = MeantFor(request.target);
  if (meant.empty() || behaviour_.is_wrong) return;  // whom a wrong server takes it for is not the client's doing
  sheet_.Note(RuleId::kClientRightUser, meant == user, Where(seen) + ", meant for " + meant + " and sent as " + user);
}

void ClientJudge::Answered(const Message& request, const Seen& seen, int status, bool goes_on,
                           const std::string& user) {
  const bool refused = (status == 401 || status == 407) && !goes_on;
  challenged_ = challenged_ || (refused && !seen.offered.empty());
  if (status == 401 || status == 407) asked_legs_.insert(seen.is_proxy);
  connections_[seen.connection].asked = goes_on;
  if (refused && !seen.credentials.empty()) {
    ++refusals_;
    // The first token of NTLM is always the same: it proves nothing.
    const unsigned times = seen.token.kind == TokenKind::kNtlmNegotiate ? 0 : ++refused_[seen.token.id];
    sheet_.Note(RuleId::kClientGivesUp, times <= 2 && refusals_ <= kRefusalsMax,
                Where(seen) + ", after " + std::to_string(refusals_) + " refusals");
  }
  if (status == 0) {
    ++silences_;
    sheet_.Note(RuleId::kClientRetriesOnce, silences_ <= kRefusalsMax,
                Where(seen) + ", after " + std::to_string(silences_ - 1) + " connections that were closed");
    return;
  }
  if (!refused && !goes_on && !user.empty() && !seen.credentials.empty()) accepted_.insert(seen.token.id);
  if (status < 400 && request.method != "CONNECT" && !user.empty()) {
    JudgeContent(request, seen, user);
  } else if (status == 401 || status == 407) {
    std::size_t& body = bodies_[request.method + " " + request.target];
    body = std::max(body, request.body.size());
  }
  if (status != 401 && status != 407 && request.method != "CONNECT") reached_ = true;
  was_redirected_ = status / 100 == 3;
}

void ClientJudge::BadRequest(unsigned connection, const std::string& problem) {
  ++requests_;
  sheet_.Note(RuleId::kClientWellFormed, false, "on connection " + std::to_string(connection) + ": " + problem);
}

// JudgeLostContent: who ends well with content that was refused and never came again has lost it.
void ClientJudge::JudgeLostContent(const ClientEnd& end, ClientControl& control) {
  const auto lost = std::ranges::find_if(bodies_, [](const auto& one) { return one.second != 0; });
  if (lost == bodies_.end() || end.status != 0 || was_redirected_ || !control.ShowsFailure()) return;
  sheet_.Note(RuleId::kClientKeepsBody, false,
              "by its end, with " + lost->first + " refused and its " + std::to_string(lost->second) +
                  " octets never sent again");
}

void ClientJudge::JudgeReach(const ClientEnd& end, ClientControl& control) {
  std::string where = "by its end, with status " + std::to_string(end.status);
  if (is_misplaced_) where += ", with its credentials in the wrong field";
  if (!last_refused_.empty()) where += ", after its " + last_refused_;
  if (reached_) {
    // A status that is bad everywhere tells of something else: this is no repository, say.
    const bool right = end.status == 0 || was_redirected_ || !control.ShowsSuccess();
    sheet_.Note(RuleId::kClientReaches, right, where);
    return JudgeLostContent(end, control);
  }
  const bool tried = std::ranges::any_of(offered_, [&](const auto& scheme) { return sent_.contains(scheme); });
  if (tried || is_misplaced_ || control.Takes(offered_)) return sheet_.Note(RuleId::kClientReaches, false, where);
  sheet_.Skip("the client takes none of the schemes that are offered here; some take Negotiate over TLS alone");
}

void ClientJudge::Ended(const ClientEnd& end, ClientControl& control) {
  sheet_.Note(RuleId::kClientEnds, end.status >= 0,
              "when it was stopped, after " + std::to_string(requests_) + " requests");
  if (behaviour_.client == ClientOutcome::kReaches && end.reachable) JudgeReach(end, control);
  if (behaviour_.client != ClientOutcome::kFailsIfMutual || !asks_mutual_ || end.status < 0) return;
  const bool failed = end.status != 0;
  if (!(failed ? control.ShowsSuccess() : control.ShowsFailure())) return;  // its status tells nothing
  sheet_.Note(RuleId::kClientChecksFinalToken, failed, "by its end, with status " + std::to_string(end.status));
}

}  // namespace legwork::http
