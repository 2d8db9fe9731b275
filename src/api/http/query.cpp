#include "api/http/query.h"

#include <unordered_map>
#include <utility>

#include "api/http/text.h"

namespace seatledger::api {
namespace {

// Returns what is wrong with the text, or nothing.
std::optional<std::string_view> decode_into(std::string& out, std::string_view raw) {
  if (!append_percent_decoded(out, raw, PlusSign::is_space)) return "has a broken percent sequence";
  if (!is_text(out)) return "is not UTF-8 text";
  return std::nullopt;
}

}  // namespace

Result<QueryParameters> parse_query(std::string_view raw) {
  QueryParameters parameters;
  std::unordered_map<std::string, std::size_t> places;
  while (!raw.empty()) {
    const std::size_t end = raw.find('&');
    const std::string_view piece = raw.substr(0, end);
    raw = end == std::string_view::npos ? std::string_view{} : raw.substr(end + 1);
    if (piece.empty()) continue;
    const std::size_t sign = piece.find('=');
    const std::string_view raw_name = piece.substr(0, sign);
    QueryParameter parameter;
    if (const auto wrong = decode_into(parameter.name, raw_name)) {
      return field_error(ErrorCode::invalid_parameter, printable(raw_name), std::string{*wrong});
    }
    const std::string_view raw_value =
        sign == std::string_view::npos ? std::string_view{} : piece.substr(sign + 1);
    if (const auto wrong = decode_into(parameter.value, raw_value)) {
      return field_error(ErrorCode::invalid_parameter, parameter.name, std::string{*wrong});
    }
    const auto [place, is_new] = places.try_emplace(parameter.name, parameters.size());
    if (is_new) {
      parameters.push_back(std::move(parameter));
    } else {
      parameters[place->second].value = std::move(parameter.value);
    }
  }
  return parameters;
}

std::optional<std::string_view> find_parameter(const QueryParameters& parameters,
                                               std::string_view name) {
  for (const QueryParameter& parameter : parameters) {
    if (parameter.name == name) return stripped(parameter.value);
  }
  return std::nullopt;
}

Result<std::string> decode_path(std::string_view raw) {
  std::string decoded;
  if (!append_percent_decoded(decoded, raw, PlusSign::is_plus) || !is_text(decoded)) {
    return error(ErrorCode::path_not_found, "The path is not percent-encoded UTF-8 text.");
  }
  return decoded;
}

void append_parameter(std::string& out, std::string_view name, std::string_view value) {
  if (!out.empty() && out.back() != '?' && out.back() != '&') out += '&';
  append_percent_encoded(out, name);
  out += '=';
  append_percent_encoded(out, value);
}

}  // namespace seatledger::api
