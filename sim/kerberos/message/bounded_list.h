#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_BOUNDED_LIST_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_BOUNDED_LIST_H_

#include <array>
#include <cstddef>
#include <initializer_list>

namespace legwork::kerberos {

// BoundedList holds up to kMax values in place, so that reading a message allocates nothing. A message with more of
// them than any real one has is refused by its reader.
template <typename T, std::size_t kMax>
class BoundedList {
 public:
  BoundedList() = default;

  // Values beyond the bound are dropped.
  BoundedList(std::initializer_list<T> values) {
    for (const T& value : values) Add(value);
  }

  // Add is false, and adds nothing, when the list is full.
  bool Add(const T& value) {
    if (size_ == kMax) return false;
    values_[size_++] = value;
    return true;
  }

  void clear() { size_ = 0; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T* begin() const { return values_.data(); }
  const T* end() const { return values_.data() + size_; }
  const T& operator[](std::size_t index) const { return values_[index]; }
  T& operator[](std::size_t index) { return values_[index]; }

 private:
  std::array<T, kMax> values_ = {};
  std::size_t size_ = 0;
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_BOUNDED_LIST_H_
