#include "projections/views/view_set.h"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "base/store_error.h"
#include "projections/rows/packing.h"
#include "projections/views/view_list.h"
#include "support/view_fixture.h"

namespace seatledger::projections {
namespace {

using ledger::Kind;

TEST_CASE("an open batch is seen by the writer alone, until it is committed") {
  ViewFixture f;
  f.views.apply(f.make.created(1, Kind::user, license_terms("acme", "a")));
  CHECK(f.views.state().license(LicenseId{1}));
  CHECK(f.views.state().sequences().license == 1);
  CHECK(f.views.applied() == Position{0});
  CHECK_FALSE(f.reader().license(LicenseId{1}));
  CHECK_FALSE(StateReader(f.store).license(LicenseId{1}));

  f.views.commit();
  CHECK(f.views.applied() == Position{1});
  CHECK(f.reader().license(LicenseId{1}));
  CHECK(f.reader().position() == Position{1});
  CHECK(StateReader(f.store).license(LicenseId{1}));
}

TEST_CASE("a batch is one write, however many events it has") {
  ViewFixture f;
  for (std::uint64_t id = 1; id <= 50; ++id) {
    f.views.apply(f.make.created(id, Kind::user, license_terms("acme", "a")));
  }
  f.store.fail_write(2);
  f.views.commit();
  CHECK(f.views.applied() == Position{50});
}

TEST_CASE("a snapshot stays at its moment") {
  ViewFixture f;
  f.apply(f.make.created(1, Kind::user, license_terms("acme", "a")));
  const ViewReader before = f.reader();
  f.apply(f.make.created(2, Kind::user, license_terms("acme", "a")));
  CHECK(before.position() == Position{1});
  CHECK_FALSE(before.license(LicenseId{2}));
  CHECK(before.licenses({}, {}, {}).total == 1);
}

TEST_CASE("a discarded batch never was") {
  ViewFixture f;
  f.apply(f.make.created(1, Kind::user, license_terms("acme", "a")));
  EventMaker again = f.make;
  f.views.apply(f.make.created(2, Kind::user, license_terms("acme", "b")));
  f.views.discard();
  CHECK_FALSE(f.views.state().license(LicenseId{2}));
  CHECK(f.views.applied() == Position{1});
  // The same position may come again, with something else.
  f.views.apply(again.created(2, Kind::course, license_terms("acme", "c")));
  f.views.commit();
  CHECK(f.reader().license(LicenseId{2})->terms.name == "c");
}

TEST_CASE("events out of order are a bug, not an event") {
  ViewFixture f;
  const auto first = f.make.created(1, Kind::user, license_terms("acme", "a"));
  const auto second = f.make.created(2, Kind::user, license_terms("acme", "a"));
  CHECK_THROWS_AS(f.views.apply(second), std::logic_error);
  f.views.apply(first);
  CHECK_THROWS_AS(f.views.apply(first), std::logic_error);
  f.views.apply(second);
}

TEST_CASE("a failed write leaves nothing; the set goes on after what is durable") {
  ViewFixture f;
  f.apply(f.make.created(1, Kind::user, license_terms("acme", "a")));
  f.views.flush();
  f.apply(f.make.created(2, Kind::user, license_terms("acme", "a")));
  const auto third = f.make.created(3, Kind::user, license_terms("acme", "a"));
  f.store.fail_write(1);
  f.views.apply(third);
  CHECK_THROWS_AS(f.views.commit(), StoreError);
  f.views.discard();
  CHECK(f.views.applied() == Position{1});
  CHECK_FALSE(f.views.state().license(LicenseId{2}));
}

TEST_CASE("a crash loses whole batches from the end, never parts") {
  MemoryStore store;
  EventMaker make;
  {
    ViewSet views(store, {3});
    for (std::uint64_t id = 1; id <= 5; ++id) {
      views.apply(make.created(id, Kind::user, license_terms("acme", "a")));
      views.commit();
    }
    views.apply(make.created(6, Kind::user, license_terms("acme", "a")));
  }
  store.crash();
  ViewSet views(store);
  CHECK(views.applied() == Position{3});
  CHECK(views.state().sequences().license == 3);
  CHECK(ViewReader(store).licenses({}, {}, {}).total == 3);
}

TEST_CASE("reading fails as a store error, and works again") {
  ViewFixture f;
  f.apply(f.make.created(1, Kind::user, license_terms("acme", "a")));
  f.store.fail_reads(true);
  CHECK_THROWS_AS(StateReader(f.store).license(LicenseId{1}), StoreError);
  CHECK_THROWS_AS(f.views.apply(f.make.updated(1, Kind::user, {})), StoreError);
  f.store.fail_reads(false);
  f.views.discard();
  CHECK(f.views.state().license(LicenseId{1}));
}

TEST_CASE("a commit of nothing writes nothing") {
  ViewFixture f;
  f.store.fail_write(1);
  f.views.commit();
  CHECK(f.views.applied() == Position{0});
}

TEST_CASE("views of this program are not outdated") {
  ViewFixture f;
  CHECK_FALSE(f.views.needs_rebuild());
  f.apply(f.make.created(1, Kind::user, license_terms("acme", "a")));
  CHECK_FALSE(ViewSet(f.store).needs_rebuild());
}

TEST_CASE("views of another layout are named, and not continued") {
  ViewFixture f;
  f.apply(f.make.created(1, Kind::user, license_terms("acme", "a")));
  Packer layouts;
  for (const View* view : all_views()) {
    if (view->name == "group") continue;  // a view that is new
    layouts.text(view->name);
    layouts.varint(view->name == "license" ? view->layout + 1 : view->layout);
  }
  layouts.text("retired");
  layouts.varint(1);
  f.store.write({{"!layouts", layouts.take()}});

  ViewSet views(f.store);
  CHECK(views.needs_rebuild());
  CHECK(views.outdated() == std::vector<std::string>{"license", "group", "retired"});
  CHECK_THROWS_AS(views.apply(f.make.created(2, Kind::user, license_terms("acme", "a"))),
                  std::logic_error);
}

TEST_CASE("every table belongs to one view") {
  std::vector<Table> tables;
  std::vector<std::string_view> names;
  for (const View* view : all_views()) {
    tables.insert(tables.end(), view->tables.begin(), view->tables.end());
    names.push_back(view->name);
  }
  std::sort(tables.begin(), tables.end());
  CHECK(std::adjacent_find(tables.begin(), tables.end()) == tables.end());
  std::sort(names.begin(), names.end());
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
}

}  // namespace
}  // namespace seatledger::projections
