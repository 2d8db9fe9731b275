// Metadata as answers show it: the free keys, overridden by the fields of the directory record.
#pragma once

#include "base/json_text.h"
#include "ledger/domain/directory.h"

namespace seatledger::api {

// `values` is one JSON object. A slug in it replaces the record's: the caller has just set it.

// The free keys and, when there is one, `slug`.
JsonText shown_metadata(const ledger::Course& course, const JsonText& values);
// Always shows `name`, `description`, `enabled`, `slug`, `platform_key`, `skills`; then other keys.
JsonText shown_metadata(const ledger::Program& program, const JsonText& values);

}  // namespace seatledger::api
