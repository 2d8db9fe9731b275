#include "projections/views/choices_view.h"

#include <utility>
#include <variant>

#include "projections/rows/record_rows.h"

namespace seatledger::projections {
namespace {

using ledger::Choices;

RowKey row_key(std::string_view field_key, std::string_view scope, std::string_view org) {
  RowKey key(Table::choices);
  key.sorted_text(field_key).sorted_text(scope).rest(org);
  return key;
}

RowKey row_key(const Choices& record) {
  return row_key(record.field_key, record.scope, record.org);
}

bool matches(const std::optional<std::string>& wanted, const std::string& value) {
  return !wanted || *wanted == value;
}

}  // namespace

const View ChoicesView::view{"choices", 1, {Table::choices}, ReadBy::views, &ChoicesView::apply};

void ChoicesView::apply(const ledger::Event& event, RowWriter& batch) {
  if (const auto* put = std::get_if<ledger::ChoicesPut>(&event.body)) {
    put_record(batch, Table::choices, row_key(put->after), put->after, !put->before);
  } else if (const auto* removed = std::get_if<ledger::ChoicesRemoved>(&event.body)) {
    remove_record(batch, Table::choices, row_key(removed->before));
  }
}

std::optional<Choices> ChoicesView::record(const PointReads& reads, std::string_view field_key,
                                           std::string_view scope, std::string_view org) {
  return read_record<Choices>(reads, row_key(field_key, scope, org));
}

RecordPage<Choices> ChoicesView::list(const Snapshot& snapshot, const ChoicesFilter& filter,
                                      const Page& page) {
  RecordPage<Choices> found;
  RowKey prefix(Table::choices);
  if (filter.field_key) prefix.sorted_text(*filter.field_key);
  const std::size_t skip = page.skipped();
  snapshot.scan(prefix, {}, [&](std::string_view, std::string_view row) {
    auto record = unpacked<Choices>(row);
    if (!matches(filter.scope, record.scope) || !matches(filter.org, record.org)) return true;
    if (found.total++ >= skip && found.rows.size() < page.size) {
      found.rows.push_back(std::move(record));
    }
    return true;
  });
  return found;
}

}  // namespace seatledger::projections
