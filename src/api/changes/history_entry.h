// An event as histories and plans show it: what it changed, without its envelope.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "api/answer.h"
#include "ledger/domain/events.h"

namespace seatledger::api {

inline constexpr std::array history_entry_fields{
    answer::integer("position", "The position of the event."),
    answer::date_time("recorded", "When it was stored."),
    answer::one_of(answer::text("type", "The type of the event."), ledger::event_type_names),
    answer::optional(answer::nullable(answer::one_of(
        answer::text("kind", "The kind of its license; left out in the history of a license."),
        ledger::kind_names))),
    answer::optional(answer::nullable(answer::integer("license_id", "Its license; the same."))),
    answer::text("transaction_id", "The order behind it; made by the ledger when none was sent."),
    answer::text("change_type", "What the change is, in the caller's words."),
    answer::text("actor", "By whom: key:3, server."),
    answer::typed("changes", AnswerType::free, "Each changed field: {before, after}."),
    answer::optional(answer::typed("details", AnswerType::free, "What else the event says."))};
inline constexpr AnswerObject history_entry_object{"history_entry", "An event in a history.",
                                                   history_entry_fields};

// Appends {"position","recorded","type","transaction_id","change_type","actor","changes":
// {field: {"before","after"}}, "details"}. `changes` holds the fields that differ between the
// `before` and `after` of the record's data. `details` holds the rest of the data, such as the
// assignment or the people who joined a group; it is left out when empty. With `names_license` the
// entry also has "kind" and "license_id", null for an event without a license. An event that is
// only planned may have no transaction_id: null then. Throws StoreError when `record` is not as the
// ledger writes it.
void append_history_entry(std::string& out, const ledger::Event& event, std::string_view record,
                          bool names_license);

}  // namespace seatledger::api
