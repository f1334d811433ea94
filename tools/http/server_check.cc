#include "tools/http/server_check.h"

#include <algorithm>

namespace legwork::http {
namespace {

// A NegTokenResp that says accept-completed (RFC 4178 section 4.2.2).
constexpr std::uint8_t kAcceptCompleted[] = {0xa1, 0x07, 0x30, 0x05, 0xa0, 0x03, 0x0a, 0x01, 0x00};
constexpr std::string_view kNtlmSignature("NTLMSSP\0", 8);
constexpr std::string_view kNoToken = "Negotiate AAECAwQFBgcICQ==";
constexpr std::string_view kNoBase64 = "Negotiate !!!no-base64!!!";

// AskOnce sends one request on a connection of its own.
Message AskOnce(Knocker& knocker, std::string_view credentials) {
  Link link;
  Message answer;
  if (knocker.Open(link)) {
    return knocker.Ask(link, knocker.Request("GET", knocker.knock().place.path, std::string(credentials)));
  }
  answer.reason = knocker.trouble();
  return answer;
}

// TalkOnce shakes hands on a connection of its own.
Talked TalkOnce(Knocker& knocker, const Knocker::Manner& manner, Sheet& sheet) {
  Link link;
  if (knocker.Open(link)) return knocker.Talk(link, knocker.user(), manner, sheet);
  Talked talked;
  talked.trouble = knocker.trouble();
  return talked;
}

void NoteLetIn(const Talked& talked, Sheet& sheet) {
  if (talked.is_short) return;  // which is told by a rule of its own
  sheet.Note(RuleId::kServerLetsIn, talked.trouble.empty() && talked.is_let_in, OutcomeText(talked));
}

bool LetsIn(const Message& answer) { return answer.status >= 200 && answer.status < 400; }

// Demand is what a rule says of credentials that are no good: that they let nobody in, or that they are answered, too.
// A connection that is closed lets nobody in.
enum class Demand : std::uint8_t { kRefusal, kAnswer };

// NoteRefusal: whoever must not be let in is refused, and better as those are whose credentials are no good.
void NoteRefusal(RuleId rule, Demand demand, const Message& answer, const std::string& what, Sheet& sheet) {
  const bool is_answered = answer.status != 0 || demand == Demand::kRefusal;
  sheet.Note(rule, is_answered && !LetsIn(answer), "with " + StatusText(answer) + what);
  sheet.Note(RuleId::kServerRefusesCleanly, Knocker::Refuses(answer), "with " + StatusText(answer) + what);
}

void Challenge(Knocker& knocker, Sheet& sheet) {
  const Message answer = AskOnce(knocker, "");
  const std::vector<Credentials> challenges = knocker.Challenges(answer);
  const int due = knocker.knock().is_proxy ? 407 : 401;
  sheet.Note(RuleId::kServerChallenges, answer.status == due && !challenges.empty(), "with " + StatusText(answer));
  for (const Credentials& challenge : challenges) {
    if (!SameName(challenge.scheme, "Negotiate")) continue;
    sheet.Note(RuleId::kServerBareChallenge, challenge.text.empty(), "with `" + challenge.text + "`");
  }
}

void WholeExchange(Knocker& knocker, Sheet& sheet) {
  const Talked talked = TalkOnce(knocker, {"GET", knocker.knock().place.path, ""}, sheet);
  NoteLetIn(talked, sheet);
  if (!talked.is_let_in) return;
  const std::string& scheme = knocker.knock().scheme;
  sheet.Note(RuleId::kServerOffers, knocker.Offers(scheme), "which takes " + scheme);
  sheet.Note(RuleId::kServerFinalToken, talked.is_done || talked.token_came,
             "in the answer with " + StatusText(talked.answer) + ": the initiator still waits for it");
}

void FinalTokenOnFailure(Knocker& knocker, Sheet& sheet) {
  const Talked talked = TalkOnce(knocker, {"GET", "/legwork-finds-nothing-here", ""}, sheet);
  if (!talked.trouble.empty() || !talked.is_let_in) return sheet.Skip("the server lets nobody in there");
  sheet.Note(RuleId::kServerFinalTokenAnywhere, talked.is_done, "with " + StatusText(talked.answer));
}

void EmptyPost(Knocker& knocker, Sheet& sheet) {
  const Talked talked = TalkOnce(knocker, {"POST", knocker.knock().place.path, ""}, sheet);
  constexpr int kNotImplemented = 501;  // by whatever lies behind the authentication
  if (talked.answer.status == kNotImplemented) return sheet.Skip("the server takes no POST there");
  sheet.Note(RuleId::kServerTakesPost, talked.trouble.empty() && talked.is_let_in, OutcomeText(talked));
}

void OtherConnection(Knocker& knocker, Sheet& sheet) {
  Link first;
  if (!knocker.Open(first)) return sheet.Skip(knocker.trouble());
  const Talked talked = knocker.Talk(first, knocker.user(), sheet);
  if (!talked.is_let_in) return sheet.Skip("the server lets nobody in");
  const Message answer = AskOnce(knocker, "");
  sheet.Note(RuleId::kServerPerConnection, !LetsIn(answer),
             "on a second connection, without credentials: " + StatusText(answer));
}

// TwoConnections has two users prove themselves, each on a connection of his own, and the first ask again.
void TwoConnections(Knocker& knocker, Sheet& sheet) {
  Link first, second;
  if (!knocker.Open(first) || !knocker.Open(second)) return sheet.Skip(knocker.trouble());
  const Talked one = knocker.Talk(first, knocker.user(), sheet);
  const Talked two = knocker.Talk(second, knocker.other(), sheet);
  if (!one.is_let_in || !two.is_let_in) return sheet.Skip("the server does not let both users in");
  if (one.user.empty()) return sheet.Skip("the server does not say who asked; --identity-field names where it does");
  const std::string& name = knocker.user().actor().setup.identity.user;
  sheet.Note(RuleId::kServerPerConnection, one.user == name && two.user != name,
             "the server took them for " + one.user + " and " + two.user);
  if (!first.open()) return;
  const Message again = knocker.Ask(first, knocker.Request("GET", knocker.knock().place.path, ""));
  const bool right = knocker.Refuses(again) || knocker.UserIn(again) == name;
  sheet.Note(RuleId::kServerPerConnection, right, "the first connection's next request is " + knocker.UserIn(again));
}

void SecondUser(Knocker& knocker, Sheet& sheet) {
  Link link;
  if (!knocker.Open(link)) return sheet.Skip(knocker.trouble());
  const Talked one = knocker.Talk(link, knocker.user(), sheet);
  if (!one.is_let_in || one.user.empty()) {
    return sheet.Skip("the server does not say who asked; --identity-field names where it does");
  }
  if (!link.open()) return sheet.Skip("the server keeps no connection open");
  const Talked two = knocker.Talk(link, knocker.other(), sheet);
  const std::string& name = knocker.other().actor().setup.identity.user;
  const bool right = !two.is_let_in || two.user == name;
  sheet.Note(RuleId::kServerSecondUser, right, "after " + name + "'s exchange the server answers " + two.user);
}

// SplitLegs begins an exchange of several legs on one connection and goes on with it on another.
void SplitLegs(Knocker& knocker, Sheet& sheet) {
  const std::string scheme = knocker.Offers("NTLM") ? "NTLM" : "Negotiate";
  Link first, second;
  if (!knocker.Open(first) || !knocker.Open(second)) return sheet.Skip(knocker.trouble());
  Exchange exchange;
  exchange.package = PackageName::kNtlm;
  exchange.requested = 0x10800;
  const std::string& path = knocker.knock().place.path;
  Leg leg = knocker.user().Step(exchange, {});
  const Message answer = knocker.Ask(first, knocker.Request("GET", path, CredentialsText(scheme, leg.token)));
  const std::vector<Credentials> challenges = knocker.Challenges(answer);
  const auto token = std::ranges::find_if(challenges, [](const Credentials& one) { return !one.token.empty(); });
  if (token == challenges.end()) {
    knocker.user().Drop(exchange);
    return sheet.Skip("the server knows no NTLM, and Kerberos has one leg");
  }
  leg = knocker.user().Step(exchange, token->token);
  const Message stray = knocker.Ask(second, knocker.Request("GET", path, CredentialsText(scheme, leg.token)));
  knocker.user().Drop(exchange);
  NoteRefusal(RuleId::kServerSplitLegs, Demand::kRefusal, stray, "", sheet);
}

void BadToken(Knocker& knocker, Sheet& sheet) {
  const Message answer = AskOnce(knocker, kNoToken);
  NoteRefusal(RuleId::kServerRefusesBadToken, Demand::kAnswer, answer, "", sheet);
}

void TruncatedToken(Knocker& knocker, Sheet& sheet) {
  Bytes token = knocker.FirstToken(knocker.knock().package);
  if (token.empty()) return sheet.Skip("our own initiator has no token");
  token.pop_back();
  const Message answer = AskOnce(knocker, CredentialsText(knocker.knock().scheme, token));
  NoteRefusal(RuleId::kServerRefusesBadToken, Demand::kAnswer, answer, ", for a token without its last octet", sheet);
}

void NoBase64(Knocker& knocker, Sheet& sheet) {
  if (knocker.knock().place.scheme == "tcp") return sheet.Skip("frames hold octets as they are");
  const Message answer = AskOnce(knocker, kNoBase64);
  NoteRefusal(RuleId::kServerRefusesNoBase64, Demand::kAnswer, answer, "", sheet);
}

void RawNtlm(Knocker& knocker, Sheet& sheet) {
  const Message answer = AskOnce(knocker, CredentialsText("Negotiate", knocker.FirstToken(PackageName::kNtlm)));
  const std::vector<Credentials> challenges = knocker.Challenges(answer);
  const bool goes_on = std::ranges::any_of(challenges, [](const Credentials& one) {
    return one.token.size() > kNtlmSignature.size() &&
           std::ranges::equal(kNtlmSignature, ByteView(one.token).first(kNtlmSignature.size()));
  });
  // A CHALLENGE lets nobody in, with whatever status.
  if (goes_on && answer.status < 400) {
    return sheet.Note(RuleId::kServerManyLegs, false, "with " + StatusText(answer) + " and a CHALLENGE");
  }
  NoteRefusal(RuleId::kServerRawNtlm, Demand::kAnswer, answer, "", sheet);
}

void StrayResponse(Knocker& knocker, Sheet& sheet) {
  const Message answer = AskOnce(knocker, CredentialsText("Negotiate", kAcceptCompleted));
  NoteRefusal(RuleId::kServerNoContext, Demand::kRefusal, answer, "", sheet);
}

void Replay(Knocker& knocker, Sheet& sheet) {
  const Talked talked = TalkOnce(knocker, {"GET", knocker.knock().place.path, ""}, sheet);
  if (!talked.is_let_in) return sheet.Skip("the server lets nobody in");
  if (knocker.knock().package == PackageName::kNtlm) return sheet.Skip("NTLM's first token proves nothing");
  const Message answer = AskOnce(knocker, CredentialsText(knocker.knock().scheme, talked.first_token));
  NoteRefusal(RuleId::kServerRefusesReplay, Demand::kRefusal, answer, "", sheet);
}

void LowerCase(Knocker& knocker, Sheet& sheet) {
  if (knocker.knock().place.scheme == "tcp") return sheet.Skip("frames have no names");
  if (!TalkOnce(knocker, {"GET", knocker.knock().place.path, ""}, sheet).is_let_in) {
    return sheet.Skip("the server lets nobody in");
  }
  Knock knock = knocker.knock();
  knock.is_lower_case = true;
  Knocker quiet(knock, knocker.user(), knocker.other());
  const Talked talked = TalkOnce(quiet, {"GET", knock.place.path, ""}, sheet);
  sheet.Note(RuleId::kServerAnyCase, talked.is_let_in, "with " + StatusText(talked.answer));
}

void WrongPassword(Knocker& knocker, Sheet& sheet) {
  if (!knocker.Offers("NTLM")) return sheet.Skip("the server offers no NTLM");
  Knock knock = knocker.knock();
  knock.scheme = "NTLM";
  knock.package = PackageName::kNtlm;
  Knocker ntlm(knock, knocker.user(), knocker.other());
  const Talked talked = TalkOnce(ntlm, {"GET", knock.place.path, "not-the-password"}, sheet);
  sheet.Note(RuleId::kServerRefusesPassword, !talked.is_let_in, "with " + StatusText(talked.answer));
}

constexpr ServerCheck kChecks[] = {
    {"challenge", "asks without credentials", Challenge},
    {"exchange", "shakes hands and takes the last token", WholeExchange},
    {"failure", "shakes hands for what is not there", FinalTokenOnFailure},
    {"empty_post", "shakes hands with POSTs that have no content", EmptyPost},
    {"other_connection", "asks on a second connection after an exchange on the first", OtherConnection},
    {"two_connections", "has two users on two connections", TwoConnections},
    {"second_user", "has two users on one connection, one after the other", SecondUser},
    {"split_legs", "goes on with an exchange on another connection", SplitLegs},
    {"bad_token", "sends octets that are no token", BadToken},
    {"truncated_token", "sends a token without its last octet", TruncatedToken},
    {"no_base64", "sends credentials that are no base64", NoBase64},
    {"raw_ntlm", "sends an NTLM message under Negotiate", RawNtlm},
    {"stray_response", "sends a NegTokenResp where there is no exchange", StrayResponse},
    {"replay", "sends a token again that was accepted", Replay},
    {"lower_case", "writes the names of fields and schemes in lower case", LowerCase},
    {"wrong_password", "shakes hands with a wrong password", WrongPassword},
};

}  // namespace

std::span<const ServerCheck> ServerChecks() { return kChecks; }

}  // namespace legwork::http
