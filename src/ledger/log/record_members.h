// Reads the members of a stored JSON object in the order they were written.
#pragma once

#include <string>
#include <string_view>

#include "ledger/log/domain_json.h"

namespace seatledger::ledger {

// The order of members is fixed, so reading them one by one finds a missing, extra or swapped one
// without a search.
class Members {
 public:
  explicit Members(simdjson::dom::object object) : at_(object.begin()), end_(object.end()) {}

  JsonElement take(std::string_view name) {
    if (at_ == end_ || at_.key() != name) {
      not_as_written("member \"" + std::string(name) + "\" is not where it must be");
    }
    const JsonElement value = at_.value();
    ++at_;
    return value;
  }
  template <class T>
  void take_into(std::string_view name, T& value) {
    const JsonElement element = take(name);
    try {
      read_json(element, value);
    } catch (const StoreError& problem) {
      throw StoreError(std::string(problem.what()) + ", in \"" + std::string(name) + '"');
    }
  }
  template <class T>
  T take_as(std::string_view name) {
    T value{};
    take_into(name, value);
    return value;
  }
  void finish() const {
    if (at_ == end_) return;
    not_as_written("member \"" + std::string(at_.key()) + "\" is unknown");
  }

 private:
  simdjson::dom::object::iterator at_, end_;
};

inline simdjson::dom::object object_in(JsonElement element, std::string_view what) {
  return stored_value(element.get_object(), what);
}

}  // namespace seatledger::ledger
