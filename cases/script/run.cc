#include "cases/script/run.h"

#include <algorithm>
#include <functional>

#include "cases/script/call_request.h"
#include "cases/script/layout.h"
#include "cases/script/lexer.h"
#include "cases/script/optional_service.h"
#include "cases/script/status_pattern.h"
#include "cases/script/world_text.h"
#include "model/clause_set.h"
#include "model/context_flags.h"
#include "model/demand.h"
#include "model/question.h"
#include "sim/kdc/kdc.h"
#include "sim/peer/record_maker.h"

namespace legwork::script {
namespace {

// Attributes of a statement as text, for the trace.
std::string AttributesText(const Statement* statement) {
  if (statement == nullptr) return "";
  std::string text = statement->subject.text;
  for (const Attribute& attribute : statement->attributes) {
    if (!text.empty()) text += "  ";
    text += attribute.name.text;
    if (attribute.value) text += "=" + QuoteValue(attribute.value->text);
  }
  return text;
}

constexpr std::string_view kOverrunClause = "STC-009";  // forbids to write past cbBuffer

bool IsLost(const CallReply& reply) {
  return reply.outcome == CallReply::Outcome::kCrashed || reply.outcome == CallReply::Outcome::kTimedOut;
}

// FaultWatch writes into the trace which faults befell which tokens, and marks those that did something.
class FaultWatch : public ChannelTap {
 public:
  // An actor that does not exist has no clock.
  struct Ends {
    Actor* first = nullptr;
    Actor* second = nullptr;
  };
  FaultWatch(Run& run, Ends ends)
      : run_(run),
        world_(run.world()),
        faults_(run.faults()),
        ends_(ends),
        forward_(NameOf(ends.first) + ">" + NameOf(ends.second)),
        backward_(NameOf(ends.second) + ">" + NameOf(ends.first)) {}

  void OnFault(const PlannedFault& fault, std::uint32_t /*leg*/, bool took_effect) override {
    std::string_view way = fault.direction == Direction::kForward ? forward_ : backward_;
    world_.trace.Fault(world_.clock.Now(), way, fault.fault->name, FaultParametersText(fault));
    if (!took_effect) return;
    for (PlannedLinkFault& planned : faults_) {
      bool same = planned.fault.fault == fault.fault && planned.fault.leg == fault.leg;
      if (same && planned.fault.direction == fault.direction) planned.took_effect = true;
    }
  }

  void OnClocks(Direction direction, const ClockMoves& moves) override {
    const bool is_forward = direction == Direction::kForward;
    MoveClock(is_forward ? ends_.first : ends_.second, moves.sender);
    MoveClock(is_forward ? ends_.second : ends_.first, moves.recipient);
    if (moves.authority == 0) return;
    kdc::Kdc& kdc = run_.realm().authority();
    kdc.set_clock_offset(kdc.clock_offset() + moves.authority);
  }

 private:
  static std::string NameOf(const Actor* actor) { return actor == nullptr ? "" : actor->setup.name; }
  static void MoveClock(Actor* actor, Ticks by) {
    if (actor != nullptr && actor->peer != nullptr && by != 0) actor->peer->MoveClock(by);
  }

  Run& run_;
  World& world_;
  std::vector<PlannedLinkFault>& faults_;
  Ends ends_;
  std::string forward_;
  std::string backward_;
};

// RunTogether is a token with the beginning of something else behind it, since nobody said where it ends.
Bytes RunTogether(const Bytes& token) {
  Bytes octets = token;
  octets.insert(octets.end(), {0x00, 0x00, 0x00, 0x10});
  return octets;
}

// StructureOf is the SecBuffer of a token, where pointers have eight octets: cbBuffer, BufferType, pvBuffer.
Bytes StructureOf(const Bytes& token) {
  Bytes octets;
  for (int shift = 0; shift < 32; shift += 8) octets.push_back(static_cast<std::uint8_t>(token.size() >> shift));
  octets.insert(octets.end(), {0x02, 0, 0, 0, 0x00, 0x10, 0x40, 0, 0, 0, 0, 0});
  return octets;
}

bool IsHandshake(Call call) { return call == Call::kInitialize || call == Call::kAccept; }

}  // namespace

Run::Run(const RunInput& input)
    : input_(input),
      world_(input.seed, input.profile, input.keys),
      realm_(world_),
      oracle_(input.profile),
      ap_reqs_(world_.directory) {
  world_.trace.set_mode(input.trace);
}

Run::~Run() = default;

Actor* Run::FindActor(std::string_view name) {
  for (const std::unique_ptr<Actor>& actor : actors_) {
    if (actor->setup.name == name) return actor.get();
  }
  return nullptr;
}

Actor* Run::PeerOf(const Actor& actor) {
  if (!actor.peer_name.empty()) return FindActor(actor.peer_name);
  for (const std::unique_ptr<Actor>& other : actors_) {
    bool chosen = other->peer_name.empty() || other->peer_name == actor.setup.name;
    if (other->setup.role != actor.setup.role && chosen) return other.get();
  }
  return nullptr;
}

ContextSlot* Run::PeerSlot(const Actor& actor, const ContextSlot& slot) {
  Actor* peer = PeerOf(actor);
  return peer == nullptr ? nullptr : &SlotOf(*peer, slot.name);
}

std::string Run::ActorName(std::uint16_t index) const {
  return index >= 1 && index <= actors_.size() ? actors_[index - 1u]->setup.name : "-";
}

void Run::Start() {
  realm_.Open();
  for (const std::unique_ptr<Actor>& actor : actors_) {
    PeerFactory& factory = actor->setup.role == Role::kInitiator ? input_.initiator : input_.acceptor;
    for (const PlannedMisbehaviour& planned : misbehaviours_) {
      if (planned.from == actor->setup.name) actor->misconduct.Plan(*planned.row);
    }
    if (!actor->misconduct.empty()) actor->setup.misconduct = &actor->misconduct;
    if (input_.foreign) actor->setup.world = WorldText(input_.script, actor->setup.name);
    if (input_.recording != nullptr) {
      input_.recording->actors.push_back({actor->index, actor->setup.name, actor->setup.role, actor->setup.package});
    }
    actor->peer = factory.Make(world_, &realm_, actor->setup);
    if (actor->peer == nullptr) {
      return Stop(Outcome::kHarnessFault, "the subject made no peer for " + actor->setup.name);
    }
  }
}

ContextSlot& Run::SlotOf(Actor& actor, std::string_view name) {
  auto found = actor.contexts.find(name);
  if (found == actor.contexts.end()) {
    found = actor.contexts.emplace(std::string(name), ContextSlot{}).first;
    found->second.name = name;
  }
  return found->second;
}

CredentialSlot& Run::CredentialOf(Actor& actor, std::string_view name) {
  auto found = actor.credentials.find(name);
  if (found != actor.credentials.end()) return found->second;
  CredentialSlot& slot = actor.credentials[std::string(name)];
  slot.automatic = true;
  last_.request = AcquireRequest(actor);
  if (!Perform(actor, {}, nullptr)) return slot;
  slot.handle = last_.reply.new_handle;
  slot.live = !IsFailure(last_.reply.status);
  const std::string refused = "the credential could not be acquired: " + StatusWord(last_.reply.status);
  if (!slot.live && last_.by_subject && RefusesAnOption(last_.request, last_.reply.status)) {
    Stop(Outcome::kSkip, actor.peer->traits().subject + " has no such credential for " + actor.setup.name + ": " +
                             StatusWord(last_.reply.status));
  }
  if (!slot.live) Stop(Outcome::kFail, actor.setup.name + ": " + refused);
  return slot;
}

CallRecord Run::BeginRecord(Actor& actor, const Knowledge& knowledge) {
  CallRecord record;
  record.number = ++records_;
  record.actor = actor.index;
  const Actor* peer = PeerOf(actor);
  record.peer = peer == nullptr ? 0 : peer->index;
  record.package = actor.setup.package;
  record.began_at = record.ended_at = world_.clock.Now();
  if (knowledge.overlaps) record.began_at = actor.last_ended_at - 1;
  record.circumstances = knowledge.circumstances;
  if (knowledge.selected == PackageName::kNtlm) {
    record.circumstances |= static_cast<std::uint32_t>(Circumstance::kNtlmSelected);
  } else if (knowledge.selected == PackageName::kKerberos) {
    record.circumstances |= static_cast<std::uint32_t>(Circumstance::kKerberosSelected);
  }
  record.required = knowledge.required;
  record.message_origin = knowledge.message_origin;
  record.numbering = knowledge.numbering;
  record.transport_number = knowledge.transport_number;
  record.protected_number_known = knowledge.protected_number.has_value();
  record.protected_number = knowledge.protected_number.value_or(0);
  record.consequence = knowledge.consequence;
  record.password_kept = knowledge.password_kept;
  record.kernel = knowledge.kernel;
  record.imported = knowledge.imported;
  return record;
}

// Observe is the only way by which a record reaches the oracle, so that a recording lacks none.
void Run::Observe(const CallRecord& record, const Bytes* input_token, const Bytes* output_token) {
  oracle_.Observe(record);
  if (input_.recording == nullptr) return;
  RecordedCall& call = input_.recording->calls.emplace_back();
  call.record = record;
  if (input_token != nullptr) call.input_token = *input_token;
  if (output_token != nullptr) call.output_token = *output_token;
}

bool Run::Perform(Actor& actor, const Knowledge& knowledge, const Statement* statement) {
  bool scripted = actor.setup.package == PackageName::kScripted;
  CallRecord record = BeginRecord(actor, knowledge);
  last_.reply = CallReply{};
  last_.by_subject = !actor.peer->traits().simulated;
  last_.record = record.number;
  actor.peer->Answer(last_.request, last_.reply);
  last_.kdc_exchanges = realm_.TakeExchanges();
  if (last_.reply.outcome == CallReply::Outcome::kUnsupported) {
    Stop(Outcome::kSkip, last_.reply.message);
    return false;
  }
  if (last_.reply.outcome == CallReply::Outcome::kHarnessFault) {
    Stop(Outcome::kHarnessFault, last_.reply.message);
    return false;
  }
  last_.token = IsHandshake(last_.request.call) ? OutputToken(last_.reply) : Bytes();
  last_.sent =
      last_.token.empty() ? TokenDescription{} : DescribeToken(last_.token, scripted, &ap_reqs_, world_.clock.Now());
  FillRecord(last_.request, last_.reply, record);
  record.ended_at = actor.last_ended_at = world_.clock.Now();
  record.output_token = last_.sent.facts;
  if (const Bytes* input = InputToken(last_.request); IsHandshake(last_.request.call) && input != nullptr) {
    record.input_token = ReadTokenFacts(*input, scripted);
    record.input_token.origin = knowledge.input_origin;
  }
  Observe(record, IsHandshake(last_.request.call) ? InputToken(last_.request) : nullptr, &last_.token);
  TraceCall(actor, statement);
  SettleMemory(actor, record, knowledge.keeps_memory);
  return Settle(actor);
}

// SettleMemory gives back what the call handed out, unless it is a token, which is sent first, or is to be kept.
void Run::SettleMemory(Actor& actor, const CallRecord& record, bool keeps) {
  if (IsHandshake(record.call)) return;
  for (const std::uint32_t block : record.issued) {
    if (block == 0) return;
    if (keeps) {
      actor.kept_blocks.push_back(block);
    } else {
      FreeBlock(actor, block);
    }
  }
}

// OverrunIn names the first element of the caller's whose neighbouring memory a call changed; "" if there is none. A
// caller that lies about its memory has itself to thank.
static std::string OverrunIn(const DescriptorArgument& asked, const std::vector<BufferResult>& given) {
  if (asked.claimed) return "";
  for (std::size_t i = 0; i < given.size() && i < asked.buffers.size(); ++i) {
    if (!given[i].guards_intact && !asked.buffers[i].claimed) return std::to_string(i + 1);
  }
  return "";
}

// FreesNoBlock says whether the caller frees what no package handed out to him, or what he gave back. What becomes of
// the process then is nobody's to say, neither now nor later.
static bool FreesNoBlock(const Actor& actor, const CallRequest& request) {
  const MemoryArgument& memory = request.memory;
  if (request.call != Call::kFreeBuffer || memory.is_null) return false;
  return memory.inside || std::ranges::find(actor.kept_blocks, memory.block) == actor.kept_blocks.end();
}

// Settle looks whether the peer survived the call, and the caller's memory with it.
bool Run::Settle(Actor& actor) {
  std::string call = actor.setup.name + " " + std::string(CallWord(last_.request.call));
  heap_is_spoilt_ = heap_is_spoilt_ || FreesNoBlock(actor, last_.request);
  if (IsLost(last_.reply) && heap_is_spoilt_ && last_.by_subject) {
    Stop(Outcome::kSkip, actor.peer->traits().subject + " does not survive a free of what is no block, nor need it");
    return false;
  }
  if (last_.reply.outcome == CallReply::Outcome::kCrashed) {
    Stop(Outcome::kCrash,
         call + ": the process died" + (last_.reply.message.empty() ? "" : ": " + last_.reply.message));
    return false;
  }
  if (last_.reply.outcome == CallReply::Outcome::kTimedOut) {
    Stop(Outcome::kTimeout, call + ": no answer in time");
    return false;
  }
  if (!last_.by_subject) return true;
  const std::string input = OverrunIn(last_.request.input, last_.reply.input);
  const std::string output = OverrunIn(last_.request.output, last_.reply.output);
  if (!input.empty() || !output.empty()) {
    result_.step_differs = true;
    result_.cited = {std::string(kOverrunClause)};
    Stop(Outcome::kFail, call + ": memory of the caller's outside of " +
                             (input.empty() ? "output element " + output : "input element " + input) +
                             " was changed\n  clause    " + result_.cited.front() + ": " +
                             std::string(FindClause(kOverrunClause)->rule));
    return false;
  }
  return true;
}

void Run::TraceCall(const Actor& actor, const Statement* statement) {
  if (!world_.trace.on()) return;
  Ticks now = world_.clock.Now();
  world_.trace.Call(now, actor.setup.name, CallWord(last_.request.call), AttributesText(statement),
                    StatusWord(last_.reply.status));
  if (!IsHandshake(last_.request.call)) return;
  if (!last_.token.empty()) {
    std::string text(TokenKindName(last_.sent.facts.kind));
    for (const auto& [name, value] : last_.sent.attributes) text += "  " + std::string(name) + "=" + QuoteValue(value);
    world_.trace.Detail(now, "sends", text, last_.token);
  }
  if (!last_.reply.granted_written || IsFailure(last_.reply.status)) return;
  world_.trace.Detail(now, "returns", FlagsText(last_.reply.granted, actor.setup.role, FlagDirection::kReturn));
}

Link& Run::LinkOf(const Actor& actor, const ContextSlot& slot) {
  const Actor* peer = PeerOf(actor);
  std::string other = peer == nullptr ? "" : peer->setup.name;
  bool leads = actor.setup.role == Role::kInitiator;
  std::string first = leads ? actor.setup.name : other;
  Link& link = links_[{first, slot.name}];
  if (link.channel != nullptr) return link;
  link.first = first;
  link.channel = std::make_unique<Channel>(world_.queue, world_.clock);
  std::string second = leads ? other : actor.setup.name;
  FaultPlan plan;
  for (PlannedLinkFault& planned : faults_) {
    bool here = planned.context == slot.name && (planned.from == first || planned.from == second);
    if (!here) continue;
    planned.fault.direction = planned.from == first ? Direction::kForward : Direction::kBackward;
    plan.push_back(planned.fault);
  }
  link.tap = std::make_unique<FaultWatch>(*this, FaultWatch::Ends{FindActor(first), FindActor(second)});
  link.channel->set_tap(link.tap.get());
  link.channel->set_fields(&fields_);
  link.channel->set_faults(std::move(plan));
  return link;
}

void Run::Transmit(Actor& actor, ContextSlot& slot, const Bytes& token, Transmission transmission,
                   const MemoryArgument& from) {
  CallRecord record = BeginRecord(actor, {});
  record.memory = from;
  record.call = Call::kSend;
  record.context = {!slot.live, slot.handle};
  record.input_token = ReadTokenFacts(token, actor.setup.package == PackageName::kScripted);
  record.transmission = transmission;
  Observe(record, &token);
  if (PeerOf(actor) == nullptr) return;
  Link& link = LinkOf(actor, slot);
  Direction way = link.first == actor.setup.name ? Direction::kForward : Direction::kBackward;
  if (transmission == Transmission::kFramed) return link.channel->Send(way, token);
  disturbs_relay_ = true;
  PeerSlot(actor, slot)->garbles_next = true;
  link.channel->Send(way, transmission == Transmission::kUnframed ? RunTogether(token) : StructureOf(token));
}

bool Run::Receive(Actor& actor, ContextSlot& slot, Delivery& delivery) {
  if (PeerOf(actor) == nullptr) return false;
  Link& link = LinkOf(actor, slot);
  return link.channel->Receive(link.first == actor.setup.name ? Direction::kBackward : Direction::kForward, delivery);
}

void Run::NoteSentData(Actor& actor, const ContextSlot& slot, bool in_the_clear) {
  CallRecord record = BeginRecord(actor, {});
  record.call = Call::kSend;
  record.context = {!slot.live, slot.handle};
  record.transmitted_application_data = true;
  record.transmitted_in_the_clear = in_the_clear;
  Observe(record);
}

void Run::TransmitMessage(Actor& actor, ContextSlot& slot, ProtectedMessage message, std::string_view to) {
  NoteSentData(actor, slot);
  if (Actor* peer = PeerOf(actor)) SlotOf(*peer, to).inbox.push_back(std::move(message));
}

void Run::NoteFreedBuffer(Actor& actor) {
  CallRecord record = BeginRecord(actor, {});
  record.call = Call::kFreeBuffer;
  Observe(record);
}

void Run::FreeBlock(Actor& actor, std::uint32_t block) {
  CallRequest request;
  request.call = Call::kFreeBuffer;
  request.memory = {false, block, false};
  CallReply reply;
  actor.peer->Answer(request, reply);
  if (reply.outcome != CallReply::Outcome::kReturned) return NoteFreedBuffer(actor);
  CallRecord record = BeginRecord(actor, {});
  FillRecord(request, reply, record);
  Observe(record);
}

void Run::DeleteContexts(Actor& actor) {
  for (auto& [name, slot] : actor.contexts) {
    if (!slot.live) continue;
    last_.request = HandleRequest(Call::kDelete, actor, {false, slot.handle});
    slot.live = false;
    if (!Perform(actor, {}, nullptr)) return;
  }
}

void Run::FreeCredentials(Actor& actor, bool also_explicit) {
  for (auto& [name, slot] : actor.credentials) {
    if (!slot.live || !(slot.automatic || also_explicit)) continue;
    last_.request = HandleRequest(Call::kFree, actor, {false, slot.handle});
    slot.live = false;
    if (!Perform(actor, {}, nullptr)) return;
  }
}

void Run::EndSession(Actor& actor, bool deletes) {
  if (actor.ended || actor.peer == nullptr) return;
  actor.ended = true;
  bool dead = result_.outcome == Outcome::kCrash || result_.outcome == Outcome::kTimeout || IsLost(last_.reply);
  if (dead) return;
  if (deletes) DeleteContexts(actor);
  bool owes =
      std::any_of(actor.contexts.begin(), actor.contexts.end(), [](const auto& named) { return named.second.live; });
  if (!owes) FreeCredentials(actor, deletes);
  CallRecord record = BeginRecord(actor, {});
  record.call = Call::kEnd;
  record.open_tokens = actor.open_tokens;
  record.closed_tokens = actor.closed_tokens;
  Observe(record);
}

void Run::Stop(Outcome outcome, std::string message) {
  stopped_ = true;
  if (result_.outcome != Outcome::kPass) return;
  result_.outcome = outcome;
  result_.message = std::move(message);
}

bool Run::IsAnotherReading(const Clause& clause, const std::optional<StatusMismatch>& mismatch) const {
  if (mismatch && IsOtherAnswer(clause, *mismatch, input_.profile)) return true;
  return std::ranges::any_of(oracle_.violations(), [&](const Verdict& verdict) {
    return verdict.softened && verdict.record == last_.record && verdict.clause == &clause;
  });
}

// AsksAQuestion: scenarios below profiles/ are about what a profile answers, and a foreign implementation may give any
// of the answers that the question allows.
static bool AsksAQuestion(const Script& script) { return script.Id().starts_with("profiles/"); }

static bool IsAnAnswer(const Clause& clause, SecStatus status) {
  return std::ranges::any_of(QuestionsOf(clause.id), [&](const QuestionRow* row) {
    return std::ranges::find(row->allowed, status) != row->allowed.end();
  });
}

// HasIdleFault says whether something that the scenario plans has not befallen a token, since a foreign peer sent other
// ones: nothing is wrong then that would have to be refused.
bool Run::HasIdleFault() const {
  const bool link = std::ranges::any_of(faults_, [](const PlannedLinkFault& planned) { return !planned.took_effect; });
  return link || std::ranges::any_of(misbehaviours_, [&](const PlannedMisbehaviour& planned) {
           const auto of_name = [&](const std::unique_ptr<Actor>& actor) { return actor->setup.name == planned.from; };
           const auto actor = std::ranges::find_if(actors_, of_name);
           return actor != actors_.end() && !(*actor)->misconduct.HasCommitted(*planned.row);
         });
}

// ClausesOfTheReading are those that the last call broke, which refused a good message: the nearest that there is to
// say. Where the simulated partner is the reader, it was the subject that wrote what nobody can read. SPN-007 also says
// why.
std::vector<std::string> Run::ClausesOfTheReading(const Mismatch& mismatch) const {
  std::vector<std::string> ids;
  const bool reads = last_.request.call == Call::kVerify || last_.request.call == Call::kDecrypt;
  const bool is_due = !mismatch.status || !ExpectsRefusal(mismatch.status->expected);
  if (!input_.foreign || mismatch.indented || !reads || !is_due || !IsFailure(last_.reply.status)) return ids;
  for (const Verdict& verdict : oracle_.violations()) {
    const bool fails = verdict.record == last_.record && verdict.weight == Weight::kFailure;
    if (fails && verdict.party == Party::kPackage) ids.emplace_back(verdict.clause->id);
  }
  std::stable_partition(ids.begin(), ids.end(), [](const std::string& id) { return id == "SPN-007"; });
  return ids;
}

// BindingClauses are the clauses behind an expectation that bind packages without any inference.
std::vector<std::string> Run::BindingClauses(const Mismatch& mismatch) const {
  std::vector<std::string> ids = ClausesOfTheReading(mismatch);
  if (!ids.empty()) return ids;
  // What a simulated partner grants or reports follows from what it was sent.
  if (input_.foreign && mismatch.indented && !last_.by_subject) return ids;
  if (input_.foreign && mismatch.status && mismatch.status->by_subject && !ExpectsRefusal(mismatch.status->expected) &&
      RefusesAnOption(last_.request, mismatch.status->actual)) {
    return ids;
  }
  if (input_.foreign && mismatch.status && ExpectsRefusal(mismatch.status->expected) && HasIdleFault()) return ids;
  auto add = [&](const Clause* clause) {
    if (clause == nullptr || !BindsPackages(*clause)) return;
    const bool queries = input_.foreign && last_.request.call == Call::kQuery;
    if (queries && IsOfOtherAttribute(*clause, last_.request.attribute)) return;
    if (input_.foreign && mismatch.status && !SpeaksAgainst(*clause, *mismatch.status)) return;
    if (input_.foreign && IsAnotherReading(*clause, mismatch.status)) return;
    if (input_.foreign && mismatch.status && AsksAQuestion(input_.script) &&
        IsAnAnswer(*clause, mismatch.status->actual)) {
      return;
    }
    ids.emplace_back(clause->id);
  };
  if (mismatch.basis == Mismatch::Basis::kOwnClause) add(FindClause(mismatch.own_clause));
  if (mismatch.basis != Mismatch::Basis::kScenario) return ids;
  for (const Statement& header : input_.script.headers) {
    if (header.word.text == "clause") add(FindClause(header.subject.text));
  }
  if (input_.foreign && mismatch.status) KeepNearest(*mismatch.status, last_.request.package, ids);
  return ids;
}

void Run::Differ(const Mismatch& mismatch) {
  std::string message = "expected" + (mismatch.indented ? std::string(" below ") + result_.leg : " of " + result_.leg) +
                        "\n  expected  " + StatementText(mismatch.expected, mismatch.indented) + "\n  actual    " +
                        StatementText(mismatch.actual, mismatch.indented);
  std::vector<std::string> clauses = BindingClauses(mismatch);
  if (input_.foreign && clauses.empty()) {
    result_.warnings.push_back(std::move(message));
    stopped_ = stopped_ || mismatch.ends_run;
    return;
  }
  for (const std::string& id : clauses) message += "\n  clause    " + id + ": " + std::string(FindClause(id)->rule);
  if (stopped_) return;
  result_.step_differs = true;
  result_.differs_at = last_.record;
  result_.cited = std::move(clauses);
  result_.at = mismatch.expected.word.at;
  Stop(Outcome::kFail, std::move(message));
}

bool Run::observes() const { return input_.script.Header("observe") != nullptr; }

void Run::Refuse(const Statement& statement, std::string_view why) {
  if (observes()) return;
  result_.at = statement.word.at;
  Stop(Outcome::kHarnessFault, "the scenario is wrong: " + std::string(why) + "\n  " + StatementText(statement, false));
}

void Run::CountStarving() {
  if (starved_.empty() || result_.outcome != Outcome::kPass) return;
  result_.outcome = Outcome::kSkip;
  result_.message = "the exchange stopped: a token that was due did not come";
}

void Run::Starve(const Statement& statement) {
  const bool is_files_fault = !input_.foreign && std::ranges::none_of(oracle_.violations(), [](const Verdict& verdict) {
    return verdict.party == Party::kPackage && verdict.weight == Weight::kFailure;
  });
  if (is_files_fault) {
    return Refuse(statement, "no token is under way; write input=none, or input=empty for an empty one");
  }
  if (observes()) return;
  stopped_ = true;
  starved_ = "the exchange stopped: no token is under way for\n  " + StatementText(statement, false);
  result_.warnings.push_back(starved_);
}

}  // namespace legwork::script
