// Pages of a list: reads which page is requested, and writes the answer around its rows.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "api/answer.h"
#include "api/call.h"
#include "api/input_field.h"
#include "api/print.h"
#include "base/error.h"
#include "base/json_writer.h"
#include "projections/rows/page.h"

namespace seatledger::api {

inline constexpr std::uint64_t page_size_default = 20;
inline constexpr std::uint64_t page_size_max = 100;
inline constexpr std::uint64_t own_page_size_max = 1000;  // under /api/ledger/

// The parameters of a list, which its route must declare.
namespace parameter {
inline constexpr InputField page = field::id("page", "Which page, from 1 on.");
inline constexpr InputField page_size =
    field::id("page_size", "Rows on a page: 20 when left out; more than 100 counts as 100.");
inline constexpr InputField own_page_size =
    field::id("page_size", "Rows on a page: 20 when left out; more than 1,000 counts as 1,000.");
}  // namespace parameter

// The members of a page of these, as begin() and the rows print it.
constexpr std::array<AnswerField, 6> page_answer_fields(const AnswerObject& row) {
  return {answer::integer("count", "All rows of the list."),
          answer::nullable(answer::text("next_page", "The address of the next page.")),
          answer::nullable(answer::text("previous_page", "The address of the page before.")),
          answer::nullable(answer::text("next", "The same as next_page.")),
          answer::nullable(answer::text("previous", "The same as previous_page.")),
          answer::list(answer::object("results", row, "The rows of this page."))};
}

projections::Page page_of(const Call& call);

// Of a `sort` that names no field of the rows.
Error unknown_sort_field();

namespace page {
// page_not_found for a page past the end; the first page exists even when it is empty.
Result<void> check(const projections::Page& page, std::uint64_t total);
// Writes {"count", "next_page", "previous_page", "next", "previous", "results": [. Links keep all
// other parameters of the query, in their order.
void begin(JsonWriter& out, const Call& call, const projections::Page& page, std::uint64_t total);
}  // namespace page

// The answer with one page of `total` rows, which `write_rows` writes as list elements. Errors as
// check().
template <class WriteRows>
Result<HttpResponse> page_response(const Call& call, Position position,
                                   const projections::Page& page, std::uint64_t total,
                                   const WriteRows& write_rows) {
  TRY(page::check(page, total));
  return json_response(position, [&](JsonWriter& out) {
    page::begin(out, call, page, total);
    write_rows(out);
    out.end_array();
    out.end_object();
  });
}

}  // namespace seatledger::api
