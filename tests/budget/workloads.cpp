#include "workloads.h"

#include "fixed_ledger.h"

namespace seatledger::budget {
namespace {

constexpr std::size_t rows_of_a_bulk_call = 1'000;

// How many licenses and people are in use: all of them are in the caches when it is counted.
constexpr std::size_t used = 500;

// Far apart, and each comes once before one comes again.
std::size_t license_in_use(std::size_t number) { return number % used * 7919 % licenses + 1; }
std::size_t any_person(std::size_t number) { return number * 773 % people + 1; }

const std::string catalog_path = "/api/catalog/licenses/user";

Request read_one(std::size_t number) {
  const std::string id = std::to_string(license_in_use(number));
  return {support::get("/api/ledger/licenses/" + id + "/"), "\"id\":" + id + ","};
}

Request list_page(std::size_t) {
  return {support::get(catalog_path + "/?platform_key=acme"),
          "\"count\":" + std::to_string(licenses) + ","};
}

Request check(std::size_t number) {
  return {support::get(catalog_path + "/assignment/check/?email=user-" +
                       std::to_string(any_person(number % used)) + "@example.org"),
          "this e-mail has an active license"};
}

// Each workload of updates counts from where the one before it ended, so that no change is made
// twice and no transaction_id repeated.
Request update_full(std::size_t number) {
  const std::string id = std::to_string(license_in_use(number)), order = std::to_string(number);
  return {
      support::post(catalog_path + "/update/",
                    R"({"external_id":"ext-)" + id + R"(","name":"License )" + order +
                        R"(","count":)" + std::to_string(1000 + number % 1000) + R"(,"metadata":)" +
                        metadata_text(1'000'000 + number) + R"(,"transaction_id":"order-)" + order +
                        R"(","change_type":"renewal"})"),
      R"("name":"License )" + order + "\""};
}

Request update_count(std::size_t number) {
  const std::string count = std::to_string(5'000 + number);
  return {
      support::post(catalog_path + "/update/",
                    R"({"license_id":)" + std::to_string(license_in_use(number)) + R"(,"count":)" +
                        count + R"(,"transaction_id":"order-)" + std::to_string(number) + "\"}"),
      R"("count":)" + count + ","};
}

Request assign_hot(std::size_t number) {
  const std::string person = std::to_string(any_person(number));
  return {support::post(catalog_path + "/assignment/", R"({"license_id":)" + std::to_string(hot) +
                                                           R"(,"user_id":)" + person + "}"),
          R"("user_id":)" + person + ","};
}

Request bulk(std::size_t number) {
  std::string rows = "email\n";
  for (std::size_t row = 0; row < rows_of_a_bulk_call; ++row) {
    rows += "bulk-" + std::to_string(number * rows_of_a_bulk_call + row) + "@example.org\n";
  }
  Request request{support::post("/api/ledger/licenses/" + std::to_string(hot) + "/assignments/",
                                std::move(rows)),
                  R"({"status":"assigned",)"};
  request.call.content_type = "text/csv";
  return request;
}

}  // namespace

const std::vector<Workload>& workloads() {
  static const std::vector<Workload> all{
      {"read_one", "a license by its id", Way::one_by_one, used, used, 1, read_one},
      {"list_page", "the first page of 20 licenses", Way::one_by_one, 50, 10, 1, list_page},
      {"check", "whether an e-mail address has a seat", Way::one_by_one, used, used, 1, check},
      {"update_alone", "name, count and metadata, by external_id, one caller", Way::one_by_one, 200,
       used, 1, update_full},
      {"update", "the same, in batches of about 32", Way::together, 5, 2, 1, update_full},
      {"update_count", "count alone, by license_id, in such batches", Way::together, 5, 2, 1,
       update_count},
      {"assign_hot", "a seat of one license, in such batches", Way::together, 5, 2, 1, assign_hot},
      {"bulk", "a seat of a bulk call of 1,000 rows", Way::one_by_one, 2, 1, rows_of_a_bulk_call,
       bulk}};
  return all;
}

std::size_t run(Callers& callers, const Workload& workload, std::size_t calls, std::size_t number) {
  for (std::size_t call = 0; call < calls; ++call) {
    if (workload.way == Way::one_by_one) {
      callers.call(workload.next(number++));
    } else {
      callers.call_together([&](std::size_t i) { return workload.next(number + i); });
      number += Callers::together + 1;
    }
  }
  return number;
}

std::size_t items_of(const Workload& workload) {
  const std::size_t calls = workload.way == Way::one_by_one ? 1 : Callers::together + 1;
  return workload.counted * calls * workload.items;
}

}  // namespace seatledger::budget
