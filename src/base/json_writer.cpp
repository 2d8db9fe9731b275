#include "base/json_writer.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>

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

// How many bytes at the beginning need no escape. Eight at once: nearly all texts need none.
std::size_t plain_bytes(std::string_view value) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr std::uint64_t highs = 0x8080808080808080;
  const auto has_less = [](std::uint64_t bytes, std::uint64_t than) {
    return (bytes - ones * than) & ~bytes & highs;
  };
  std::size_t at = 0;
  for (std::uint64_t eight = 0; at + sizeof eight <= value.size(); at += sizeof eight) {
    std::memcpy(&eight, value.data() + at, sizeof eight);
    const std::uint64_t quotes = eight ^ (ones * '"');
    const std::uint64_t backslashes = eight ^ (ones * '\\');
    if ((has_less(eight, 0x20) | has_less(quotes, 1) | has_less(backslashes, 1)) != 0) break;
  }
  while (at < value.size() && !needs_escape(value[at])) ++at;
  return at;
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
  const std::size_t plain = plain_bytes(value);
  if (plain == value.size()) {
    const std::size_t begin = out.size();
    out.append(value.size() + 2, '"');
    value.copy(out.data() + begin + 1, value.size());
    return;
  }
  out += '"';
  std::size_t begin = 0;
  for (std::size_t i = plain; i < value.size(); ++i) {
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
