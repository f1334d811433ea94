#include "tools/shim/host/caller.h"

#include <algorithm>
#include <cstring>

#include "model/attribute.h"
#include "tools/shim/host/bench_loop.h"
#include "tools/shim/host/call_buffers.h"
#include "tools/shim/host/management_calls.h"
#include "tools/shim/host/one_call.h"
#include "tools/shim/host/process_memory.h"
#include "tools/shim/host/query_structures.h"

// One function for each call; each is given a table that has its slot filled.
namespace legwork::host {
namespace {

using Use = CallBuffers::Use;

constexpr std::uint32_t kRequestAllocateMemory = 0x100;  // ISC_REQ_ and ASC_REQ_ALLOCATE_MEMORY
constexpr std::uint32_t kPackedMax = 1u << 20;

// DescribeLeg reports both descriptors of Initialize and Accept.
void DescribeLeg(OneCall& call, CallBuffers& input, CallBuffers& output) {
  const bool owned = (call.request.requested & kRequestAllocateMemory) != 0;
  input.Describe(call.table, false, call.reply.input, call.reply);
  output.Describe(call.table, owned, call.reply.output, call.reply);
}

void DoInitialize(OneCall& call) {
  const CallRequest& request = call.request;
  CallBuffers input(call.arena, request.input, Use::kRead);
  CallBuffers output(call.arena, request.output, Use::kWrite);
  AbiHandle* const context = call.Handle(request.context);
  AbiHandle* const new_context = call.NewHandle(context);
  void* const target = call.TextOrNull(request.target);
  std::uint32_t* const granted = call.Granted();
  AbiTimeStamp* const expiry = call.Expiry();
  call.Finish(call.table.initialize(call.Handle(request.credential), context, target, request.requested,
                                    request.reserved1, request.data_rep, input.descriptor(), request.reserved2,
                                    new_context, output.descriptor(), granted, expiry));
  DescribeLeg(call, input, output);
}

void DoAccept(OneCall& call) {
  const CallRequest& request = call.request;
  CallBuffers input(call.arena, request.input, Use::kRead);
  CallBuffers output(call.arena, request.output, Use::kWrite);
  AbiHandle* const context = call.Handle(request.context);
  AbiHandle* const new_context = call.NewHandle(context);
  std::uint32_t* const granted = call.Granted();
  AbiTimeStamp* const expiry = call.Expiry();
  call.Finish(call.table.accept(call.Handle(request.credential), context, input.descriptor(), request.requested,
                                request.data_rep, new_context, output.descriptor(), granted, expiry));
  DescribeLeg(call, input, output);
}

void DoComplete(OneCall& call) {
  CallBuffers token(call.arena, call.request.input, Use::kChange);
  call.Finish(call.table.complete(call.Handle(call.request.context), token.descriptor()));
  token.Describe(call.table, false, call.reply.input, call.reply);
}

void DoApplyControl(OneCall& call) {
  CallBuffers input(call.arena, call.request.input, Use::kRead);
  call.Finish(call.table.apply_control(call.Handle(call.request.context), input.descriptor()));
  input.Describe(call.table, false, call.reply.input, call.reply);
}

// AskSized asks for the attribute, with the size of its structure where the request says one.
std::int32_t AskSized(OneCall& call, void* structure) {
  const CallRequest& request = call.request;
  AbiHandle* const context = call.Handle(request.context);
  if (!request.structure_size) return call.table.query(context, request.attribute, structure);
  return call.table.query_sized(context, request.attribute, structure, *request.structure_size);
}

void DoQuery(OneCall& call) {
  const std::uint32_t attribute = call.request.attribute;
  const bool has_sized = call.table.version >= kQuerySizedVersion && call.table.query_sized != nullptr;
  if (call.request.structure_size && !has_sized) return call.Unsupported("the table takes no size of a structure");
  const std::uint32_t size = QuerySize(attribute);
  // An attribute the host does not know gets room for any structure; its result cannot be read.
  const std::uint32_t room = size == 0 ? 4096 : size;
  const GuardedBlock block = call.arena.Lend(std::min(room, call.request.structure_size.value_or(room)), false);
  std::memset(block.data, 0, block.size);
  call.Finish(AskSized(call, call.request.structure_is_null ? nullptr : block.data));
  call.reply.structure_overrun = !call.arena.GuardsIntact(block);
  const bool is_filled = size != 0 && block.size == size && !call.request.structure_is_null;
  if (!is_filled || IsFailure(call.reply.status)) return;
  if (attribute == static_cast<std::uint32_t>(Attribute::kFlags)) std::memcpy(&call.reply.query_flags, block.data, 4);
  ReadQuery(call.table, call.request.ansi, attribute, block.data, call.reply);
}

void DoSetAttributes(OneCall& call) {
  if (call.table.version < kSetAttributesVersion) return call.Unsupported("the table's version has no such function");
  if (call.table.set_attributes == nullptr) return call.Unsupported("the table has no such function");
  CallBuffers input(call.arena, call.request.input, Use::kRead);
  const bool has_buffer = input.descriptor() != nullptr && input.descriptor()->count > 0;
  const AbiBuffer none = {0, 0, nullptr};
  AbiBuffer buffer = has_buffer ? input.descriptor()->buffers[0] : none;
  if (!has_buffer && call.request.value_size != 0) {  // zeros: the attribute's value is not what is tried
    const GuardedBlock value = call.arena.Lend(call.request.value_size, true);
    std::memset(value.data, 0, value.size);
    buffer = {value.size, 0, value.data};
  }
  call.Finish(
      call.table.set_attributes(call.Handle(call.request.context), call.request.attribute, buffer.data, buffer.size));
}

void DoSign(OneCall& call) {
  CallBuffers message(call.arena, call.request.input, Use::kChange);
  const auto protect = call.request.call == Call::kSign ? call.table.sign : call.table.encrypt;
  call.Finish(
      protect(call.Handle(call.request.context), call.request.qop, message.descriptor(), call.request.message_number));
  message.Describe(call.table, false, call.reply.input, call.reply);
}

void DoVerify(OneCall& call) {
  CallBuffers message(call.arena, call.request.input, Use::kChange);
  std::uint32_t* const qop = call.Qop();
  const auto check = call.request.call == Call::kVerify ? call.table.verify : call.table.decrypt;
  call.Finish(check(call.Handle(call.request.context), message.descriptor(), call.request.message_number, qop));
  message.Describe(call.table, false, call.reply.input, call.reply);
}

void DoExport(OneCall& call) {
  AbiBuffer packed = {0, 0, nullptr};
  void* token = nullptr;
  call.Finish(call.table.export_context(call.Handle(call.request.context), call.request.export_flags, &packed, &token));
  if (IsFailure(call.reply.status) || packed.data == nullptr) return;
  call.reply.packed.resize(std::min(packed.size, kPackedMax));
  if (!CopyForeign(packed.data, call.reply.packed.data(), call.reply.packed.size())) {
    call.reply.packed.clear();
    call.reply.message = "pPackedContext leads to memory that cannot be read";
    return;
  }
  if (call.table.free_buffer != nullptr && call.table.free_buffer(packed.data) < 0) ++call.reply.refused_frees;
}

void DoImport(OneCall& call) {
  const Bytes& packed = call.request.packed;
  const GuardedBlock block = call.arena.Lend(static_cast<std::uint32_t>(packed.size()), true);
  if (!packed.empty()) std::memcpy(block.data, packed.data(), packed.size());
  AbiBuffer buffer = {block.size, 0, packed.empty() ? nullptr : block.data};
  call.Finish(call.table.import_context(call.PackageText(), &buffer, nullptr, call.NewHandle(nullptr)));
}

void DoQueryToken(OneCall& call) {
  void* token = nullptr;
  call.Finish(call.table.query_token(call.Handle(call.request.context), &token));
}

void DoDelete(OneCall& call) { call.Finish(call.table.delete_context(call.Handle(call.request.context))); }
void DoFree(OneCall& call) { call.Finish(call.table.free_credential(call.Handle(call.request.credential))); }
void DoImpersonate(OneCall& call) { call.Finish(call.table.impersonate(call.Handle(call.request.context))); }
void DoRevert(OneCall& call) { call.Finish(call.table.revert(call.Handle(call.request.context))); }
// CallRow ties a call to the slot it needs, by the slot's offset; 0 for none.
struct CallRow {
  Call call;
  std::size_t slot;
  void (*perform)(OneCall& call);
};
constexpr CallRow kCalls[] = {
    {Call::kAcquire, offsetof(AbiTable, acquire), DoAcquire},
    {Call::kInitialize, offsetof(AbiTable, initialize), DoInitialize},
    {Call::kAccept, offsetof(AbiTable, accept), DoAccept},
    {Call::kComplete, offsetof(AbiTable, complete), DoComplete},
    {Call::kApplyControl, offsetof(AbiTable, apply_control), DoApplyControl},
    {Call::kQuery, offsetof(AbiTable, query), DoQuery},
    {Call::kSetAttributes, 0, DoSetAttributes},
    {Call::kSign, offsetof(AbiTable, sign), DoSign},
    {Call::kVerify, offsetof(AbiTable, verify), DoVerify},
    {Call::kEncrypt, offsetof(AbiTable, encrypt), DoSign},
    {Call::kDecrypt, offsetof(AbiTable, decrypt), DoVerify},
    {Call::kExport, offsetof(AbiTable, export_context), DoExport},
    {Call::kImport, offsetof(AbiTable, import_context), DoImport},
    {Call::kImpersonate, offsetof(AbiTable, impersonate), DoImpersonate},
    {Call::kRevert, offsetof(AbiTable, revert), DoRevert},
    {Call::kQueryToken, offsetof(AbiTable, query_token), DoQueryToken},
    {Call::kDelete, offsetof(AbiTable, delete_context), DoDelete},
    {Call::kQueryCredential, offsetof(AbiTable, query_credential), DoQueryCredential},
    {Call::kAddCredentials, offsetof(AbiTable, add_credentials), DoAddCredentials},
    {Call::kFree, offsetof(AbiTable, free_credential), DoFree},
    {Call::kFreeBuffer, offsetof(AbiTable, free_buffer), DoFreeBuffer},
    {Call::kEnumerate, offsetof(AbiTable, enumerate), DoEnumerate},
    {Call::kQueryPackage, offsetof(AbiTable, query_package), DoQueryPackage},
    {Call::kChangePassword, 0, DoChangePassword},
};

// ClaimsTooMuch: the caller says that there is more memory than there is. No library can know better.
bool ClaimsTooMuch(const DescriptorArgument& descriptor) {
  if (descriptor.claimed.value_or(0) > descriptor.buffers.size() && !descriptor.array_is_null) return true;
  return std::any_of(descriptor.buffers.begin(), descriptor.buffers.end(), [](const BufferArgument& buffer) {
    const std::size_t memory = std::max<std::size_t>(buffer.capacity, buffer.content.size());
    return buffer.claimed.value_or(0) > memory && !buffer.is_null;
  });
}

bool HasSlot(const AbiTable& table, std::size_t offset) {
  void* slot = nullptr;
  std::memcpy(&slot, reinterpret_cast<const char*>(&table) + offset, sizeof slot);
  return slot != nullptr;
}

}  // namespace

BenchReply Caller::Bench(const BenchRequest& request) { return RunBench(library_, request); }

void Caller::Answer(const CallRequest& request, CallReply& reply) {
  reply = CallReply{};
  arena_.TakeBack();
  const AbiTable* const table = request.ansi ? library_.ansi : library_.wide;
  reply.outcome = CallReply::Outcome::kUnsupported;
  reply.message = std::string("the library has no ") + (request.ansi ? "A" : "W") + " function table";
  if (table == nullptr) return;
  for (const CallRow& row : kCalls) {
    if (row.call != request.call) continue;
    reply.message = std::string(CallFunction(request.call)) + " is a null pointer in the function table";
    if (row.slot != 0 && !HasSlot(*table, row.slot)) return;
    reply.message = "a claim of more memory than there is would end the process of any library";
    if (ClaimsTooMuch(request.input) || ClaimsTooMuch(request.output)) return;
    reply = CallReply{};
    OneCall call(*table, arena_, blocks_, request, reply);
    return row.perform(call);
  }
}

}  // namespace legwork::host
