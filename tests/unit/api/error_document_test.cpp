#include "api/document/error_document.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "api/document/error_page.h"
#include "api/http/message.h"
#include "api/problem.h"
#include "base/error_table.h"

namespace seatledger::api {
namespace {

TEST_CASE("docs/errors.md is what the table says") {
  const std::ifstream file{"docs/errors.md"};
  std::ostringstream text;
  text << file.rdbuf();
  CHECK(text.str() == errors_markdown());
  for (const ErrorRow& row : error_table()) {
    const std::string name(row.name);
    INFO(name);
    CHECK(text.str().find("\n## " + name + "\n") != std::string::npos);
    CHECK(text.str().find("[" + name + "](#" + name + ")") != std::string::npos);
  }
}

TEST_CASE("the page of the errors has every code where the type of its problem details points") {
  const std::string page = errors_page();
  HttpRequest request;
  request.problem_details = ProblemDetails::always;
  const std::string start = R"("type":"/docs/errors/#)";
  for (const ErrorRow& row : error_table()) {
    INFO(row.name);
    const std::string body = problem_response(error(row.code, "a sentence"), request).body;
    const std::size_t at = body.find(start);
    REQUIRE(at != std::string::npos);
    const std::size_t begin = at + start.size();
    const std::string id = body.substr(begin, body.find('"', begin) - begin);
    CHECK(id == row.name);
    const std::size_t place = page.find(" id=\"" + id + '"');
    REQUIRE(place != std::string::npos);
    CHECK(page.find(" id=\"" + id + '"', place + 1) == std::string::npos);
    CHECK(page.find("href=\"#" + id + '"') != std::string::npos);
  }
  CHECK(page.find('`') == std::string::npos);
  for (const char* unwanted : {"<script", "<style", " style=", "http://", "https://"}) {
    INFO(unwanted);
    CHECK(page.find(unwanted) == std::string::npos);
  }
}

}  // namespace
}  // namespace seatledger::api
