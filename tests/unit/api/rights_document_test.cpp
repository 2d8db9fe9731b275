#include "api/document/rights_document.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>

namespace seatledger::api {
namespace {

// The text between the two comments that mark it.
std::string marked_text(const std::string& document) {
  const std::string begin =
      "<!-- rights: written by `seatledgerd --print-rights-markdown`; change src/api -->\n\n";
  const std::size_t from = document.find(begin);
  const std::size_t to = document.find("\n<!-- end of rights -->\n");
  if (from == std::string::npos || to == std::string::npos) return "";
  return document.substr(from + begin.size(), to - from - begin.size());
}

TEST_CASE("docs/security.md has the rights that the table of routes says") {
  const std::ifstream file{"docs/security.md"};
  std::ostringstream text;
  text << file.rdbuf();
  CHECK(marked_text(text.str()) == rights_markdown(all_routes()));
}

TEST_CASE("rights: every call is in a row, with what a key of a platform reaches") {
  const std::string table = rights_markdown(all_routes());
  for (const char* row :
       {"| `GET` `/api/catalog/licenses/{kind}/` | – | yes | own platform | yes | own platform | – "
        "|\n",
        "| `POST` `/api/catalog/licenses/{kind}/update/` | – | yes | – | – | – | – |\n",
        "| `GET` `/healthz` | yes | yes | yes | yes | yes | yes |\n",
        "| `GET` `/api/ledger/status/` | – | yes | – | – | – | yes |\n",
        "| `GET` `/api/directory/{records}/` | – | yes | – | yes | – | – |\n"}) {
    INFO(row);
    CHECK(table.find(row) != std::string::npos);
  }
}

}  // namespace
}  // namespace seatledger::api
