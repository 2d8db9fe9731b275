// Appends compact JSON to a text. Used for all output: 25 times as fast as a document tree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/json_text.h"

namespace seatledger {

// `value` with quotes and escapes (RFC 8259); UTF-8 passes through.
void append_json_string(std::string& out, std::string_view value);
// The shortest text that parses to the same double, always with a point or an exponent.
void append_json_double(std::string& out, double value);

// Appends to `out`, which must outlive the writer. The caller balances begin and end; the writer
// adds the commas. Not thread-safe.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out), start_(out.size()) {}

  void begin_object() { separate(), out_ += '{'; }
  void end_object() { out_ += '}'; }
  void begin_array() { separate(), out_ += '['; }
  void end_array() { out_ += ']'; }
  void key(std::string_view name) { separate(), quote(name), out_ += ':'; }

  void text(std::string_view value) { separate(), quote(value); }
  void number(std::int64_t value);
  void number(std::uint64_t value);
  void real(double value) { separate(), append_json_double(out_, value); }
  void boolean(bool value) { separate(), out_ += value ? "true" : "false"; }
  void null() { separate(), out_ += "null"; }
  void raw(const JsonText& value) { separate(), out_ += value.str(); }
  // Already written members of an object: "\"a\":1,\"b\":2".
  void members(std::string_view text) { separate(), out_ += text; }

  std::string& out() { return out_; }

 private:
  void separate() {
    if (out_.size() == start_) return;
    const char last = out_.back();
    if (last != '{' && last != '[' && last != ':') out_ += ',';
  }
  void quote(std::string_view value);

  std::string& out_;
  std::size_t start_;
};

}  // namespace seatledger
