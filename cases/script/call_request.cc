#include "cases/script/call_request.h"

#include <utility>

#include "cases/script/value_shape.h"

namespace legwork::script {
namespace {

constexpr std::uint32_t kBindingsHeaderSize = 32;
constexpr std::uint32_t kOutputCountMax = 1000;  // elements

void AppendWord(Bytes& bytes, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
}

std::optional<std::uint32_t> SizeAfter(std::string_view value, std::string_view prefix) {
  if (!value.starts_with(prefix)) return std::nullopt;
  std::optional<std::uint64_t> size = ReadNumber(value.substr(prefix.size()));
  if (!size || *size > (1u << 20)) return std::nullopt;
  return static_cast<std::uint32_t>(*size);
}

// ReadBufferType takes the name of a type, or a number that no type has.
std::optional<std::uint32_t> ReadBufferType(std::string_view word) {
  if (std::optional<std::uint32_t> named = ParseBufferType(word)) return named;
  std::optional<std::uint64_t> number = ReadNumber(word);
  if (!number || *number > 0xFFFFFFFF) return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

// ManyBuffers is a TOKEN buffer large enough and empty elements behind it, `count` in all.
std::optional<DescriptorArgument> ManyBuffers(std::uint32_t count) {
  if (count == 0 || count > kOutputCountMax) return std::nullopt;
  std::vector<BufferArgument> buffers(count, OutputBuffer(BufferType::kEmpty, 0));
  buffers.front() = OutputBuffer(BufferType::kToken, kTokenBufferSize);
  return Descriptor(std::move(buffers));
}

}  // namespace

CallRequest AcquireRequest(const Actor& actor) {
  CallRequest request;
  request.call = Call::kAcquire;
  request.package = actor.setup.package;
  request.credential_use = actor.credential_use;
  request.identity = actor.identity;
  return request;
}

CallRequest HandleRequest(Call call, const Actor& actor, const HandleArgument& handle) {
  CallRequest request;
  request.call = call;
  request.package = actor.setup.package;
  (call == Call::kFree || call == Call::kQueryCredential ? request.credential : request.context) = handle;
  return request;
}

bool IsMessageCall(Call call) {
  return call == Call::kSign || call == Call::kVerify || call == Call::kEncrypt || call == Call::kDecrypt;
}

BufferArgument OutputBuffer(BufferType type, std::uint32_t capacity) {
  BufferArgument buffer;
  buffer.type = static_cast<std::uint32_t>(type);
  buffer.capacity = capacity;
  return buffer;
}

BufferArgument InputBuffer(BufferType type, Bytes content) {
  BufferArgument buffer;
  buffer.type = static_cast<std::uint32_t>(type);
  buffer.capacity = static_cast<std::uint32_t>(content.size());
  buffer.content = std::move(content);
  return buffer;
}

DescriptorArgument Descriptor(std::vector<BufferArgument> buffers) {
  DescriptorArgument descriptor;
  descriptor.is_null = false;
  descriptor.buffers = std::move(buffers);
  return descriptor;
}

Bytes OutputToken(const CallReply& reply) {
  for (const BufferResult& buffer : reply.output) {
    bool written = buffer.changed || buffer.allocated_by_package;
    if (BufferTypeOf(buffer.type) == BufferType::kToken) return written ? buffer.content : Bytes();
  }
  return {};
}

const Bytes* InputToken(const CallRequest& request) {
  for (const BufferArgument& buffer : request.input.buffers) {
    if (BufferTypeOf(buffer.type) == BufferType::kToken) return &buffer.content;
  }
  return nullptr;
}

Bytes ChannelBindings(ByteView application_data) {
  Bytes bytes;
  for (int word = 0; word < 6; ++word) AppendWord(bytes, 0);  // no addresses of either side
  AppendWord(bytes, static_cast<std::uint32_t>(application_data.size()));
  AppendWord(bytes, kBindingsHeaderSize);
  bytes.insert(bytes.end(), application_data.begin(), application_data.end());
  return bytes;
}

std::optional<DescriptorArgument> ReadOutputShape(std::string_view value) {
  if (value == "none") return DescriptorArgument{};
  if (value == "no_buffers") return Descriptor({});
  if (value == "audit") {
    return Descriptor({OutputBuffer(BufferType::kToken, kTokenBufferSize),
                       OutputBuffer(BufferType::kChannelBindingsResult, 4)});
  }
  if (std::optional<std::uint32_t> size = SizeAfter(value, "size:")) {
    return Descriptor({OutputBuffer(BufferType::kToken, *size)});
  }
  std::optional<std::uint32_t> null_size = value == "allocate" ? 0 : SizeAfter(value, "null:");
  if (null_size) {
    BufferArgument buffer = OutputBuffer(BufferType::kToken, *null_size);
    buffer.is_null = true;
    return Descriptor({buffer});
  }
  if (std::optional<std::uint32_t> version = SizeAfter(value, "version:")) {
    DescriptorArgument descriptor = Descriptor({OutputBuffer(BufferType::kToken, kTokenBufferSize)});
    descriptor.version = *version;
    return descriptor;
  }
  if (std::optional<std::uint32_t> count = SizeAfter(value, "count:")) return ManyBuffers(*count);
  if (!value.starts_with("type:")) return std::nullopt;
  std::optional<std::uint32_t> type = ReadBufferType(value.substr(5));
  if (!type) return std::nullopt;
  return Descriptor({OutputBuffer(static_cast<BufferType>(*type), kTokenBufferSize)});
}

}  // namespace legwork::script
