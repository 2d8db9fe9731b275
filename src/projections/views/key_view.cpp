#include "projections/views/key_view.h"

#include <variant>

#include "projections/rows/record_rows.h"

namespace seatledger::projections {
namespace {

using ledger::ApiKey;

RowKey row_key(KeyId id) { return RowKey(Table::key, id); }

// The whole row is stored under this key too, so that authentication is one read.
RowKey digest_key(const Digest& digest) { return text_key(Table::key_by_digest, digest.view()); }

}  // namespace

const View KeyView::view{
    "key", 1, {Table::key, Table::key_by_digest}, ReadBy::views, &KeyView::apply};

void KeyView::apply(const ledger::Event& event, RowWriter& batch) {
  if (const auto* created = std::get_if<ledger::KeyCreated>(&event.body)) {
    put_record(batch, Table::key, row_key(created->after.id), created->after, true);
    batch.put(digest_key(created->after.digest).take(), packed(created->after));
  } else if (const auto* revoked = std::get_if<ledger::KeyRevoked>(&event.body)) {
    remove_record(batch, Table::key, row_key(revoked->before.id));
    batch.erase(digest_key(revoked->before.digest).take());
  }
}

std::optional<ApiKey> KeyView::by_id(const PointReads& reads, KeyId id) {
  return read_record<ApiKey>(reads, row_key(id));
}

std::optional<ApiKey> KeyView::by_digest(const PointReads& reads, const Digest& digest) {
  return read_record<ApiKey>(reads, digest_key(digest));
}

RecordPage<ApiKey> KeyView::list(const Snapshot& snapshot, const Page& page) {
  return record_page<ApiKey>(snapshot, Table::key, page);
}

}  // namespace seatledger::projections
