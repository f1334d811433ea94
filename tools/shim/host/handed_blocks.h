#ifndef LEGWORK_TOOLS_SHIM_HOST_HANDED_BLOCKS_H_
#define LEGWORK_TOOLS_SHIM_HOST_HANDED_BLOCKS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace legwork::host {

// HandedBlocks numbers the memory that a library handed out and that the caller has to give back with
// FreeContextBuffer (model/memory_facts.h): from 1, no number twice.
class HandedBlocks {
 public:
  std::uint32_t Add(void* block) {
    blocks_.push_back(block);
    return static_cast<std::uint32_t>(blocks_.size());
  }

  // Take gives the block and forgets it; null if the number was never given, or its block is back already.
  void* Take(std::uint32_t number) {
    if (number == 0 || number > blocks_.size()) return nullptr;
    void* const block = blocks_[number - 1];
    blocks_[number - 1] = nullptr;
    return block;
  }

 private:
  std::vector<void*> blocks_;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_HANDED_BLOCKS_H_
