#include "tools/http/client_judge.h"

#include <algorithm>

namespace legwork::http {
namespace {

bool IsNtlm(TokenKind kind) {
  return kind == TokenKind::kNtlmNegotiate || kind == TokenKind::kNtlmChallenge || kind == TokenKind::kNtlmAuthenticate;
}

// GoesOn says that a token can only be a later one of an exchange.
bool GoesOn(TokenKind kind) { return kind == TokenKind::kNegTokenResp || kind == TokenKind::kNtlmAuthenticate; }

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
  JudgeFields(request, seen);
  if (seen.credentials.empty()) {
    Connection& connection = connections_[seen.connection];
    if (connection.asked) sheet_.Note(RuleId::kClientGoesOn, false, Where(seen) + ", which bears no credentials");
    connection.asked = false;
    return;
  }
  JudgeToken(seen);
  JudgeOrder(seen);
  asks_mutual_ = asks_mutual_ || seen.asks_mutual;
}

void ClientJudge::JudgeFields(const Message& request, const Seen& seen) {
  const std::string where = Where(seen);
  sheet_.Note(RuleId::kClientUnfolded, !request.is_folded, where);
  if (request.minor == 1) sheet_.Note(RuleId::kClientHost, request.Values("Host").size() == 1, where);
  if (!seen.credentials.empty()) sheet_.Note(RuleId::kClientOneField, seen.credentials.size() == 1, where);
  const bool misplaced = std::ranges::any_of(seen.misplaced, [](const Credentials& one) {
    return SameName(one.scheme, "Negotiate") || SameName(one.scheme, "NTLM");
  });
  // A client may authenticate to the origin through a proxy that takes no tunnel; only an answer to us is misplaced.
  const bool answers = connections_[seen.connection].asked && seen.credentials.empty();
  if (!seen.credentials.empty() || answers) {
    sheet_.Note(RuleId::kClientRightField, !(misplaced && seen.credentials.empty()), where);
  }
}

void ClientJudge::JudgeToken(const Seen& seen) {
  const Credentials& first = seen.credentials.front();
  const std::string where = Where(seen);
  sheet_.Note(RuleId::kClientToken68, first.problem.empty(), where + ", " + first.problem);
  const bool offered =
      std::ranges::any_of(seen.offered, [&](const std::string& scheme) { return SameName(scheme, first.scheme); });
  // Before it was challenged a client may try what it likes (RFC 9110 section 11.6.2).
  if (challenged_) sheet_.Note(RuleId::kClientOfferedScheme, offered, where + ", `" + first.scheme + "`");
  const bool readable = seen.token.kind != TokenKind::kNone && seen.token.kind != TokenKind::kUnreadable;
  if (first.problem.empty()) sheet_.Note(RuleId::kClientHasToken, readable, where);
  if (!readable) return;
  if (SameName(first.scheme, "NTLM")) {
    const bool first_leg = !connections_[seen.connection].asked;
    const bool right = first_leg ? seen.token.kind != TokenKind::kNtlmChallenge : IsNtlm(seen.token.kind);
    sheet_.Note(RuleId::kClientNtlmMessages, right && IsNtlm(seen.token.kind), where);
  } else if (!connections_[seen.connection].asked) {
    const bool raw = IsNtlm(seen.token.kind) || seen.token.kind == TokenKind::kApReq;
    sheet_.Note(RuleId::kClientBeginsWithInit, !raw, where + ", " + std::string(TokenKindName(seen.token.kind)));
  }
}

// JudgeOrder knows of each connection whether the server waits for the next token there.
void ClientJudge::JudgeOrder(const Seen& seen) {
  Connection& connection = connections_[seen.connection];
  const std::string where = Where(seen);
  const bool continues = GoesOn(seen.token.kind) || seen.token.kind == TokenKind::kApReq;
  if (connection.asked) {
    const bool begins_anew =
        seen.token.kind == TokenKind::kNegTokenInit || seen.token.kind == TokenKind::kNtlmNegotiate;
    sheet_.Note(RuleId::kClientGoesOn, continues || !begins_anew,
                where + ", which begins anew with " + std::string(TokenKindName(seen.token.kind)));
  }
  if (GoesOn(seen.token.kind)) sheet_.Note(RuleId::kClientSameConnection, connection.asked, where);
}

void ClientJudge::Answered(const Message& request, const Seen& seen, int status, bool goes_on,
                           const std::string& user) {
  Connection& connection = connections_[seen.connection];
  const bool refused = (status == 401 || status == 407) && !goes_on;
  challenged_ = challenged_ || (refused && !seen.offered.empty());
  connection.asked = goes_on;
  if (refused && !seen.credentials.empty()) {
    ++refusals_;
    const unsigned times = ++refused_[seen.token.id];
    sheet_.Note(RuleId::kClientGivesUp, times <= 2 && refusals_ <= kRefusalsMax,
                Where(seen) + ", after " + std::to_string(refusals_) + " refusals");
  }
  std::size_t& body = bodies_[request.method + " " + request.target];
  if (status < 400 && request.method != "CONNECT" && (seen.is_proxy || !user.empty())) {
    sheet_.Note(
        RuleId::kClientKeepsBody, request.body.size() >= body,
        Where(seen) + ", which brings " + std::to_string(request.body.size()) + " octets of " + std::to_string(body));
    const std::string meant = MeantFor(request.target);
    if (!meant.empty()) {
      sheet_.Note(RuleId::kClientRightUser, meant == user,
                  Where(seen) + ", meant for " + meant + " and sent as " + user);
    }
  }
  body = std::max(body, request.body.size());
  if (status != 401 && status != 407 && request.method != "CONNECT") reached_ = true;
  was_redirected_ = status / 100 == 3;
}

void ClientJudge::BadRequest(unsigned connection, const std::string& problem) {
  ++requests_;
  sheet_.Note(RuleId::kClientHost, false,
              "on connection " + std::to_string(connection) + ", which is no request: " + problem);
}

void ClientJudge::Ended(int status, bool reachable) {
  std::string where = "by its end, with status " + std::to_string(status);
  if (!last_refused_.empty()) where += ", after its " + last_refused_;
  if (status < 0) sheet_.Note(RuleId::kClientGivesUp, false, "by not coming to an end");
  switch (behaviour_.client) {
    case ClientOutcome::kReaches:
      if (reachable) sheet_.Note(RuleId::kClientReaches, reached_ && (status == 0 || was_redirected_), where);
      break;
    case ClientOutcome::kFailsIfMutual:
      if (asks_mutual_) sheet_.Note(RuleId::kClientChecksFinalToken, status != 0, where);
      break;
    case ClientOutcome::kFails:
    case ClientOutcome::kAny:
      break;
  }
}

}  // namespace legwork::http
