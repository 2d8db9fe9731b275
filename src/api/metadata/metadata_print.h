// Metadata as it is shown: the free keys, with what is the directory record's own laid over them
// (contract section 9).
#pragma once

#include "base/json_text.h"
#include "ledger/domain/directory.h"

namespace seatledger::api {

// `values` is one JSON object. A slug in it stands in for the record's: it was asked for just now.

// The free keys and, when there is one, `slug`.
JsonText shown_metadata(const ledger::Course& course, const JsonText& values);
// `name`, `description`, `enabled`, `slug`, `platform_key`, `skills`, always; then the other keys.
JsonText shown_metadata(const ledger::Program& program, const JsonText& values);

}  // namespace seatledger::api
