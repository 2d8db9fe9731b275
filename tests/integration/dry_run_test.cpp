// Every write answers with ?dry_run=true what it would answer, and stores nothing, or refuses it by
// name. A write route that has no row here fails the test.
#include <algorithm>
#include <boost/beast/http/verb.hpp>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "api/route.h"
#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

struct DryRow {
  std::string operation;
  HttpCall call;
};

HttpCall deletion(const std::string& target) {
  HttpCall call = get(target);
  call.method = "DELETE";
  return call;
}

// What cannot be tried, because it is no command of the log; refused by name.
const std::map<std::string, HttpCall> routes_without_dry_run{
    {"start_rebuild", post("/api/ledger/rebuild/", "")},
    {"start_backup", post("/api/ledger/backup/", "")},
    {"create_snapshot", post("/api/ledger/snapshots/", "")},
    {"rotate_signing_key", post("/api/ledger/signing-keys/", "")},
    {"create_webhook", post("/api/ledger/webhooks/", R"({"url":"https://hooks.example.org/"})")},
    {"change_webhook", post("/api/ledger/webhooks/1/", R"({"rotate_secret":true})")},
    {"remove_webhook", deletion("/api/ledger/webhooks/1/")},
    {"remove_webhook_by_query", deletion("/api/ledger/webhooks/?id=1")},
    {"remove_server", deletion("/api/ledger/servers/one/")},
};

std::set<std::string> write_operations() {
  std::set<std::string> found;
  for (const api::Route& route : api::all_routes()) {
    if (!route.is_read()) CHECK(found.insert(route.operation).second);
  }
  return found;
}

HttpCall with_dry_run(HttpCall call, const std::string& value = "true") {
  call.target += call.target.find('?') == std::string::npos ? '?' : '&';
  call.target += "dry_run=" + value;
  return call;
}

class DryRuns : public SeatsUnderTest {
 public:
  // Everything that is removed or changed below, and nothing that hinders it.
  DryRuns() {
    put_group("8", "Eight", {1, 4});
    put_record("platforms", "spare", {{"org", "spare-org"}});
    put_record("users", "9", {{"username", "eve"}, {"email", "eve@example.org"}});
    put_record("users", "10", {{"username", "fay"}, {"email", "fay@example.org"}});
    put_record("groups", "spare", group());
    put_record("courses", "spare", {{"name", "Spare"}});
    put_record("programs", "spare", {{"program_id", "s"}, {"platform_key", "north"}});
    put_record("choices", "spare", {{"choices", {"a"}}});
    spare_key_ = good(post("/api/ledger/keys/", R"({"name":"spare","role":"auditor"})")).json();
    for (const std::string kind : {"user", "course", "program"}) add_seat_rows(kind);
    add_platform_rows();
    add_directory_rows();
    add_metadata_rows();
    add_ledger_rows();
  }

  // Of the log, whatever the views have applied.
  std::uint64_t log_head() const { return good(get("/api/ledger/status/")).json().at("head"); }

  const std::vector<DryRow>& rows() const { return rows_; }

 private:
  void add(std::string operation, HttpCall call) {
    rows_.push_back({std::move(operation), std::move(call)});
  }
  static json group() {
    return {{"name", "G"}, {"platform_key", "north"}, {"user_ids", json::array({1})}};
  }
  static HttpCall record(const std::string& name, const std::string& id, const json& body) {
    return put("/api/directory/" + name + "/" + id + "/", body.dump());
  }
  void put_record(const std::string& name, const std::string& id, const json& body) const {
    good(record(name, id, body));
  }

  void add_license_rows(const std::string& kind, std::uint64_t license) {
    const std::string operation = "catalog_licenses_" + kind + "_";
    add(operation + "create_create", post(path(kind) + "create/", least(kind).dump()));
    add(operation + "update_create",
        post(path(kind) + "update/", json{{"license_id", license}, {"name", "New"}}.dump()));
  }
  void add_platform_rows() {
    const json made = create("platform", least("platform")).json();
    add_license_rows("platform", made.at("id"));
  }
  void add_seat_rows(const std::string& kind) {
    const std::uint64_t license = this->license(kind, 20);
    add_license_rows(kind, license);
    const json seat = assign(kind, {{"license_id", license}, {"user_id", 3}}).json();
    const json group = assign_group(kind, {{"license_id", license}, {"group_id", 7}}).json();
    const std::string operation = "catalog_licenses_" + kind + "_assignment_";
    add(operation + "create",
        post(seat_path(kind), json{{"license_id", license}, {"email", "x@example.org"}}.dump()));
    add(operation + "destroy", remove(kind, "", "assignment_id=" + seat.at("id").dump()));
    add(operation + "group_create",
        post(group_path(kind), json{{"license_id", license}, {"group_id", 8}}.dump()));
    add(operation + "group_destroy",
        remove(kind, "group/", "assignment_id=" + group.at("id").dump()));
    license_ = license;
  }
  void add_directory_rows() {
    const std::vector<std::pair<std::string, std::pair<std::string, json>>> records{
        {"platforms", {"east", {{"org", "east-org"}}}},
        {"users", {"12", {{"username", "gil"}, {"email", "gil@example.org"}}}},
        {"groups", {"new", group()}},
        {"courses", {"new", {{"name", "New"}}}},
        {"programs", {"new", {{"program_id", "n"}, {"platform_key", "north"}}}},
        {"choices", {"new", {{"choices", {"b"}}}}}};
    for (const auto& [name, put] : records) {
      add("put_" + name, record(name, put.first, put.second));
      const std::string spare = name == "users" ? "9" : "spare";
      add("remove_" + name, deletion("/api/directory/" + name + "/" + spare + "/"));
    }
    const json line{{"kind", "courses"}, {"id", "lined"}, {"record", {{"name", "L"}}}};
    add("import_directory", post("/api/directory/import/", line.dump() + "\n"));
  }
  void add_metadata_rows() {
    for (const std::string kind : {"course", "program"}) {
      const std::string operation = "catalog_metadata_" + kind + "_create";
      const std::string path = "/api/catalog/metadata/" + kind + "/";
      const std::string query =
          kind == "course" ? "?course_id=course-v1:N%2BX%2B1" : "?program_key=prog-a";
      add(operation, post(path + query, R"({"metadata":{"slug":"new"}})"));
      add(operation + "_2", post(path + "slug/" + query, R"({"metadata":"newer"})"));
    }
  }
  void add_ledger_rows() {
    const std::string seats = "/api/ledger/licenses/" + std::to_string(license_) + "/assignments/";
    add("assign_seats",
        post(seats, R"({"assignments":[{"user_id":4},{"email":"new@example.org"}]})"));
    add("release_seats", post(seats + "release/", R"({"assignments":[{"user_id":4}]})"));
    add("erase_person", post("/api/ledger/erasures/", R"({"user_id":10})"));
    add("create_key", post("/api/ledger/keys/", R"({"name":"k","role":"auditor"})"));
    add("revoke_key", deletion("/api/ledger/keys/?id=" + spare_key_.at("id").dump()));
  }

  std::vector<DryRow> rows_;
  json spare_key_;
  std::uint64_t license_ = 0;  // of a program: the last one made
};

// What the moment alone decides, and what is shown once or only when it is done.
json without_moment(json answer) {
  if (!answer.is_object()) return answer;
  for (const char* field : {"created", "modified", "started", "key"}) answer.erase(field);
  for (json& member : answer) {
    if (member.is_object()) member = without_moment(member);
    if (!member.is_array()) continue;
    for (json& row : member) row = without_moment(row);
  }
  return answer;
}

TEST_CASE("dry run: every write route is tried here, or its reason not to be is given") {
  std::set<std::string> named;
  const DryRuns ledger;
  for (const DryRow& row : ledger.rows()) {
    INFO(row.operation);
    CHECK(named.insert(row.operation).second);
  }
  for (const auto& [operation, call] : routes_without_dry_run) {
    INFO(operation);
    CHECK(named.insert(operation).second);
  }
  const std::set<std::string> routed = write_operations();
  std::vector<std::string> differ;
  std::set_symmetric_difference(named.begin(), named.end(), routed.begin(), routed.end(),
                                std::back_inserter(differ));
  for (const std::string& operation : differ) FAIL_CHECK(operation);
  CHECK(differ.empty());
}

TEST_CASE("dry run: the answer it would give, and nothing stored") {
  const DryRuns ledger;
  for (const DryRow& row : ledger.rows()) {
    INFO(row.operation);
    const std::uint64_t head = ledger.log_head();
    const HttpAnswer tried = ledger.good(with_dry_run(row.call));
    CHECK(tried.header("Ledger-Dry-Run") == "true");
    CHECK(ledger.log_head() == head);
    const HttpAnswer again = ledger.good(with_dry_run(row.call));
    CHECK(without_moment(again.json()) == without_moment(tried.json()));
    CHECK(ledger.log_head() == head);
    // The same call without it does write: the row means something.
    const HttpAnswer done = ledger.good(row.call);
    CHECK(done.header("Ledger-Dry-Run").empty());
    CHECK(ledger.log_head() > head);
    if (row.operation == "erase_person") continue;  // says "would be" of a dry run
    CHECK(without_moment(done.json()) == without_moment(tried.json()));
  }
}

std::vector<std::string> types_of(const json& events) {
  std::vector<std::string> types;
  for (const json& event : events) {
    std::string type = event.at("type");
    const std::string_view prefix = "seatledger.";
    if (type.starts_with(prefix)) type.erase(0, prefix.size());
    types.push_back(std::move(type));
  }
  return types;
}

TEST_CASE("dry run: a plan tells the answer and the events that the call then stores") {
  const DryRuns ledger;
  for (const DryRow& row : ledger.rows()) {
    INFO(row.operation);
    const HttpAnswer planned = ledger.call(with_dry_run(row.call, "plan"));
    if (row.operation == "import_directory") {  // many writes, of which each has its own
      CHECK(planned.status == 400);
      CHECK(planned.json().contains("dry_run"));
      continue;
    }
    const std::uint64_t head = ledger.log_head();
    const HttpAnswer tried = ledger.good(with_dry_run(row.call));
    REQUIRE(planned.status == 200);
    CHECK(planned.header("Content-Type") == "application/vnd.seatledger.plan+json");
    CHECK(planned.header("Ledger-Dry-Run") == "true");
    const json plan = planned.json();
    CHECK(without_moment(plan.at("answer")) == without_moment(tried.json()));
    ledger.good(row.call);
    const json stored =
        ledger.good(get("/api/ledger/events/?after=" + std::to_string(head))).json().at("events");
    CHECK(types_of(plan.at("events")) == types_of(stored));
    CHECK(plan.at("events")[0].at("position") == head + 1);
  }
}

TEST_CASE("dry run: what cannot be tried is refused by name, and not done") {
  const DryRuns ledger;
  const auto figures = [&ledger] {
    json state;
    for (const char* path : {"public-key", "webhooks", "rebuild", "backup"}) {
      state[path] = ledger.good(get("/api/ledger/" + std::string(path) + "/")).json();
    }
    return state;
  };
  const json before = figures();
  for (const auto& [operation, call] : routes_without_dry_run) {
    INFO(operation);
    const HttpAnswer answer = ledger.call(with_dry_run(call));
    CHECK(answer.status == 400);
    CHECK(answer.json().at("code") == "invalid_parameter");
    CHECK(answer.json().contains("dry_run"));
  }
  CHECK(figures() == before);
  HttpCall rotate = routes_without_dry_run.at("rotate_signing_key");
  rotate.target += "?dry_run=false&dry_run=true";
  CHECK(ledger.call(rotate).status == 400);
  rotate.target = routes_without_dry_run.at("rotate_signing_key").target + "?dry_run=false";
  ledger.good(rotate);
}

// The same body, with dry_run at its top.
HttpCall with_body_dry_run(HttpCall call) {
  json body = call.body.empty() ? json::object() : json::parse(call.body);
  body["dry_run"] = true;
  call.body = body.dump();
  return call;
}

TEST_CASE("dry run: in a body it is refused on every write, and nothing is stored") {
  const DryRuns ledger;
  std::vector<DryRow> rows = ledger.rows();
  for (const auto& [operation, call] : routes_without_dry_run) rows.push_back({operation, call});
  ledger.good(post("/api/ledger/webhooks/", R"({"url":"https://hooks.example.invalid/"})"));
  const std::uint64_t head = ledger.log_head();
  for (const DryRow& row : rows) {
    INFO(row.operation);
    const HttpAnswer answer = ledger.call(with_body_dry_run(row.call));
    if (row.operation == "import_directory") {  // a status for each line
      CHECK(answer.json().at("results")[0].at("status") == 400);
      continue;
    }
    CHECK(answer.status == 400);
    CHECK(answer.json().at("code") == "invalid_fields");
    CHECK(answer.json().contains("dry_run"));
  }
  HttpCall form = post("/api/ledger/erasures/", "user_id=10&dry_run=true");
  form.content_type = "application/x-www-form-urlencoded";
  CHECK(ledger.call(form).status == 400);
  HttpCall bare = deletion("/api/directory/users/9/");
  bare.body = R"({"dry_run":false})";
  bare.content_type = "application/x-www-form-urlencoded";
  CHECK(ledger.call(bare).json().contains("dry_run"));
  CHECK(ledger.log_head() == head);
}

// The path of a route with something in place of each {…}.
std::string address_of(const api::Route& route) {
  std::string address = route.path;
  for (std::size_t at = 0; (at = address.find('{')) != std::string::npos;) {
    address.replace(at, address.find('}') + 1 - at, "1");
  }
  return address;
}

TEST_CASE("parameters: the ledger's own routes refuse an unknown one by name, and take their own") {
  const LedgerUnderTest ledger;
  std::size_t walked = 0;
  for (const api::Route& route : api::all_routes()) {
    const bool is_own =
        route.path.starts_with("/api/ledger/") || route.path.starts_with("/api/directory/");
    if (!is_own || route.unknown != api::UnknownParameters::refused) continue;
    INFO(route.operation);
    HttpCall call = get(address_of(route) + "?as_of=3");
    call.method = std::string(boost::beast::http::to_string(route.method));
    const HttpAnswer answer = ledger.call(call);
    CHECK(answer.status == 400);
    CHECK(answer.json().at("code") == "invalid_parameter");
    CHECK(answer.json().contains("as_of"));
    ++walked;
  }
  CHECK(walked > 60);
  for (const char* target :
       {"/api/ledger/licenses/?any_key=x", "/api/directory/choices/?scope=x&org=y&field_key=z",
        "/api/directory/users/?format=json&page=1&page_size=5&dry_run=true",
        "/api/ledger/keys/?page_size=5", "/api/ledger/webhooks/?page=1",
        "/api/catalog/metadata/choices/?scope=none&unknown=1"}) {
    INFO(target);
    CHECK(ledger.call(get(target)).status != 400);
  }
  const HttpAnswer paged = ledger.call(post("/api/ledger/keys/?page=1", "{}"));
  CHECK(paged.status == 400);
  CHECK(paged.json().contains("page"));
}

}  // namespace
}  // namespace seatledger::integration
