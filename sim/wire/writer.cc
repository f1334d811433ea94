#include "sim/wire/writer.h"

#include <algorithm>
#include <cassert>

#include "sim/base/byte_order.h"

namespace legwork {
namespace {

template <ByteOrder kOrder, typename Number>
void PutNumber(Bytes& to, Number number) {
  const std::size_t at = to.size();
  to.resize(at + sizeof(Number));
  StoreNumber<kOrder>(number, to.data() + at);
}

}  // namespace

void Writer::PutU16Le(std::uint16_t value) { PutNumber<ByteOrder::kLittle>(*out_, value); }
void Writer::PutU16Be(std::uint16_t value) { PutNumber<ByteOrder::kBig>(*out_, value); }
void Writer::PutU32Le(std::uint32_t value) { PutNumber<ByteOrder::kLittle>(*out_, value); }
void Writer::PutU32Be(std::uint32_t value) { PutNumber<ByteOrder::kBig>(*out_, value); }
void Writer::PutU64Le(std::uint64_t value) { PutNumber<ByteOrder::kLittle>(*out_, value); }
void Writer::PutU64Be(std::uint64_t value) { PutNumber<ByteOrder::kBig>(*out_, value); }

ByteSpan Writer::PutRoom(std::size_t count) {
  PutZeros(count);
  return ByteSpan(*out_).last(count);
}

void Writer::PatchU8(std::size_t position, std::uint8_t value) { PatchBytes(position, ByteView(&value, 1)); }
void Writer::PatchU16Le(std::size_t position, std::uint16_t value) {
  PatchBytes(position, OctetsOf<ByteOrder::kLittle>(value));
}
void Writer::PatchU32Le(std::size_t position, std::uint32_t value) {
  PatchBytes(position, OctetsOf<ByteOrder::kLittle>(value));
}

void Writer::PatchBytes(std::size_t position, ByteView bytes) {
  assert(position + bytes.size() <= Position());
  std::ranges::copy(bytes, ByteSpan(*out_).subspan(start_ + position).begin());
}

}  // namespace legwork
