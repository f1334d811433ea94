#include "sim/peer/bindings_reader.h"

#include <string_view>

#include "model/sec_buffer.h"
#include "sim/base/byte_order.h"
#include "sim/base/fingerprint.h"

namespace legwork {
namespace {

constexpr std::size_t kHeaderSize = 32;

// Where the structure keeps a length and, in the word after it, the offset: initiator, acceptor, application data.
constexpr std::size_t kLengthsAt[] = {4, 16, 24};

std::uint32_t Word(ByteView bytes, std::size_t at) {
  return LoadNumber<std::uint32_t, ByteOrder::kLittle>(&bytes[at]);
}

BindingsKind KindOf(ByteView data) {
  if (AsText(data).starts_with("tls-unique:")) return BindingsKind::kUnique;
  if (AsText(data).starts_with("tls-server-end-point:")) return BindingsKind::kEndPoint;
  return BindingsKind::kOther;
}

}  // namespace

std::optional<ByteView> ReadBindings(ByteView structure) {
  if (structure.size() < kHeaderSize) return std::nullopt;
  for (const std::size_t at : kLengthsAt) {
    const std::uint32_t length = Word(structure, at);
    const std::uint32_t offset = Word(structure, at + 4);
    if (offset > structure.size() || length > structure.size() - offset) return std::nullopt;
  }
  return structure.subspan(Word(structure, 28), Word(structure, 24));
}

BindingsFacts BindingsFactsOf(const DescriptorArgument& input) {
  BindingsFacts facts;
  for (const BufferArgument& buffer : input.buffers) {
    if (BufferTypeOf(buffer.type) != BufferType::kChannelBindings) continue;
    const std::optional<ByteView> data = ReadBindings(buffer.content);
    facts.fits = data.has_value();
    facts.kind = KindOf(data.value_or(ByteView()));
    facts.id = data ? Fingerprint(*data) : 0;
    return facts;
  }
  return facts;
}

}  // namespace legwork
