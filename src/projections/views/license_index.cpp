#include "projections/views/license_index.h"

#include <string>
#include <utility>

#include "projections/rows/counter.h"

namespace seatledger::projections {
namespace {

using ledger::Kind;
using ledger::License;
using Field = LicenseIndexField;

RowKey field_key(Table table, Field field, Kind kind) { return RowKey(table, field, kind); }

void add(RowWriter& batch, RowKey prefix, LicenseId id) {
  batch.put(std::move(prefix.id(id)).take(), "");
}

void remove(RowWriter& batch, RowKey prefix, LicenseId id) {
  batch.erase(std::move(prefix.id(id)).take());
}

void add_counted(RowWriter& batch, const License& license, Field field, std::string_view value) {
  add(batch, license_index_prefix(field, license.kind, value), license.id);
  change_counter(batch, license_total_key(field, license.kind, value).take(), 1);
}

void change_metadata(RowWriter& batch, const License& before, const License& after) {
  const auto [removed, added] = metadata_difference(before.terms.metadata, after.terms.metadata);
  for (const MetadataPair& pair : removed) {
    remove(batch, license_index_prefix(before.kind, pair), before.id);
  }
  for (const MetadataPair& pair : added) {
    add(batch, license_index_prefix(after.kind, pair), after.id);
  }
}

}  // namespace

RowKey license_index_prefix(Field field, Kind kind, std::string_view value) {
  RowKey key = field_key(Table::license_index, field, kind);
  key.whole_text(value);
  return key;
}

RowKey license_index_prefix(Kind kind, const MetadataPair& pair) {
  RowKey key = field_key(Table::license_index, Field::metadata, kind);
  key.whole_text(pair.name).whole_text(pair.text);
  return key;
}

RowKey license_total_key(Field field, Kind kind, std::string_view value) {
  RowKey key = field_key(Table::license_total, field, kind);
  key.whole_text(value);
  return key;
}

void index_new_license(RowWriter& batch, const License& license) {
  const ledger::LicenseTerms& terms = license.terms;
  add_counted(batch, license, Field::kind, "");
  add_counted(batch, license, Field::platform_key, terms.platform_key);
  if (terms.course_id) add_counted(batch, license, Field::course_id, *terms.course_id);
  if (terms.program_key) add_counted(batch, license, Field::program_key, *terms.program_key);
  add_counted(batch, license, Field::source, terms.source);
  add(batch, license_index_prefix(Field::name, license.kind, terms.name), license.id);
  for (const MetadataPair& pair : metadata_scalars(terms.metadata)) {
    add(batch, license_index_prefix(license.kind, pair), license.id);
  }
}

void index_changed_license(RowWriter& batch, const License& before, const License& after) {
  if (before.terms.source != after.terms.source) {
    remove(batch, license_index_prefix(Field::source, before.kind, before.terms.source), before.id);
    change_counter(batch, license_total_key(Field::source, before.kind, before.terms.source).take(),
                   -1);
    add_counted(batch, after, Field::source, after.terms.source);
  }
  if (before.terms.name != after.terms.name) {
    remove(batch, license_index_prefix(Field::name, before.kind, before.terms.name), before.id);
    add(batch, license_index_prefix(Field::name, after.kind, after.terms.name), after.id);
  }
  if (before.terms.metadata != after.terms.metadata) change_metadata(batch, before, after);
}

}  // namespace seatledger::projections
