#ifndef LEGWORK_TOOLS_SHIM_HOST_ONE_CALL_H_
#define LEGWORK_TOOLS_SHIM_HOST_ONE_CALL_H_

#include <string_view>

#include "sim/peer/peer.h"
#include "tools/shim/host/call_buffers.h"
#include "tools/shim/host/guarded_arena.h"
#include "tools/shim/host/sspi_abi.h"

namespace legwork::host {

// OneCall is one call in progress: its arguments in guarded memory, and the reply that grows from them.
class OneCall {
 public:
  OneCall(const AbiTable& table, GuardedArena& arena, const CallRequest& request, CallReply& reply)
      : table(table), arena(arena), request(request), reply(reply) {}

  void Unsupported(std::string_view why);

  // Arguments. A string or handle that the request says is NULL is null here too.
  AbiHandle* Handle(const HandleArgument& argument);
  void* Text(std::string_view text);
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
  const CallRequest& request;
  CallReply& reply;

 private:
  GuardedBlock LendString(std::string_view text, std::uint32_t* characters);

  AbiHandle* new_handle_ = nullptr;
  AbiHandle handle_before_ = {};
  std::uint32_t* granted_ = nullptr;
  AbiTimeStamp* expiry_ = nullptr;
  std::uint32_t* qop_ = nullptr;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_ONE_CALL_H_
