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
  // Where the process ends with its session a caller may err: whatever comes of it, nobody else meets it.
  explicit HandedBlocks(bool caller_may_err = true) : caller_may_err_(caller_may_err) {}
  bool caller_may_err() const { return caller_may_err_; }

  std::uint32_t Add(void* block) {
    blocks_.push_back({block, false});
    return static_cast<std::uint32_t>(blocks_.size());
  }

  // Find gives a block whether it was given back or not; null if the number was never given.
  void* Find(std::uint32_t number) const {
    return number == 0 || number > blocks_.size() ? nullptr : blocks_[number - 1].address;
  }

  // Take gives the block, which is now given back; null if the number was never given, or its block is back already.
  void* Take(std::uint32_t number) {
    if (Find(number) == nullptr || blocks_[number - 1].is_back) return nullptr;
    blocks_[number - 1].is_back = true;
    return blocks_[number - 1].address;
  }

 private:
  struct Block {
    void* address = nullptr;
    bool is_back = false;
  };
  bool caller_may_err_;
  std::vector<Block> blocks_;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_HANDED_BLOCKS_H_
