#include "projections/views/metadata_view.h"

#include <string>
#include <utility>
#include <variant>

#include "projections/rows/row_key.h"

namespace seatledger::projections {
namespace {

RowKey metadata_key(ledger::Subject subject, std::string_view id) {
  return RowKey(Table::metadata, subject, id);
}

}  // namespace

const View MetadataView::view{
    "metadata", 1, {Table::metadata}, ReadBy::views, &MetadataView::apply};

void MetadataView::apply(const ledger::Event& event, RowWriter& batch) {
  const auto* changed = std::get_if<ledger::MetadataChanged>(&event.body);
  if (changed == nullptr) return;
  RowKey key = metadata_key(changed->subject, changed->id);
  if (changed->after == JsonText()) {
    batch.erase(std::move(key).take());
  } else {
    batch.put(std::move(key).take(), changed->after.str());
  }
}

std::optional<ledger::Metadata> MetadataView::of(const PointReads& reads, ledger::Subject subject,
                                                 std::string_view id) {
  auto row = reads.get(metadata_key(subject, id));
  if (!row) return std::nullopt;
  return ledger::Metadata{subject, std::string(id), JsonText(std::move(*row))};
}

}  // namespace seatledger::projections
