// The bodies of the API, each declared once (contract sections 7 and 10, design section 7).
#pragma once

#include "api/body_field.h"
#include "ledger/domain/directory.h"
#include "ledger/domain/kind.h"

namespace seatledger::api {

// Schemas live as long as the program.
const BodySchema& create_license_body(ledger::Kind kind);
const BodySchema& update_license_body(ledger::Kind kind);
const BodySchema& assign_seat_body(ledger::Kind kind);
const BodySchema& assign_group_body(ledger::Kind kind);

const BodySchema& platform_body();
const BodySchema& user_body();
const BodySchema& group_body();
const BodySchema& course_body();
const BodySchema& program_body();
const BodySchema& choices_body();

const BodySchema& create_key_body();
// One line of an import: kind, id, record.
const BodySchema& import_line_body();

}  // namespace seatledger::api
