#ifndef LEGWORK_SIM_WIRE_READER_H_
#define LEGWORK_SIM_WIRE_READER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/result.h"

namespace legwork {

// Reader walks over octets that it does not own.
//
// A getter takes all or nothing: when it answers false, neither the reader nor the output has changed, and FailedAt()
// says where the input stopped making sense. A reader that was cut out of another one points to the outermost of them
// and reports there, so that one knows the offset of any failure below it; it must stay in its place as long as they
// live.
class Reader {
 public:
  Reader() = default;
  explicit Reader(ByteView bytes)
      : cursor_(bytes.data()), end_(bytes.data() + bytes.size()), origin_(bytes.data()) {}

  bool GetU8(std::uint8_t* value);
  bool GetU16Le(std::uint16_t* value);
  bool GetU16Be(std::uint16_t* value);
  bool GetU32Le(std::uint32_t* value);
  bool GetU32Be(std::uint32_t* value);
  bool GetU64Le(std::uint64_t* value);
  bool GetU64Be(std::uint64_t* value);

  // GetBytes looks at the next `count` octets where they lie.
  bool GetBytes(std::size_t count, ByteView* bytes) {
    if (remaining() < count) return FailAtEnd();
    *bytes = ByteView(cursor_, count);
    cursor_ += count;
    return true;
  }

  // GetReader cuts the next `count` octets out as a reader of their own.
  bool GetReader(std::size_t count, Reader* part);

  // GetRest takes everything that is left, which may be nothing.
  ByteView GetRest();

  bool Skip(std::size_t count) {
    if (remaining() < count) return FailAtEnd();
    cursor_ += count;
    return true;
  }

  // ExpectBytes takes exactly these octets.
  bool ExpectBytes(ByteView bytes);

  // ExpectEmpty ends every read: an octet that is left over is a failure.
  bool ExpectEmpty() { return empty() || Fail(); }

  // Peek shows the next octet without taking it.
  bool Peek(std::uint8_t* value) const {
    if (empty()) return false;
    *value = *cursor_;
    return true;
  }

  // Rest shows everything that is left without taking it.
  ByteView Rest() const { return {cursor_, remaining()}; }
  std::size_t remaining() const { return static_cast<std::size_t>(end_ - cursor_); }
  bool empty() const { return cursor_ == end_; }

  // Offset is the place of the next octet in the outermost input.
  std::size_t Offset() const { return static_cast<std::size_t>(cursor_ - origin_); }

  // FailedAt is the offset in the outermost input at which the latest getter failed, of this reader or of one below.
  std::size_t FailedAt() const { return root_ != nullptr ? root_->failed_at_ : failed_at_; }

  // Fail records a failure at the next octet and answers false: for values that are well formed and yet wrong.
  bool Fail() { return FailAt(Offset()); }

  // FailAt is Fail at an offset in the outermost input.
  bool FailAt(std::size_t offset);

  // Failure is the Error of a read that has failed.
  Error Failure(std::string_view what) const { return Error{what, FailedAt()}; }

 protected:
  // Cut makes `part` a reader of `size` octets that lie `skip` octets ahead. The caller has checked that they are
  // there.
  void Cut(std::size_t skip, std::size_t size, Reader* part) {
    Reader* const root = root_ != nullptr ? root_ : this;
    const std::uint8_t* const first = cursor_ + skip;
    part->origin_ = origin_;
    part->cursor_ = first;
    part->end_ = first + size;
    part->root_ = root;
  }

 private:
  template <typename Number, bool kIsBigEndian>
  bool GetNumber(Number* value);
  bool FailAtEnd();

  const std::uint8_t* cursor_ = nullptr;  // the next octet
  const std::uint8_t* end_ = nullptr;     // behind the last one
  const std::uint8_t* origin_ = nullptr;  // the first octet of the outermost input
  Reader* root_ = nullptr;                // the outermost reader; null if that is this one
  std::size_t failed_at_ = 0;             // kept by the outermost reader alone
};

}  // namespace legwork

#endif  // LEGWORK_SIM_WIRE_READER_H_
