// What the handlers of the audit side work with beside Services; joined in app. Nothing here is
// owned, all of it outlives the server.
#pragma once

#include "runtime/feed/history_side.h"
#include "runtime/operations/operations.h"
#include "runtime/operations/rebuilds.h"
#include "runtime/webhooks/webhooks.h"

namespace seatledger::ledger {
class Notary;
class TimeIndex;
}  // namespace seatledger::ledger

namespace seatledger::api {

struct AuditSide {
  ledger::Notary* notary = nullptr;    // proofs
  ledger::TimeIndex* times = nullptr;  // from times to positions
  runtime::Webhooks* webhooks = nullptr;
  runtime::Rebuilds* rebuilds = nullptr;
  runtime::Operations* operations = nullptr;
  runtime::HistorySide* history = nullptr;  // history and the feed
};

}  // namespace seatledger::api
