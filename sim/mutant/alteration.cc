#include "sim/mutant/alteration.h"

#include "sim/world/virtual_clock.h"

namespace legwork::mutant {
namespace {

constexpr SecHandle kMadeUpHandle = {0xBAD, 0xBAD};

BufferResult* Find(std::vector<BufferResult>& buffers, BufferType type) {
  for (BufferResult& buffer : buffers) {
    if (BufferTypeOf(buffer.type) == type) return &buffer;
  }
  return nullptr;
}

}  // namespace

BufferResult* OutputToken(CallReply& reply) { return Find(reply.output, BufferType::kToken); }

BufferResult* MessageBufferOf(CallReply& reply, BufferType type) { return Find(reply.input, type); }

void Grant(Deed& deed, ContextFlags flags) {
  const Role role = deed.Is(Call::kAccept) ? Role::kAcceptor : Role::kInitiator;
  deed.reply.granted |= MaskFromFlags(flags, role, FlagDirection::kReturn);
}

void PretendSuccess(Deed& deed) {
  CallReply& reply = deed.reply;
  reply.status = SecStatus::kOk;
  reply.new_handle = deed.IsFirstLeg() ? kMadeUpHandle : deed.request.context.value;
  reply.new_handle_written = true;
  reply.granted_written = true;
  reply.expiry = kWorldStart + 36'000 * kTicksPerSecond;
  reply.expiry_written = !deed.request.expiry_is_null;
}

}  // namespace legwork::mutant
