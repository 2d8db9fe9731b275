// A field that a caller may omit, as distinct from sending null.
#pragma once

#include <concepts>
#include <optional>
#include <utility>

namespace seatledger {

// Absent means: not sent, not changed, not printed. `Given<std::optional<T>>` can also be null. Not
// a std::optional itself, because an absent Given and a null optional would then convert into each
// other.
template <class T>
class Given {
 public:
  // A bool is not made from another Given or an optional, which convert to bool only as a test.
  template <class U>
  static constexpr bool can_hold =
      std::constructible_from<T, U&&> && !std::same_as<std::remove_cvref_t<U>, Given> &&
      (std::convertible_to<U&&, T> || !std::same_as<T, bool>);

  Given() = default;
  template <class U>
  requires can_hold<U> Given(U&& value) : value_(std::in_place, std::forward<U>(value)) {}

  bool has_value() const { return value_.has_value(); }
  explicit operator bool() const { return has_value(); }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }
  T value_or(T otherwise) const { return value_.value_or(std::move(otherwise)); }
  T& emplace() { return value_.emplace(); }
  void reset() { value_.reset(); }

  friend bool operator==(const Given&, const Given&) = default;

 private:
  std::optional<T> value_;
};

}  // namespace seatledger
