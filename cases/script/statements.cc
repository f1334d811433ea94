#include "cases/script/statements.h"

#include <vector>

#include "cases/script/attribute_rows.h"
#include "cases/script/call_statements.h"
#include "cases/script/check_statements.h"
#include "cases/script/expectation_statements.h"
#include "cases/script/export_statements.h"
#include "cases/script/habit_statement.h"
#include "cases/script/header_statements.h"
#include "cases/script/management_statements.h"
#include "cases/script/message_statements.h"
#include "cases/script/model_shapes.h"

namespace legwork::script {
namespace {

using Rows = std::vector<StatementRow>;

void AddHeaders(Rows& rows) {
  constexpr Place kPlace = Place::kHeader;
  rows.insert(rows.end(), {
      {"scenario", kPlace, "scenario   kerberos/wrong_principal", "Names the scenario: folder and file.",
       &kScenarioIdShape, {}, ResultRule::kNone, nullptr, DeclareNothing},
      {"package", kPlace, "package    Kerberos", "Names the security package of both actors.",
       &kPackageShape, {}, ResultRule::kNone, nullptr, DeclareNothing},
      {"clause", kPlace, "clause     ISC-N-064", "Names a clause the scenario is about, which binds a foreign package.",
       &kClauseShape, {}, ResultRule::kNone, nullptr, DeclareNothing},
      {"control", kPlace, "control    kerberos/mutual_auth", "Names the scenario that shows the same going well.",
       &kScenarioIdShape, {}, ResultRule::kNone, nullptr, DeclareNothing},
      {"profile", kPlace, "profile    windows", "Runs under this profile only.",
       &kProfileShape, {}, ResultRule::kNone, nullptr, DeclareNothing},
      {"seed", kPlace, "seed       7", "Fixes the seed, if the command line does not.",
       &kNumberShape, {}, ResultRule::kNone, nullptr, DeclareNothing},
      {"observe", kPlace, "observe",
       "Only what the package owes is judged; steps that have nothing to act on are left out.",
       nullptr, {}, ResultRule::kNone, nullptr, DeclareNothing},
      {"realm", kPlace, "realm      EXAMPLE.COM", "Names the realm of the principals below it.",
       &kTextShape, {}, ResultRule::kNone, nullptr, DeclareRealm},
      {"principal", kPlace, "principal  alice  password=alice-pw", "Puts an account into the directory.",
       &kTextShape, AttributesOfPrincipal(), ResultRule::kNone, nullptr, DeclarePrincipal},
      {"kdc", kPlace, "kdc        TGS_REQ  for=HTTP/web  = KDC_ERR_S_PRINCIPAL_UNKNOWN",
       "Makes the KDC answer with an error, commit a misdeed, or never answer (unreachable); or sets its policy.",
       &kKdcRuleShape, AttributesOfKdcRule(), ResultRule::kOptional, &kKdcAnswerShape, DeclareKdcRule},
      {"initiator", kPlace, "initiator  client  as=alice  target=HTTP/web", "Declares an actor that initiates.",
       &kNameShape, AttributesOfActor(), ResultRule::kNone, nullptr, DeclareActor},
      {"acceptor", kPlace, "acceptor   server  as=HTTP/web", "Declares an actor that accepts.",
       &kNameShape, AttributesOfActor(), ResultRule::kNone, nullptr, DeclareActor},
      {"habits", kPlace, "habits     server  wants_mic  av_pairs=NbComputerName|NbDomainName",
       "Gives a simulated actor declared above it what some implementations do and others do not.",
       &kNameShape, AttributesOfHabits(), ResultRule::kNone, nullptr, DeclareHabits},
      {"answer", kPlace, "answer     client  leg=1  status=SEC_I_COMPLETE_NEEDED  token=text:hello",
       "Dictates one answer of an actor of the scripted package.",
       &kNameShape, AttributesOfAnswer(), ResultRule::kNone, nullptr, DeclareAnswer},
      {"fault", kPlace, "fault      truncate  from=client  leg=1  at=17",
       "Spoils a token on its way, makes a clock jump, or makes an actor misbehave (`legwork list faults`).",
       &kFaultShape, AttributesOfFault(), ResultRule::kNone, nullptr, DeclareFault},
  });
}

void AddHandshakeSteps(Rows& rows) {
  constexpr Place kPlace = Place::kStep;
  constexpr ResultRule kStatus = ResultRule::kRequired;
  rows.insert(rows.end(), {
      {"acquire", kPlace, "client  acquire  user=alice  password=wrong  = SEC_E_OK",
       "AcquireCredentialsHandle, as the header says where the step says nothing.",
       nullptr, AttributesOfAcquire(), kStatus, &kStatusShape, RunAcquire},
      {"initialize", kPlace, "client  initialize  req=MUTUAL_AUTH  = SEC_I_CONTINUE_NEEDED",
       "InitializeSecurityContext with the token under way; its token is sent.",
       nullptr, AttributesOfInitialize(), kStatus, &kStatusShape, RunHandshake},
      {"accept", kPlace, "server  accept  = SEC_E_OK",
       "AcceptSecurityContext with the token under way; its token is sent.",
       nullptr, AttributesOfAccept(), kStatus, &kStatusShape, RunHandshake},
      {"complete", kPlace, "client  complete  = SEC_E_OK", "CompleteAuthToken; the token that waited is sent.",
       nullptr, AttributesOfComplete(), kStatus, &kStatusShape, RunComplete},
      {"send", kPlace, "client  send", "Hands a token that waits to the transport.",
       nullptr, AttributesOfSend(), ResultRule::kNone, nullptr, RunSend},
      {"send_data", kPlace, "client  send_data",
       "Sends data of the application that relies on the context, though no call protected it.",
       nullptr, AttributesOfSendData(), ResultRule::kNone, nullptr, RunSendData},
      {"delete", kPlace, "client  delete  = SEC_E_OK", "DeleteSecurityContext.",
       nullptr, AttributesOfContextCall(), kStatus, &kStatusShape, RunDelete},
      {"free", kPlace, "client  free  = SEC_E_OK", "FreeCredentialsHandle.",
       nullptr, AttributesOfFree(), kStatus, &kStatusShape, RunFree},
      {"wait", kPlace, "client  wait  10m", "Lets virtual time pass.",
       &kDurationShape, {}, ResultRule::kNone, nullptr, RunWait},
      {"end", kPlace, "client  end",
       "Ends the actor's session with whatever it still owes; without it the runner deletes and frees what is left.",
       nullptr, {}, ResultRule::kNone, nullptr, RunEnd},
  });
}

void AddContextSteps(Rows& rows) {
  constexpr Place kPlace = Place::kStep;
  constexpr ResultRule kStatus = ResultRule::kRequired;
  rows.insert(rows.end(), {
      {"query", kPlace, "client  query  attribute=NEGOTIATION_INFO  = SEC_E_OK", "QueryContextAttributes.",
       nullptr, AttributesOfQuery(), kStatus, &kStatusShape, RunQuery},
      {"sign", kPlace, "client  sign  message=hello  = SEC_E_OK", "MakeSignature; the message goes to the peer.",
       nullptr, AttributesOfProtect(), kStatus, &kStatusShape, RunProtect},
      {"encrypt", kPlace, "client  encrypt  message=hello  = SEC_E_OK", "EncryptMessage; the message goes to the peer.",
       nullptr, AttributesOfProtect(), kStatus, &kStatusShape, RunProtect},
      {"verify", kPlace, "server  verify  altered=data  = SEC_E_MESSAGE_ALTERED",
       "VerifySignature of the peer's oldest signed message.",
       nullptr, AttributesOfUnprotect(), kStatus, &kStatusShape, RunUnprotect},
      {"decrypt", kPlace, "server  decrypt  = SEC_E_OK", "DecryptMessage of the peer's oldest sealed message.",
       nullptr, AttributesOfUnprotect(), kStatus, &kStatusShape, RunUnprotect},
      {"apply_control", kPlace, "client  apply_control  = SEC_E_UNSUPPORTED_FUNCTION", "ApplyControlToken.",
       nullptr, AttributesOfContextCall(), kStatus, &kStatusShape, RunOnContext},
      {"impersonate", kPlace, "server  impersonate  = SEC_E_OK", "ImpersonateSecurityContext.",
       nullptr, AttributesOfImpersonate(), kStatus, &kStatusShape, RunOnContext},
      {"revert", kPlace, "server  revert  = SEC_E_OK", "RevertSecurityContext.",
       nullptr, AttributesOfContextCall(), kStatus, &kStatusShape, RunOnContext},
      {"query_token", kPlace, "server  query_token  = SEC_E_OK", "QuerySecurityContextToken.",
       nullptr, AttributesOfQueryToken(), kStatus, &kStatusShape, RunQueryToken},
      {"export", kPlace, "server  export  flags=DELETE_OLD  = SEC_E_OK",
       "ExportSecurityContext; the packed context is kept under a name.",
       nullptr, AttributesOfExport(), kStatus, &kStatusShape, RunExport},
      {"import", kPlace, "server  import  package=NTLM  = SEC_E_OK",
       "ImportSecurityContext of a packed context, whoever exported it.",
       nullptr, AttributesOfImport(), kStatus, &kStatusShape, RunImport},
  });
}

void AddManagementSteps(Rows& rows) {
  constexpr Place kPlace = Place::kStep;
  constexpr ResultRule kStatus = ResultRule::kRequired;
  rows.insert(rows.end(), {
      {"query_credential", kPlace, "client  query_credential  attribute=NAMES  = SEC_E_OK",
       "QueryCredentialsAttributes.", nullptr, AttributesOfQueryCredential(), kStatus, &kStatusShape,
       RunQueryCredential},
      {"add_credentials", kPlace, "client  add_credentials  package=NTLM  user=bob  password=bob-pw  = SEC_E_OK",
       "AddCredentials, as the header says where the step says nothing.",
       nullptr, AttributesOfAddCredentials(), kStatus, &kStatusShape, RunAddCredentials},
      {"change_password", kPlace, "client  change_password  account=alice  old=alice-pw  new=other-pw  = SEC_E_OK",
       "ChangeAccountPassword.", nullptr, AttributesOfChangePassword(), kStatus, &kStatusShape, RunChangePassword},
      {"enumerate", kPlace, "client  enumerate  = SEC_E_OK", "EnumerateSecurityPackages.",
       nullptr, AttributesOfEnumerate(), kStatus, &kStatusShape, RunDescribe},
      {"query_package", kPlace, "client  query_package  package=NTLM  = SEC_E_OK", "QuerySecurityPackageInfo.",
       nullptr, AttributesOfQueryPackage(), kStatus, &kStatusShape, RunDescribe},
      {"free_buffer", kPlace, "client  free_buffer  memory=again  = SEC_E_INVALID_HANDLE", "FreeContextBuffer.",
       nullptr, AttributesOfFreeBuffer(), kStatus, &kStatusShape, RunFreeBuffer},
      {"set_attributes", kPlace, "client  set_attributes  = SEC_E_UNSUPPORTED_FUNCTION", "SetContextAttributes.",
       nullptr, AttributesOfSetAttributes(), kStatus, &kStatusShape, RunSetAttributes},
  });
}

void AddExpectations(Rows& rows) {
  constexpr Place kPlace = Place::kExpectation;
  rows.insert(rows.end(), {
      {"sends", kPlace, "sends    KRB_AP_REQ  ticket_for=HTTP/web", "The token that came out of the step, or nothing.",
       &kTokenKindShape, AttributesOfSends(), ResultRule::kNone, nullptr, ExpectSends},
      {"returns", kPlace, "returns  MUTUAL_AUTH  lacks=DELEGATE", "Context attributes that must be set.",
       &kFlagsShape, AttributesOfReturns(), ResultRule::kNone, nullptr, ExpectReturns},
      {"kdc", kPlace, "kdc      TGS_REQ  for=HTTP/web  = OK", "A request the KDC got during the step, and its answer.",
       &kKdcMessageShape, AttributesOfKdc(), ResultRule::kOptional, &kKdcCodeShape, ExpectKdc},
      {"reports", kPlace, "reports  package=NTLM  state=complete", "What a query answered.",
       nullptr, AttributesOfReports(), ResultRule::kNone, nullptr, ExpectReports},
  });
}

void AddChecks(Rows& rows) {
  constexpr Place kPlace = Place::kCheck;
  constexpr ResultRule kResult = ResultRule::kRequired;
  rows.insert(rows.end(), {
      {"names_agree", kPlace, "check  names_agree", "Both sides report the same user (QCA-007).",
       nullptr, AttributesOfPairCheck(), ResultRule::kNone, nullptr, CheckNamesAgree},
      {"session_keys_agree", kPlace, "check  session_keys_agree", "Both sides report the same session key (QCA-013).",
       nullptr, AttributesOfPairCheck(), ResultRule::kNone, nullptr, CheckSessionKeysAgree},
      {"messages_flow", kPlace, "check  messages_flow", "Signed and sealed messages are read in both directions.",
       nullptr, AttributesOfMessagesFlow(), ResultRule::kNone, nullptr, CheckMessagesFlow},
      {"selected", kPlace, "check  selected  = NTLM", "Both sides report this package (QCA-011).",
       nullptr, AttributesOfPairCheck(), kResult, &kPackageShape, CheckSelected},
      {"delegated", kPlace, "check  delegated  = no", "Both sides were told whether the initiator delegated.",
       nullptr, AttributesOfPairCheck(), kResult, &kYesNoShape, CheckDelegated},
      {"established", kPlace, "check  established  actor=client  = no", "Whether the actors' contexts are established.",
       nullptr, AttributesOfActorCheck(), kResult, &kYesNoShape, CheckEstablished},
      {"calls", kPlace, "check  calls  actor=client  = 2", "How many handshake calls the actor needed.",
       nullptr, AttributesOfActorCheck(), kResult, &kNumberShape, CheckCalls},
      {"clause", kPlace, "check  clause  id=ISC-N-079  party=caller  = violated",
       "The oracle found the clause violated, or applied and not violated (holds).",
       nullptr, AttributesOfClauseCheck(), kResult, &kClauseVerdictShape, CheckClause},
  });
}

Rows MakeRows() {
  Rows rows;
  AddHeaders(rows);
  AddHandshakeSteps(rows);
  AddContextSteps(rows);
  AddManagementSteps(rows);
  AddExpectations(rows);
  AddChecks(rows);
  return rows;
}

}  // namespace

std::span<const StatementRow> Statements() {
  static const Rows kRows = MakeRows();
  return kRows;
}

}  // namespace legwork::script
