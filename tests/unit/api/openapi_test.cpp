#include "api/document/openapi.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "api/document/api_markdown.h"

namespace seatledger::api {
namespace {

std::string text_of(const char* path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

// Not compared by Catch, which would print both texts.
TEST_CASE("docs/openapi.json and docs/api.md are what the table of routes says") {
  const std::vector<Route> routes = all_routes();
  INFO("seatledgerd --print-openapi > docs/openapi.json; --print-api-markdown > docs/api.md");
  const bool same_document = text_of("docs/openapi.json") == openapi_document(routes);
  const bool same_markdown = text_of("docs/api.md") == api_markdown(routes);
  CHECK(same_document);
  CHECK(same_markdown);
}

}  // namespace
}  // namespace seatledger::api
