#ifndef LEGWORK_TOOLS_SHIM_HOST_GUARDED_ARENA_H_
#define LEGWORK_TOOLS_SHIM_HOST_GUARDED_ARENA_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/base/bytes.h"

namespace legwork::host {

// GuardedBlock is memory lent to the library for one call. Patterned red zones lie on both sides, and a page that
// cannot be touched behind the last one.
struct GuardedBlock {
  std::uint8_t* data = nullptr;
  std::uint32_t size = 0;
};

// GuardedArena hands out blocks and takes them all back at once; its memory is mapped once and reused. A block is
// filled with kPattern. Blocks for reading only end at the unreadable page, so that reading one byte too many is a
// crash; those for writing have a red zone there first, so that writing some bytes too many is a fact.
class GuardedArena {
 public:
  static constexpr std::uint8_t kPattern = 0xA5;

  GuardedArena() = default;
  ~GuardedArena();
  GuardedArena(const GuardedArena&) = delete;
  GuardedArena& operator=(const GuardedArena&) = delete;

  // Lend gives a block of up to 256 MiB; data is null if there is no memory for it.
  GuardedBlock Lend(std::uint32_t size, bool read_only);
  void TakeBack() { used_ = 0; }

  // GuardsIntact says whether no byte of the block's red zones changed.
  bool GuardsIntact(const GuardedBlock& block) const;

  // Contains says whether the address lies in any block's memory, its red zones and pages included.
  bool Contains(const void* address) const;

 private:
  struct Slot {
    std::uint8_t* base = nullptr;
    std::size_t usable = 0;  // bytes before the unreadable page
    std::uint8_t* data = nullptr;
    std::uint32_t size = 0;
    std::uint32_t tail = 0;  // red zone behind the data
  };
  bool Grow(Slot& slot, std::size_t needed);

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_GUARDED_ARENA_H_
