#include "bad_requests.h"

namespace seatledger::bad_requests {
namespace {

BadRequest refused(const std::string& method, const std::string& target, int status,
                   std::string code, std::string fields = {}) {
  support::HttpCall call = support::get(target);
  call.method = method;
  return {method + " " + target.substr(0, 100), call, status, std::move(code), std::move(fields)};
}

void add_paths(BadRequests& rows) {
  for (const char* path :
       {"/api/", "/api/catalog/licenses/", "/api/catalog/licenses/seat/",
        "/api/catalog/licenses/user/create/more/", "/api/catalog/licenses/User/", "/dm/", "/dm",
        "/other/api/catalog/licenses/user/", "/dmx/api/catalog/licenses/user/",
        "/api//catalog/licenses/user/", "/api/directory/seats/", "/api/ledger/licenses/1/more/",
        "/api/ledger/licenses/%zz/", "/api/directory/users/%ff/"}) {
    rows.push_back(refused("GET", path, 404, "path_not_found"));
  }
  for (const char* id : {"999", "0", "-1", "abc", "1.0", "99999999999999999999"}) {
    rows.push_back(
        refused("GET", "/api/ledger/licenses/" + std::string(id) + "/", 404, "license_not_found"));
  }
}

void add_methods(BadRequests& rows) {
  const auto add = [&](const char* method, const char* path) {
    rows.push_back(refused(method, path, 405, "method_not_allowed"));
  };
  for (const char* kind : {"user", "course", "program", "platform"}) {
    const std::string path = "/api/catalog/licenses/" + std::string(kind) + "/";
    add("GET", (path + "create/").c_str());
    add("PUT", (path + "update").c_str());
    add("POST", path.c_str());
  }
  add("DELETE", "/api/catalog/licenses/user/update/");
  add("PATCH", "/dm/api/catalog/licenses/user/update/");
  add("POST", "/api/ledger/licenses/1/");
  add("POST", "/api/directory/users/1/");
  add("PUT", "/api/directory/users/");
  add("GET", "/api/directory/import/");
  add("PUT", "/api/ledger/keys/");
  add("POST", "/healthz");
}

void add_parameters(BadRequests& rows) {
  const auto list = [&](const std::string& kind, const std::string& query, std::string field) {
    rows.push_back(refused("GET", "/api/catalog/licenses/" + kind + "/?" + query, 400,
                           "invalid_parameter", std::move(field)));
  };
  for (const char* number : {"0", "-1", "x", "1.5", "", "%2B1", "1%201", "99999999999999999999"}) {
    list("user", "page=" + std::string(number), "page");
    list("course", "page_size=" + std::string(number), "page_size");
  }
  for (const char* field : {"nonsense", "-", "", "--id", "metadata", "Id", "id,name", "course_id",
                            "program_key", "platform_org"}) {
    list("user", "sort=" + std::string(field), "sort");
  }
  list("platform", "sort=usage_count", "sort");
  list("course", "sort=-program_id", "sort");
  for (const char* flag : {"perhaps", "2", ""}) {
    list("program", "active=" + std::string(flag), "active");
    list("platform", "verbose=" + std::string(flag), "verbose");
  }
  for (const char* name : {"platform_key", "key", "platform_org", "org", "name", "query", "source",
                           "external_id", "colour"}) {
    list("user", std::string(name) + "=", name);
    list("user", name, name);
  }
  list("course", "course_id=", "course_id");
  list("program", "program_id=", "program_id");
  list("user", "platform_key=north&key=south", "key");
  list("user", "org=north-org&platform_org=south-org", "platform_org");
  list("user", "name=%zz", "name");
  list("user", "name=%ff", "name");
  list("user", "name=a%00b", "name");
  for (const char* path : {"/api/catalog/licenses/user/", "/api/directory/users/",
                           "/api/directory/choices/", "/api/ledger/keys/"}) {
    rows.push_back(refused("GET", std::string(path) + "?page=7", 404, "page_not_found"));
  }
  for (const char* path : {"/api/directory/platforms/", "/api/ledger/keys/"}) {
    rows.push_back(
        refused("GET", std::string(path) + "?page=none", 400, "invalid_parameter", "page"));
    rows.push_back(
        refused("GET", std::string(path) + "?page_size=0", 400, "invalid_parameter", "page_size"));
  }
}

}  // namespace

BadRequests bad_addresses() {
  BadRequests rows;
  add_paths(rows);
  add_methods(rows);
  add_parameters(rows);
  return rows;
}

}  // namespace seatledger::bad_requests
