#ifndef LEGWORK_MODEL_MEMORY_FACTS_H_
#define LEGWORK_MODEL_MEMORY_FACTS_H_

#include <array>
#include <cstdint>

namespace legwork {

// Memory that a package hands out is counted in blocks. A block is what one FreeContextBuffer gives back: an allocated
// token, a SecPkgInfo with its strings, an enumerated array, a text of an attribute, an exported context. The harness
// numbers the blocks of an actor from 1 and never uses a number twice; 0 stands for no block.

// MemoryArgument is a pointer that a caller used: pvContextBuffer, or where a token lay when it was sent. Whether the
// block still lives is what the records tell.
struct MemoryArgument {
  bool is_null = true;
  std::uint32_t block = 0;  // the block it points into; 0: into memory that no package handed out
  bool inside = false;      // not at the block's beginning: an element of an array, a text of a SecPkgInfo
};

// IssuedBlocks are the blocks that a call handed out, those of its SecBuffers first. Calls hand out two at the most;
// what a faulty package hands out beyond the fourth is not told.
inline constexpr int kIssuedBlocksMax = 4;
using IssuedBlocks = std::array<std::uint32_t, kIssuedBlocksMax>;  // 0 behind the last

}  // namespace legwork

#endif  // LEGWORK_MODEL_MEMORY_FACTS_H_
