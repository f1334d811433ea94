#include "sim/wire/reader.h"

#include "sim/base/byte_order.h"

namespace legwork {

template <typename Number, bool kIsBigEndian>
bool Reader::GetNumber(Number* value) {
  constexpr std::size_t kSize = sizeof(Number);
  constexpr ByteOrder kOrder = kIsBigEndian ? ByteOrder::kBig : ByteOrder::kLittle;
  if (remaining() < kSize) return FailAtEnd();
  *value = LoadNumber<Number, kOrder>(cursor_);
  cursor_ += kSize;
  return true;
}

bool Reader::GetU8(std::uint8_t* value) { return GetNumber<std::uint8_t, true>(value); }
bool Reader::GetU16Le(std::uint16_t* value) { return GetNumber<std::uint16_t, false>(value); }
bool Reader::GetU16Be(std::uint16_t* value) { return GetNumber<std::uint16_t, true>(value); }
bool Reader::GetU32Le(std::uint32_t* value) { return GetNumber<std::uint32_t, false>(value); }
bool Reader::GetU32Be(std::uint32_t* value) { return GetNumber<std::uint32_t, true>(value); }
bool Reader::GetU64Le(std::uint64_t* value) { return GetNumber<std::uint64_t, false>(value); }
bool Reader::GetU64Be(std::uint64_t* value) { return GetNumber<std::uint64_t, true>(value); }

bool Reader::GetReader(std::size_t count, Reader* part) {
  if (remaining() < count) return FailAtEnd();
  Cut(0, count, part);
  cursor_ += count;
  return true;
}

ByteView Reader::GetRest() {
  const ByteView rest = Rest();
  cursor_ = end_;
  return rest;
}

bool Reader::ExpectBytes(ByteView bytes) {
  if (remaining() < bytes.size()) return FailAtEnd();
  if (!SameBytes(Rest().first(bytes.size()), bytes)) return Fail();
  cursor_ += bytes.size();
  return true;
}

bool Reader::FailAt(std::size_t offset) {
  (root_ != nullptr ? root_->failed_at_ : failed_at_) = offset;
  return false;
}

bool Reader::FailAtEnd() { return FailAt(static_cast<std::size_t>(end_ - origin_)); }

}  // namespace legwork
