#ifndef LEGWORK_CASES_SCRIPT_CALL_REQUEST_H_
#define LEGWORK_CASES_SCRIPT_CALL_REQUEST_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "cases/script/actor.h"
#include "sim/peer/peer.h"

namespace legwork::script {

// kTokenBufferSize is the memory a caller gives for an output token unless its step says otherwise, bytes.
inline constexpr std::uint32_t kTokenBufferSize = 12'288;

// AcquireRequest acquires what the actor's header says.
CallRequest AcquireRequest(const Actor& actor);

// HandleRequest is a call that takes a context and nothing else; for Free the handle is the credential.
CallRequest HandleRequest(Call call, const Actor& actor, const HandleArgument& handle);

// IsMessageCall: the call signs, verifies, encrypts or decrypts.
bool IsMessageCall(Call call);

// OutputBuffer is a buffer of `capacity` bytes for the package to fill; InputBuffer one with content.
BufferArgument OutputBuffer(BufferType type, std::uint32_t capacity);
BufferArgument InputBuffer(BufferType type, Bytes content);
DescriptorArgument Descriptor(std::vector<BufferArgument> buffers);

// OutputToken is the content of the first TOKEN buffer that came out; empty if there is none, or if the package left it
// as it was, whatever its size then says.
Bytes OutputToken(const CallReply& reply);

// InputToken is the content of the first TOKEN buffer that went in; null if there is none.
const Bytes* InputToken(const CallRequest& request);

// ChannelBindings is SEC_CHANNEL_BINDINGS (sspi.h) around application data: eight 32-bit words, then the data.
Bytes ChannelBindings(ByteView application_data);

// ReadOutputShape reads `output=`: none, no_buffers, size:N, null:N, allocate, type:DATA. nullopt if it is none of
// these. `allocate` also asks for ALLOCATE_MEMORY, which is the caller's business.
std::optional<DescriptorArgument> ReadOutputShape(std::string_view value);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_CALL_REQUEST_H_
