// Rules that a shim must keep before any of its results counts: whoever breaks one of them answers for an
// implementation that was never asked.
#include <algorithm>
#include <string>

#include "cases/script/parser.h"
#include "cases/script/recording.h"
#include "cases/script/runner.h"
#include "cases/script/statements.h"
#include "model/sec_status.h"
#include "sim/peer/simulated_factory.h"
#include "tools/shim/conformance/rule.h"
#include "tools/shim/conformance/trial.h"

namespace legwork::host {
namespace {

using Answered = HostProcess::Answered;

Finding RefusesAnUnknownOperation(Trial& trial) {
  trial.OpenSession(Role::kInitiator);
  const Heard heard = trial.Say("{\"seq\":21,\"op\":\"levitate\"}\n", 21);
  trial.CloseSession();
  const bool lacks_it = heard.IsUnsupported() && !heard.reply.call.message.empty();
  if (lacks_it || (heard.IsError() && !heard.reply.text.empty())) return Finding::Holds();
  return Finding::Broken("it answers the operation `levitate`, which does not exist, with " + heard.Text());
}

Finding LacksTheOtherCalls(Trial& trial) {
  const std::vector<std::string> offered = trial.hello().calls;
  if (offered.empty()) return Finding::NotSeen("its hello names no calls");
  trial.OpenSession(Role::kInitiator);
  Finding finding;
  for (int i = 0; i < static_cast<int>(Call::kSend) && finding.kind == Finding::Kind::kHolds; ++i) {
    const std::string word(CallWord(static_cast<Call>(i)));
    if (std::find(offered.begin(), offered.end(), word) != offered.end()) continue;
    const Heard heard = trial.Say("{\"seq\":22,\"op\":\"" + word + "\"}\n", 22);
    const bool has_reason = heard.IsUnsupported() && !heard.reply.call.message.empty();
    if (!has_reason)
      finding = Finding::Broken("its hello does not name `" + word + "`, and it answers it with " + heard.Text());
  }
  trial.CloseSession();
  return finding;
}

Finding LacksTheOtherPackages(Trial& trial) {
  const std::vector<std::string> offered = trial.hello().packages;
  trial.OpenSession(Role::kInitiator);
  Finding finding;
  for (const PackageName package : {PackageName::kNegotiate, PackageName::kKerberos, PackageName::kNtlm}) {
    const bool is_offered = std::any_of(offered.begin(), offered.end(),
                                        [&](const std::string& name) { return ParsePackageName(name) == package; });
    const bool acquired = finding.kind == Finding::Kind::kHolds && !is_offered && trial.Acquire(package).IsSuccess();
    if (acquired)
      finding = Finding::Broken("its hello does not name " + std::string(PackageText(package)) +
                                ", and it acquires a credential of it");
  }
  trial.CloseSession();
  return finding;
}

Finding LacksTheOtherAbilities(Trial& trial) {
  if (trial.Able("bench")) return Finding::NotSeen("it says that it can do everything");
  const Heard heard = trial.Say("{\"seq\":23,\"op\":\"bench\",\"package\":\"NTLM\",\"handshakes\":1}\n", 23);
  const bool refused = heard.IsError() || heard.IsUnsupported();
  return refused ? Finding::Holds() : Finding::Broken("it cannot do `bench`, and answers it with " + heard.Text());
}

constexpr std::string_view kNtlmHeaders = R"(scenario   conformance/altered_message
package    NTLM

realm      EXAMPLE.COM
principal  alice   password=alice-pw

initiator  client  as=alice  domain=EXAMPLE  target=HTTP/web.example.com
acceptor   server

client  initialize  req=INTEGRITY|CONFIDENTIALITY = SEC_I_CONTINUE_NEEDED
server  accept      req=INTEGRITY|CONFIDENTIALITY = SEC_I_CONTINUE_NEEDED
client  initialize                            = SEC_E_OK
server  accept                                = SEC_E_OK
)";
constexpr std::string_view kKerberosHeaders = R"(scenario   conformance/altered_message
package    Kerberos

realm      EXAMPLE.COM
principal  alice                 password=alice-pw
principal  HTTP/web.example.com  key=aes256-cts

initiator  client                as=alice                 target=HTTP/web.example.com
acceptor   server                as=HTTP/web.example.com

client  initialize  req=MUTUAL_AUTH|INTEGRITY|CONFIDENTIALITY = SEC_I_CONTINUE_NEEDED
server  accept      req=INTEGRITY|CONFIDENTIALITY = SEC_E_OK
client  initialize                            = SEC_E_OK
)";
constexpr std::string_view kFromServer = R"(
server  sign        message=true              = SEC_E_OK
client  verify      altered=data              = SEC_E_MESSAGE_ALTERED
client  verify                                = SEC_E_OK
)";
constexpr std::string_view kFromClient = R"(
client  sign        message=true              = SEC_E_OK
server  verify      altered=data              = SEC_E_MESSAGE_ALTERED
server  verify                                = SEC_E_OK
)";

// VerifyAnswers runs the messages between the shim and the simulation, and gives what the shim answered to
// VerifySignature: first of the altered message, then of the true one; fewer if it did not come so far.
std::vector<SecStatus> VerifyAnswers(Trial& trial, PackageName package, Role role) {
  const bool initiates = role == Role::kInitiator;
  std::string text(package == PackageName::kKerberos ? kKerberosHeaders : kNtlmHeaders);
  text += initiates ? kFromServer : kFromClient;
  const script::ParseResult parsed = script::Parse(text, "conformance", script::Statements());
  SimulatedFactory simulation;
  StringToKeyCache keys;
  script::Recording recording;
  script::RunRequest request;
  request.script = &*parsed.script;
  request.initiator = initiates ? static_cast<PeerFactory*>(&trial.factory()) : &simulation;
  request.acceptor = initiates ? static_cast<PeerFactory*>(&simulation) : &trial.factory();
  request.keys = &keys;
  request.recording = &recording;
  (void)script::RunScenario(request);
  std::vector<SecStatus> answers;
  for (const script::RecordedCall& call : recording.calls) {
    if (call.record.call == Call::kVerify && !call.record.crashed && !call.record.timed_out)
      answers.push_back(call.record.status);
  }
  return answers;
}

Finding RejectsAnAlteredMessage(Trial& trial) {
  const auto& packages = trial.factory().traits().packages;
  bool seen = false;
  for (const PackageName package : {PackageName::kNtlm, PackageName::kKerberos}) {
    if (std::find(packages.begin(), packages.end(), package) == packages.end()) continue;
    for (const Role role : {Role::kInitiator, Role::kAcceptor}) {
      const std::vector<SecStatus> answers = VerifyAnswers(trial, package, role);
      seen = seen || answers.size() > 1;
      if (answers.empty() || IsFailure(answers[0])) continue;
      return Finding::Broken("as " + std::string(role == Role::kInitiator ? "initiator" : "acceptor") + " of " +
                             std::string(PackageText(package)) + " it verifies a message of which one bit was turned");
    }
  }
  return seen ? Finding::Holds() : Finding::NotSeen("it established no context on which it verifies messages");
}

constexpr Rule kRules[] = {
    {"unknown_operation", "An operation that does not exist is refused with a sentence.", true,
     RefusesAnUnknownOperation},
    {"absent_calls", "A call that the hello does not name is `unsupported`, with a reason.", true, LacksTheOtherCalls},
    {"absent_packages", "No credential is to be had of a package that the hello does not name.", true,
     LacksTheOtherPackages},
    {"absent_abilities", "What the hello does not name among the abilities is refused.", true, LacksTheOtherAbilities},
    {"altered_message", "A signed message of which one bit was turned is not verified.", true, RejectsAnAlteredMessage},
};

}  // namespace

std::span<const Rule> HonestyRules() { return kRules; }

}  // namespace legwork::host
