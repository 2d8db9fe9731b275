// The keys of the audit index's rows, except what follows an id: the first position of the row.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/ids.h"
#include "projections/audit/audit_subjects.h"
#include "projections/rows/row_key.h"

namespace seatledger::projections {

// Letters besides those of AuditSubject.
inline constexpr char audit_checkpoint_letter = '!';
inline constexpr char license_platform_letter = 'L';  // license id -> platform_key

inline RowKey license_platform_key(LicenseId license) {
  RowKey key(license_platform_letter);
  key.id(license);
  return key;
}

inline RowKey audit_id_key(AuditSubject subject, std::uint64_t id) {
  RowKey key(static_cast<char>(subject));
  key.number(id);
  return key;
}
inline RowKey audit_id_key(AuditSubject subject, std::string_view id) {
  RowKey key(static_cast<char>(subject));
  key.whole_text(id);
  return key;
}

}  // namespace seatledger::projections
