#include "api/web/folder_file.h"

#include <array>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "api/web/file_answer.h"

namespace seatledger::api {
namespace {

using Type = std::pair<std::string_view, std::string_view>;
constexpr std::array types{
    Type{".css", "text/css; charset=utf-8"}, Type{".html", "text/html; charset=utf-8"},
    Type{".js", "text/javascript; charset=utf-8"}, Type{".map", "application/json"},
    Type{".txt", "text/plain; charset=utf-8"}};

std::string_view type_of(std::string_view name) {
  for (const auto& [ending, type] : types) {
    if (name.ends_with(ending)) return type;
  }
  return {};
}

// One that leads nowhere else: {file} of a route is decoded, so it may hold a slash.
bool is_plain(std::string_view name) {
  return !name.starts_with('.') && name.find_first_of(std::string_view("/\\\0", 3)) == name.npos;
}

}  // namespace

Result<HttpResponse> folder_file(const std::filesystem::path& folder, std::string_view path) {
  const std::size_t name_at = path.find('/', 1) + 1;
  const std::string page(path.substr(1, name_at - 1));
  const std::string name(name_at == path.size() ? "index.html" : path.substr(name_at));
  const std::string_view type = type_of(name);
  const Error missing = error(ErrorCode::path_not_found, "web_dir has no such file");
  if (type.empty() || !is_plain(name)) return missing;
  std::ifstream file(folder / page / name, std::ios::binary);
  if (!file) return missing;
  HttpResponse response;
  response.body.assign(std::istreambuf_iterator<char>(file), {});
  response.content_type = type;
  response.cache_control = "no-cache";
  add_page_headers(response, path);
  return response;
}

}  // namespace seatledger::api
