#ifndef LEGWORK_TOOLS_SHIM_HOST_CALL_BUFFERS_H_
#define LEGWORK_TOOLS_SHIM_HOST_CALL_BUFFERS_H_

#include <string>
#include <vector>

#include "sim/peer/peer.h"
#include "tools/shim/host/guarded_arena.h"
#include "tools/shim/host/sspi_abi.h"

namespace legwork::host {

// CallBuffers is one SecBufferDesc argument in memory: built before the call, described and released after it.
class CallBuffers {
 public:
  enum class Use : std::uint8_t {
    kRead,    // pInput: the bytes are only read
    kWrite,   // pOutput
    kChange,  // pMessage: changed in place
  };
  CallBuffers(GuardedArena& arena, const DescriptorArgument& argument, Use use);

  // The address to pass; null if the argument is.
  AbiDescriptor* descriptor() { return is_null_ ? nullptr : descriptor_; }

  // Describe reports every buffer, copies what the library allocated, and frees that with FreeContextBuffer if
  // `owned_by_caller` (ALLOCATE_MEMORY was asked for). `results` is a member of the reply, whose message gains a
  // sentence for each thing that was odd.
  void Describe(const AbiTable& table, bool owned_by_caller, std::vector<BufferResult>& results, CallReply& reply);

 private:
  BufferResult DescribeOne(std::size_t index, std::string& message);
  void FillContent(const AbiBuffer& after, std::size_t index, BufferResult& result, std::string& message);

  GuardedArena& arena_;
  const DescriptorArgument& argument_;
  Use use_;
  bool is_null_;
  std::vector<GuardedBlock> blocks_;
  AbiDescriptor* descriptor_ = nullptr;
  AbiBuffer* buffers_ = nullptr;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_CALL_BUFFERS_H_
