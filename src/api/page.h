// Pages of a list (contract section 5): which page is asked for, and the envelope around its rows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "api/http/message.h"
#include "base/error.h"
#include "base/json_writer.h"
#include "projections/views/page.h"

namespace seatledger::api {

inline constexpr std::uint64_t page_size_default = 20;
inline constexpr std::uint64_t page_size_max = 100;

// page and page_size of a query; invalid_parameter unless they are numbers from 1 on. A larger
// page_size counts as 100.
Result<projections::Page> page_of(const QueryParameters& query);

// page_not_found for a page past the end; the first one is there even when it is empty.
Result<void> check_page(const projections::Page& page, std::uint64_t total);

// The address a client reached the server at, for the links of a page.
struct Origin {
  std::string_view scheme = "http";
  std::string_view host;
};

// Writes {"count", "next_page", "previous_page", "next", "previous", "results": [ ... ]}; `rows`
// writes the elements. Links keep every other parameter of the query and its order.
template <class WriteRows>
void write_page(JsonWriter& out, const HttpRequest& request, const Origin& origin,
                const QueryParameters& query, const projections::Page& page, std::uint64_t total,
                const WriteRows& rows);

// The link to a page, or an empty text when there is no such page.
std::string page_link(const HttpRequest& request, const Origin& origin,
                      const QueryParameters& query, const projections::Page& page,
                      std::uint64_t wanted, std::uint64_t total);

template <class WriteRows>
void write_page(JsonWriter& out, const HttpRequest& request, const Origin& origin,
                const QueryParameters& query, const projections::Page& page, std::uint64_t total,
                const WriteRows& rows) {
  const auto link = [&](std::string_view name, const std::string& address) {
    out.key(name);
    if (address.empty()) {
      out.null();
    } else {
      out.text(address);
    }
  };
  const std::string next = page_link(request, origin, query, page, page.number + 1, total);
  const std::string previous = page_link(request, origin, query, page, page.number - 1, total);
  out.begin_object();
  out.key("count");
  out.number(total);
  link("next_page", next);
  link("previous_page", previous);
  link("next", next);
  link("previous", previous);
  out.key("results");
  out.begin_array();
  rows(out);
  out.end_array();
  out.end_object();
}

}  // namespace seatledger::api
