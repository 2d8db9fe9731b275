#include "bad_requests.h"

namespace seatledger::bad_requests {
namespace {

BadRequest update(const std::string& kind, const std::string& body, int status, std::string code,
                  std::string fields) {
  return {"update " + kind + " " + body.substr(0, 100), licenses(kind + "/update/", body), status,
          std::move(code), std::move(fields)};
}

// One field beside the id of the user license.
BadRequest field(const std::string& name, const std::string& value) {
  return update("user", R"({"license_id":1,")" + name + "\":" + value + "}", 400, "invalid_fields",
                name);
}

void add_targets(BadRequests& rows) {
  const char* invalid = "invalid_fields";
  for (const char* kind : {"user", "course", "program", "platform"}) {
    rows.push_back(update(kind, R"({"count":1})", 400, invalid, "license_id"));
    rows.push_back(
        update(kind, R"({"license_id":999,"count":1})", 404, "license_not_found", "license_id"));
    rows.push_back(
        update(kind, R"({"external_id":"unknown"})", 404, "license_not_found", "external_id"));
  }
  for (const char* id : {"null", "0", "-1", R"("abc")", R"("")", "1.5", "true", "{}", "[1]",
                         "18446744073709551615", R"("9223372036854775808")"}) {
    rows.push_back(
        update("user", R"({"license_id":)" + std::string(id) + "}", 400, invalid, "license_id"));
  }
  for (const char* id : {"null", R"("")", R"(" ")", "true", "{}"}) {
    rows.push_back(
        update("user", R"({"external_id":)" + std::string(id) + "}", 400, invalid, "external_id"));
  }
  rows.push_back(update("user", R"({"license_id":9223372036854775807})", 404, "license_not_found",
                        "license_id"));
  // License 2 is there, and of another kind.
  rows.push_back(
      update("user", R"({"license_id":2,"count":1})", 404, "license_not_found", "license_id"));
  rows.push_back(
      update("course", R"({"license_id":1,"count":1})", 404, "license_not_found", "license_id"));
  rows.push_back(update("user", R"({"license_id":1,"external_id":"other"})", 400, "ids_disagree",
                        "external_id"));
  rows.push_back(update("user", R"({"license_id":1,"external_id":"unknown"})", 404,
                        "license_not_found", "external_id"));
}

void add_fixed(BadRequests& rows) {
  const char* fixed = "not_updatable";
  rows.push_back(
      update("user", R"({"license_id":1,"platform_key":"south"})", 400, fixed, "platform_key"));
  rows.push_back(
      update("user", R"({"license_id":1,"platform_org":"south-org"})", 400, fixed, "platform_org"));
  rows.push_back(update("user", R"({"license_id":1,"platform_key":"nowhere","count":9})", 400,
                        fixed, "platform_key"));
  rows.push_back(
      update("course", R"({"license_id":2,"platform_key":"south"})", 400, fixed, "platform_key"));
  rows.push_back(update("course", R"({"license_id":2,"course_id":"course-v1:N+Y+1"})", 400, fixed,
                        "course_id"));
  rows.push_back(
      update("platform", R"({"license_id":4,"platform_key":"south"})", 400, fixed, "platform_key"));
  rows.push_back(update("platform", R"({"license_id":4,"platform_org":"south-org"})", 400, fixed,
                        "platform_org"));
}

void add_values(BadRequests& rows) {
  for (const char* value : {"-1", "2147483648", "null", "2.5", R"("many")", "[]"}) {
    rows.push_back(field("count", value));
  }
  for (const char* value : {"null", R"("perhaps")", "3", "[]"}) {
    rows.push_back(field("active", value));
  }
  for (const char* value : {"null", R"("soon")", R"("2026-00-01")", "7"}) {
    rows.push_back(field("started", value));
  }
  for (const char* value : {R"("late")", R"("")", "0"}) rows.push_back(field("expired", value));
  for (const char* value : {"null", "[]", R"("{}")"}) {
    rows.push_back(field("metadata", value));
    rows.push_back(field("enrollment_config", value));
  }
  for (const char* name :
       {"name", "source", "platform_key", "platform_org", "transaction_id", "change_type"}) {
    rows.push_back(field(name, "null"));
    rows.push_back(field(name, "{}"));
  }
  for (const char* name : {"platform_key", "platform_org", "transaction_id", "change_type"}) {
    rows.push_back(field(name, R"("")"));
  }
  const char* dates = "expired_not_after_started";
  rows.push_back(update("user", R"({"license_id":1,"expired":"2026-01-01T00:00:00Z"})", 400, dates,
                        "expired"));
  rows.push_back(update("user", R"({"license_id":1,"started":"2027-01-01T00:00:00Z"})", 400, dates,
                        "expired"));
  rows.push_back(update("user",
                        R"({"external_id":"taken","started":"2030-01-02T00:00:00Z",)"
                        R"("expired":"2030-01-01T00:00:00Z"})",
                        400, dates, "expired"));
}

void add_headers(BadRequests& rows) {
  const auto change = licenses("user/update/", R"({"license_id":1,"count":8})");
  const auto add = [&](std::string line, int status, std::string code) {
    rows.push_back({"update with " + line.substr(0, 60), support::with_header(change, line), status,
                    std::move(code)});
  };
  for (const char* tag : {"\"99\"", "\"0\"", "W/\"99\"", "1", "\"\"", "\"x\"", "\"98\", \"99\""}) {
    add("If-Match: " + std::string(tag), 412, "version_mismatch");
  }
  add("Idempotency-Key: used", 422, "idempotency_key_reused");
  add("Idempotency-Key: ", 400, "invalid_parameter");
  add("Idempotency-Key: " + std::string(256, 'k'), 400, "invalid_parameter");
  add("Idempotency-Key: \xff\xfe", 400, "invalid_parameter");
  rows.push_back({"the key of an update on a create",
                  support::with_header(licenses("user/create/", R"({"platform_key":"north"})"),
                                       "Idempotency-Key: used"),
                  422, "idempotency_key_reused"});
  for (const char* value : {"perhaps", "2", ""}) {
    auto call = change;
    call.target += "?dry_run=" + std::string(value);
    rows.push_back({"dry_run=" + std::string(value), call, 400, "invalid_parameter", "dry_run"});
  }
  rows.push_back({"dry_run of a refused update",
                  licenses("user/update/?dry_run=true", R"({"license_id":999})"), 404,
                  "license_not_found", "license_id"});
}

}  // namespace

BadRequests bad_updates() {
  BadRequests rows;
  add_targets(rows);
  add_fixed(rows);
  add_values(rows);
  add_headers(rows);
  return rows;
}

}  // namespace seatledger::bad_requests
