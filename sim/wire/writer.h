#ifndef LEGWORK_SIM_WIRE_WRITER_H_
#define LEGWORK_SIM_WIRE_WRITER_H_

#include <cstddef>
#include <cstdint>

#include "sim/base/bytes.h"

namespace legwork {

// Writer appends to octets that it does not own. What was there before stays in front.
class Writer {
 public:
  explicit Writer(Bytes& out) : out_(&out), start_(out.size()) {}

  void PutU8(std::uint8_t value) { out_->push_back(value); }
  void PutU16Le(std::uint16_t value);
  void PutU16Be(std::uint16_t value);
  void PutU32Le(std::uint32_t value);
  void PutU32Be(std::uint32_t value);
  void PutU64Le(std::uint64_t value);
  void PutU64Be(std::uint64_t value);
  void PutBytes(ByteView bytes) { Append(*out_, bytes); }
  void PutZeros(std::size_t count) { out_->resize(out_->size() + count); }

  // PutRoom appends `count` zero octets and shows them, to be filled before anything else is written.
  ByteSpan PutRoom(std::size_t count);

  // Position counts the octets that this writer has appended; a Patch… overwrites octets at an earlier position.
  // Positions inside an open DerScope are void once that scope has closed: its length may have moved them.
  std::size_t Position() const { return out_->size() - start_; }
  void PatchU8(std::size_t position, std::uint8_t value);
  void PatchU16Le(std::size_t position, std::uint16_t value);
  void PatchU32Le(std::size_t position, std::uint32_t value);
  void PatchBytes(std::size_t position, ByteView bytes);

  // Written shows what this writer has appended since `position`, until the next Put….
  ByteView Written(std::size_t position = 0) const { return ByteView(*out_).subspan(start_ + position); }

  Bytes& out() { return *out_; }

 private:
  Bytes* out_;
  std::size_t start_;  // size of *out_ when this writer began
};

}  // namespace legwork

#endif  // LEGWORK_SIM_WIRE_WRITER_H_
