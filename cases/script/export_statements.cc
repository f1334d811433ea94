#include "cases/script/export_statements.h"

#include <string>
#include <utility>

#include "cases/script/call_request.h"
#include "cases/script/call_statements.h"
#include "cases/script/model_shapes.h"

namespace legwork::script {
namespace {

// Damage changes the packed context as the step says.
void Damage(StatementReader& statement, PackedSlot& slot) {
  const bool altered = statement.Has("altered");
  const bool cut = statement.Has("cut");
  slot.origin.altered = altered || cut;
  if (altered && !slot.packed.empty()) slot.packed[slot.packed.size() / 2] ^= 1;
  if (cut && !slot.packed.empty()) slot.packed.pop_back();
}

// KeepImported notes that the actor holds the context now.
void KeepImported(const CallReply& reply, ContextSlot& slot) {
  slot.handle = reply.new_handle;
  slot.live = slot.ever = slot.established = true;
  slot.sizes_known = false;
  slot.held.reset();
}

}  // namespace

void RunExport(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  ContextArgument context = TakeContext(run, actor, statement);
  run.last().request = HandleRequest(Call::kExport, actor, context.handle);
  run.last().request.export_flags = ReadExportFlags(statement.TakeOr("flags", "0"));
  const std::string name(statement.TakeOr("as", kMainSlot));
  Knowledge knowledge = TakeKnowledge(actor, *context.slot, statement);
  knowledge.keeps_memory = statement.Has("unfreed");
  if (!PerformStep(run, actor, knowledge, statement)) return;
  if (IsFailure(run.last().reply.status)) return;
  const std::uint32_t flags = run.last().request.export_flags;
  run.packed()[name] = {.packed = run.last().reply.packed,
                        .origin = {.known = true,
                                   .package = actor.setup.package,
                                   .exported = context.handle.value,
                                   .exporter = actor.index,
                                   .flags = flags},
                        .host = actor.setup.host};
  if ((flags & kExportDeleteOld) != 0) context.slot->live = context.slot->established = false;
}

void RunImport(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  const auto found = run.packed().find(statement.TakeOr("packed", kMainSlot));
  if (found == run.packed().end()) return run.Refuse(statement.statement(), "no context was exported under this name");
  PackedSlot packed = found->second;
  Damage(statement, packed);
  packed.origin.from_other_computer = packed.host != actor.setup.host;
  ContextSlot& slot = run.SlotOf(actor, statement.TakeOr("context", kMainSlot));
  CallRequest request;
  request.call = Call::kImport;
  request.package = actor.setup.package;
  if (auto package = statement.Take("package")) request.package_text = *package;
  request.new_handle_is_null = statement.TakeOr("new_context", "") == "null";
  request.packed = std::move(packed.packed);
  Knowledge knowledge = TakeKnowledge(actor, slot, statement);
  knowledge.imported = packed.origin;
  run.last().request = std::move(request);
  if (!PerformStep(run, actor, knowledge, statement)) return;
  if (!IsFailure(run.last().reply.status)) KeepImported(run.last().reply, slot);
}

}  // namespace legwork::script
