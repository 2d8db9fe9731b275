#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/call.h"
#include "api/context.h"
#include "api/document/error_page.h"
#include "api/route.h"
#include "api/web/file_answer.h"
#include "api/web/folder_file.h"
#include "api/web/routes.h"

namespace seatledger::api {
namespace {

// tools/build says the same.
constexpr std::string_view no_web_files =
    "built without the pages for browsers: tools/build adds them where npm reaches its packages";

Result<HttpResponse> answer_with(const Call& call, const std::string& path) {
  const GatewaySettings& settings = call.context.settings;
  if (!settings.console && path.starts_with("/console/")) {
    return error(ErrorCode::path_not_found, "the console is switched off (setting console)");
  }
  if (!settings.web_dir.empty()) return folder_file(settings.web_dir, path);
  const auto files = web::web_files();
  if (files.empty()) return error(ErrorCode::path_not_found, std::string(no_web_files));
  const auto file = std::find_if(files.begin(), files.end(),
                                 [&](const web::WebFile& each) { return each.path == path; });
  if (file == files.end()) {
    return error(ErrorCode::path_not_found, "there is nothing at this path");
  }
  return file_answer(*call.http, *file);
}

bool names_folder(const Call& call) { return call.http->path.ends_with('/'); }

// The addresses in a page are relative to its folder.
HttpResponse to_folder(const Call& call) {
  const std::string_view path = call.http->path;
  HttpResponse response;
  response.status = 308;
  response.add_header("Location", std::string(path.substr(path.rfind('/') + 1)) + '/');
  return response;
}

Result<HttpResponse> read_page(const Call& call) {
  if (!names_folder(call)) return to_folder(call);
  return answer_with(call, call.route.path);
}

HttpResponse printed_file(std::string_view content_type, std::string_view bytes) {
  HttpResponse response;
  response.content_type = content_type;
  response.cache_control = "no-cache";
  response.fixed_body = bytes;
  add_page_headers(response, "/docs/errors/");
  return response;
}

Result<HttpResponse> read_errors_page(const Call& call) {
  static const std::string page = errors_page();
  if (!names_folder(call)) return to_folder(call);
  return printed_file("text/html; charset=utf-8", page);
}

Result<HttpResponse> read_errors_style(const Call&) {
  return printed_file("text/css; charset=utf-8", errors_style);
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
  add("/docs/errors/", "read_errors_page", "What each error code means, in a browser.",
      read_errors_page);
  add("/docs/errors/errors.css", "read_errors_style", "The style of that page.", read_errors_style);
  add("/docs/{file}", "read_docs_file", "A file of that page.", read_file);
  add("/console/", "read_console_page", "The console, for people with a key.", read_page);
  add("/console/{file}", "read_console_file", "A file of that page.", read_file);
}

}  // namespace seatledger::api
