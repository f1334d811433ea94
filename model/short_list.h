#ifndef LEGWORK_MODEL_SHORT_LIST_H_
#define LEGWORK_MODEL_SHORT_LIST_H_

#include <array>
#include <cstddef>
#include <initializer_list>

namespace legwork {

// ShortList is a list of at most `kMost` values that a constant row can hold. A longer one does not compile.
template <typename Value, std::size_t kMost>
class ShortList {
 public:
  consteval ShortList() = default;
  consteval ShortList(std::initializer_list<Value> values) {
    for (const Value& value : values) values_[size_++] = value;
  }

  constexpr const Value* begin() const { return values_.data(); }
  constexpr const Value* end() const { return values_.data() + size_; }
  constexpr std::size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr bool Has(const Value& value) const {
    for (const Value& one : *this) {
      if (one == value) return true;
    }
    return false;
  }

 private:
  std::array<Value, kMost> values_ = {};
  std::size_t size_ = 0;
};

}  // namespace legwork

#endif  // LEGWORK_MODEL_SHORT_LIST_H_
