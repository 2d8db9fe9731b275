#include "base/json_writer.h"

#include <array>
#include <charconv>

#include "base/ascii.h"

namespace seatledger {
namespace {

template <class Number>
void append_number(std::string& out, Number value) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

constexpr bool needs_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void append_escape(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: out += "\\u00"; append_hex(out, {&c, 1});
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view value) {
  out += '"';
  std::size_t begin = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (!needs_escape(value[i])) continue;
    out.append(value, begin, i - begin);
    append_escape(out, value[i]);
    begin = i + 1;
  }
  out.append(value, begin);
  out += '"';
}

void append_json_double(std::string& out, double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  const std::string_view text{digits.data(), static_cast<std::size_t>(end - digits.data())};
  out += text;
  if (text.find_first_of(".e") == std::string_view::npos) out += ".0";
}

void JsonWriter::number(std::int64_t value) { separate(), append_number(out_, value); }
void JsonWriter::number(std::uint64_t value) { separate(), append_number(out_, value); }
void JsonWriter::quote(std::string_view value) { append_json_string(out_, value); }

}  // namespace seatledger
