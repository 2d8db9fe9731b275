#include "projections/views/platform_view.h"

#include <variant>

#include "projections/rows/record_rows.h"

namespace seatledger::projections {
namespace {

using ledger::Platform;

RowKey platform_row_key(std::string_view key) { return text_key(Table::platform, key); }
RowKey org_key(std::string_view org) { return text_key(Table::platform_by_org, org); }
RowKey id_key(std::int64_t platform_id) {
  return RowKey(Table::platform_by_id, static_cast<std::uint64_t>(platform_id));
}

std::optional<Platform> platform_named_by(const PointReads& reads, std::string_view lookup_key) {
  const auto key = reads.get(lookup_key);
  if (!key) return std::nullopt;
  return PlatformView::by_key(reads, *key);
}

void put(const ledger::PlatformPut& event, RowWriter& batch) {
  const Platform& after = event.after;
  if (event.before && event.before->org != after.org) {
    batch.erase(org_key(event.before->org).take());
  }
  if (event.before && event.before->platform_id != after.platform_id) {
    batch.erase(id_key(event.before->platform_id).take());
  }
  put_record(batch, Table::platform, platform_row_key(after.key), after, !event.before);
  batch.put(org_key(after.org).take(), after.key);
  batch.put(id_key(after.platform_id).take(), after.key);
}

void remove(const ledger::PlatformRemoved& event, RowWriter& batch) {
  remove_record(batch, Table::platform, platform_row_key(event.before.key));
  batch.erase(org_key(event.before.org).take());
  batch.erase(id_key(event.before.platform_id).take());
}

}  // namespace

const View PlatformView::view{"platform",
                              1,
                              {Table::platform, Table::platform_by_org, Table::platform_by_id},
                              ReadBy::views,
                              &PlatformView::apply};

void PlatformView::apply(const ledger::Event& event, RowWriter& batch) {
  if (const auto* put_event = std::get_if<ledger::PlatformPut>(&event.body)) {
    put(*put_event, batch);
  } else if (const auto* removed = std::get_if<ledger::PlatformRemoved>(&event.body)) {
    remove(*removed, batch);
  }
}

std::optional<Platform> PlatformView::by_key(const PointReads& reads, std::string_view key) {
  return read_record<Platform>(reads, platform_row_key(key));
}

std::optional<Platform> PlatformView::by_org(const PointReads& reads, std::string_view org) {
  return platform_named_by(reads, org_key(org));
}

std::optional<Platform> PlatformView::by_id(const PointReads& reads, std::int64_t platform_id) {
  return platform_named_by(reads, id_key(platform_id));
}

RecordPage<Platform> PlatformView::list(const Snapshot& snapshot, const Page& page) {
  return record_page<Platform>(snapshot, Table::platform, page);
}

void PlatformView::visit(const Snapshot& snapshot, const Visit& visit) {
  visit_records<Platform>(snapshot, Table::platform, visit);
}

}  // namespace seatledger::projections
