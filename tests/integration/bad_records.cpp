#include "bad_requests.h"

namespace seatledger::bad_requests {
namespace {

using support::HttpCall;

class Rows {
 public:
  void put(const std::string& path, const std::string& body, int status, std::string code,
           std::string fields) {
    add("PUT", path, body, status, std::move(code), std::move(fields));
  }
  // A record that cannot be understood.
  void invalid(const std::string& path, const std::string& body, std::string fields) {
    put(path, body, 400, "invalid_fields", std::move(fields));
  }
  void remove(const std::string& path, int status, std::string code, std::string fields = {}) {
    add("DELETE", path, "", status, std::move(code), std::move(fields));
  }
  void read(const std::string& path, std::string code) {
    add("GET", path, "", 404, std::move(code), {});
  }
  BadRequests take() { return std::move(rows_); }

 private:
  void add(const std::string& method, const std::string& path, const std::string& body, int status,
           std::string code, std::string fields) {
    HttpCall call = support::put("/api/directory/" + path + "/", body);
    call.method = method;
    rows_.push_back({method + " " + path + " " + body.substr(0, 80), call, status, std::move(code),
                     std::move(fields)});
  }
  BadRequests rows_;
};

void add_platforms(Rows& rows) {
  rows.invalid("platforms/west", "{}", "org");
  rows.invalid("platforms/west", R"({"org":""})", "org");
  rows.invalid("platforms/west", R"({"org":null})", "org");
  rows.invalid("platforms/west", R"({"org":"w","key":"east"})", "key");
  rows.invalid("platforms/west", R"({"org":"w","platform_id":0})", "platform_id");
  rows.invalid("platforms/west", R"({"org":"w","platform_id":null})", "platform_id");
  rows.invalid("platforms/west", R"({"org":"w","name":null,"active":"x"})", "name active");
  rows.put("platforms/west", R"({"org":"north-org"})", 400, "org_taken", "org");
  rows.put("platforms/west", R"({"org":"w","platform_id":77})", 400, "platform_id_taken",
           "platform_id");
  rows.put("platforms/west", "[]", 400, "malformed_body", "non_field_errors");
  rows.put("platforms/west", "", 400, "malformed_body", {});
}

void add_users(Rows& rows) {
  const char* good = R"({"username":"new"})";
  for (const char* id : {"x", "0", "-1", "1.5", "99999999999999999999"}) {
    rows.invalid("users/" + std::string(id), good, "user_id");
  }
  rows.invalid("users/9", "{}", "username");
  rows.invalid("users/9", R"({"username":" "})", "username");
  rows.invalid("users/9", R"({"username":"new","user_id":8})", "user_id");
  for (const char* email : {"plain", "a@b", "@b.org", "a b@c.org", "a@b..org", "a@", ""}) {
    rows.invalid("users/9", R"({"username":"new","email":")" + std::string(email) + "\"}", "email");
  }
  rows.invalid("users/9", R"({"username":"new","email":true})", "email");
  rows.invalid("users/9", R"({"username":"new","platform_keys":"north"})", "platform_keys");
  rows.invalid("users/9", R"({"username":"new","platform_keys":[{}]})", "platform_keys");
  rows.put("users/9", R"({"username":"ann"})", 400, "username_taken", "username");
  rows.put("users/9", R"({"username":"new","email":"ANN@Example.org"})", 400, "email_taken",
           "email");
}

void add_groups(Rows& rows) {
  rows.invalid("groups/g9", "{}", "name platform_key user_ids");
  const auto with_members = [](const std::string& list) {
    return R"({"name":"g","platform_key":"north","user_ids":)" + list + "}";
  };
  for (const char* list : {"null", "1", R"("1")", R"(["a"])", "[0]", "[-1]", "[1.5]", "[null]"}) {
    rows.invalid("groups/g9", with_members(list), "user_ids");
  }
  rows.put("groups/g9", with_members("[1,98,99]"), 400, "members_unknown", "user_ids");
  rows.put("groups/g9", R"({"name":"g","platform_key":"nowhere","user_ids":[]})", 404,
           "platform_not_found", "platform_key");
  rows.invalid("groups/g9", R"({"group_id":"g8","name":"g","platform_key":"north","user_ids":[]})",
               "group_id");
}

void add_others(Rows& rows) {
  rows.invalid("courses/c", R"({"course_id":"d"})", "course_id");
  rows.invalid("courses/c", R"({"platform_key":""})", "platform_key");
  rows.invalid("courses/c", R"({"name":[],"slug":true,"org":{}})", "name slug org");
  rows.invalid("programs/p", "{}", "program_id");
  rows.invalid("programs/p", R"({"program_id":""})", "program_id");
  rows.invalid("programs/p", R"({"program_id":"p","course_list":{}})", "course_list");
  rows.invalid("programs/p", R"({"program_id":"p","enabled":null})", "enabled");
  rows.invalid("programs/p", R"({"program_id":"p","program_key":"q"})", "program_key");
  rows.invalid("choices/f", "{}", "choices");
  rows.invalid("choices/f", R"({"choices":{}})", "choices");
  rows.invalid("choices/f", R"({"choices":null})", "choices");
  rows.invalid("choices/f", R"({"choices":[],"field_key":"g"})", "field_key");
  rows.invalid("choices/f", R"({"choices":[],"scope":null})", "scope");
  rows.invalid("choices/f?scope=course", R"({"choices":[],"scope":"program"})", "scope");
  rows.invalid("choices/f?scope=course&org=N", R"({"choices":[],"scope":"course"})", "org");
}

void add_missing(Rows& rows) {
  rows.read("platforms/none", "platform_not_found");
  rows.read("users/99", "user_not_found");
  rows.read("users/none", "user_not_found");
  rows.read("groups/none", "group_not_found");
  rows.read("courses/none", "course_not_found");
  rows.read("programs/none", "program_not_found");
  rows.read("choices/none", "choices_not_found");
  rows.read("choices/colour?scope=program", "choices_not_found");
  rows.remove("platforms/none", 404, "platform_not_found", "key");
  rows.remove("users/99", 404, "user_not_found", "user_id");
  rows.remove("users/none", 404, "user_not_found");
  rows.remove("groups/none", 404, "group_not_found", "group_id");
  rows.remove("courses/none", 404, "course_not_found", "course_id");
  rows.remove("programs/none", 404, "program_not_found", "program_key");
  rows.remove("choices/none", 404, "choices_not_found", "field_key");
  rows.remove("platforms/north", 400, "record_in_use", "key");
  rows.remove("courses/course-v1:N+X+1", 400, "record_in_use", "course_id");
  rows.remove("programs/prog-a", 400, "record_in_use", "program_key");
}

}  // namespace

BadRequests bad_records() {
  Rows rows;
  add_platforms(rows);
  add_users(rows);
  add_groups(rows);
  add_others(rows);
  add_missing(rows);
  return rows.take();
}

BadRequests bad_keys() {
  BadRequests rows;
  const auto make = [&](const std::string& body, int status, std::string code, std::string fields) {
    rows.push_back({"key " + body, support::post("/api/ledger/keys/", body), status,
                    std::move(code), std::move(fields)});
  };
  const char* invalid = "invalid_fields";
  make("{}", 400, invalid, "name role");
  make(R"({"name":null,"role":""})", 400, invalid, "name role");
  make(R"({"name":"k","role":"owner"})", 400, invalid, "role");
  make(R"({"name":"k","role":"Admin"})", 400, invalid, "role");
  make(R"({"name":"k","role":"platform_admin"})", 400, invalid, "platform_key");
  make(R"({"name":"k","role":"admin","platform_key":"north"})", 400, invalid, "platform_key");
  make(R"({"name":"k","role":"auditor","platform_key":"north"})", 400, invalid, "platform_key");
  make(R"({"name":"k","role":"admin","expires":"2001-01-01T00:00:00Z"})", 400, invalid, "expires");
  make(R"({"name":"k","role":"admin","expires":"never"})", 400, invalid, "expires");
  make(R"({"name":"k","role":"platform_admin","platform_key":"nowhere"})", 404,
       "platform_not_found", "platform_key");
  const auto revoke = [&](const std::string& query, int status, std::string code) {
    support::HttpCall call = support::get("/api/ledger/keys/" + query);
    call.method = "DELETE";
    rows.push_back({"revoke " + query, call, status, std::move(code), "id"});
  };
  revoke("", 400, "invalid_parameter");
  revoke("?id=", 400, "invalid_parameter");
  revoke("?id=x", 400, "invalid_parameter");
  revoke("?id=0", 404, "key_not_found");
  revoke("?id=999", 404, "key_not_found");
  return rows;
}

}  // namespace seatledger::bad_requests
