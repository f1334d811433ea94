#ifndef LEGWORK_TOOLS_SHIM_HOST_ONE_CALL_H_
#define LEGWORK_TOOLS_SHIM_HOST_ONE_CALL_H_

#include <optional>
#include <string>
#include <string_view>

#include "sim/peer/peer.h"
#include "tools/shim/host/call_buffers.h"
#include "tools/shim/host/guarded_arena.h"
#include "tools/shim/host/handed_blocks.h"
#include "tools/shim/host/sspi_abi.h"

namespace legwork::host {

// OneCall is one call in progress: its arguments in guarded memory, and the reply that grows from them.
class OneCall {
 public:
  OneCall(const AbiTable& table, GuardedArena& arena, HandedBlocks& blocks, const CallRequest& request,
          CallReply& reply)
      : table(table), arena(arena), blocks(blocks), request(request), reply(reply) {}

  void Unsupported(std::string_view why);

  // Arguments. A string or handle that the request says is NULL is null here too.
  AbiHandle* Handle(const HandleArgument& argument);
  void* Text(std::string_view text);
  void* TextOrNull(const std::optional<std::string>& text) { return text ? Text(*text) : nullptr; }
  void* PackageText();
  void* Identity();

  // Out-parameters, filled with the pattern; nullptr where the request passes NULL.
  AbiHandle* NewHandle(AbiHandle* context);
  std::uint32_t* Granted();
  AbiTimeStamp* Expiry();
  std::uint32_t* Qop();

  // Finish records the status and which of the out-parameters above were written.
  void Finish(std::int32_t status);

  const AbiTable& table;
  GuardedArena& arena;
  HandedBlocks& blocks;
  const CallRequest& request;
  CallReply& reply;

 private:
  GuardedBlock LendString(std::string_view text, bool ansi, std::uint32_t* characters);
  AbiIdentityEx IdentityMembers();

  AbiHandle* new_handle_ = nullptr;
  AbiHandle handle_before_ = {};
  std::uint32_t* granted_ = nullptr;
  AbiTimeStamp* expiry_ = nullptr;
  std::uint32_t* qop_ = nullptr;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_ONE_CALL_H_
