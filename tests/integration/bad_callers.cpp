#include "bad_requests.h"

namespace seatledger::bad_requests {
namespace {

using support::get;
using support::HttpCall;
using support::put;

const std::string good_update = R"({"license_id":1,"count":3})";

void add_unknown(BadRequests& rows) {
  const std::string key(support::admin_key);
  for (const std::string& authorization :
       {std::string(), std::string(64, '0'), "Api-Token " + std::string(64, 'f'), key + "x",
        "Api-Token " + key.substr(1), std::string("Api-Token"), std::string("Bearer"),
        std::string("Bearer "), "Nonsense " + key, "Basic " + key, "Api-Token " + key + " more",
        "Api-Token Api-Token " + key, "Api-Token:" + key, "ApiToken " + key, "Api-Token," + key,
        key + " " + key, std::string("two words")}) {
    HttpCall call = licenses("user/update/", good_update);
    call.authorization = authorization;
    rows.push_back({"key '" + authorization + "'", call, 401, "not_authenticated"});
  }
  // Before anything is said about the request itself.
  HttpCall broken = licenses("user/update/", "{");
  broken.authorization.clear();
  rows.push_back({"no key and a broken body", broken, 401, "not_authenticated"});
  HttpCall list = get("/api/catalog/licenses/user/?page=0");
  list.authorization = "two words";
  rows.push_back({"a wrong key and a bad parameter", list, 401, "not_authenticated"});
}

// What only a data-manager admin may do.
void add_admin_only(BadRequests& rows, Caller caller, const std::string& who) {
  const auto add = [&](const char* what, HttpCall call) {
    rows.push_back({who + ": " + what, std::move(call), 403, "permission_denied", {}, caller});
  };
  for (const char* kind : {"user", "course", "program", "platform"}) {
    add(kind, licenses(std::string(kind) + "/create/", R"({"platform_key":"north"})"));
    add(kind, licenses(std::string(kind) + "/update/", good_update));
  }
  add("a broken body", licenses("user/update/", "{"));
  add("a dry run", licenses("user/update/?dry_run=true", good_update));
  add("put", put("/api/directory/platforms/west/", R"({"org":"west-org"})"));
  HttpCall remove = get("/api/directory/courses/course-v1:N+Y+1/");
  remove.method = "DELETE";
  add("remove", remove);
  add("import", support::post("/api/directory/import/", ""));
  add("list keys", get("/api/ledger/keys/"));
  add("make a key", support::post("/api/ledger/keys/", R"({"name":"k","role":"admin"})"));
  HttpCall revoke = get("/api/ledger/keys/?id=1");
  revoke.method = "DELETE";
  add("revoke a key", revoke);
}

void add_bound(BadRequests& rows) {
  const auto add = [&](Caller caller, const char* target, std::string field) {
    rows.push_back({std::string("bound: ") + target, get(target), 403, "platform_forbidden",
                    std::move(field), caller});
  };
  const Caller north = Caller::north_admin;
  const Caller south = Caller::south_reader;
  add(north, "/api/catalog/licenses/user/?platform_key=south", "platform_key");
  add(north, "/api/catalog/licenses/course/?key=south", "platform_key");
  add(north, "/api/catalog/licenses/program/?platform_org=south-org", "platform_org");
  add(north, "/api/catalog/licenses/platform/?org=nowhere", "platform_org");
  add(south, "/api/catalog/licenses/user/?platform_key=north", "platform_key");
  add(south, "/api/catalog/licenses/user/?platform_key=nowhere", "platform_key");
  add(south, "/api/ledger/licenses/1/", {});
  add(north, "/api/ledger/licenses/6/", {});
}

void add_auditor(BadRequests& rows) {
  for (const char* target :
       {"/api/catalog/licenses/user/", "/api/catalog/licenses/course/",
        "/dm/api/catalog/licenses/program", "/api/catalog/licenses/platform/?page=0",
        "/api/directory/users/", "/api/directory/platforms/north/"}) {
    rows.push_back({std::string("auditor: ") + target,
                    get(target),
                    403,
                    "permission_denied",
                    {},
                    Caller::auditor});
  }
}

}  // namespace

BadRequests bad_callers() {
  BadRequests rows;
  add_unknown(rows);
  add_admin_only(rows, Caller::north_admin, "platform admin");
  add_admin_only(rows, Caller::reader, "read-only");
  add_admin_only(rows, Caller::south_reader, "bound read-only");
  add_admin_only(rows, Caller::auditor, "auditor");
  add_bound(rows);
  add_auditor(rows);
  return rows;
}

}  // namespace seatledger::bad_requests
