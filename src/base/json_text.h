// A JSON value kept as its compact text: what callers put into `metadata` and the like passes
// through the ledger unread.
#pragma once

#include <string>
#include <utility>

namespace seatledger {

class JsonText {
 public:
  JsonText() = default;
  // `compact` is valid JSON without white space; base/json_reader.h makes such texts.
  explicit JsonText(std::string compact) : text_(std::move(compact)) {}
  const std::string& str() const { return text_; }
  friend bool operator==(const JsonText&, const JsonText&) = default;

 private:
  std::string text_ = "{}";
};

}  // namespace seatledger
