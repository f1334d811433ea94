#include "tools/shim/host/call_buffers.h"

#include <algorithm>
#include <cstring>
#include <set>

#include "tools/shim/host/process_memory.h"

namespace legwork::host {
namespace {

constexpr std::uint32_t kContentMax = 16u << 20;  // of a buffer that the library allocated

// IsPattern says whether the octets are what a block is filled with: the first is, and each is as the one before it,
// which memcmp finds out many octets at a time.
bool IsPattern(const std::uint8_t* octets, std::size_t size) {
  return size == 0 || (octets[0] == GuardedArena::kPattern && std::memcmp(octets, octets + 1, size - 1) == 0);
}

std::uint32_t SizeBefore(const BufferArgument& argument, CallBuffers::Use use) {
  if (argument.claimed) return *argument.claimed;
  if (argument.is_null || use == CallBuffers::Use::kWrite || argument.content.empty()) return argument.capacity;
  return static_cast<std::uint32_t>(argument.content.size());
}

// UnwrittenIn counts the octets at the end that are as the block was filled. A few may be so by chance.
std::uint32_t UnwrittenIn(const std::uint8_t* octets, std::uint32_t size) {
  constexpr std::uint32_t kByChance = 8;
  std::uint32_t count = 0;
  while (count < size && octets[size - 1 - count] == GuardedArena::kPattern) ++count;
  return count < kByChance ? 0 : count;
}

}  // namespace

CallBuffers::CallBuffers(GuardedArena& arena, const DescriptorArgument& argument, Use use)
    : arena_(arena), argument_(argument), use_(use), is_null_(argument.is_null) {
  if (is_null_) return;
  const std::uint32_t count = static_cast<std::uint32_t>(argument.buffers.size());
  descriptor_ = reinterpret_cast<AbiDescriptor*>(arena.Lend(sizeof(AbiDescriptor), false).data);
  buffers_ =
      reinterpret_cast<AbiBuffer*>(arena.Lend(count * static_cast<std::uint32_t>(sizeof(AbiBuffer)), false).data);
  *descriptor_ = {argument.version, argument.claimed.value_or(count), argument.array_is_null ? nullptr : buffers_};
  for (std::size_t i = 0; i < count; ++i) {
    const BufferArgument& buffer = argument.buffers[i];
    const std::uint32_t room = std::max(buffer.capacity, static_cast<std::uint32_t>(buffer.content.size()));
    const bool shares = buffer.shares && *buffer.shares < i;
    blocks_.push_back(buffer.is_null ? GuardedBlock{}
                      : shares       ? blocks_[*buffer.shares]
                                     : arena.Lend(room, use == Use::kRead));
    const bool copies = use != Use::kWrite && !buffer.is_null && blocks_[i].data != nullptr;
    if (copies && !buffer.content.empty()) std::memcpy(blocks_[i].data, buffer.content.data(), buffer.content.size());
    buffers_[i] = {SizeBefore(buffer, use), buffer.type, blocks_[i].data};
  }
}

void CallBuffers::FillContent(const AbiBuffer& after, std::size_t index, BufferResult& result, std::string& message) {
  const std::uint8_t* const data = static_cast<const std::uint8_t*>(after.data);
  std::uint32_t size = std::min(after.size, kContentMax);
  if (data == blocks_[index].data) {  // lent by this program: the kernel need not be asked
    result.content.assign(data, data + std::min(size, blocks_[index].size));
    return;
  }
  result.content.resize(size);
  if (CopyForeign(data, result.content.data(), size)) return;
  result.content.clear();
  message += "pvBuffer of buffer " + std::to_string(index) + " points at memory that cannot be read; ";
}

BufferResult CallBuffers::DescribeOne(std::size_t index, std::string& message) {
  const AbiBuffer& after = buffers_[index];
  const GuardedBlock& block = blocks_[index];
  const BufferArgument& before = argument_.buffers[index];
  BufferResult result;
  result.type = after.type;
  result.size = after.size;
  result.is_null = after.data == nullptr;
  result.allocated_by_package = after.data != nullptr && after.data != block.data && !arena_.Contains(after.data);
  if (!result.is_null) FillContent(after, index, result, message);
  if (block.data == nullptr) return result;
  result.guards_intact = arena_.GuardsIntact(block);
  const bool is_result = use_ == Use::kWrite && after.data == block.data;
  if (is_result) result.unwritten = UnwrittenIn(block.data, std::min(after.size, block.size));
  const std::size_t given = use_ == Use::kWrite ? 0 : before.content.size();
  result.changed = (given != 0 && std::memcmp(block.data, before.content.data(), given) != 0) ||
                   !IsPattern(block.data + given, block.size - given);
  return result;
}

void CallBuffers::Describe(const AbiTable& table, bool owned_by_caller, std::vector<BufferResult>& results,
                           CallReply& reply) {
  if (is_null_) return;
  std::set<void*> allocated;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    results.push_back(DescribeOne(i, reply.message));
    if (results.back().allocated_by_package) allocated.insert(buffers_[i].data);
  }
  if (!owned_by_caller || table.free_buffer == nullptr) return;
  for (void* const buffer : allocated) {
    if (table.free_buffer(buffer) < 0) ++reply.refused_frees;
  }
}

}  // namespace legwork::host
