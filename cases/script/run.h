#ifndef LEGWORK_CASES_SCRIPT_RUN_H_
#define LEGWORK_CASES_SCRIPT_RUN_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cases/script/actor.h"
#include "cases/script/ap_req_opener.h"
#include "cases/script/outcome.h"
#include "cases/script/realm.h"
#include "cases/script/recording.h"
#include "cases/script/script.h"
#include "cases/script/statement_reader.h"
#include "cases/script/status_basis.h"
#include "cases/script/token_fields.h"
#include "model/call_record.h"
#include "model/oracle.h"
#include "sim/package/misbehaviour.h"
#include "sim/peer/peer_factory.h"
#include "sim/world/fault.h"
#include "sim/world/world.h"

namespace legwork::script {

// Knowledge is what the runner knows of a call beyond its arguments and results.
struct Knowledge {
  std::uint32_t circumstances = 0;
  std::uint32_t required = 0;
  TokenOrigin input_origin = TokenOrigin::kUnknown;
  MessageOrigin message_origin = MessageOrigin::kUnknown;
  PackageName selected = PackageName::kNone;  // the mechanism behind the context, as far as tokens told
  Numbering numbering = Numbering::kUnknown;
  std::uint32_t transport_number = 0;             // the right MessageSeqNo, if the transport keeps one
  std::optional<std::uint32_t> protected_number;  // the one under which the message was protected
  Consequence consequence = Consequence::kUnknown;
  ExportedContext imported;
  bool overlaps = false;       // the call begins before the actor's last one has returned
  bool keeps_memory = false;   // what the package hands out is not given back
  bool password_kept = false;  // Free: the identity still holds its password
  KernelFacts kernel = {};
  std::optional<SecStatus> also;  // what a foreign subject may answer beside what is expected
};

// Performed is the last call: what was asked and answered, and the token that came out of it.
struct Performed {
  CallRequest request;
  CallReply reply;
  TokenDescription sent;
  Bytes token;                             // the output token
  std::vector<KdcExchange> kdc_exchanges;  // what the KDC was asked meanwhile
  bool by_subject = false;                 // by a foreign peer
  std::uint64_t record = 0;                // number of the call's record
};

// PlannedLinkFault is a `fault` line: what befalls the tokens of one actor.
struct PlannedLinkFault {
  PlannedFault fault;
  std::string from;     // the sending actor
  std::string context;  // name of the slots it befalls
  const Statement* statement = nullptr;
  bool took_effect = false;
};

// PlannedMisbehaviour is a `fault` line that makes an actor misbehave.
struct PlannedMisbehaviour {
  const Misbehaviour* row = nullptr;
  std::string from;
  const Statement* statement = nullptr;
};

// DeclaredClause is a `check clause` line, judged when the run is over.
struct DeclaredClause {
  std::string_view id;
  std::string_view party;  // "caller" or "package"
  bool violated = false;   // else: it must have applied and held
  const Statement* statement = nullptr;
};

// PackedSlot is an exported context under a name, for whoever imports it.
struct PackedSlot {
  Bytes packed;
  ExportedContext origin;
  std::string host;  // of the computer it was exported on
};

// Mismatch is an expectation that was not met: the line as it stands, and as it should have read.
struct Mismatch {
  const Statement& expected;
  Statement actual;
  bool indented = false;
  // What binds a foreign implementation to it: the clauses that the scenario names, one of its own, or none.
  enum class Basis : std::uint8_t { kScenario, kOwnClause, kNone } basis = Basis::kScenario;
  std::string_view own_clause = {};
  std::optional<StatusMismatch> status = {};  // where the expectation is a step's status
  bool ends_run = false;                      // nothing after it would mean anything
};

// RunInput is what a run is made from. All of it outlives the run.
struct RunInput {
  const Script& script;
  PeerFactory& initiator;
  PeerFactory& acceptor;
  const Profile& profile;
  std::uint64_t seed = 1;
  StringToKeyCache& keys;
  bool foreign = false;  // some actor is not simulated: only documented clauses bind it
  Trace::Mode trace = Trace::Mode::kHash;
  Recording* recording = nullptr;  // null: nobody asked for one
};

// Run is one scenario while it runs: the world, the actors, the oracle, and what went wrong. Statements act on it.
class Run {
 public:
  explicit Run(const RunInput& input);
  ~Run();
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  const RunInput& input() const { return input_; }
  World& world() { return world_; }
  Realm& realm() { return realm_; }
  Oracle& oracle() { return oracle_; }
  RunResult& result() { return result_; }
  Performed& last() { return last_; }
  std::vector<PlannedLinkFault>& faults() { return faults_; }
  std::vector<PlannedMisbehaviour>& misbehaviours() { return misbehaviours_; }
  std::vector<DeclaredClause>& declared() { return declared_; }
  std::vector<std::unique_ptr<Actor>>& actors() { return actors_; }
  std::map<std::string, PackedSlot, std::less<>>& packed() { return packed_; }

  // FindActor gives null for an undeclared name. PeerOf is whom an actor talks to: the one its header names, else the
  // first of the other role; null if there is none.
  Actor* FindActor(std::string_view name);
  Actor* PeerOf(const Actor& actor);
  ContextSlot* PeerSlot(const Actor& actor, const ContextSlot& slot);

  // Start makes the peers of all actors.
  void Start();

  // SlotOf gives the slot of the name, made empty on first use.
  ContextSlot& SlotOf(Actor& actor, std::string_view name);

  // CredentialOf gives a live credential of the name, acquiring it as the actor's header says if it never was.
  CredentialSlot& CredentialOf(Actor& actor, std::string_view name);

  // Perform hands `last().request` to the actor's peer, records and judges the call. False if there is nothing to go on
  // with: the peer died, or does not offer the call.
  bool Perform(Actor& actor, const Knowledge& knowledge, const Statement* statement);

  // Transmit hands a token to the transport; Receive takes the next one that reached the slot, false if none is under
  // way.
  // A token that is not framed reaches the other end with octets behind it, and of structures their own octets arrive.
  // `from` is the package's memory that the token lies in, NULL if it is the caller's.
  void Transmit(Actor& actor, ContextSlot& slot, const Bytes& token, Transmission transmission = Transmission::kFramed,
                const MemoryArgument& from = {});
  bool Receive(Actor& actor, ContextSlot& slot, Delivery& delivery);
  // TransmitMessage brings a message to the peer's slot named `to`.
  void TransmitMessage(Actor& actor, ContextSlot& slot, ProtectedMessage message, std::string_view to);

  // NoteSentData tells the oracle that the actor sent data that relies on the context, protected or not.
  // `in_the_clear` says that nothing protects it.
  void NoteSentData(Actor& actor, const ContextSlot& slot, bool in_the_clear = false);

  // NoteFreedBuffer tells the oracle that the caller gave a buffer of the package back. The call itself is the peer's
  // business: it copies what the package allocated and frees it at once, so that no address leaves its process.
  void NoteFreedBuffer(Actor& actor);
  // FreeBlock gives memory that the peer has numbered back, as every caller should; that is no step of the scenario.
  void FreeBlock(Actor& actor, std::uint32_t block);

  // disturbs_relay says whether some token was not what the peer sent: a fault, or an input of the scenario's own.
  bool disturbs_relay() const { return disturbs_relay_ || !faults_.empty(); }
  void set_disturbs_relay() { disturbs_relay_ = true; }

  // EndSession settles what the actor holds and closes its record. `deletes` says whether contexts and credentials that
  // the scenario left are disposed of. If not, credentials that the runner acquired are freed all the same, unless a
  // context still lives.
  void EndSession(Actor& actor, bool deletes);

  // Differ reports an expectation that was not met.
  void Differ(const Mismatch& mismatch);

  // IsAnotherReading says whether what the last call did is a violation of the clause that the oracle only warns of,
  // since the page can be read otherwise, or an answer that another profile could give.
  bool IsAnotherReading(const Clause& clause, const std::optional<StatusMismatch>& mismatch) const;

  // observes: the scenario has the `observe` header, as generated ones do.
  bool observes() const;

  // Refuse reports that the file asks for something that makes no sense here; if it observes, that is left out.
  void Refuse(const Statement& statement, std::string_view why);

  // Starve ends a run at a step that takes a token where nobody sent one. Of simulated peers that is the file's fault,
  // unless a planted bug has shown already; a foreign one broke off, which only the clauses judge.
  void Starve(const Statement& statement);
  // CountStarving makes a skip of a run that starved and broke no clause: it has shown nothing.
  void CountStarving();

  // Stop ends the run with an outcome that no expectation decides.
  void Stop(Outcome outcome, std::string message);
  bool stopped() const { return stopped_; }

  std::string ActorName(std::uint16_t index) const;

 private:
  Link& LinkOf(const Actor& actor, const ContextSlot& slot);
  CallRecord BeginRecord(Actor& actor, const Knowledge& knowledge);
  void Observe(const CallRecord& record, const Bytes* input_token = nullptr, const Bytes* output_token = nullptr);
  bool Settle(Actor& actor);
  void SettleMemory(Actor& actor, const CallRecord& record, bool keeps);
  void TraceCall(const Actor& actor, const Statement* statement);
  void DeleteContexts(Actor& actor);
  void FreeCredentials(Actor& actor, bool also_explicit);
  bool HasIdleFault() const;
  std::vector<std::string> ClausesOfTheReading(const Mismatch& mismatch) const;
  std::vector<std::string> BindingClauses(const Mismatch& mismatch) const;

  const RunInput& input_;
  World world_;
  Realm realm_;
  Oracle oracle_;
  RunResult result_;
  Performed last_;
  std::vector<std::unique_ptr<Actor>> actors_;
  std::map<std::pair<std::string, std::string>, Link> links_;  // by first actor and slot name
  TokenFields fields_;
  ApReqOpener ap_reqs_;
  std::vector<PlannedLinkFault> faults_;
  std::vector<PlannedMisbehaviour> misbehaviours_;
  std::vector<DeclaredClause> declared_;
  std::map<std::string, PackedSlot, std::less<>> packed_;
  std::uint64_t records_ = 0;
  bool heap_is_spoilt_ = false;  // somebody freed what was no block
  bool stopped_ = false;
  std::string starved_;  // the step that waited for a token in vain
  bool disturbs_relay_ = false;
};

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_RUN_H_
