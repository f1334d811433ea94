#include "tools/http/knocker.h"

#include <algorithm>

namespace legwork::http {
namespace {

constexpr std::uint32_t kIscRequests = 0x2 | 0x800 | 0x10000;  // MUTUAL_AUTH, CONNECTION, INTEGRITY
constexpr int kLegsMax = 8;

bool IsChallenge(int status) { return status == 401 || status == 407; }

}  // namespace

std::string StatusText(const Message& answer) {
  return answer.status == 0 ? answer.reason : "status " + std::to_string(answer.status);
}

std::string OutcomeText(const Talked& talked) {
  if (!talked.trouble.empty()) return "for " + talked.trouble;
  const std::string status = "with " + StatusText(talked.answer);
  return talked.refused.empty() ? status : status + ", whose token our initiator refuses as " + talked.refused;
}

bool Knocker::Open(Link& link) {
  link.set_framed(knock_.place.scheme == "tcp");
  const std::string& address = knock_.address.empty() ? knock_.place.host : knock_.address;
  trouble_ =
      knock_.is_proxy ? link.Open(knock_.proxy_address, knock_.proxy_port) : link.Open(address, knock_.place.port);
  return trouble_.empty();
}

Message Knocker::Request(std::string_view method, const std::string& path, const std::string& credentials) const {
  const std::string host = knock_.place.host + ":" + std::to_string(knock_.place.port);
  Message request;
  request.method = method;
  request.target = knock_.is_proxy ? "http://" + host + path : path;
  request.fields = {{"Host", host}, {"User-Agent", "legwork"}};
  if (!credentials.empty()) {
    request.fields.push_back({knock_.is_proxy ? "Proxy-Authorization" : "Authorization", credentials});
  }
  if (method == "POST") request.fields.push_back({"Content-Length", "0"});
  if (!knock_.is_lower_case) return request;
  for (auto& [name, value] : request.fields) name = InLowerCase(name);
  return request;
}

Message Knocker::Ask(Link& link, const Message& request) {
  Message answer;
  const std::string trouble = link.Ask(request, answer);
  if (trouble.empty()) return answer;
  answer = {};
  answer.reason = trouble;
  return answer;
}

std::vector<Credentials> Knocker::Challenges(const Message& answer) const {
  return ReadChallenges(answer.Values(knock_.is_proxy ? "Proxy-Authenticate" : "WWW-Authenticate"));
}

bool Knocker::Refuses(const Message& answer) { return answer.status == 400 || IsChallenge(answer.status); }

std::string Knocker::UserIn(const Message& answer) const {
  const std::vector<std::string> values =
      answer.Values(knock_.identity_field.empty() ? "X-Legwork-User" : knock_.identity_field);
  if (values.empty()) return "";
  const std::string tail = values.front().substr(values.front().find('\\') + 1);
  return tail.substr(0, tail.find('@'));
}

bool Knocker::Offers(std::string_view scheme) {
  Link link;
  if (!Open(link)) return false;
  const std::vector<Credentials> challenges = Challenges(Ask(link, Request("GET", knock_.place.path, "")));
  return std::ranges::any_of(challenges, [&](const Credentials& one) { return SameName(one.scheme, scheme); });
}

Bytes Knocker::FirstToken(PackageName package) {
  Exchange exchange;
  exchange.package = package;
  exchange.target = knock_.target;
  exchange.requested = kIscRequests;
  const Leg leg = user_.Step(exchange, {});
  user_.Drop(exchange);
  return leg.token;
}

void Knocker::NoteChallenges(const Talked& talked, const std::vector<Credentials>& challenges, Sheet& sheet) const {
  const std::string where = "in the answer with " + StatusText(talked.answer);
  const auto of_scheme = [&](const Credentials& one) { return SameName(one.scheme, knock_.scheme); };
  const auto count =
      std::ranges::count_if(challenges, [&](const Credentials& one) { return of_scheme(one) && !one.text.empty(); });
  sheet.Note(RuleId::kServerUnfolded, !talked.answer.is_folded, where);
  if (count > 0) sheet.Note(RuleId::kServerOneToken, count == 1, where);
  if (IsChallenge(talked.answer.status)) return;
  const bool bare =
      std::ranges::any_of(challenges, [&](const Credentials& one) { return of_scheme(one) && one.text.empty(); });
  sheet.Note(RuleId::kServerNoEmptyToken, !bare, where);
}

// TakeAnswer gives the initiator what the answer brought. True if it has a next token to send.
bool Knocker::TakeAnswer(Party& party, Exchange& exchange, Talked& talked, Bytes& next, Sheet& sheet) {
  const std::vector<Credentials> challenges = Challenges(talked.answer);
  NoteChallenges(talked, challenges, sheet);
  const auto found = std::ranges::find_if(
      challenges, [&](const Credentials& one) { return SameName(one.scheme, knock_.scheme) && !one.text.empty(); });
  talked.token_came = found != challenges.end();
  const bool refuses = IsChallenge(talked.answer.status);
  talked.is_let_in = !refuses && talked.answer.status < 500;
  if (!talked.token_came || exchange.done) return false;
  const std::string where = "in the answer with " + StatusText(talked.answer);
  const Leg leg = found->problem.empty() ? party.Step(exchange, found->token) : Leg{SecStatus::kInvalidToken, {}};
  // What comes with a refusal may be the mechanism's own word for it.
  const bool right = found->problem.empty() && !IsFailure(leg.status);
  if (!right) talked.refused = found->problem.empty() ? SecStatusText(leg.status) : found->problem;
  if (!refuses || right) {
    sheet.Note(RuleId::kServerRightToken, right, where + ", " + talked.refused);
  }
  next = leg.token;
  talked.is_short = talked.is_let_in && right && !next.empty();
  if (talked.is_short) {
    talked.is_let_in = false;
    sheet.Note(RuleId::kServerManyLegs, false, where + ", while our initiator has a token to send");
  }
  return refuses && right && !next.empty();
}

Talked Knocker::Talk(Link& link, Party& party, const Manner& manner, Sheet& sheet) {
  Exchange exchange;
  exchange.package = knock_.package;
  exchange.target = knock_.target;
  exchange.requested = kIscRequests;
  exchange.password = manner.password;
  Talked talked;
  Leg leg = party.Step(exchange, {});
  talked.first_token = leg.token;
  if (IsFailure(leg.status)) talked.trouble = "our own initiator: " + std::string(SecStatusText(leg.status));
  for (int legs = 0; legs < kLegsMax && talked.trouble.empty(); ++legs) {
    talked.answer = Ask(
        link, Request(manner.method, manner.path,
                      CredentialsText(knock_.is_lower_case ? InLowerCase(knock_.scheme) : knock_.scheme, leg.token)));
    if (talked.answer.status == 0) talked.trouble = talked.answer.reason;
    if (talked.answer.status == 0 || !TakeAnswer(party, exchange, talked, leg.token, sheet)) break;
    sheet.Note(RuleId::kServerManyLegs, link.open(), "after the answer with " + StatusText(talked.answer));
    if (!link.open()) talked.trouble = "the server closed the connection within the exchange";
  }
  talked.is_done = exchange.done;
  talked.user = UserIn(talked.answer);
  party.Drop(exchange);
  return talked;
}

}  // namespace legwork::http
