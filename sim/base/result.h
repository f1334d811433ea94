#ifndef LEGWORK_SIM_BASE_RESULT_H_
#define LEGWORK_SIM_BASE_RESULT_H_

#include <cstddef>
#include <string_view>
#include <utility>
#include <variant>

namespace legwork {

// Error says which value was being read and where the input stopped making sense.
struct Error {
  std::string_view what;  // a name with static lifetime: "ApRep"
  std::size_t at = 0;     // byte offset into the outermost input
};

// Result is a value or the Error that kept it from being made.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T&& value) : state_(std::move(value)) {}
  Result(const T& value) : state_(value) {}
  Result(Error error) : state_(error) {}

  bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }

  // The value may be asked for only when ok().
  const T& value() const& { return std::get<T>(state_); }
  T& value() & { return std::get<T>(state_); }
  T&& value() && { return std::get<T>(std::move(state_)); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }

  // The error may be asked for only when !ok().
  const Error& error() const { return std::get<Error>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_BASE_RESULT_H_
