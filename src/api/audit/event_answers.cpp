#include "api/audit/event_answers.h"

#include <array>
#include <string_view>

#include "api/changes/history_entry.h"

namespace seatledger::api {
namespace {

using answer::date_time, answer::integer, answer::optional, answer::text;

constexpr AnswerField event_fields[] = {
    text("specversion", "The version of CloudEvents: 1.0."),
    text("id", "The position, as a text."),
    text("source", "The ledger; the same through all changes of its signing key."),
    text("type", "seatledger. and the type of the event."),
    optional(text("subject", "What it is about: licenses/7, persons/3.")),
    date_time("time", "When it was stored."),
    text("datacontenttype", "Of data."),
    answer::typed("data", AnswerType::free, "The stored record, byte for byte.")};
constexpr AnswerObject event_object{"event", "An event in a CloudEvents 1.0 envelope.",
                                    event_fields};

// The members around a page of events.
constexpr AnswerField head_field = integer("head", "The last position of the log.");
constexpr AnswerField next_field =
    integer("next_after", "The cursor: the `after` of the next call; the head at the end.");
constexpr AnswerField lineage_field = text("lineage", "Which log the positions are of.");

constexpr AnswerField list_fields[] = {
    head_field, next_field, lineage_field,
    answer::list(answer::object("events", event_object, "By position."))};
constexpr AnswerObject list_object{"event_list", "A page of events.", list_fields};

constexpr AnswerField history_fields[] = {
    head_field, next_field, lineage_field,
    answer::list(
        answer::object("history", history_entry_object, "In the order that was asked for."))};
constexpr AnswerObject history_object{"history", "A page of a history.", history_fields};

}  // namespace

const AnswerObject& event_answer() { return event_object; }
const AnswerObject& event_list_answer() { return list_object; }
const AnswerObject& history_answer() { return history_object; }

}  // namespace seatledger::api
