#include "api/problem.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/error_table.h"

namespace seatledger::api {
namespace {

using nlohmann::json;

// A request that names the type of problem details.
class AskingRequest {
 public:
  explicit AskingRequest(HttpMethod method = HttpMethod::post, std::string_view query = {}) {
    fields_.set(HttpField::accept, "application/problem+json");
    request.method = method;
    request.query = query;
    request.request_id = "id-1";
    request.fields = &fields_;
  }
  AskingRequest(const AskingRequest&) = delete;
  AskingRequest& operator=(const AskingRequest&) = delete;

  json details(const Error& error) const {
    const HttpResponse response = problem_response(error, request);
    CHECK(response.content_type == "application/problem+json");
    CHECK(response.status == status_of(error.code));
    return json::parse(response.body);
  }
  // The place of a field in the body, or "?" and the name of a parameter.
  std::string place(ErrorCode code, const std::string& field) const {
    const json fault = details(field_error(code, field, "is wrong")).at("errors").at(0);
    CHECK(fault.at("detail") == "is wrong");
    CHECK(fault.size() == 2);
    return fault.contains("parameter") ? "?" + fault.at("parameter").get<std::string>()
                                       : fault.at("pointer").get<std::string>();
  }

  HttpRequest request;

 private:
  HttpFields fields_;
};

Error full_license() {
  Error full = error(ErrorCode::no_seats_available, "the license has not enough free seats");
  full.figures = {{"count", 2}, {"usage_count", 2}, {"requested", 1}};
  full.texts = {{"lineage", "82c1"}};
  full.fields = {{"count", "is small"}, {"name", "is long"}, {"count", "is odd"}};
  return full;
}

TEST_CASE("problem: the plain form names each field once, in order, with all its reasons") {
  Error many = error(ErrorCode::invalid_fields, "all");
  constexpr int rows = 10000;
  for (const char* reason : {"is wrong", "is odd"}) {
    for (int row = 0; row < rows; ++row) {
      many.fields.push_back({"assignments[" + std::to_string(row) + "].email", reason});
    }
  }
  many.fields.push_back({"detail", "is no field"});
  const auto body = nlohmann::ordered_json::parse(problem_response(many, HttpRequest()).body);
  REQUIRE(body.size() == rows + 3);  // detail, code, what concerns the whole body
  auto member = body.begin();
  CHECK(member.key() == "detail");
  CHECK((++member).key() == "code");
  const nlohmann::ordered_json both{"is wrong", "is odd"};
  bool is_right = true;
  for (int row = 0; row < rows; ++row) {
    ++member;
    is_right = is_right && member.key() == "assignments[" + std::to_string(row) + "].email" &&
               member.value() == both;
  }
  CHECK(is_right);
  CHECK((++member).key() == "non_field_errors");
}

TEST_CASE("problem: the plain form is an object with lists by field") {
  HttpRequest request;
  request.request_id = "id-1";
  CHECK(problem_response(full_license(), request).body ==
        R"({"detail":"the license has not enough free seats","code":"no_seats_available",)"
        R"("count":2,"usage_count":2,"requested":1,"lineage":"82c1",)"
        R"("non_field_errors":["is small","is odd"],"name":["is long"]})");
  const HttpResponse failed = problem_response(error(ErrorCode::internal_error, "x"), request);
  CHECK(failed.body == R"({"detail":"x","code":"internal_error","request_id":"id-1"})");
  CHECK(failed.content_type == "application/json");
}

TEST_CASE("problem: details have every part of the plain form, in its place") {
  const AskingRequest asking;
  const HttpResponse response = problem_response(full_license(), asking.request);
  CHECK(response.body ==
        R"({"type":"/docs/errors/#no_seats_available","title":"Not enough seats are free",)"
        R"("status":400,"detail":"the license has not enough free seats",)"
        R"("instance":"/requests/id-1","code":"no_seats_available",)"
        R"("figures":{"count":2,"usage_count":2,"requested":1,"lineage":"82c1"},)"
        R"("errors":[{"pointer":"/count","detail":"is small"},)"
        R"({"pointer":"/name","detail":"is long"},{"pointer":"/count","detail":"is odd"}]})");
  const json failed = asking.details(error(ErrorCode::internal_error, "x"));
  CHECK(failed.at("instance") == "/requests/id-1");
  CHECK(failed.at("figures") == json::object());
  CHECK(failed.at("errors") == json::array());
  CHECK(failed.size() == 8);
  for (const ErrorRow& row : error_table()) {
    const json problem = asking.details(error(row.code, "x"));
    CHECK(problem.at("type") == "/docs/errors/#" + std::string(row.name));
    CHECK(problem.at("title") == row.title);
    CHECK(problem.at("status") == row.status);
    CHECK(problem.at("code") == row.name);
  }
}

TEST_CASE("problem: the headers of an error are the same in both forms") {
  const AskingRequest asking;
  const HttpRequest plain;
  Error limited = error(ErrorCode::rate_limited, "x");
  limited.figures = {{retry_after_figure, 17}};
  for (const Error& each : {limited, error(ErrorCode::not_authenticated, "x"),
                            error(ErrorCode::queue_full, "x"), error(ErrorCode::bad_http, "x")}) {
    CHECK(problem_response(each, asking.request).headers == problem_response(each, plain).headers);
  }
  CHECK(problem_response(limited, asking.request).headers == "Retry-After: 17\r\n");
}

TEST_CASE("problem: a field of the body is named by a JSON pointer") {
  const AskingRequest asking;
  struct Row {
    const char* field;
    const char* pointer;
  };
  for (const Row& row : {Row{"count", "/count"},
                         {"a/b~c", "/a~1b~0c"},
                         {"~1", "/~01"},
                         {"", "/"},
                         {"non_field_errors", ""},
                         {"assignments[3]", "/assignments/3"},
                         {"assignments[12].email", "/assignments/12/email"},
                         {"assignments[0].a.b/c", "/assignments/0/a.b~1c"},
                         {"a.b", "/a.b"},
                         {"a[x]", "/a[x]"},
                         {"a[]", "/a[]"},
                         {"a[1", "/a[1"},
                         {"a[1]b", "/a[1]b"},
                         {"[1]", "/[1]"},
                         {"12]", "/12]"},
                         {"a[", "/a["},
                         {"a]1[", "/a]1["}}) {
    INFO(row.field);
    CHECK(asking.place(ErrorCode::invalid_fields, row.field) == row.pointer);
  }
}

TEST_CASE("problem: a parameter is named as one, whatever the code") {
  const AskingRequest post(HttpMethod::post, "license_id=5&mode=x&a%2Fb=1");
  CHECK(post.place(ErrorCode::invalid_parameter, "at") == "?at");
  CHECK(post.place(ErrorCode::invalid_parameter, "Last-Event-ID") == "?Last-Event-ID");
  CHECK(post.place(ErrorCode::license_not_found, "license_id") == "?license_id");
  CHECK(post.place(ErrorCode::invalid_fields, "mode") == "?mode");
  CHECK(post.place(ErrorCode::invalid_fields, "a/b") == "?a/b");
  CHECK(post.place(ErrorCode::license_not_found, "external_id") == "/external_id");
  for (const HttpMethod method : {HttpMethod::get, HttpMethod::delete_}) {
    const AskingRequest asking(method);
    CHECK(asking.place(ErrorCode::user_not_found, "user_id") == "?user_id");  // of the path
    // Sent with a DELETE.
    CHECK(asking.place(ErrorCode::invalid_fields, "dry_run") == "/dry_run");
  }
  const AskingRequest broken(HttpMethod::put, "a=%");
  CHECK(broken.place(ErrorCode::invalid_fields, "a") == "/a");
}

TEST_CASE("problem: the setting decides where no header does") {
  HttpRequest request;
  const Error error_of_server = error(ErrorCode::bad_http, "x");
  CHECK(problem_response(error_of_server, request).content_type == "application/json");
  HttpFields fields;
  request.fields = &fields;
  CHECK(problem_response(error_of_server, request).content_type == "application/json");
  fields.set(HttpField::accept, "*/*");
  CHECK(problem_response(error_of_server, request).content_type == "application/json");
  fields.insert(HttpField::accept, "text/html, application/problem+json;q=0.1");
  CHECK(problem_response(error_of_server, request).content_type == "application/problem+json");
  fields.set(HttpField::accept, "application/json");
  request.problem_details = ProblemDetails::always;
  CHECK(problem_response(error_of_server, request).content_type == "application/problem+json");
  request.fields = nullptr;
  CHECK(problem_response(error_of_server, request).content_type == "application/problem+json");
}

}  // namespace
}  // namespace seatledger::api
