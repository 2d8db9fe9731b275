// What the handlers of the audit side work with beside Services; joined in app. Nothing here is
// owned, all of it outlives the server.
#pragma once

namespace seatledger::api {

struct AuditSide {};

}  // namespace seatledger::api
