// What a list of licenses over columns in memory costs, without server and store: the columns of
// many licenses are filled, and each sort and filter is asked for its first page, the middle one
// and the last. Prints medians; decides nothing.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "projections/queries/column_list.h"

namespace seatledger::bench {
namespace {

using ledger::License;
using projections::ColumnQuery;
using projections::LicenseColumns;
using projections::LicenseSortField;
using Clock = std::chrono::steady_clock;

struct Flags {
  std::uint64_t licenses = 1'000'000;
  std::size_t rounds = 5;
};

// Lists without programs read nothing.
class NoReads final : public projections::PointReads {
 public:
  std::optional<std::string> get(std::string_view) const override { return std::nullopt; }
};

double ms_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

License license_of(std::uint64_t number) {
  const std::string text = std::to_string(number);
  const auto n = static_cast<std::int64_t>(number);
  License license;
  license.id = LicenseId{number};
  license.version = 1;
  license.created = Timestamp{1'700'000'000'000'000 + n * 37};
  license.seats.active = n * 7919 % 1000;
  ledger::LicenseTerms& terms = license.terms;
  terms.platform_key = number % 10 == 0 ? "beta" : "acme";
  terms.name = (number % 1000 == 0 ? "Rare " : "License ") + text;
  terms.count = 100 + n % 900;
  terms.started = Timestamp{n % 365 * 86'400'000'000};
  if (number % 2 == 0) terms.expired = Timestamp{2'000'000'000'000'000 + n % 365};
  terms.active = number % 100 != 0;
  terms.metadata = JsonText(R"({"faculty":"science","contact":"contact-)" + text +
                            R"(@example.org","cost_centre":"cc-)" + std::to_string(n % 1000) +
                            R"(","note":"note )" + text + "\"}");
  terms.source = number % 1000 == 0 ? "import" : "api";
  terms.external_id = "ext-" + text;
  return license;
}

LicenseColumns filled(const Flags& flags) {
  LicenseColumns columns;
  double ms = 0;
  for (std::uint64_t number = 1; number <= flags.licenses; ++number) {
    const License license = license_of(number);
    const auto begin = Clock::now();
    columns.put(license, true);
    ms += ms_since(begin);
  }
  const auto count = static_cast<double>(flags.licenses);
  std::printf("%.0f licenses: %.0f bytes each, filled in %.2f us each\n", count,
              static_cast<double>(columns.bytes()) / count, ms * 1000 / count);
  return columns;
}

void print_update(LicenseColumns& columns, const Flags& flags) {
  std::mt19937_64 random;
  for (const bool is_lent : {false, true}) {
    constexpr int updates = 20'000;
    double ms = 0;
    for (int i = 0; i < updates; ++i) {
      License license = license_of(1 + random() % flags.licenses);
      license.terms.name.back() = 'b';
      const auto copy = is_lent && i % 100 == 0 ? columns.share() : nullptr;
      const auto begin = Clock::now();
      columns.put(license, true);
      ms += ms_since(begin);
    }
    std::printf("an update, %s: %.2f us\n",
                is_lent ? "with a list after each hundred" : "without lists", ms * 1000 / updates);
  }
}

void print_list(const LicenseColumns& columns, const Flags& flags, const std::string& name,
                ColumnQuery query) {
  const NoReads reads;
  const std::size_t total = list_columns(columns, reads, query)->total;
  std::printf("%-28s", name.c_str());
  for (const std::size_t page : {std::size_t{1}, total / 40, total / 20}) {
    query.page.number = std::max<std::size_t>(1, page);
    std::vector<double> times;
    for (std::size_t round = 0; round < flags.rounds; ++round) {
      const auto begin = Clock::now();
      list_columns(columns, reads, query);
      times.push_back(ms_since(begin));
    }
    std::sort(times.begin(), times.end());
    std::printf(" %8.2f", times[times.size() / 2]);
  }
  std::printf("\n");
}

ColumnQuery of_platform(LicenseSortField field, bool descending) {
  ColumnQuery query;
  query.matcher.kind = ledger::Kind::user;
  query.matcher.platform_key = "acme";
  query.sort = {field, descending};
  return query;
}

void print_lists(const LicenseColumns& columns, const Flags& flags) {
  using Field = LicenseSortField;
  std::printf("%-28s %8s %8s %8s  ms\n", "licenses of a platform", "first", "middle", "last");
  const std::vector<std::pair<std::string, Field>> sorts{{"id", Field::id},
                                                         {"name", Field::name},
                                                         {"count", Field::count},
                                                         {"usage_count", Field::usage_count},
                                                         {"created", Field::created},
                                                         {"started", Field::started},
                                                         {"expired", Field::expired},
                                                         {"active", Field::active},
                                                         {"source", Field::source},
                                                         {"external_id", Field::external_id},
                                                         {"platform_key", Field::platform_key}};
  for (const auto& [name, field] : sorts) {
    print_list(columns, flags, "sort=" + name, of_platform(field, false));
    print_list(columns, flags, "sort=-" + name, of_platform(field, true));
  }
  const auto print_filter = [&](const std::string& name, const auto& set) {
    ColumnQuery query = of_platform(Field::id, true);
    set(query.matcher);
    print_list(columns, flags, name, query);
  };
  using projections::LicenseMatcher;
  print_filter("active=true", [](LicenseMatcher& wanted) { wanted.active = true; });
  print_filter("active=false", [](LicenseMatcher& wanted) { wanted.active = false; });
  print_filter("source=api", [](LicenseMatcher& wanted) { wanted.source = "api"; });
  print_filter("query=license", [](LicenseMatcher& wanted) { wanted.query.emplace("license"); });
  print_filter("query=rare", [](LicenseMatcher& wanted) { wanted.query.emplace("rare"); });
  print_filter("query=99", [](LicenseMatcher& wanted) { wanted.query.emplace("99"); });
  print_filter("faculty=science", [](LicenseMatcher& wanted) {
    wanted.metadata = {{"faculty", "science"}};
  });
  print_filter("cost_centre=cc-7", [](LicenseMatcher& wanted) {
    wanted.metadata = {{"cost_centre", "cc-7"}};
  });
}

int run(int argc, char** argv) {
  Flags flags;
  CLI::App app{"What lists of licenses over columns in memory cost."};
  app.add_option("--licenses", flags.licenses, "How many licenses.");
  app.add_option("--rounds", flags.rounds, "How often each page is asked for.");
  CLI11_PARSE(app, argc, argv);
  LicenseColumns columns = filled(flags);
  print_lists(columns, flags);
  print_update(columns, flags);
  return 0;
}

}  // namespace
}  // namespace seatledger::bench

int main(int argc, char** argv) {
  try {
    return seatledger::bench::run(argc, argv);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return 1;
  }
}
