#pragma once
// JavaResult<T>: the value of a function that may throw a Java exception. When it failed, the exception is pending in
// the thread. TRY(expression) yields the value or returns Thrown from the enclosing function.

#include <optional>
#include <type_traits>
#include <utility>

namespace cortado {

// Says: an exception is pending in the current thread.
struct [[nodiscard]] Thrown {};

template <class T>
class [[nodiscard]] JavaResult {
 public:
  using Value = T;
  JavaResult(Thrown) {}
  template <class U>
    requires(std::is_constructible_v<T, U &&> && !std::is_same_v<std::remove_cvref_t<U>, Thrown> &&
             !std::is_same_v<std::remove_cvref_t<U>, JavaResult>)
  JavaResult(U&& value) : value_(std::forward<U>(value)) {}
  bool ok() const { return value_.has_value(); }
  bool failed() const { return !value_.has_value(); }
  T& value() & { return *value_; }
  T value() && { return std::move(*value_); }

 private:
  std::optional<T> value_;
};

template <>
class [[nodiscard]] JavaResult<void> {
 public:
  using Value = void;
  JavaResult() = default;
  JavaResult(Thrown) : ok_(false) {}
  bool ok() const { return ok_; }
  bool failed() const { return !ok_; }
  void value() && {}

 private:
  bool ok_ = true;
};

}  // namespace cortado

#define TRY(...)                                          \
  ({                                                      \
    auto try_result_ = (__VA_ARGS__);                     \
    if (try_result_.failed()) return ::cortado::Thrown{}; \
    std::move(try_result_).value();                       \
  })
