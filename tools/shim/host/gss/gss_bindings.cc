#include "tools/shim/host/gss/gss_bindings.h"

#include <array>

#include "model/sec_buffer.h"

namespace legwork::host {
namespace {

// The words of SEC_CHANNEL_BINDINGS, little-endian.
enum Word { kFromType, kFromSize, kFromAt, kToType, kToSize, kToAt, kDataSize, kDataAt, kWords };

std::optional<GssBuffer> Part(ByteView structure, std::uint32_t size, std::uint32_t at) {
  if (size == 0) return GssBuffer{};
  if (at > structure.size() || size > structure.size() - at) return std::nullopt;
  return GssBuffer{size, const_cast<std::uint8_t*>(structure.data() + at)};
}

std::optional<GssChannel> Read(ByteView structure) {
  std::array<std::uint32_t, kWords> words = {};
  if (structure.size() < 4 * words.size()) return std::nullopt;
  for (std::size_t i = 0; i < 4 * words.size(); ++i) {
    words[i / 4] |= std::uint32_t{structure[i]} << 8 * (i % 4);
  }
  const auto from = Part(structure, words[kFromSize], words[kFromAt]);
  const auto to = Part(structure, words[kToSize], words[kToAt]);
  const auto data = Part(structure, words[kDataSize], words[kDataAt]);
  if (!from || !to || !data) return std::nullopt;
  return GssChannel{true, {words[kFromType], *from, words[kToType], *to, *data}};
}

}  // namespace

std::optional<GssChannel> ReadChannel(const DescriptorArgument& input) {
  for (const BufferArgument& buffer : input.buffers) {
    if (BufferTypeOf(buffer.type) == BufferType::kChannelBindings) return Read(buffer.content);
  }
  return GssChannel{};
}

}  // namespace legwork::host
