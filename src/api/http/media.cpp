#include "api/http/media.h"

#include <algorithm>
#include <optional>

#include "api/http/text.h"

namespace seatledger::api {
namespace {

Error unsupported(std::string detail) {
  return error(ErrorCode::unsupported_media_type, std::move(detail));
}

// Removes a quoted string from the front of `rest` and returns it. A backslash escapes only '"' and
// '\': old browsers send file names with bare backslashes.
std::optional<std::string> take_quoted(std::string_view& rest) {
  std::string value;
  for (std::size_t at = 1; at < rest.size(); ++at) {
    const char c = rest[at];
    if (c == '"') {
      rest.remove_prefix(at + 1);
      return value;
    }
    const bool escapes =
        c == '\\' && at + 1 < rest.size() && (rest[at + 1] == '"' || rest[at + 1] == '\\');
    if (escapes) ++at;
    value += rest[at];
  }
  return std::nullopt;
}

std::optional<std::string> take_value(std::string_view& rest) {
  if (rest.starts_with('"')) return take_quoted(rest);
  const std::string_view value = trimmed(rest.substr(0, rest.find(';')));
  rest.remove_prefix(std::min(rest.find(';'), rest.size()));
  if (!is_token(value)) return std::nullopt;
  return std::string{value};
}

// Removes the first entry of a list, up to a comma that is in no quoted string.
std::string_view take_entry(std::string_view& rest) {
  bool is_quoted = false;
  std::size_t end = 0;
  for (; end < rest.size() && (is_quoted || rest[end] != ','); ++end) {
    if (rest[end] == '"') is_quoted = !is_quoted;
    if (is_quoted && rest[end] == '\\') ++end;
  }
  const std::string_view entry = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return entry;
}

// A weight from 0 to 1 with at most three decimals (RFC 9110 section 12.4.2), and not 0. The empty
// one is 1.
bool is_positive_weight(std::string_view weight) {
  static constexpr std::size_t weight_length_max = 5;
  if (weight.empty()) return true;
  if (weight.size() > weight_length_max || (weight.size() > 1 && weight[1] != '.')) return false;
  const std::string_view decimals = weight.substr(std::min<std::size_t>(weight.size(), 2));
  const std::size_t other = decimals.find_first_not_of('0');
  if (weight.front() == '1') return other == std::string_view::npos;
  return weight.front() == '0' && other != std::string_view::npos &&
         decimals.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_boundary(std::string_view text) {
  static constexpr std::size_t boundary_bytes_max = 70;
  static constexpr std::string_view marks = "'()+_,-./:=? ";
  const auto fits = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           marks.find(c) != std::string_view::npos;
  };
  return !text.empty() && text.size() <= boundary_bytes_max && text.back() != ' ' &&
         std::all_of(text.begin(), text.end(), fits);
}

}  // namespace

std::string_view MediaType::parameter(std::string_view parameter_name) const {
  for (const MediaParameter& each : parameters) {
    if (each.name == parameter_name) return each.value;
  }
  return {};
}

bool parse_media_parameters(std::string_view raw, std::vector<MediaParameter>& out) {
  std::string_view rest = trimmed(raw);
  while (!rest.empty()) {
    if (rest.front() != ';') return false;
    rest = trimmed(rest.substr(1));
    if (rest.empty() || rest.front() == ';') continue;
    const std::size_t sign = rest.find('=');
    if (sign == std::string_view::npos || !is_token(rest.substr(0, sign))) return false;
    std::string name = lower(rest.substr(0, sign));
    rest.remove_prefix(sign + 1);
    std::optional<std::string> value = take_value(rest);
    if (!value) return false;
    const bool repeated = std::any_of(
        out.begin(), out.end(), [&](const MediaParameter& each) { return each.name == name; });
    if (repeated) return false;
    out.push_back({std::move(name), std::move(*value)});
    rest = trimmed(rest);
  }
  return true;
}

Result<MediaType> parse_media_type(std::string_view header) {
  const std::string_view text = trimmed(header);
  if (text.empty()) return unsupported("The request has a body but no Content-Type.");
  const std::string_view name = trimmed(text.substr(0, text.find(';')));
  const std::size_t slash = name.find('/');
  MediaType media{lower(name), {}};
  if (slash == std::string_view::npos || !is_token(name.substr(0, slash)) ||
      !is_token(name.substr(slash + 1)) ||
      !parse_media_parameters(text.substr(std::min(text.find(';'), text.size())),
                              media.parameters)) {
    return unsupported(in_quotes(text) + " is not a content type.");
  }
  const std::string_view charset = media.parameter("charset");
  if (!charset.empty() && !equal_ignoring_case(charset, "utf-8") &&
      !equal_ignoring_case(charset, "utf8")) {
    return unsupported(in_quotes(charset) + " is a charset other than utf-8.");
  }
  return media;
}

bool accept_names(std::string_view accept, std::string_view media_type) {
  while (!accept.empty()) {
    const std::string_view entry = take_entry(accept);
    const std::size_t end = std::min(entry.find(';'), entry.size());
    if (!equal_ignoring_case(trimmed(entry.substr(0, end)), media_type)) continue;
    MediaType media{std::string(media_type), {}};
    if (!parse_media_parameters(entry.substr(end), media.parameters)) continue;
    if (is_positive_weight(media.parameter("q"))) return true;
  }
  return false;
}

Result<BodyType> body_type(std::string_view header) {
  if (header == "application/json") return BodyType{};
  const MediaType media = TRY(parse_media_type(header));
  if (media.name == "application/json" || media.name == "application/scim+json") {
    return BodyType{BodyFormat::json, {}};
  }
  if (media.name == "application/x-www-form-urlencoded") return BodyType{BodyFormat::form, {}};
  if (media.name == "multipart/form-data") {
    const std::string_view boundary = media.parameter("boundary");
    if (!is_boundary(boundary)) return unsupported("multipart/form-data needs a valid boundary.");
    return BodyType{BodyFormat::multipart, std::string{boundary}};
  }
  return unsupported(in_quotes(media.name) + " is not a type of body understood here.");
}

}  // namespace seatledger::api
