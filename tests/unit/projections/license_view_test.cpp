#include "projections/views/license_view.h"

#include <catch2/catch.hpp>

#include "base/store_error.h"
#include "ledger/domain/evolve.h"
#include "projections/rows/counter.h"
#include "projections/views/license_history_view.h"
#include "projections/views/license_index.h"
#include "support/view_fixture.h"

namespace seatledger::projections {
namespace {

using ledger::Kind;
using ledger::License;
using ledger::LicenseChange;

std::uint64_t indexed(const ViewFixture& f, const RowKey& prefix) {
  std::uint64_t count = 0;
  f.store.snapshot()->scan(prefix, {}, [&](std::string_view, std::string_view) {
    ++count;
    return true;
  });
  return count;
}

std::uint64_t indexed(const ViewFixture& f, LicenseIndexField field, std::string_view value) {
  return indexed(f, license_index_prefix(field, Kind::user, value));
}

std::uint64_t total(const ViewFixture& f, LicenseIndexField field, std::string_view value) {
  return counter(f.store, license_total_key(field, Kind::user, value));
}

std::uint64_t indexed_metadata(const ViewFixture& f, std::string name, std::string text) {
  return indexed(f, license_index_prefix(Kind::user, {std::move(name), std::move(text)}));
}

TEST_CASE("a created license is the row the event begins") {
  ViewFixture f;
  const auto event = f.make.created(1, Kind::user, license_terms("acme", "Basics"));
  f.apply(event);
  const License expected = ledger::evolve(event, std::get<ledger::LicenseCreated>(event.body));
  CHECK(f.reader().license(LicenseId{1}) == expected);
  CHECK(f.views.state().license(LicenseId{1}) == expected);
  CHECK_FALSE(f.reader().license(LicenseId{2}));
}

TEST_CASE("an update changes the row and nothing else of it") {
  ViewFixture f;
  f.apply(f.make.created(1, Kind::user, license_terms("acme", "Basics")));
  License expected = *f.reader().license(LicenseId{1});
  LicenseChange change;
  change.count = std::int64_t{20};
  change.expired = std::optional<Timestamp>(Timestamp{5});
  expected.changed = f.apply(f.make.updated(1, Kind::user, change));
  expected.terms_changed = expected.changed;
  expected.version = 2;
  expected.terms.count = 20;
  expected.terms.expired = Timestamp{5};
  CHECK(f.reader().license(LicenseId{1}) == expected);

  LicenseChange clearing;
  clearing.expired = std::optional<Timestamp>();
  f.apply(f.make.updated(1, Kind::user, clearing));
  CHECK_FALSE(f.reader().license(LicenseId{1})->terms.expired);
}

TEST_CASE("an update of a license that was never created is a broken log") {
  ViewFixture f;
  CHECK_THROWS_AS(f.views.apply(f.make.updated(1, Kind::user, {})), StoreError);
}

TEST_CASE("external ids are unique to a kind") {
  ViewFixture f;
  auto terms = license_terms("acme", "Basics");
  terms.external_id = "order-7";
  f.apply(f.make.created(1, Kind::user, terms));
  f.apply(f.make.created(2, Kind::course, terms));
  const ViewReader reader = f.reader();
  CHECK(reader.license_by_external_id(Kind::user, "order-7") == LicenseId{1});
  CHECK(reader.license_by_external_id(Kind::course, "order-7") == LicenseId{2});
  CHECK_FALSE(reader.license_by_external_id(Kind::program, "order-7"));
  CHECK_FALSE(reader.license_by_external_id(Kind::user, "ORDER-7"));
  CHECK(f.views.state().license_by_external_id(Kind::user, "order-7") == LicenseId{1});
}

TEST_CASE("an index follows a changed name and source, totals too") {
  ViewFixture f;
  f.apply(f.make.created(1, Kind::user, license_terms("acme", "old")));
  f.apply(f.make.created(2, Kind::user, license_terms("acme", "old")));
  LicenseChange change;
  change.name = std::string("new");
  change.source = std::string("shop");
  f.apply(f.make.updated(1, Kind::user, change));
  CHECK(indexed(f, LicenseIndexField::name, "old") == 1);
  CHECK(indexed(f, LicenseIndexField::name, "new") == 1);
  CHECK(indexed(f, LicenseIndexField::source, "api") == 1);
  CHECK(indexed(f, LicenseIndexField::source, "shop") == 1);
  CHECK(total(f, LicenseIndexField::source, "api") == 1);
  CHECK(total(f, LicenseIndexField::source, "shop") == 1);
  CHECK(total(f, LicenseIndexField::kind, "") == 2);
  CHECK(total(f, LicenseIndexField::platform_key, "acme") == 2);
}

TEST_CASE("the metadata's index loses old members and gains new ones") {
  ViewFixture f;
  auto terms = license_terms("acme", "x");
  terms.metadata = JsonText(R"({"same":"1","other":"2","gone":true})");
  f.apply(f.make.created(1, Kind::user, terms));
  CHECK(indexed_metadata(f, "same", "1") == 1);
  CHECK(indexed_metadata(f, "gone", "true") == 1);
  LicenseChange change;
  change.metadata = JsonText(R"({"new":null,"same":1,"other":"3"})");
  f.apply(f.make.updated(1, Kind::user, change));
  CHECK(indexed_metadata(f, "same", "1") == 1);
  CHECK(indexed_metadata(f, "other", "2") == 0);
  CHECK(indexed_metadata(f, "other", "3") == 1);
  CHECK(indexed_metadata(f, "gone", "true") == 0);
  CHECK(indexed_metadata(f, "new", "null") == 1);
}

TEST_CASE("what licenses name is known without a scan") {
  ViewFixture f;
  CHECK_FALSE(f.views.state().platform_has_licenses("acme"));
  auto terms = license_terms("acme", "x");
  terms.course_id = std::string("c-1");
  f.apply(f.make.created(1, Kind::course, terms));
  auto program = license_terms("zeta", "x");
  program.program_key = std::string("p-1");
  f.views.apply(f.make.created(2, Kind::program, program));
  CHECK(f.views.state().platform_has_licenses("acme"));
  CHECK(f.views.state().platform_has_licenses("zeta"));
  CHECK(f.views.state().course_has_licenses("c-1"));
  CHECK_FALSE(f.views.state().course_has_licenses("c-2"));
  CHECK(f.views.state().program_has_licenses("p-1"));
  CHECK_FALSE(f.views.state().program_has_licenses("acme"));
}

TEST_CASE("the history keeps the row after each change") {
  ViewFixture f;
  const Position first = f.apply(f.make.created(1, Kind::user, license_terms("acme", "a")));
  const License created = *f.reader().license(LicenseId{1});
  f.apply(f.make.event(ledger::PlatformPut{{}, platform_record("acme", "acme", 1)}));
  f.apply(f.make.created(2, Kind::user, license_terms("acme", "other")));
  LicenseChange change;
  change.name = std::string("b");
  const Position last = f.apply(f.make.updated(1, Kind::user, change));
  const License updated = *f.reader().license(LicenseId{1});

  CHECK(f.views.state().license_after(LicenseId{1}, first) == created);
  CHECK(f.views.state().license_after(LicenseId{1}, last) == updated);
  CHECK_FALSE(f.views.state().license_after(LicenseId{1}, Position{2}));
  CHECK_FALSE(f.views.state().license_after(LicenseId{2}, last));

  const ViewReader reader = f.reader();
  CHECK_FALSE(reader.license_at(LicenseId{1}, Position{0}));
  CHECK(reader.license_at(LicenseId{1}, Position{1}) == created);
  CHECK(reader.license_at(LicenseId{1}, Position{3}) == created);
  CHECK(reader.license_at(LicenseId{1}, Position{4}) == updated);
  CHECK(reader.license_at(LicenseId{1}, Position{99}) == updated);
  CHECK_FALSE(reader.license_at(LicenseId{2}, Position{2}));
}

}  // namespace
}  // namespace seatledger::projections
