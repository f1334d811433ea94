#include "sim/wire/reader.h"

namespace legwork {
namespace {

// An unsigned number whose octets begin with the most significant one.
template <typename T>
T BigEndian(const std::uint8_t* bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i) value = value << 8 | bytes[i];
  return static_cast<T>(value);
}

template <typename T>
T LittleEndian(const std::uint8_t* bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i) value |= std::uint64_t{bytes[i]} << (8 * i);
  return static_cast<T>(value);
}

}  // namespace

const std::uint8_t* Reader::Take(std::size_t count) {
  if (remaining() < count) {
    FailAt(base_ + bytes_.size());
    return nullptr;
  }
  const std::uint8_t* const taken = bytes_.data() + position_;
  position_ += count;
  return taken;
}

bool Reader::GetU8(std::uint8_t* value) {
  const std::uint8_t* const bytes = Take(1);
  if (bytes != nullptr) *value = *bytes;
  return bytes != nullptr;
}

bool Reader::GetU16Le(std::uint16_t* value) {
  const std::uint8_t* const bytes = Take(2);
  if (bytes != nullptr) *value = LittleEndian<std::uint16_t>(bytes);
  return bytes != nullptr;
}

bool Reader::GetU16Be(std::uint16_t* value) {
  const std::uint8_t* const bytes = Take(2);
  if (bytes != nullptr) *value = BigEndian<std::uint16_t>(bytes);
  return bytes != nullptr;
}

bool Reader::GetU32Le(std::uint32_t* value) {
  const std::uint8_t* const bytes = Take(4);
  if (bytes != nullptr) *value = LittleEndian<std::uint32_t>(bytes);
  return bytes != nullptr;
}

bool Reader::GetU32Be(std::uint32_t* value) {
  const std::uint8_t* const bytes = Take(4);
  if (bytes != nullptr) *value = BigEndian<std::uint32_t>(bytes);
  return bytes != nullptr;
}

bool Reader::GetU64Le(std::uint64_t* value) {
  const std::uint8_t* const bytes = Take(8);
  if (bytes != nullptr) *value = LittleEndian<std::uint64_t>(bytes);
  return bytes != nullptr;
}

bool Reader::GetU64Be(std::uint64_t* value) {
  const std::uint8_t* const bytes = Take(8);
  if (bytes != nullptr) *value = BigEndian<std::uint64_t>(bytes);
  return bytes != nullptr;
}

bool Reader::GetBytes(std::size_t count, ByteView* bytes) {
  if (remaining() < count) return FailAt(base_ + bytes_.size());
  *bytes = Rest().first(count);
  position_ += count;
  return true;
}

bool Reader::GetReader(std::size_t count, Reader* part) {
  if (remaining() < count) return FailAt(base_ + bytes_.size());
  Cut(0, count, part);
  position_ += count;
  return true;
}

ByteView Reader::GetRest() {
  const ByteView rest = Rest();
  position_ = bytes_.size();
  return rest;
}

bool Reader::Skip(std::size_t count) { return count == 0 || Take(count) != nullptr; }

bool Reader::ExpectBytes(ByteView bytes) {
  if (remaining() < bytes.size()) return FailAt(base_ + bytes_.size());
  if (!SameBytes(Rest().first(bytes.size()), bytes)) return Fail();
  position_ += bytes.size();
  return true;
}

bool Reader::ExpectEmpty() { return empty() || Fail(); }

bool Reader::Peek(std::uint8_t* value) const {
  if (empty()) return false;
  *value = bytes_[position_];
  return true;
}

bool Reader::FailAt(std::size_t offset) {
  (root_ != nullptr ? root_->failed_at_ : failed_at_) = offset;
  return false;
}

void Reader::Cut(std::size_t skip, std::size_t size, Reader* part) {
  Reader cut(Rest().subspan(skip, size));
  cut.base_ = Offset() + skip;
  cut.root_ = root_ != nullptr ? root_ : this;
  *part = cut;
}

}  // namespace legwork
