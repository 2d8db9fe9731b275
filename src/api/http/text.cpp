#include "api/http/text.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace seatledger::api {
namespace {

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_visible_ascii(char c) { return c > 0x20 && c < 0x7f; }

// The characters for which Python's str.isspace() is true.
constexpr std::array<std::string_view, 29> white_space{" ",
                                                       "\t",
                                                       "\n",
                                                       "\v",
                                                       "\f",
                                                       "\r",
                                                       "\x1c",
                                                       "\x1d",
                                                       "\x1e",
                                                       "\x1f",
                                                       "\xC2\x85",
                                                       "\xC2\xA0",
                                                       "\xE1\x9A\x80",
                                                       "\xE2\x80\x80",
                                                       "\xE2\x80\x81",
                                                       "\xE2\x80\x82",
                                                       "\xE2\x80\x83",
                                                       "\xE2\x80\x84",
                                                       "\xE2\x80\x85",
                                                       "\xE2\x80\x86",
                                                       "\xE2\x80\x87",
                                                       "\xE2\x80\x88",
                                                       "\xE2\x80\x89",
                                                       "\xE2\x80\x8A",
                                                       "\xE2\x80\xA8",
                                                       "\xE2\x80\xA9",
                                                       "\xE2\x80\xAF",
                                                       "\xE2\x81\x9F",
                                                       "\xE3\x80\x80"};

}  // namespace

bool append_percent_decoded(std::string& out, std::string_view raw, PlusSign plus) {
  out.reserve(out.size() + raw.size());
  for (std::size_t at = 0; at < raw.size(); ++at) {
    const char c = raw[at];
    if (c == '+' && plus == PlusSign::is_space) {
      out += ' ';
    } else if (c == '%') {
      if (at + 2 >= raw.size()) return false;
      const int high = hex_value(raw[at + 1]);
      const int low = hex_value(raw[at + 2]);
      if (high < 0 || low < 0) return false;
      out += static_cast<char>(high * 16 + low);
      at += 2;
    } else {
      out += c;
    }
  }
  return true;
}

void append_percent_encoded(std::string& out, std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : text) {
    if (is_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~') {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
}

bool is_text(std::string_view bytes) {
  return bytes.find('\0') == std::string_view::npos &&
         simdjson::validate_utf8(bytes.data(), bytes.size());
}

bool is_token(std::string_view text) {
  static constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  const auto fits = [](char c) {
    return is_alphanumeric(c) || marks.find(c) != std::string_view::npos;
  };
  return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view stripped(std::string_view text) {
  // Most texts begin and end with visible ASCII.
  if (text.empty() || (is_visible_ascii(text.front()) && is_visible_ascii(text.back()))) {
    return text;
  }
  bool found = true;
  while (found) {
    found = false;
    for (const std::string_view space : white_space) {
      while (text.starts_with(space)) text.remove_prefix(space.size()), found = true;
      while (text.ends_with(space)) text.remove_suffix(space.size()), found = true;
    }
  }
  return text;
}

std::string printable(std::string_view raw) {
  static constexpr std::size_t quoted_bytes_max = 64;
  std::string result{raw.substr(0, quoted_bytes_max)};
  std::replace_if(
      result.begin(), result.end(), [](char c) { return c < 0x20 || c > 0x7e; }, '?');
  return result;
}

std::string in_quotes(std::string_view raw) {
  std::string result{'"'};
  result += printable(raw);
  result += '"';
  return result;
}

}  // namespace seatledger::api
