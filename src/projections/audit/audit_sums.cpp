#include "projections/audit/audit_sums.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <variant>

#include "base/big_endian.h"
#include "projections/audit/audit_index.h"
#include "projections/audit/audit_keys.h"
#include "projections/store/row_cursor.h"

namespace seatledger::projections {
namespace {

constexpr std::size_t seed_bytes = 16;  // so that most members are one block of SHA-256
constexpr char position_mark = 'p';
constexpr char row_mark = 'r';

}  // namespace

void AuditSums::add_digest() {
  const Digest digest = sha256(text_);
  for (std::size_t i = 0; i < sum_.size(); ++i) {
    std::uint64_t number = 0;
    std::memcpy(&number, digest.bytes.data() + i * sizeof number, sizeof number);
    sum_[i] += number;
  }
}

void AuditSums::add_position(std::string_view id_key, std::uint64_t position) {
  text_.assign(key_.view().substr(0, seed_bytes));
  text_ += position_mark;
  text_ += id_key;
  append_big_endian(text_, position);
  add_digest();
}

void AuditSums::add_row(std::string_view key, std::string_view value) {
  text_.assign(key_.view().substr(0, seed_bytes));
  text_ += row_mark;
  append_big_endian(text_, key.size());
  text_ += key;
  text_ += value;
  add_digest();
}

const std::string* AuditSums::platform_of(LicenseId license) const {
  const auto page = platform_of_.find(license.value / page_licenses);
  if (page == platform_of_.end()) return nullptr;
  const std::uint32_t number = page->second[license.value % page_licenses];
  return number == 0 ? nullptr : &platforms_[number - 1];
}

void AuditSums::note_platform(LicenseId license, const std::string& platform_key) {
  auto& number = platform_numbers_[platform_key];
  if (number == 0) {
    platforms_.push_back(platform_key);
    number = static_cast<std::uint32_t>(platforms_.size());
  }
  platform_of_[license.value / page_licenses][license.value % page_licenses] = number;
  add_row(license_platform_key(license), platform_key);
}

void AuditSums::add(const ledger::Event& event) {
  if (const auto* created = std::get_if<ledger::LicenseCreated>(&event.body)) {
    note_platform(*event.license_id, created->after.platform_key);
  }
  id_keys_.clear();
  visit_audit_subjects(event, [this](AuditSubject subject, auto id) {
    id_keys_.push_back(audit_id_key(subject, id).take());
  });
  if (event.license_id) {
    if (const std::string* platform = platform_of(*event.license_id)) {
      id_keys_.push_back(audit_id_key(AuditSubject::platform, *platform).take());
    }
  }
  // An index has a position of an id once.
  std::sort(id_keys_.begin(), id_keys_.end());
  id_keys_.erase(std::unique(id_keys_.begin(), id_keys_.end()), id_keys_.end());
  for (const std::string& id_key : id_keys_) add_position(id_key, event.position.value);
}

void AuditSums::add(const Snapshot& index) {
  for (RowCursor rows(index); !rows.at_end(); rows.advance()) {
    if (rows.key() == std::string_view(&audit_checkpoint_letter, 1)) continue;
    const auto row = read_audit_row(rows.key(), rows.value());
    if (!row) {
      add_row(rows.key(), rows.value());
      continue;
    }
    for (const Position position : row->positions) add_position(row->id_key, position.value);
  }
}

}  // namespace seatledger::projections
