#include <string>

#include "api/metadata/choices_handler.h"
#include "api/metadata/course_search.h"
#include "api/metadata/metadata_bodies.h"
#include "api/metadata/metadata_handlers.h"
#include "api/route_families.h"

namespace seatledger::api {
namespace {

// Whole and one field of it; the operation ids of the second end in "_2".
void add_reads(std::vector<Route>& routes, const std::string& name, Access access,
               ledger::Kind kind) {
  const std::string path = "/api/catalog/metadata/" + name + "/";
  std::string operation = "catalog_metadata_" + name + "_retrieve";
  for (char& c : operation) {
    if (c == '-') c = '_';
  }
  const auto add = [&](const std::string& where, const std::string& id) {
    routes.push_back({.method = HttpMethod::get,
                      .path = where,
                      .operation = id,
                      .access = access,
                      .kind = kind,
                      .read = read_metadata});
  };
  add(path, operation);
  add(path + "{field}/", operation + "_2");
}

void add_writes(std::vector<Route>& routes, const std::string& name, const BodySchema& body,
                ledger::Kind kind) {
  const std::string path = "/api/catalog/metadata/" + name + "/";
  const std::string operation = "catalog_metadata_" + name + "_create";
  const auto add = [&](const std::string& where, const std::string& id) {
    routes.push_back({.method = HttpMethod::post,
                      .path = where,
                      .operation = id,
                      .access = Access::metadata_write,
                      .kind = kind,
                      .body = &body,
                      .decode = decode_put_metadata,
                      .print = print_metadata_answer});
  };
  add(path, operation);
  add(path + "{field}/", operation + "_2");
}

}  // namespace

void add_metadata_routes(std::vector<Route>& routes) {
  constexpr ledger::Kind course = ledger::Kind::course;
  constexpr ledger::Kind program = ledger::Kind::program;
  add_reads(routes, "course", Access::license_read, course);
  add_writes(routes, "course", course_metadata_body(), course);
  add_reads(routes, "course-public", Access::anyone, course);
  add_reads(routes, "program", Access::license_read, program);
  add_writes(routes, "program", program_metadata_body(), program);
  add_reads(routes, "program-public", Access::anyone, program);
  routes.push_back({.method = HttpMethod::post,
                    .path = "/api/catalog/metadata/course-search/",
                    .operation = "catalog_metadata_course_search_create",
                    .access = Access::license_read,
                    .body = &course_search_body(),
                    .read = search_courses,
                    .long_read = true});
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/catalog/metadata/choices/",
                    .operation = "catalog_metadata_choices_retrieve",
                    .access = Access::license_read,
                    .read = read_choices,
                    .long_read = true});
}

}  // namespace seatledger::api
