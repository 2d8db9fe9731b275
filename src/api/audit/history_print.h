// An event as an entry of a history: who changed what, field by field, before and after.
#pragma once

#include <string>
#include <string_view>

#include "ledger/domain/events.h"

namespace seatledger::api {

// Appends {"position","recorded","type","transaction_id","change_type","actor","changes":
// {field: {"before","after"}}, "details"}. `changes` holds the fields that differ between the
// `before` and `after` of the record's data; what else stands in the data, such as which assignment
// or who joined a group, is `details`, left out when there is nothing. With `names_license` the
// entry also has "kind" and "license_id", null where the event is of no license. Throws StoreError
// when `record` is not as the ledger writes it.
void append_history_entry(std::string& out, const ledger::Event& event, std::string_view record,
                          bool names_license);

}  // namespace seatledger::api
