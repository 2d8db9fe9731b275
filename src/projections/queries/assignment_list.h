// Shared by the lists of seats and of group assignments; `Row` is either.
#pragma once

#include "projections/queries/filter.h"
#include "projections/queries/sort_key.h"

namespace seatledger::projections {

template <class Filter, class Row>
bool passes_flags(const Filter& filter, const Row& row) {
  return passes(filter.active, row.terms.active) && passes(filter.fulfilled, row.terms.fulfilled);
}

template <class Row>
SortKey id_key(const Row& row) {
  return sort_key_of(static_cast<std::int64_t>(row.id.value));
}
template <class Row>
SortKey active_key(const Row& row) {
  return sort_key_of(std::int64_t{row.terms.active});
}
template <class Row>
SortKey fulfilled_key(const Row& row) {
  return sort_key_of(std::int64_t{row.terms.fulfilled});
}
template <class Row>
SortKey redirect_key(const Row& row) {
  return optional_sort_key(row.terms.redirect_to);
}
template <class Row>
SortKey created_key(const Row& row) {
  return sort_key_of(row.created);
}
template <class Row>
SortKey modified_key(const Row& row) {
  return sort_key_of(row.modified);
}

}  // namespace seatledger::projections
