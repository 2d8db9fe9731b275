// Lists of more licenses than are read row by row: what is answered from columns and printed rows
// is the same as what is answered without them, after each change and after a restart.
#include "support/ledger_under_test.h"

namespace seatledger::integration {
namespace {

const std::vector<std::string> queries{
    "",
    "platform_key=north",
    "platform_org=south-org",
    "verbose=true",
    "page_size=100&page=2",
    "sort=name&page_size=7",
    "sort=-name&page=3",
    "sort=-usage_count&verbose=true",
    "sort=external_id",
    "sort=-expired",
    "sort=source",
    "active=false",
    "query=CHANGED",
    "source=shop&sort=-created",
    "tier=gold&page_size=3&page=2",
    "tier=gold&active=true&sort=count",
    "name=License+7",
};

// Of a server without columns.
const std::vector<std::string> rows_only{"--list-columns-bytes-max", "0"};

class LicenseLists : public LedgerUnderTest {
 public:
  LicenseLists() {
    for (const char* kind : {"user", "program"}) {
      for (int number = 1; number <= 120; ++number) create(kind, terms(kind, number));
    }
  }

  std::string answers(const std::string& kind) const {
    std::string all;
    for (const std::string& query : queries) {
      const HttpAnswer answer = good(get(path(kind) + "?" + query));
      all += answer.json()["count"].dump() + answer.json()["results"].dump() + "\n";
    }
    return all;
  }
  std::string both() const { return answers("user") + answers("program"); }

 private:
  static json terms(const std::string& kind, int number) {
    json body = least(kind);
    if (number % 3 == 0 && kind == "user") body["platform_key"] = "south";
    body["name"] = "License " + std::to_string(number);
    body["count"] = number % 10 + 1;
    body["active"] = number % 4 != 0;
    if (number % 2 == 0) body["external_id"] = "x-" + std::to_string(number);
    if (number % 5 == 0) body["expired"] = "2040-01-01T00:00:00Z";
    if (number % 6 == 0) body["source"] = "shop";
    body["metadata"] = {{"tier", number % 2 == 0 ? "gold" : "iron"}, {"number", number}};
    return body;
  }
};

TEST_CASE_METHOD(LicenseLists, "lists from columns are those from rows, after each change") {
  std::vector<std::string> seen{both()};
  // Asked for again, when rows are printed already.
  CHECK(both() == seen.back());
  update("user", {{"license_id", 119}, {"name", "Changed"}, {"metadata", {{"tier", "gold"}}}});
  seen.push_back(both());
  CHECK(seen[1] != seen[0]);
  CHECK(good(get(path("user") + "?query=changed")).json()["results"][0]["name"] == "Changed");
  good(post("/api/catalog/licenses/user/assignment/",
            R"({"license_id":118,"email":"someone@example.org"})"));
  seen.push_back(both());
  CHECK(list("user", "sort=-usage_count&page_size=1")["results"][0]["id"] == 118);
  // The name of a program is none of its licenses' business, and shows at once.
  good(put("/api/directory/programs/prog-a/",
           R"({"program_id":"b","name":"B","platform_key":"north"})"));
  seen.push_back(both());
  CHECK(seen[3] != seen[2]);
  CHECK(list("program")["results"][0]["program_name"] == "B");

  restart(rows_only);
  CHECK(both() == seen.back());
  update("user", {{"license_id", 119}, {"active", false}, {"count", 3}});
  const std::string changed = both();
  restart();
  CHECK(both() == changed);
}

}  // namespace
}  // namespace seatledger::integration
