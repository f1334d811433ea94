#include <fnmatch.h>

#include <iostream>
#include <string>

#include "tools/cli/case_runner.h"
#include "tools/cli/commands.h"
#include "tools/cli/known_file.h"
#include "tools/cli/settings.h"
#include "tools/http/knocker.h"
#include "tools/http/server_check.h"
#include "tools/http/site.h"
#include "tools/report/shell_word.h"

// `knock`: a client that does all as it should, and what it finds of a server.
namespace legwork::cli {
namespace {

// Second is the first initiator that is not the one given.
http::Party* Second(http::Site& site, const http::Party& first) {
  for (http::Party* party : site.All(Role::kInitiator)) {
    if (party != &first) return party;
  }
  return nullptr;
}

PackageName PackageFor(const KnockOptions& options) {
  if (!options.package.empty()) return ParsePackageName(options.package);
  return options.scheme == "NTLM" ? PackageName::kNtlm : PackageName::kNegotiate;
}

std::string ReadKnock(const KnockOptions& options, const http::Site& site, http::Knock& knock) {
  if (options.url.empty()) return "whom to knock at is missing: http://HOST:PORT/PATH or tcp://HOST:PORT";
  if (std::string error = http::ReadPlace(options.url, knock.place); !error.empty()) return error;
  if (!options.proxy.empty()) {
    http::Place proxy;
    if (std::string error = http::ReadPlace(options.proxy, proxy); !error.empty()) return error;
    knock.is_proxy = true;
    knock.proxy_address = options.address.empty() ? proxy.host : options.address;
    knock.proxy_port = proxy.port;
  }
  knock.address = options.address;
  knock.target = options.target.empty() ? site.service() : options.target;
  knock.scheme = options.scheme;
  knock.package = PackageFor(options);
  knock.identity_field = options.identity_field;
  return "";
}

std::string Replay(const KnockOptions& options, std::string_view check) {
  std::string command =
      ProgramName() + " knock " + report::ShellWord(options.url) + " --filter " + report::ShellWord(check);
  const std::pair<const char*, const std::string&> others[] = {
      {"address", options.address}, {"proxy", options.proxy},   {"world", options.world},
      {"package", options.package}, {"target", options.target}, {"identity-field", options.identity_field}};
  for (const auto& [name, value] : others) {
    if (!value.empty()) command += std::string(" --") + name + " " + report::ShellWord(value);
  }
  if (options.scheme != "Negotiate") command += " --scheme " + options.scheme;
  return command;
}

int ListChecks() {
  for (const http::ServerCheck& check : http::ServerChecks()) {
    std::cout << check.name << std::string(20 - check.name.size(), ' ') << check.summary << "\n";
  }
  return kAsExpected;
}

// FirstAnswer is what whoever brings no credentials is answered; "" or why nothing comes.
std::string FirstAnswer(http::Knocker& knocker, http::Message& answer) {
  http::Link link;
  if (!knocker.Open(link)) return knocker.trouble();
  answer = knocker.Ask(link, knocker.Request("GET", knocker.knock().place.path, ""));
  return "";
}

// Unfit says why nothing that the server does would mean anything: it has nothing behind its door.
std::string Unfit(http::Knocker& knocker, const http::Message& answer) {
  const bool is_fault = answer.status == 403 || answer.status == 404 || answer.status >= 500;
  if (!is_fault || !knocker.Challenges(answer).empty()) return "";
  return "the server answers everybody with " + http::StatusText(answer) + "; a page behind authentication is needed";
}

// IsOpen: the server lets in whoever comes, so that nothing else that it lets in tells anything.
bool IsOpen(const http::Message& answer) { return answer.status >= 200 && answer.status < 400; }

// Trouble says why no connection can be had any more; "" if one can.
std::string Trouble(http::Knocker& knocker) {
  http::Link link;
  return knocker.Open(link) ? "" : knocker.trouble();
}

// RunChecks runs one after the other. A server that does not outlive a check has crashed in it, and is not blamed for
// what it leaves unanswered then.
void RunChecks(const KnockOptions& options, http::Knocker& knocker, bool is_open, report::Report& report) {
  std::string gone;
  for (const http::ServerCheck& check : http::ServerChecks()) {
    if (fnmatch(options.filter.c_str(), std::string(check.name).c_str(), 0) != 0) continue;
    http::Sheet sheet;
    if (!gone.empty()) {
      sheet.Skip(gone);
    } else if (is_open && check.name != "challenge") {
      sheet.Skip("the server lets everybody in, without credentials");
    } else {
      check.run(knocker, sheet);
    }
    report::CaseResult& result = report.results.emplace_back(
        sheet.Result("server/" + std::string(check.name), std::string(options.scheme), Replay(options, check.name)));
    const std::string trouble = gone.empty() ? Trouble(knocker) : "";
    if (trouble.empty()) continue;
    result.verdict = report::CaseVerdict::kCrash;
    result.clauses.clear();
    result.message = "the server did not outlive this check: " + trouble;
    gone = "the server is gone since server/" + std::string(check.name);
  }
}

}  // namespace

int Knock(const KnockOptions& options) {
  if (options.list) return ListChecks();
  if (!IsPackage(options.package)) return Fail(kUsage, UnknownPackage(options.package));
  KnownFile known = ReadKnown(options.reports);
  if (!known.error.empty()) return Fail(kUsage, known.error);
  std::string error;
  const auto site =
      http::Site::Open({options.world, "", "127.0.0.1", options.trace, options.seed.value_or(0), false}, error);
  if (site == nullptr) return Fail(kUsage, error);
  http::Knock knock;
  if (error = ReadKnock(options, *site, knock); !error.empty()) return Fail(kUsage, error);
  http::Party* user = options.user.empty() ? site->First(Role::kInitiator) : site->Find(options.user);
  if (user == nullptr) return Fail(kUsage, "the world has no initiator `" + options.user + "`");
  http::Party* other = options.other.empty() ? Second(*site, *user) : site->Find(options.other);
  if (other == nullptr) return Fail(kUsage, "the world has no second initiator; --other names one");
  http::Knocker knocker(knock, *user, *other);
  http::Message answer;
  if (error = FirstAnswer(knocker, answer); error.empty()) error = Unfit(knocker, answer);
  if (!error.empty()) return Fail(kUsage, error);
  report::Report report;
  report.subject = "server: " + options.url;
  report.profile = "documented";
  report.seed = options.seed.value_or(1);
  RunChecks(options, knocker, IsOpen(answer), report);
  if (report.results.empty()) return Fail(kNothingMatched, "no check fits --filter '" + options.filter + "'");
  return FinishReport(options.reports, {options.filter == "*", Today(), "", {}}, known, report);
}

}  // namespace legwork::cli
