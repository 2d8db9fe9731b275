#include "fixed_ledger.h"

namespace seatledger::budget {
namespace {

const std::string catalog = "/api/catalog/licenses/user";

Request create(std::size_t number, const std::string& platform, const std::string& count) {
  const std::string text = std::to_string(number);
  return {support::post(catalog + "/create/",
                        R"({"platform_key":")" + platform + R"(","name":"License )" + text +
                            R"(","count":)" + count +
                            R"(,"started":"2024-01-01T00:00:00Z","external_id":"ext-)" + text +
                            R"(","metadata":)" + metadata_text(number) +
                            R"(,"transaction_id":"fill-)" + text + "\"}"),
          R"("name":"License )" + text + "\""};
}

void add_people(Callers& callers) {
  std::string users, rows = "user_id\n";
  for (std::size_t number = 1; number <= people; ++number) {
    const std::string text = std::to_string(number);
    users += R"({"kind":"users","id":)" + text + R"(,"record":{"username":"user-)" + text +
             R"(","email":"user-)" + text + R"(@example.org"}})" + "\n";
    rows += text + "\n";
  }
  callers.call({support::post("/api/directory/import/", users), R"("status":200)"});
  support::HttpCall seats = support::post(
      "/api/ledger/licenses/" + std::to_string(campus) + "/assignments/", std::move(rows));
  seats.content_type = "text/csv";
  callers.call({std::move(seats), R"("usage_count":)" + std::to_string(people)});
}

}  // namespace

std::string metadata_text(std::size_t number) {
  return R"({"faculty":"science","contact":"contact-)" + std::to_string(number) +
         R"(@example.org","cost_centre":"cc-7","note":"note"})";
}

void fill(Callers& callers) {
  for (const std::string key : {"acme", "beta"}) {
    callers.call(
        {support::put("/api/directory/platforms/" + key + "/", R"({"org":")" + key + R"(-org"})"),
         key});
  }
  // One after the other, so that each gets the id that its number is.
  for (std::size_t number = 1; number <= licenses; ++number) {
    callers.call(create(number, "acme", std::to_string(100 + number % 900)));
  }
  callers.call(create(campus, "beta", "1000000"));
  callers.call(create(hot, "beta", "1000000"));
  add_people(callers);
}

}  // namespace seatledger::budget
