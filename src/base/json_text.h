// A JSON value kept as its compact text: the ledger stores callers' `metadata` without reading it.
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
