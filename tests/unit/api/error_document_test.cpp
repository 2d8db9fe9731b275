#include "api/document/error_document.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

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

}  // namespace
}  // namespace seatledger::api
