#include "api/http/text.h"

#include <simdjson.h>

#include <algorithm>
#include <boost/url/encode.hpp>
#include <boost/url/pct_string_view.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

namespace seatledger::api {
namespace {

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

bool append_percent_decoded(std::string& out, std::string_view raw, PlusSign plus) {
  const auto text = boost::urls::make_pct_string_view({raw.data(), raw.size()});
  if (!text) return false;
  text->decode({plus == PlusSign::is_space}, boost::urls::string_token::append_to(out));
  return true;
}

void append_percent_encoded(std::string& out, std::string_view text) {
  boost::urls::encode({text.data(), text.size()}, boost::urls::unreserved_chars, {},
                      boost::urls::string_token::append_to(out));
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
