#include "projections/queries/license_source.h"

#include <algorithm>
#include <utility>

#include "projections/rows/counter.h"
#include "projections/views/license_index.h"
#include "projections/views/license_view.h"

namespace seatledger::projections {
namespace {

using Field = LicenseIndexField;

// Sequential reading of rows is this many times faster than point reads.
constexpr std::uint64_t sequential_gain = 4;

std::uint64_t total(const Snapshot& snapshot, Field field, ledger::Kind kind,
                    std::string_view value) {
  return counter(snapshot, license_total_key(field, kind, value));
}

std::uint64_t total_of_all_kinds(const Snapshot& snapshot) {
  std::uint64_t all = 0;
  for (const ledger::KindPolicy& policy : ledger::kind_policies) {
    all += total(snapshot, Field::kind, policy.kind, "");
  }
  return all;
}

// The number of keys that begin with `prefix`; stops counting above `most`.
std::uint64_t count_keys(const Snapshot& snapshot, std::string_view prefix, std::uint64_t most) {
  std::uint64_t count = 0;
  snapshot.scan(prefix, {}, [&](std::string_view, std::string_view) { return ++count <= most; });
  return count;
}

void collect_ids(const Snapshot& snapshot, std::string_view prefix, std::vector<LicenseId>& ids) {
  snapshot.scan(prefix, {}, [&](std::string_view key, std::string_view) {
    ids.push_back(LicenseId{last_number(key)});
    return true;
  });
}

}  // namespace

LicenseSource LicenseSource::narrowest(const Snapshot& snapshot, const LicenseMatcher& wanted,
                                       std::uint64_t counted_max) {
  LicenseSource source(wanted);
  if (!wanted.kind) {
    source.from_ = From::rows;
    source.size_ = total_of_all_kinds(snapshot);
    return source;
  }
  source.rest_.kind.reset();
  if (wanted.external_id) {
    source.from_ = From::ids;
    source.rest_.external_id.reset();
    const auto id = LicenseView::by_external_id(snapshot, *wanted.kind, *wanted.external_id);
    if (id) source.ids_.push_back(*id);
    source.size_ = source.ids_.size();
    return source;
  }
  source.take_index(snapshot, wanted, counted_max);
  source.prefer_rows(snapshot, wanted);
  return source;
}

void LicenseSource::take_index(const Snapshot& snapshot, const LicenseMatcher& wanted,
                               std::uint64_t counted_max) {
  const ledger::Kind kind = *wanted.kind;
  size_ = total(snapshot, Field::kind, kind, "");
  prefix_ = license_index_prefix(Field::kind, kind, "").take();
  const LicenseMatcher whole = rest_;
  // Takes an index that is not larger, because its part of the filter need not be tested.
  const auto offer = [&](std::uint64_t size, RowKey prefix, auto forget) {
    if (size > size_) return;
    size_ = size;
    prefix_ = std::move(prefix).take();
    ids_.clear();
    from_ = From::index;
    rest_ = whole;
    forget(rest_);
  };
  const auto offer_counted = [&](const std::optional<std::string>& value, Field field,
                                 std::optional<std::string> LicenseMatcher::*part) {
    if (!value) return;
    offer(total(snapshot, field, kind, *value), license_index_prefix(field, kind, *value),
          [&](LicenseMatcher& rest) { (rest.*part).reset(); });
  };
  offer_counted(wanted.source, Field::source, &LicenseMatcher::source);
  offer_counted(wanted.platform_key, Field::platform_key, &LicenseMatcher::platform_key);
  offer_counted(wanted.course_id, Field::course_id, &LicenseMatcher::course_id);
  if (wanted.program_keys) {
    std::uint64_t size = 0;
    for (const auto& key : *wanted.program_keys)
      size += total(snapshot, Field::program_key, kind, key);
    offer(size, license_index_prefix(Field::program_key, kind, wanted.program_keys->front()),
          [](LicenseMatcher& rest) { rest.program_keys.reset(); });
    if (!rest_.program_keys && wanted.program_keys->size() > 1) from_ = From::ids;
  }
  // These have no totals: count up to the smallest size so far.
  const auto offer_uncounted = [&](const RowKey& prefix, auto forget) {
    const std::uint64_t most = std::min(size_, counted_max);
    const std::uint64_t size = count_keys(snapshot, prefix, most);
    if (size <= most) offer(size, prefix, forget);
  };
  if (wanted.name) {
    offer_uncounted(license_index_prefix(Field::name, kind, *wanted.name),
                    [](LicenseMatcher& rest) { rest.name.reset(); });
  }
  for (std::size_t i = 0; i < wanted.metadata.size(); ++i) {
    offer_uncounted(license_index_prefix(kind, wanted.metadata[i]), [&](LicenseMatcher& rest) {
      rest.metadata.erase(rest.metadata.begin() + static_cast<std::ptrdiff_t>(i));
    });
  }
  if (from_ != From::ids || size_ > counted_max) return;
  for (const auto& key : *wanted.program_keys) {
    collect_ids(snapshot, license_index_prefix(Field::program_key, kind, key), ids_);
  }
  std::sort(ids_.begin(), ids_.end());
}

void LicenseSource::prefer_rows(const Snapshot& snapshot, const LicenseMatcher& wanted) {
  if (rest_.is_empty() || from_ == From::ids) return;
  if (size_ * sequential_gain < total_of_all_kinds(snapshot)) return;
  from_ = From::rows;
  rest_ = wanted;
}

void LicenseSource::for_each(const Snapshot& snapshot, bool descending, const Visit& visit) const {
  if (from_ == From::ids) {
    const std::size_t count = ids_.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (!visit(ids_[descending ? count - 1 - i : i], std::nullopt)) return;
    }
    return;
  }
  const bool has_rows = from_ == From::rows;
  const auto visit_key = [&](std::string_view key, std::string_view value) {
    const LicenseId id{last_number(key)};
    return has_rows ? visit(id, value) : visit(id, std::nullopt);
  };
  const std::string prefix = has_rows ? RowKey(Table::license).take() : prefix_;
  snapshot.scan_all(prefix, descending, visit_key);
}

}  // namespace seatledger::projections
