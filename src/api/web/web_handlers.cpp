#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/call.h"
#include "api/route.h"
#include "api/web/file_answer.h"
#include "api/web/routes.h"

namespace seatledger::api {
namespace {

// tools/build says the same.
constexpr std::string_view no_web_files =
    "built without the pages for browsers: tools/build adds them where npm reaches its packages";

Result<HttpResponse> answer_with(const Call& call, const std::string& path) {
  const auto files = web::web_files();
  if (files.empty()) return error(ErrorCode::path_not_found, std::string(no_web_files));
  const auto file = std::find_if(files.begin(), files.end(),
                                 [&](const web::WebFile& each) { return each.path == path; });
  if (file == files.end()) {
    return error(ErrorCode::path_not_found, "there is nothing at this path");
  }
  return file_answer(*call.http, *file);
}

Result<HttpResponse> read_page(const Call& call) {
  const std::string_view path = call.http->path;
  if (path.ends_with('/')) return answer_with(call, call.route.path);
  // The addresses in the page are relative to the folder.
  HttpResponse response;
  response.status = 308;
  response.add_header("Location", std::string(path.substr(path.rfind('/') + 1)) + '/');
  return response;
}

Result<HttpResponse> read_file(const Call& call) {
  const std::string& path = call.route.path;
  return answer_with(call, path.substr(0, path.find('{')) + call.path_values.front());
}

}  // namespace

void add_web_routes(std::vector<Route>& routes) {
  const auto add = [&routes](std::string path, std::string operation, std::string_view sentence,
                             Read::Handler read) {
    routes.push_back({.method = HttpMethod::get,
                      .path = std::move(path),
                      .operation = std::move(operation),
                      .sentence = sentence,
                      .access = Access::anyone,
                      .scope = everywhere,
                      .unknown = UnknownParameters::ignored,
                      .answer = AnswerShape(AnswerForm::file),
                      .work = Read(read)});
  };
  add("/docs/", "read_docs_page", "The reference of the API, in a browser.", read_page);
  add("/docs/{file}", "read_docs_file", "A file of that page.", read_file);
}

}  // namespace seatledger::api
