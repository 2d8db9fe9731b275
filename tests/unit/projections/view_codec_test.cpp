#include <catch2/catch.hpp>
#include <limits>
#include <string>
#include <vector>

#include "ledger/domain/directory.h"
#include "projections/queries/case_fold.h"
#include "projections/rows/metadata_scalars.h"
#include "projections/rows/packing.h"
#include "projections/rows/row_key.h"
#include "projections/views/license_view.h"
#include "support/view_fixture.h"

namespace seatledger::projections {
namespace {

using ledger::License;

License whole_license() {
  License license;
  license.id = LicenseId{7};
  license.kind = ledger::Kind::program;
  license.terms = license_terms("acme", "Analysis \u00e9");
  license.terms.course_id = std::string("course-v1:a");
  license.terms.program_key = std::string("p-1");
  license.terms.expired = Timestamp{-1};
  license.terms.active = false;
  license.terms.metadata = JsonText(R"({"a":[1]})");
  license.terms.enrollment_config = JsonText(R"({"b":2})");
  license.terms.external_id = "";
  license.created = Timestamp{std::numeric_limits<std::int64_t>::min()};
  license.seats = {3, 2, 1};
  license.version = std::numeric_limits<std::uint64_t>::max();
  license.changed = Position{9};
  return license;
}

License through_row(const License& license) {
  License read;
  LicenseView::unpack_row(license.id, LicenseView::pack_row(license), read);
  return read;
}

TEST_CASE("a license comes back from its row") {
  const License whole = whole_license();
  CHECK(through_row(whole) == whole);
  License least;
  least.id = LicenseId{1};
  CHECK(through_row(least) == least);
}

TEST_CASE("unpacking into a used license leaves nothing of it") {
  License used = whole_license();
  License least;
  least.id = LicenseId{1};
  LicenseView::unpack_row(least.id, LicenseView::pack_row(least), used);
  CHECK(used == least);
}

TEST_CASE("a row that is cut or too long is refused") {
  const std::string row = LicenseView::pack_row(whole_license());
  License read;
  for (std::size_t length = 0; length < row.size(); ++length) {
    CHECK_THROWS_AS(LicenseView::unpack_row(LicenseId{7}, row.substr(0, length), read), StoreError);
  }
  CHECK_THROWS_AS(LicenseView::unpack_row(LicenseId{7}, row + '\0', read), StoreError);
}

TEST_CASE("numbers at their bounds come back") {
  for (const std::int64_t number :
       {std::int64_t{0}, std::int64_t{-1}, std::int64_t{63}, std::int64_t{64},
        std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}) {
    CHECK(unpacked<std::int64_t>(packed(number)) == number);
  }
  for (const std::uint64_t number : {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128},
                                     std::numeric_limits<std::uint64_t>::max()}) {
    CHECK(unpacked<std::uint64_t>(packed(number)) == number);
  }
}

TEST_CASE("keys sort like the numbers and texts in them") {
  const auto number = [](std::uint64_t value) {
    RowKey key(Table::license);
    key.number(value);
    return std::move(key).take();
  };
  CHECK(number(1) < number(2));
  CHECK(number(255) < number(256));
  CHECK(number(256) < number(std::numeric_limits<std::uint64_t>::max()));
  CHECK(last_number(number(77)) == 77);

  const auto texts = [](std::string_view first, std::string_view second) {
    RowKey key(Table::choices);
    key.sorted_text(first).rest(second);
    return std::move(key).take();
  };
  using namespace std::string_view_literals;
  const std::vector<std::string> sorted{texts("", "z"),    texts("\0"sv, "z"),  texts("\x01", "z"),
                                        texts("a", "z"),   texts("a\0b"sv, ""), texts("aa", "a"),
                                        texts("a\xff", "")};
  CHECK(std::is_sorted(sorted.begin(), sorted.end()));
}

TEST_CASE("texts of any length make keys that tell them apart") {
  const auto key = [](std::string_view first, std::string_view second) {
    RowKey made(Table::license_index);
    made.whole_text(first).whole_text(second);
    return std::move(made).take();
  };
  const std::string longest(40, 'a');
  const std::string longer(41, 'a');
  const std::string huge(100000, 'a');
  CHECK(key("ab", "c") != key("a", "bc"));
  CHECK(key(longest, "") != key(longer, ""));
  CHECK(key(longer, "") != key(huge, ""));
  CHECK(key(huge, huge).size() == 1 + 2 * 33);
}

TEST_CASE("the end of a prefix is after all that begins with it") {
  CHECK(end_of_prefix("ab") == "ac");
  CHECK(end_of_prefix("a\xff") == "b");
  CHECK(end_of_prefix("\xff\xff").empty());
  CHECK(end_of_prefix("").empty());
}

TEST_CASE("names are compared without case") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"", ""},
      {"Ada LOVELACE 42", "ada lovelace 42"},
      {"\u00c9COLE \u00d7 STRA\u1e9eE", "\u00e9cole \u00d7 stra\u00dfe"},
      {"\u0141\u00d3D\u0179 \u0178 \u010c", "\u0142\u00f3d\u017a \u00ff \u010d"},
      {"\u0391\u0386\u03a3\u03c2", "\u03b1\u03ac\u03c3\u03c3"},
      {"\u041c\u041e\u0421\u041a\u0412\u0410 \u0401\u0404",
       "\u043c\u043e\u0441\u043a\u0432\u0430 \u0451\u0454"},
      {"\u0531\u0556", "\u0561\u0586"},
      {"VI\u1ec6T", "vi\u1ec7t"},
      {"\u6771\u4eac \U0001f600", "\u6771\u4eac \U0001f600"},
      {"\xc3", "\xc3"},  // not UTF-8
      {"\xe1\xba"
       "A",
       "\xe1\xba"
       "a"},  // cut
      {"\xc3\xc3\x89", "\xc3\xc3\xa9"},
  };
  for (const auto& [text, folded] : table) CHECK(case_folded(text) == folded);
}

TEST_CASE("lists are filtered by the scalars of the metadata") {
  const auto pairs = metadata_scalars(
      JsonText(R"({"t":"x \"y\"","n":12,"d":1.5,"b":true,"z":null,"o":{"n":1},"l":[1],"":""})"));
  const std::vector<MetadataPair> expected{{"", ""},    {"b", "true"},    {"d", "1.5"},
                                           {"n", "12"}, {"t", "x \"y\""}, {"z", "null"}};
  CHECK(pairs == expected);
  CHECK(metadata_scalars(JsonText()).empty());
  CHECK_THROWS_AS(metadata_scalars(JsonText("[]")), StoreError);
}

}  // namespace
}  // namespace seatledger::projections
