#include "bad_requests.h"

namespace seatledger::bad_requests {
namespace {

const char* const invalid = "invalid_fields";

// `target`: "user/assignment/", with a query or without.
BadRequest assign(const std::string& target, const std::string& body, int status, std::string code,
                  std::string fields = {}, Caller caller = Caller::admin) {
  return {"assign " + target + ' ' + body.substr(0, 80),
          licenses(target, body),
          status,
          std::move(code),
          std::move(fields),
          caller};
}

BadRequest sent(const std::string& method, const std::string& target, int status, std::string code,
                std::string fields = {}, Caller caller = Caller::admin) {
  support::HttpCall call = support::get("/api/catalog/licenses/" + target);
  call.method = method;
  return {method + ' ' + target, call, status, std::move(code), std::move(fields), caller};
}

// One field beside an assignment's license and person.
BadRequest field(const std::string& name, const std::string& value) {
  const bool names_person = name == "user_id";
  const std::string person = names_person ? "" : R"("user_id":1,)";
  return assign("program/assignment/",
                R"({"license_id":3,)" + person + '"' + name + "\":" + value + "}", 400, invalid,
                name);
}

void add_targets(BadRequests& rows) {
  for (const std::string kind : {"user", "course", "program"}) {
    const std::string path = kind + "/assignment/";
    const std::string group = path + "group/";
    rows.push_back(assign(path, R"({"user_id":1})", 400, invalid, "license_id"));
    rows.push_back(assign(path, R"({"license_id":1})", 400, invalid, "user_id"));
    rows.push_back(assign(group, R"({"license_id":1})", 400, invalid, "group_id"));
    rows.push_back(assign(group, R"({"group_id":7})", 400, invalid, "license_id"));
    for (const char* id : {"999", "4", "9223372036854775807"}) {
      const std::string start = R"({"license_id":)" + std::string(id);
      rows.push_back(
          assign(path, start + R"(,"user_id":1})", 404, "license_not_found", "license_id"));
      rows.push_back(
          assign(group, start + R"(,"group_id":7})", 404, "license_not_found", "license_id"));
      rows.push_back(
          sent("GET", path + "?license_id=" + id, 404, "license_not_found", "license_id"));
      rows.push_back(
          sent("GET", group + "?license_id=" + id, 404, "license_not_found", "license_id"));
    }
  }
  rows.push_back(assign("course/assignment/", R"({"license_id":1,"user_id":1})", 404,
                        "license_not_found", "license_id"));
  rows.push_back(assign("user/assignment/?license_id=5", R"({"license_id":1,"user_id":1})", 400,
                        "ids_disagree", "license_id"));
  for (const char* id : {"", "x", "1.5", "99999999999999999999"}) {
    rows.push_back(assign("user/assignment/?license_id=" + std::string(id), R"({"user_id":1})", 400,
                          "invalid_parameter", "license_id"));
  }
  rows.push_back(
      assign("user/assignment/", R"({"license_id":1,"username":"ann"})", 400, invalid, "user_id"));
  rows.push_back(assign("user/assignment/", R"({"license_id":1,"user_id":99})", 404,
                        "user_not_found", "user_id"));
  rows.push_back(assign("program/assignment/", R"({"license_id":3,"username":"nobody"})", 404,
                        "user_not_found", "username"));
  rows.push_back(assign("user/assignment/group/", R"({"license_id":1,"group_id":99})", 404,
                        "group_not_found", "group_id"));
  // License 3 has no seats.
  rows.push_back(
      assign("program/assignment/", R"({"license_id":3,"user_id":1})", 400, "no_seats_available"));
}

void add_values(BadRequests& rows) {
  for (const char* value : {"null", "0", "-1", "1.5", "true", R"("x")", "[]"}) {
    rows.push_back(field("user_id", value));
  }
  for (const char* value : {"null", R"("")", R"("x")", R"("a@b")", "7", "{}"}) {
    rows.push_back(field("email", value));
  }
  for (const char* name : {"username", "platform_key", "platform_org"}) {
    for (const char* value : {"null", R"("")", R"(" ")", "{}"}) rows.push_back(field(name, value));
  }
  for (const char* name : {"active", "fulfilled", "direct"}) {
    for (const char* value : {"null", "2", R"("perhaps")"}) rows.push_back(field(name, value));
  }
  for (const char* value : {"null", "[]", R"("{}")"}) rows.push_back(field("metadata", value));
  for (const char* address :
       {"", "/relative", "example.org", "javascript:alert(1)", "javascript://x/%0aalert(1)",
        "https://", "https://a b/", "https://user@example.org/", "https://example.org/%zz", "7"}) {
    rows.push_back(field("redirect_to", '"' + std::string(address) + '"'));
  }
  rows.push_back(field("redirect_to", "{}"));
  for (const char* value : {"null", R"("")", "true", "[]"}) {
    rows.push_back(assign("user/assignment/group/",
                          R"({"license_id":1,"group_id":)" + std::string(value) + "}", 400, invalid,
                          "group_id"));
  }
  rows.push_back(assign("user/assignment/", "", 400, "malformed_body"));
  rows.push_back(assign("user/assignment/group/", "[]", 400, "malformed_body", "non_field_errors"));
}

void add_lists(BadRequests& rows) {
  for (const std::string path : {"user/assignment/", "program/assignment/group/"}) {
    const std::string id = path.starts_with("user") ? "1" : "3";
    const auto list = [&](const std::string& query, std::string name) {
      rows.push_back(sent("GET", path + "?license_id=" + id + '&' + query, 400, "invalid_parameter",
                          std::move(name)));
    };
    rows.push_back(sent("GET", path, 400, "invalid_parameter", "license_id"));
    rows.push_back(sent("GET", path + "?license_id=x", 400, "invalid_parameter", "license_id"));
    for (const char* name : {"active", "fulfilled"}) {
      list(std::string(name) + "=perhaps", name);
      list(std::string(name) + "=", name);
    }
    for (const char* name : {"platform_key", "platform_org", "sort", "page", "page_size"}) {
      list(std::string(name) + "=", name);
    }
    for (const char* sort : {"colour", "-", "metadata", "--id", "Id", "course_id", "usage_count"}) {
      list("sort=" + std::string(sort), "sort");
    }
    list("page=0", "page");
    rows.push_back(sent("GET", path + "?license_id=" + id + "&page=2", 404, "page_not_found"));
  }
  for (const char* query : {"user_id=", "user_id=x", "username=", "email=", "email=x"}) {
    const std::string text(query);
    rows.push_back(sent("GET", "user/assignment/?license_id=1&" + text, 400, "invalid_parameter",
                        text.substr(0, text.find('='))));
  }
  rows.push_back(sent("GET", "user/assignment/group/?license_id=1&group_id=", 400,
                      "invalid_parameter", "group_id"));
  for (const char* sort : {"name", "direct", "created", "program_key"}) {
    rows.push_back(sent("GET", "user/assignment/?license_id=1&sort=" + std::string(sort), 400,
                        "invalid_parameter", "sort"));
  }
  for (const char* sort : {"user_count", "modified", "program_name"}) {
    rows.push_back(sent("GET", "course/assignment/group/?license_id=2&sort=" + std::string(sort),
                        400, "invalid_parameter", "sort"));
  }
}

void add_deletes(BadRequests& rows) {
  for (const std::string path : {"user/assignment/", "program/assignment/group/"}) {
    const auto remove = [&](const std::string& query, int status, std::string code,
                            std::string name) {
      rows.push_back(sent("DELETE", path + '?' + query, status, std::move(code), std::move(name)));
    };
    remove("license_id=1", 400, "invalid_parameter", "assignment_id");
    for (const char* id : {"", "x", "1.5", "99999999999999999999"}) {
      remove("assignment_id=" + std::string(id), 400, "invalid_parameter", "assignment_id");
    }
    for (const char* id : {"0", "-1", "999"}) {
      remove("assignment_id=" + std::string(id), 404, "assignment_not_found", "assignment_id");
    }
    remove("assignment_id=1&license_id=x", 400, "invalid_parameter", "license_id");
    remove("assignment_id=1&license_id=999", 404, "license_not_found", "license_id");
    remove("assignment_id=1&license_id=0", 404, "license_not_found", "license_id");
    remove("assignment_id=1&dry_run=perhaps", 400, "invalid_parameter", "dry_run");
  }
  rows.push_back(sent("DELETE",
                      "program/assignment/group/?assignment_id=1&remove_user_assignments=x", 400,
                      "invalid_parameter", "remove_user_assignments"));
  for (const char* path :
       {"platform/assignment/", "platform/assignment/group/", "course/assignment/check/"}) {
    rows.push_back(sent("GET", path, 404, "path_not_found"));
  }
  rows.push_back(sent("PUT", "user/assignment/", 405, "method_not_allowed"));
  rows.push_back(sent("POST", "user/assignment/check/", 405, "method_not_allowed"));
}

void add_callers(BadRequests& rows) {
  const std::string seat = R"({"license_id":1,"user_id":1)";
  const std::string group = R"({"license_id":1,"group_id":7})";
  for (const Caller caller : {Caller::reader, Caller::south_reader, Caller::auditor}) {
    const char* denied = "permission_denied";
    rows.push_back(assign("user/assignment/", seat + "}", 403, denied, {}, caller));
    rows.push_back(assign("user/assignment/group/", group, 403, denied, {}, caller));
    rows.push_back(sent("DELETE", "user/assignment/?assignment_id=1", 403, denied, {}, caller));
    rows.push_back(
        sent("DELETE", "user/assignment/group/?assignment_id=1", 403, denied, {}, caller));
  }
  for (const char* path : {"user/assignment/?license_id=1", "user/assignment/group/"}) {
    rows.push_back(sent("GET", path, 403, "permission_denied", {}, Caller::auditor));
    BadRequest stranger = sent("GET", path, 401, "not_authenticated");
    stranger.call.authorization.clear();
    rows.push_back(stranger);
  }
  const char* forbidden = "platform_forbidden";
  const Caller north = Caller::north_admin;
  // License 6 is of the platform south.
  rows.push_back(
      assign("user/assignment/", R"({"license_id":6,"user_id":1})", 403, forbidden, {}, north));
  rows.push_back(assign("user/assignment/group/", R"({"license_id":6,"group_id":7})", 403,
                        forbidden, {}, north));
  rows.push_back(sent("GET", "user/assignment/?license_id=6", 403, forbidden, {}, north));
  rows.push_back(
      sent("GET", "user/assignment/?license_id=1", 403, forbidden, {}, Caller::south_reader));
  rows.push_back(sent("GET", "user/assignment/group/?license_id=1&platform_key=north", 403,
                      forbidden, "platform_key", Caller::south_reader));
  rows.push_back(
      sent("DELETE", "user/assignment/?assignment_id=999&license_id=6", 403, forbidden, {}, north));
  for (const std::string name : {"platform_key", "platform_org"}) {
    const std::string value = name == "platform_key" ? "south" : "south-org";
    const std::string body = seat + ",\"" + name + "\":\"" + value + "\"}";
    const std::string query = "user/assignment/?" + name + '=' + value;
    rows.push_back(assign("user/assignment/", body, 403, forbidden, name, north));
    rows.push_back(assign("user/assignment/", body, 400, "platforms_disagree", name));
    rows.push_back(assign(query, seat + "}", 403, forbidden, name, north));
    rows.push_back(assign(query, seat + "}", 400, "platforms_disagree", name));
    rows.push_back(sent("GET", query + "&license_id=1", 400, "platforms_disagree", name));
  }
}

// Of what is not there: no tag matches it, "*" neither.
void add_tags(BadRequests& rows) {
  const auto person = licenses("user/assignment/", R"({"license_id":1,"user_id":1})");
  const auto stranger =
      licenses("program/assignment/", R"({"license_id":3,"email":"no@example.org"})");
  const auto group = licenses("course/assignment/group/", R"({"license_id":2,"group_id":"tags"})");
  for (const auto& call : {person, stranger, group}) {
    for (const char* tag : {"*", "garbage", "\"7\"", "\"0\"", "W/\"4\"", "1", "\"\"", "\"x\"",
                            "\"1\", \"2\"", "\"18446744073709551615\""}) {
      const std::string line = "If-Match: " + std::string(tag);
      rows.push_back({"new " + call.target + " with " + line, support::with_header(call, line), 412,
                      "version_mismatch"});
    }
  }
}

}  // namespace

BadRequests bad_seats() {
  BadRequests rows;
  add_targets(rows);
  add_values(rows);
  add_lists(rows);
  add_deletes(rows);
  add_callers(rows);
  add_tags(rows);
  return rows;
}

}  // namespace seatledger::bad_requests
