#include "samples.h"

#include <boost/beast/http/verb.hpp>
#include <utility>

#include "api/document/examples.h"
#include "support/event_reader.h"

namespace seatledger::integration {
namespace {

using api::HttpMethod;
using api::Route;

constexpr std::string_view directory_path = "/api/directory/";

bool ends(const Route& route, std::string_view end) { return route.path.ends_with(end); }

// "users" of /api/directory/users/{id}/.
std::string collection_of(const Route& route) {
  const std::string rest = route.path.substr(directory_path.size());
  return rest.substr(0, rest.find('/'));
}

std::string kind_of(const Route& route) {
  return route.kind ? std::string(ledger::policy_of(*route.kind).name) : "user";
}

// The records of the directory, by collection.
json record_of(const std::string& collection, const Side& side) {
  const std::string& name = side.name;
  if (collection == "platforms") return {{"org", name + "-org"}};
  if (collection == "users") {
    return {{"username", name + "-ann"}, {"email", name + "-ann@example.org"}};
  }
  if (collection == "groups") {
    return {{"name", name}, {"platform_key", name}, {"user_ids", {side.user}}};
  }
  if (collection == "courses") return {{"name", name}, {"platform_key", name}};
  if (collection == "programs") return {{"program_id", name + "-p"}, {"platform_key", name}};
  return {{"choices", {name}}};
}

json license_body(const std::string& kind, const Side& side) {
  json body{{"platform_key", side.name},
            {"name", side.name + "-license"},
            {"transaction_id", side.name + "-order-" + kind}};
  if (kind != "platform") body["count"] = 20;
  if (kind == "course") body["course_id"] = side.course();
  if (kind == "program") body["program_key"] = side.program();
  return body;
}

// What the route requires, with the examples of its declaration.
json least_body(const Route& route) {
  json body = json::object();
  if (route.body == nullptr) return body;
  for (const api::InputField& field : route.body->fields) {
    if (field.required) body[std::string(field.name)] = api::example_of(field);
  }
  return body;
}

}  // namespace

std::string with_parameter(std::string target, const std::string& parameter) {
  if (parameter.empty()) return target;
  target += target.find('?') == std::string::npos ? '?' : '&';
  return target + parameter;
}

TableWorld::TableWorld() : north_(made("north", 101)), south_(made("south", 201)) {
  good(post("/api/ledger/webhooks/", R"({"url":"https://hooks.example.invalid/"})"));
  spare_key_ = good(post("/api/ledger/keys/", R"({"name":"spare","role":"auditor"})"))
                   .json()
                   .at("id")
                   .dump();
}

Side TableWorld::made(const std::string& name, int user) {
  Side side;
  side.name = name;
  side.user = user;
  side.spare_user = user + 1;
  put_records(side);
  make_licenses(side);
  return side;
}

void TableWorld::put_records(const Side& side) const {
  const auto put_record = [&](const std::string& collection, const std::string& id,
                              const json& record) {
    good(put(std::string(directory_path) + collection + "/" + id + "/", record.dump()));
  };
  put_record("users", std::to_string(side.user), record_of("users", side));
  put_record("users", std::to_string(side.spare_user), {{"username", side.spare()}});
  put_record("platforms", side.spare(), {{"org", side.spare()}});
  put_record("groups", side.group(), record_of("groups", side));
  put_record("courses", side.course(), record_of("courses", side));
  put_record("programs", side.program(), record_of("programs", side));
  for (const char* collection : {"groups", "courses", "choices"}) {
    put_record(collection, side.spare(), record_of(collection, side));
  }
  put_record("programs", side.spare(), {{"program_id", "x"}, {"platform_key", side.name}});
  const std::string body = json{{"metadata", {{"level", side.name}}}}.dump();
  good(post("/api/catalog/metadata/course/?course_id=" + side.course(), body));
  good(post("/api/catalog/metadata/program/?program_key=" + side.program(), body));
}

void TableWorld::make_licenses(Side& side) const {
  for (const std::string kind : {"platform", "course", "program", "user"}) {
    const std::uint64_t license = create(kind, license_body(kind, side)).json().at("id");
    side.licenses[kind] = license;
    if (kind == "platform") continue;
    const HttpAnswer seat = good(post(
        path(kind) + "assignment/", json{{"license_id", license}, {"user_id", side.user}}.dump()));
    side.seats[kind] = seat.json().at("id");
    side.position = seat.header("Ledger-Position");
    const json group{{"license_id", license}, {"group_id", side.group()}};
    side.group_assignments[kind] =
        good(post(path(kind) + "assignment/group/", group.dump())).json().at("id");
  }
  side.person_id = good(get("/api/ledger/assignments/" + std::to_string(side.seats["user"]) +
                            "/history/?type=seat_assigned"))
                       .json()
                       .at("history")[0]
                       .at("changes")
                       .at("person_id")
                       .at("after")
                       .dump();
}

std::string TableWorld::new_key(const std::string& role, const std::string& platform) const {
  json body{{"name", role}, {"role", role}};
  if (!platform.empty()) body["platform_key"] = platform;
  return good(post("/api/ledger/keys/", body.dump())).json().at("key");
}

std::string TableWorld::id_of_record(const Route& route, const Side& side) const {
  const std::string collection = collection_of(route);
  const bool removes = route.method == HttpMethod::delete_;
  if (collection == "users") return std::to_string(removes ? side.spare_user : side.user);
  if (removes || collection == "choices") return side.spare();
  if (collection == "platforms") return side.name;
  if (collection == "groups") return side.group();
  return collection == "courses" ? side.course() : side.program();
}

std::string TableWorld::path_value(const Route& route, std::string_view name,
                                   const Side& side) const {
  if (route.path.starts_with(directory_path)) return id_of_record(route, side);
  if (name == "field") return "level";
  if (name == "position") return side.position;
  if (name == "person_id") return side.person_id;
  if (name == "transaction_id") return side.name + "-order-user";
  if (name == "actor") return "key:1";
  if (route.path.starts_with("/api/ledger/webhooks/")) return "1";
  if (route.path.starts_with("/api/ledger/servers/")) return "one";
  if (route.path.starts_with("/api/ledger/groups/")) return side.group();
  const auto id = [&](const auto& ids) { return std::to_string(ids.at("user")); };
  if (route.path.starts_with("/api/ledger/assignments/")) return id(side.seats);
  if (route.path.starts_with("/api/ledger/group-assignments/")) return id(side.group_assignments);
  CHECK(route.path.starts_with("/api/ledger/licenses/"));
  return id(side.licenses);
}

std::string TableWorld::query_of(const Route& route, const Side& side) const {
  const std::string kind = kind_of(route);
  const bool reads = route.method == HttpMethod::get;
  const bool removes = route.method == HttpMethod::delete_;
  const bool is_group = ends(route, "/assignment/group/");
  if (ends(route, "/assignment/") || is_group) {
    const auto& ids = is_group ? side.group_assignments : side.seats;
    if (removes) return "assignment_id=" + std::to_string(ids.at(kind));
    if (reads) return "license_id=" + std::to_string(side.licenses.at(kind));
  }
  if (route.path.find("/metadata/course") != std::string::npos && !ends(route, "-search/")) {
    return "course_id=" + side.course();
  }
  if (route.path.find("/metadata/program") != std::string::npos) {
    return "program_key=" + side.program();
  }
  if (ends(route, "/check/")) return "email=" + side.name + "-ann@example.org";
  if (ends(route, "/metadata/choices/")) return "field_key=" + side.spare();
  if (ends(route, "/consistency/")) return "from=1&to=2";
  if (ends(route, "/persons/history/")) return "user_id=" + std::to_string(side.user);
  if (removes && ends(route, "/keys/")) return "id=" + spare_key_;
  if (removes && ends(route, "/webhooks/")) return "id=1";
  return {};
}

json TableWorld::body_of(const Route& route, const Side& side) {
  const std::string kind = kind_of(route);
  if (ends(route, "/create/")) return license_body(kind, side);
  if (ends(route, "/update/")) return {{"license_id", side.licenses.at(kind)}, {"name", "New"}};
  if (ends(route, "/assignment/")) {
    return {{"license_id", side.licenses.at(kind)}, {"user_id", side.user}};
  }
  if (ends(route, "/assignment/group/")) {
    return {{"license_id", side.licenses.at(kind)}, {"group_id", side.group()}};
  }
  if (route.rows && !route.rows->list.empty()) {
    return {{"assignments", {{{"user_id", side.user}}}}};
  }
  if (ends(route, "/import/")) {
    return {{"kind", "courses"}, {"id", side.course()}, {"record", record_of("courses", side)}};
  }
  if (route.method == HttpMethod::put) return record_of(collection_of(route), side);
  if (ends(route, "-search/")) return {{"slug", "x"}};
  if (ends(route, "/erasures/")) return {{"user_id", side.spare_user}};
  if (ends(route, "/keys/")) return {{"name", "k"}, {"role", "auditor"}};
  if (ends(route, "/webhooks/")) return {{"url", "https://hooks.example.invalid/"}};
  if (route.path.find("/metadata/") != std::string::npos) {
    return {{"metadata", ends(route, "{field}/") ? json("new") : json{{"level", "new"}}}};
  }
  return least_body(route);
}

HttpCall TableWorld::call_of(const Route& route, const Side& side) const {
  std::string target = route.path;
  for (std::size_t at = 0; (at = target.find('{')) != std::string::npos;) {
    const std::size_t end = target.find('}', at);
    const std::string name = target.substr(at + 1, end - at - 1);
    target.replace(at, end + 1 - at, path_value(route, name, side));
  }
  HttpCall call = get(with_parameter(target, query_of(route, side)));
  call.method = std::string(boost::beast::http::to_string(route.method));
  const bool has_body = route.method == HttpMethod::post || route.method == HttpMethod::put;
  if (has_body) call.body = body_of(route, side).dump();
  return call;
}

HttpCall TableWorld::sample(const Route& route, const Side& side) const {
  HttpCall call = call_of(route, side);
  const bool writes = route.method != HttpMethod::get && !route.changes_nothing;
  if (writes) call.target = with_parameter(call.target, "dry_run=true");
  return call;
}

HttpAnswer TableWorld::answer_to(const Route& route, const HttpCall& call) const {
  if (route.answer.form != api::AnswerForm::stream) return this->call(call);
  return support::EventReader(server->port(), call).head();
}

}  // namespace seatledger::integration
