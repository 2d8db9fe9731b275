// An event as others receive it: the JSON envelope of CloudEvents 1.0 (structured mode) around the
// record as it is stored.
#pragma once

#include <string>
#include <string_view>

#include "ledger/domain/events.h"

namespace seatledger::runtime {

// "seatledger." and the type of the event.
std::string cloud_event_type(const ledger::Event& event);

// Appends {"specversion","id","source","type","subject","time","datacontenttype","data"}. `id` is
// the position as a text; `source` names the ledger, so that both together name the event among
// those of all ledgers. `source` must be a URI reference, which needs no escape in JSON. `subject`
// is such as "licenses/7", left out when the event has no single subject. `data` is `record` as
// stored.
void append_cloud_event(std::string& out, std::string_view source, const ledger::Event& event,
                        std::string_view record);

}  // namespace seatledger::runtime
