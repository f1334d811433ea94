#include "tools/shim/host/guarded_arena.h"

#include <algorithm>
#include <cstring>

#include "tools/shim/host/process_memory.h"

namespace legwork::host {
namespace {

constexpr std::uint32_t kRedZone = 64;
constexpr std::uint8_t kGuard = 0x5A;
constexpr std::uint32_t kBlockMax = 256u << 20;
constexpr std::size_t kSlotSize = 16 * kPage;  // holds any usual token

bool IsGuard(const std::uint8_t* from, std::size_t size) {
  return std::all_of(from, from + size, [](std::uint8_t byte) { return byte == kGuard; });
}

}  // namespace

GuardedArena::~GuardedArena() {
  for (const Slot& slot : slots_) {
    if (slot.base != nullptr) Unmap(slot.base, slot.usable);
  }
}

bool GuardedArena::Grow(Slot& slot, std::size_t needed) {
  if (slot.usable >= needed) return true;
  const std::size_t usable = std::max(kSlotSize, (needed + kPage - 1) / kPage * kPage);
  std::uint8_t* const base = MapBeforeGuard(usable);
  if (base == nullptr) return false;
  if (slot.base != nullptr) Unmap(slot.base, slot.usable);
  slot.base = base;
  slot.usable = usable;
  return true;
}

GuardedBlock GuardedArena::Lend(std::uint32_t size, bool read_only) {
  if (size > kBlockMax) return {};
  if (used_ == slots_.size()) slots_.emplace_back();
  Slot& slot = slots_[used_];
  // The tail also rounds a writable block's start to 16 bytes, as an allocator would align it.
  const std::uint32_t tail = read_only ? 0 : kRedZone + (16 - size % 16) % 16;
  if (!Grow(slot, std::size_t{kRedZone} + size + tail)) return {};
  ++used_;
  slot.data = slot.base + slot.usable - tail - size;
  slot.size = size;
  slot.tail = tail;
  std::memset(slot.data - kRedZone, kGuard, kRedZone);
  std::memset(slot.data, kPattern, size);
  std::memset(slot.data + size, kGuard, tail);
  return {slot.data, size};
}

bool GuardedArena::GuardsIntact(const GuardedBlock& block) const {
  for (const Slot& slot : slots_) {
    if (slot.data != block.data) continue;
    return IsGuard(slot.data - kRedZone, kRedZone) && IsGuard(slot.data + slot.size, slot.tail);
  }
  return true;
}

bool GuardedArena::Contains(const void* address) const {
  const std::uint8_t* const byte = static_cast<const std::uint8_t*>(address);
  return std::any_of(slots_.begin(), slots_.end(),
                     [byte](const Slot& slot) { return byte >= slot.base && byte < slot.base + slot.usable + kPage; });
}

}  // namespace legwork::host
