#include "api/http/message.h"

#include <algorithm>

#include "api/http/media.h"

namespace seatledger::api {

std::optional<std::string_view> HttpRequest::find_header(std::string_view name) const {
  if (fields == nullptr) return std::nullopt;
  const auto found = fields->find({name.data(), name.size()});
  if (found == fields->end()) return std::nullopt;
  return std::string_view{found->value()};
}

std::optional<std::string_view> HttpRequest::find_header(HttpField name) const {
  if (fields == nullptr) return std::nullopt;
  const auto found = fields->find(name);
  if (found == fields->end()) return std::nullopt;
  return std::string_view{found->value()};
}

bool HttpRequest::names_in_accept(std::string_view media_type) const {
  if (fields == nullptr) return false;
  const auto [begin, end] = fields->equal_range(HttpField::accept);
  return std::any_of(begin, end, [&](const auto& line) {
    return accept_names({line.value().data(), line.value().size()}, media_type);
  });
}

void HttpResponse::add_header(std::string_view name, std::string_view value) {
  headers += name;
  headers += ": ";
  const std::size_t start = headers.size();
  headers += value;
  // A line end inside a value would let the author of the value add headers.
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  std::replace_if(headers.begin() + static_cast<std::ptrdiff_t>(start), headers.end(), is_control,
                  ' ');
  headers += "\r\n";
}

}  // namespace seatledger::api
