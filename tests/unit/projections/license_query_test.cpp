// Lists over the indices, and over columns, give what filtering and sorting every license by hand
// gives.
#include "projections/queries/license_query.h"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "projections/queries/column_list.h"
#include "projections/queries/license_matcher.h"
#include "projections/rows/metadata_scalars.h"
#include "support/view_fixture.h"

namespace seatledger::projections {
namespace {

using ledger::Kind;
using ledger::License;
using ledger::Program;
using Field = LicenseSortField;

const std::vector<std::string> platforms{"acme", "zeta", "none"};
const std::vector<std::string> names{"Basics", "basics of \u00c9t\u00e9", "ADVANCED", ""};
const std::vector<std::string> sources{"api", "shop"};
const std::vector<std::string> courses{"course-v1:a", "course-v1:b"};
const std::vector<std::string> program_keys{"k-1", "k-2", "k-3"};
const std::vector<std::string> metadata{R"({})", R"({"tier":"gold","n":1})", R"({"tier":"1"})",
                                        R"({"tier":1,"deep":{"tier":"gold"},"flag":true})"};

// Three kinds are common, so that each way through the indices is taken; programs are few.
class Licenses : public ViewFixture {
 public:
  Licenses() {
    views.apply(make.event(ledger::PlatformPut{{}, platform_record("acme", "ACME", 1)}));
    views.apply(make.event(ledger::PlatformPut{{}, platform_record("zeta", "Z", 2)}));
    put_program(program_record("k-1", "shared", "Zoology"));
    put_program(program_record("k-2", "shared"));
    put_program(program_record("k-3", "k-1", "Art"));
    for (std::uint64_t id = 1; id <= 300; ++id) create(id);
    for (std::uint64_t id = 1; id <= 300; id += 3) update(id);
    views.commit();
    for (std::uint64_t id = 1; id <= 300; ++id) all.push_back(*reader().license(LicenseId{id}));
    columns_.work(store);
  }

  LicensePage by_columns(const LicenseFilter& filter, const LicenseSort& sort, const Page& page,
                         std::optional<std::size_t> total) {
    const auto moment = columns_.now(store);
    const auto matcher = LicenseMatcher::of(filter, *moment.snapshot);
    if (!matcher) return {};
    const auto places =
        list_columns(*moment.columns, *moment.snapshot, {*matcher, sort, page, total}).value();
    LicensePage found{places.total, {}};
    for (const LicensePlace& place : places.rows) {
      found.rows.push_back(*LicenseView::license(*moment.snapshot, place.id));
      REQUIRE(found.rows.back().version == place.version);
    }
    return found;
  }

  std::vector<License> all;
  std::vector<Program> programs;

 private:
  void put_program(Program program) {
    programs.push_back(program);
    views.apply(make.event(ledger::ProgramPut{{}, std::move(program)}));
  }
  const std::string& any(const std::vector<std::string>& from) { return from[any(from.size())]; }
  std::uint64_t any(std::size_t below) { return random_() % below; }

  void create(std::uint64_t id) {
    const std::uint64_t choice = any(10);
    const Kind kind = choice < 5   ? Kind::user
                      : choice < 8 ? Kind::course
                      : choice < 9 ? Kind::program
                                   : Kind::platform;
    ledger::LicenseTerms terms = license_terms(platforms[any(10) < 8 ? 0 : 1], any(names));
    terms.source = any(sources);
    terms.count = static_cast<std::int64_t>(any(5));
    terms.active = any(2) == 0;
    terms.started = Timestamp{static_cast<std::int64_t>(any(4))};
    if (any(2) == 0) terms.expired = Timestamp{static_cast<std::int64_t>(any(4))};
    if (any(4) == 0) terms.external_id = "x-" + std::to_string(id);
    if (kind == Kind::course) terms.course_id = any(courses);
    if (kind == Kind::program) terms.program_key = any(program_keys);
    terms.metadata = JsonText(any(metadata));
    views.apply(make.created(id, kind, std::move(terms)));
    kinds_.push_back(kind);
  }
  void update(std::uint64_t id) {
    ledger::LicenseChange change;
    change.name = any(names);
    if (any(2) == 0) change.source = any(sources);
    if (any(2) == 0) change.metadata = JsonText(any(metadata));
    views.apply(make.updated(id, kinds_[id - 1], change));
  }

  ListColumns columns_{1'000'000'000};
  std::minstd_rand random_{7};
  std::vector<Kind> kinds_;
};

Licenses& licenses() {
  static Licenses made;
  return made;
}

// The contract's words, one after the other, with nothing shared with the code under test.
bool matches(const License& license, const LicenseFilter& filter) {
  const ledger::LicenseTerms& terms = license.terms;
  const auto lower_latin = [](std::string text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] >= 'A' && text[i] <= 'Z') text[i] = static_cast<char>(text[i] + 32);
      if (text.compare(i, 2, "\u00c9") == 0) text.replace(i, 2, "\u00e9");
    }
    return text;
  };
  const auto org = [&] { return terms.platform_key == "acme" ? "ACME" : "Z"; };
  const auto is_program = [&](const std::string& name) {
    if (!terms.program_key) return false;
    if (*terms.program_key == name) return true;
    const auto& programs = licenses().programs;
    return std::any_of(programs.begin(), programs.end(), [&](const Program& program) {
      return program.program_key == *terms.program_key && program.program_id == name;
    });
  };
  const auto has = [&](const MetadataPair& pair) {
    const auto pairs = metadata_scalars(terms.metadata);
    return std::find(pairs.begin(), pairs.end(), pair) != pairs.end();
  };
  if (license.kind != filter.kind) return false;
  if (filter.platform_key && terms.platform_key != *filter.platform_key) return false;
  if (filter.org && org() != *filter.org) return false;
  if (filter.name && terms.name != *filter.name) return false;
  if (filter.query &&
      lower_latin(terms.name).find(lower_latin(*filter.query)) == std::string::npos) {
    return false;
  }
  if (filter.source && terms.source != *filter.source) return false;
  if (filter.external_id && terms.external_id != filter.external_id) return false;
  if (filter.active && terms.active != *filter.active) return false;
  if (filter.course_id && (!terms.course_id || *terms.course_id != *filter.course_id)) return false;
  if (filter.program_id && !is_program(*filter.program_id)) return false;
  return std::all_of(filter.metadata.begin(), filter.metadata.end(), has);
}

// A sort value as one text that sorts by its bytes; null as the greatest.
std::string sortable(const License& license, Field field) {
  const ledger::LicenseTerms& terms = license.terms;
  const std::string null = "\xff";
  const auto number = [](std::int64_t value) {
    std::string text = std::to_string(value);
    return std::string(20 - text.size(), '0') + text;
  };
  const auto program = [&](const Program& candidate) {
    return terms.program_key && candidate.program_key == *terms.program_key;
  };
  const auto& programs = licenses().programs;
  const auto named = std::find_if(programs.begin(), programs.end(), program);
  switch (field) {
    case Field::id: return number(static_cast<std::int64_t>(license.id.value));
    case Field::name: return terms.name;
    case Field::count: return number(terms.count);
    case Field::usage_count: return number(license.seats.used());
    case Field::created: return number(license.created.micros);
    case Field::started: return number(terms.started.micros);
    case Field::expired: return terms.expired ? number(terms.expired->micros) : null;
    case Field::active: return terms.active ? "1" : "0";
    case Field::source: return terms.source;
    case Field::platform_key: return terms.platform_key;
    case Field::external_id: return terms.external_id.value_or(null);
    case Field::course_id: return terms.course_id.value_or(null);
    case Field::program_key: return terms.program_key.value_or(null);
    case Field::program_id: return named == programs.end() ? null : named->program_id;
    case Field::program_name: return named == programs.end() ? null : named->name.value_or(null);
  }
  return null;
}

std::vector<License> by_hand(const LicenseFilter& filter, const LicenseSort& sort) {
  std::vector<License> found;
  for (const License& license : licenses().all) {
    if (matches(license, filter)) found.push_back(license);
  }
  std::stable_sort(found.begin(), found.end(), [&](const License& left, const License& right) {
    const std::string a = sortable(left, sort.field);
    const std::string b = sortable(right, sort.field);
    return sort.descending ? b < a : a < b;
  });
  return found;
}

std::optional<std::string> maybe(const std::vector<std::string>& from) {
  return *rc::gen::map(rc::gen::inRange<std::size_t>(0, from.size() * 4),
                       [&](std::size_t i) -> std::optional<std::string> {
                         if (i >= from.size()) return std::nullopt;
                         return from[i];
                       });
}

LicenseFilter any_filter() {
  LicenseFilter filter;
  filter.kind = *rc::gen::element(Kind::user, Kind::course, Kind::program, Kind::platform);
  filter.platform_key = maybe(platforms);
  filter.org = maybe({"ACME", "Z", "none"});
  filter.name = maybe(names);
  filter.query = maybe({"basics", "\u00c9T\u00c9", "D", "", "nowhere"});
  filter.source = maybe(sources);
  filter.external_id = maybe({"x-5", "x-6", "x-7", "x-8", "x-9"});
  filter.course_id = maybe(courses);
  filter.program_id = maybe({"shared", "k-1", "k-2", "none"});
  if (*rc::gen::inRange(0, 3) == 0) filter.active = *rc::gen::arbitrary<bool>();
  for (int pairs = *rc::gen::inRange(-2, 3); pairs > 0; --pairs) {
    filter.metadata.push_back(
        *rc::gen::element(MetadataPair{"tier", "1"}, MetadataPair{"tier", "gold"},
                          MetadataPair{"n", "1"}, MetadataPair{"flag", "true"},
                          MetadataPair{"deep", "{\"tier\":\"gold\"}"}, MetadataPair{"no", ""}));
  }
  return filter;
}

TEST_CASE(
    "a page is the same by index, by columns and by hand, whatever the filter, sort and page") {
  CHECK(rc::check("indexed and naive lists agree", [] {
    const LicenseFilter filter = any_filter();
    const LicenseSort sort{static_cast<Field>(*rc::gen::inRange(0, 15)),
                           *rc::gen::arbitrary<bool>()};
    const Page page{*rc::gen::inRange<std::size_t>(1, 5),
                    *rc::gen::element<std::size_t>(1, 7, 100)};
    const auto expected = by_hand(filter, sort);
    const LicensePage found = licenses().reader().licenses(filter, sort, page);
    RC_ASSERT(found.total == expected.size());
    const std::size_t begin = std::min(page.skipped(), expected.size());
    const std::size_t end = std::min(begin + page.size, expected.size());
    const std::vector<License> rows(expected.begin() + static_cast<std::ptrdiff_t>(begin),
                                    expected.begin() + static_cast<std::ptrdiff_t>(end));
    RC_ASSERT(found.rows == rows);
    // The total may be known before, if it is asked by id.
    const auto known = *rc::gen::arbitrary<bool>() && sort.field == Field::id
                           ? std::optional(expected.size())
                           : std::nullopt;
    const LicensePage columns = licenses().by_columns(filter, sort, page, known);
    RC_ASSERT(columns.total == expected.size());
    RC_ASSERT(columns.rows == rows);
  }));
}

TEST_CASE("every single filter gives the same by index, by columns and by hand") {
  std::vector<LicenseFilter> filters(13);
  filters[1].platform_key = "zeta";
  filters[2].org = "Z";
  filters[3].name = "";
  filters[4].query = "BASICS";
  filters[5].source = "shop";
  filters[6].external_id =
      *std::find_if(licenses().all.begin(), licenses().all.end(), [](const License& license) {
         return license.kind == Kind::user && license.terms.external_id;
       })->terms.external_id;
  filters[7].active = false;
  filters[8] = {Kind::course, {}, {}, {}, {}, {}, {}, {}, "course-v1:b", {}, {}};
  filters[9] = {Kind::program, {}, {}, {}, {}, {}, {}, {}, {}, "k-1", {}};
  filters[10] = {Kind::program, {}, {}, {}, {}, {}, {}, {}, {}, "shared", {}};
  filters[11].metadata = {{"tier", "1"}};
  filters[12].metadata = {{"tier", "1"}, {"flag", "true"}};
  for (std::size_t i = 0; i < filters.size(); ++i) {
    for (const bool descending : {false, true}) {
      const LicenseSort sort{Field::id, descending};
      INFO("filter " << i);
      const auto expected = by_hand(filters[i], sort);
      const LicensePage found = licenses().reader().licenses(filters[i], sort, {1, 1000});
      CHECK_FALSE(expected.empty());
      CHECK(found.total == expected.size());
      CHECK(found.rows == expected);
      CHECK(licenses().by_columns(filters[i], sort, {1, 1000}, {}).rows == expected);
    }
  }
}

TEST_CASE("a page past the end is empty and knows the total") {
  const auto expected = by_hand({}, {}).size();
  for (const std::size_t number : {std::size_t{1000}, static_cast<std::size_t>(-1)}) {
    const LicensePage by_id = licenses().reader().licenses({}, {}, {number, 20});
    CHECK(by_id.total == expected);
    CHECK(by_id.rows.empty());
    const LicensePage by_name =
        licenses().reader().licenses({}, {Field::name, false}, {number, 20});
    CHECK(by_name.total == expected);
    CHECK(by_name.rows.empty());
  }
}

TEST_CASE("an unfiltered page reads its own rows and no others") {
  class CountingSnapshot final : public Snapshot {
   public:
    explicit CountingSnapshot(const Snapshot& snapshot) : snapshot_(snapshot) {}
    std::optional<std::string> get(std::string_view key) const override {
      ++gets;
      return snapshot_.get(key);
    }
    void scan(std::string_view prefix, std::string_view from, const Visit& visit) const override {
      snapshot_.scan(prefix, from, counting(visit));
    }
    void scan_down(std::string_view prefix, std::string_view from,
                   const Visit& visit) const override {
      snapshot_.scan_down(prefix, from, counting(visit));
    }
    mutable int gets = 0;
    mutable int visits = 0;

   private:
    Visit counting(const Visit& visit) const {
      return [this, &visit](std::string_view key, std::string_view value) {
        ++visits;
        return visit(key, value);
      };
    }
    const Snapshot& snapshot_;
  };
  const ViewReader reader = licenses().reader();
  const CountingSnapshot counted(reader.snapshot());
  CHECK(find_licenses(counted, {}, {}, {1, 20}).rows.size() == 20);
  CHECK(counted.gets == 20 + 1);  // the rows and the total
  CHECK(counted.visits == 20);
}

TEST_CASE("only fields that a kind prints can be sorted by") {
  CHECK(license_sort_field("usage_count", Kind::user) == Field::usage_count);
  CHECK_FALSE(license_sort_field("usage_count", Kind::platform));
  CHECK(license_sort_field("course_id", Kind::course) == Field::course_id);
  CHECK_FALSE(license_sort_field("course_id", Kind::user));
  CHECK(license_sort_field("program_name", Kind::program) == Field::program_name);
  CHECK_FALSE(license_sort_field("program_name", Kind::course));
  for (const char* name : {"", "metadata", "-id", "ID", "enrollment_config"}) {
    CHECK_FALSE(license_sort_field(name, Kind::program));
  }
}

}  // namespace
}  // namespace seatledger::projections
