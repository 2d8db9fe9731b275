#include "projections/views/metadata_view.h"

#include <catch2/catch.hpp>

#include "projections/rows/row_key.h"
#include "support/view_fixture.h"

namespace seatledger::projections {
namespace {

using ledger::Subject;

struct MetadataFixture : ViewFixture {
  void put(Subject subject, std::string id, std::string values) {
    apply(make.event(
        ledger::MetadataChanged{subject, std::move(id), {}, JsonText(std::move(values))}));
  }
  // Every row, by the bytes of the ids.
  std::string all(Subject subject) const {
    std::string text;
    RowKey prefix(Table::metadata);
    prefix.byte(static_cast<std::uint8_t>(subject));
    store.snapshot()->scan(prefix, {}, [&](std::string_view key, std::string_view values) {
      text += std::string(key.substr(2)) + "=" + std::string(values) + " ";
      return true;
    });
    return text;
  }
};

TEST_CASE_METHOD(MetadataFixture, "metadata belongs to a course or to a program") {
  put(Subject::course, "c", R"({"a":1})");
  put(Subject::program, "c", R"({"b":2})");
  put(Subject::course, "b", R"({"c":3})");
  put(Subject::course, "c", R"({"a":4})");
  CHECK(views.state().metadata(Subject::course, "c") ==
        ledger::Metadata{Subject::course, "c", JsonText(R"({"a":4})")});
  CHECK(reader().metadata(Subject::program, "c")->values == JsonText(R"({"b":2})"));
  CHECK_FALSE(reader().metadata(Subject::program, "b"));
  CHECK(all(Subject::course) == R"(b={"c":3} c={"a":4} )");
  CHECK(all(Subject::program) == R"(c={"b":2} )");
}

TEST_CASE_METHOD(MetadataFixture, "without keys there is no row") {
  put(Subject::course, "c", R"({"a":1})");
  put(Subject::course, "c", "{}");
  CHECK_FALSE(views.state().metadata(Subject::course, "c"));
  CHECK(all(Subject::course).empty());
}

}  // namespace
}  // namespace seatledger::projections
