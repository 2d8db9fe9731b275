#include "api/entity_tags.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace seatledger::api {
namespace {

// What proxies that pack answers append to the tag (mod_deflate, mod_brotli and others).
constexpr std::string_view packed_marks[] = {"-gzip", "-br", "-deflate", "-zstd"};

// Of the text between the quotes; 0, which no row has, when it is none of ours.
std::uint64_t version_of(std::string_view tag) {
  for (const std::string_view mark : packed_marks) {
    if (tag.ends_with(mark)) {
      tag.remove_suffix(mark.size());
      break;
    }
  }
  std::uint64_t version = 0;
  const char* const end = tag.data() + tag.size();
  const auto [stop, failure] = std::from_chars(tag.data(), end, version);
  const bool is_version = failure == std::errc{} && stop == end && version != ledger::any_version;
  return is_version ? version : 0;
}

void add_versions(std::string_view list, std::vector<std::uint64_t>& out) {
  for (;;) {
    const std::size_t begin = list.find_first_not_of(" \t,");
    if (begin == std::string_view::npos) return;
    list.remove_prefix(begin);
    if (list.starts_with('*')) {
      out.push_back(ledger::any_version);
      list.remove_prefix(1);
      continue;
    }
    if (list.starts_with("W/")) list.remove_prefix(2);
    const std::size_t end = list.starts_with('"') ? list.find('"', 1) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out.push_back(0);
      return;
    }
    out.push_back(version_of(list.substr(1, end - 1)));
    list.remove_prefix(end + 1);
  }
}

}  // namespace

std::optional<ledger::Versions> versions_in(const HttpRequest& request, HttpField name) {
  if (request.fields == nullptr) return std::nullopt;
  const auto [begin, end] = request.fields->equal_range(name);
  if (begin == end) return std::nullopt;
  ledger::Versions versions;
  for (auto line = begin; line != end; ++line) {
    add_versions({line->value().data(), line->value().size()}, versions.listed);
  }
  // An empty field is as if it were not there.
  if (versions.listed.empty()) return std::nullopt;
  return versions;
}

Result<void> check_conditions(const HttpRequest& request, const ledger::Command& command) {
  if (request.find_header(HttpField::if_none_match)) {
    return error(ErrorCode::invalid_parameter,
                 "If-None-Match is compared by GET only; this call would ignore it");
  }
  if (request.find_header(HttpField::if_match) && !ledger::row_of(command).compares_versions) {
    return error(ErrorCode::invalid_parameter,
                 "If-Match: this call knows no versions and would ignore it");
  }
  return {};
}

void leave_out_if_known(const HttpRequest& request, std::uint64_t version, HttpResponse& response) {
  const auto known = versions_in(request, HttpField::if_none_match);
  if (!known || !known->contain(version)) return;
  response.status = 304;
  response.body.clear();
}

}  // namespace seatledger::api
