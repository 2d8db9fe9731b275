// Shared by the views of the directory: rows packed from a record's fields, and pages of them.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "projections/rows/counter.h"
#include "projections/rows/packing.h"
#include "projections/rows/page.h"
#include "projections/rows/row_key.h"
#include "projections/store/row_writer.h"

namespace seatledger::projections {

// The key of a row that one text identifies.
inline RowKey text_key(Table table, std::string_view text) { return RowKey(table, text); }

template <class Record>
std::optional<Record> read_record(const PointReads& reads, std::string_view key) {
  const auto row = reads.get(key);
  if (!row) return std::nullopt;
  return unpacked<Record>(*row);
}

// `is_new` says whether the table gets one more row.
template <class Record>
void put_record(RowWriter& batch, Table table, RowKey key, const Record& record, bool is_new) {
  batch.put(std::move(key).take(), packed(record));
  if (is_new) change_counter(batch, record_total_key(table).take(), 1);
}

inline void remove_record(RowWriter& batch, Table table, RowKey key) {
  batch.erase(std::move(key).take());
  change_counter(batch, record_total_key(table).take(), -1);
}

// All rows of a table, by key, until visit(record) returns false.
template <class Record, class Visit>
void visit_records(const Snapshot& snapshot, Table table, const Visit& visit) {
  snapshot.scan(RowKey(table), {}, [&](std::string_view, std::string_view row) {
    return visit(unpacked<Record>(row));
  });
}

// A page of a table's rows, by key.
template <class Record>
RecordPage<Record> record_page(const Snapshot& snapshot, Table table, const Page& page) {
  return page_of_entries<Record>(snapshot, RowKey(table),
                                 counter(snapshot, record_total_key(table)), false, page,
                                 unpacked<Record>);
}

}  // namespace seatledger::projections
