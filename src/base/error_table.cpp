#include "base/error_table.h"

#include <algorithm>
#include <cstddef>

namespace seatledger {
namespace error_rows {

using enum ErrorCode;
using enum Retry;

// Each row: code, name, status, retry, title, meaning, remedy. For callers of the API: whole
// sentences, in Markdown.
constexpr ErrorRow table[] = {
    {malformed_body, "malformed_body", 400, after_a_change, "The body cannot be read",
     "The body is empty, or is not valid JSON, form data or CSV, or is JSON but no object, or is "
     "damaged gzip. JSON with a member twice in one object, with U+0000 in a text, or with more "
     "than 64 levels is refused too.",
     "Send a body that `detail` does not object to. Print JSON with a library."},
    {invalid_fields, "invalid_fields", 400, after_a_change, "Fields of the body are not valid",
     "A field is missing, has the wrong type, or has a value that is not allowed. All such fields "
     "are named at once.",
     "Correct the fields that are named. `dry_run` belongs in the query, not in the body."},
    {invalid_parameter, "invalid_parameter", 400, after_a_change, "A parameter is not valid",
     "A parameter of the query is missing, unknown at this address or not valid, or a header is "
     "(`Idempotency-Key`, `If-Match`, `If-None-Match`, `Last-Event-ID`). With a member `head`, the "
     "parameter is a position above the last event.",
     "Correct or leave out the parameter that is named. If a position is above `head`, the log was "
     "restored: send `lineage` to learn from where it differs."},
    {body_too_large, "body_too_large", 413, after_a_change, "The body is too large",
     "The body, unpacked, is larger than this address takes: 1 MiB, or 16 MiB for bulk and "
     "directory requests, unless the server is set up otherwise. A line of an import has at most "
     "1 MiB.",
     "Split the request into smaller ones."},
    {header_too_large, "header_too_large", 431, after_a_change, "The header is too large",
     "The request line and the headers together are larger than the setting `header_bytes_max` "
     "(8 KiB by default).",
     "Shorten the address or send fewer headers; cookies are not used."},
    {bad_http, "bad_http", 400, after_a_change, "The request is not valid HTTP",
     "The request breaks the rules of HTTP, has no valid `Host`, gives a header twice that may be "
     "given only once, or its body breaks off. When the body of an import breaks off, the lines "
     "before that may be stored.",
     "Look at `detail`; usually a proxy or a client written by hand is at fault. Repeat an import "
     "with the same `Idempotency-Key`."},
    {request_timeout, "request_timeout", 408, as_it_is, "The request did not arrive in time",
     "The header or the body arrived more slowly than the server waits. Nothing was done.",
     "Repeat the request on a new connection; over a slow line, send a smaller body."},
    {unsupported_media_type, "unsupported_media_type", 415, after_a_change,
     "The type of the body is not understood",
     "`Content-Type` is missing, malformed or a type that this address does not take, names "
     "another charset than UTF-8, or `Content-Encoding` is another one than gzip.",
     "Send `Content-Type: application/json`. Forms are understood too; bulk requests take JSON, "
     "`text/csv`, or a CSV file in `multipart/form-data`."},
    {method_not_allowed, "method_not_allowed", 405, never, "The address does not take this method",
     "There is something at this address, but not for this method.",
     "Use one of the methods in the header `Allow`."},
    {not_authenticated, "not_authenticated", 401, after_a_change, "A valid API key is required",
     "The header `Authorization` is missing, or its key is unknown, revoked or expired.",
     "Send `Authorization: Api-Token KEY` with a valid key; an admin can create one."},
    {permission_denied, "permission_denied", 403, never, "The key's role may not do this",
     "The key is valid, but its role may not make this call. `detail` names its role and the "
     "roles that may.",
     "Use a key with one of those roles."},
    {platform_forbidden, "platform_forbidden", 403, never, "The key is bound to another platform",
     "The key is bound to one platform, and the request names another platform, or a license, "
     "group, record or event that is not of the key's platform.",
     "Name only what belongs to the key's platform, or use a key of the other platform."},
    {path_not_found, "path_not_found", 404, after_a_change, "There is nothing at this address",
     "No call has this path, or the webhook that it names does not exist.",
     "Correct the address. Of a webhook: list them with `GET /api/ledger/webhooks/`."},
    {page_not_found, "page_not_found", 404, after_a_change, "There is no such page",
     "`page` is beyond the last page; the list may have become shorter.",
     "Begin with page 1 and follow `next_page` until it is null."},
    {license_not_found, "license_not_found", 404, after_a_change, "The license does not exist",
     "No license has this id or `external_id`, or it is of another kind than the address, or it "
     "did not exist yet at the moment `at`.",
     "Check the id, the kind in the address and the moment. `GET /api/ledger/licenses/` lists "
     "licenses of all kinds."},
    {platform_not_found, "platform_not_found", 404, after_a_change, "The platform does not exist",
     "The directory holds no platform with this key, org or id.",
     "Store the platform with `PUT /api/directory/platforms/{key}/` first, or correct the name."},
    {course_not_found, "course_not_found", 404, after_a_change, "The course does not exist",
     "The directory holds no course with this `course_id`.",
     "Store the course with `PUT /api/directory/courses/{course_id}/` first, or correct the id."},
    {program_not_found, "program_not_found", 404, after_a_change, "The program does not exist",
     "The directory holds no program with this `program_key` or `program_id`, or none of the org "
     "or platform that is named with it.",
     "Store the program with `PUT /api/directory/programs/{program_key}/` first, or correct the "
     "id."},
    {user_not_found, "user_not_found", 404, after_a_change, "The user does not exist",
     "The directory holds no user with this `user_id`, `username` or e-mail address, or the user "
     "was removed or erased.",
     "Store the user with `PUT /api/directory/users/{user_id}/` first, or correct the name. An "
     "assignment can also be made by `email`, for which no user needs to exist."},
    {group_not_found, "group_not_found", 404, after_a_change, "The group does not exist",
     "The directory holds no group with this `group_id`.",
     "Store the group with `PUT /api/directory/groups/{group_id}/` first, or correct the id."},
    {choices_not_found, "choices_not_found", 404, after_a_change, "There are no such choices",
     "The directory holds no choices for this `field_key`, `scope` and `org`.",
     "Store them with `PUT /api/directory/choices/{field_key}/` first, or ask for others."},
    {key_not_found, "key_not_found", 404, after_a_change, "The API key does not exist",
     "No API key has this id, or it was revoked already.",
     "List the keys with `GET /api/ledger/keys/`. After a repeated `DELETE` nothing is left to "
     "do."},
    {assignment_not_found, "assignment_not_found", 404, after_a_change,
     "The assignment does not exist",
     "No assignment has this id, it was released already, or the person has a seat only through "
     "a group, so that there is no assignment of their own to release.",
     "List the license's assignments. After a repeated `DELETE` nothing is left to do; a seat "
     "through a group ends with the membership or with the group's assignment."},
    {event_not_found, "event_not_found", 404, after_a_change, "The event does not exist",
     "The position is 0, not a number, or above the last event.",
     "Ask for a position from 1 to the one in the header `Ledger-Position`."},
    {field_not_found, "field_not_found", 404, after_a_change, "The metadata has no such field",
     "The course or program exists, but its metadata has no field of the name in the address.",
     "Read the whole metadata to see its fields, or set the field first."},
    {not_assigned, "not_assigned", 404, after_a_change, "The e-mail address has no active license",
     "The check of an e-mail address found no active seat on a user license that is active and "
     "within its dates. This is the check's answer \"no\", not a fault.",
     "Assign a seat to the address, then ask again."},
    {not_updatable, "not_updatable", 400, after_a_change, "A fixed field cannot be changed",
     "An update of a license names another platform or course than the license has, or a write of "
     "metadata changes a field that belongs to the directory record.",
     "Leave the field out, or send its present value. Create another license for another platform "
     "or course; change a record with `PUT` in the directory."},
    {ids_disagree, "ids_disagree", 400, after_a_change, "Two ids name different licenses",
     "`license_id` in the query and in the body differ, or `license_id` and `external_id` name "
     "different licenses.",
     "Send only one of the two."},
    {platforms_disagree, "platforms_disagree", 400, after_a_change,
     "Two fields name different platforms",
     "`platform_key`, `platform_org` and `platform_id` name different platforms, or name another "
     "platform than that of the license.",
     "Send only `platform_key`; for assignments, leave the platform out."},
    {program_ambiguous, "program_ambiguous", 400, after_a_change, "Several programs have this id",
     "`program_id` is unique only within an org, and several programs have it.",
     "Send `program_key`, which is unique. For metadata, `org` or `platform_key` beside "
     "`program_id` can decide too."},
    {expired_not_after_started, "expired_not_after_started", 400, after_a_change,
     "A license cannot end before it begins",
     "`expired` is not later than `started`. What is left out counts with the stored value; for a "
     "new license `started` is then the present time.",
     "Send a later `expired`, an earlier `started`, or `expired: null` for no end."},
    {count_below_usage, "count_below_usage", 400, after_a_change,
     "The count would be below the seats in use",
     "An update would lower `count` below the number of seats in use. The members `count`, "
     "`usage_count` and `requested` say how many there are, are used and were asked for.",
     "Release seats first, or send a `count` of at least `usage_count`."},
    {external_id_taken, "external_id_taken", 400, after_a_change, "The external_id is taken",
     "Another license of the same kind has this `external_id`.",
     "Update that license, or choose another `external_id`. If your own create was repeated, the "
     "license is there already."},
    {username_taken, "username_taken", 400, after_a_change, "The username is taken",
     "Another user has this `username`.",
     "Choose another one, or rename or remove the other user first."},
    {email_taken, "email_taken", 400, after_a_change, "The e-mail address is taken",
     "Another user has this address. Upper and lower case count as the same.",
     "Choose another address, or change or remove the other user first."},
    {org_taken, "org_taken", 400, after_a_change, "The org is taken",
     "Another platform has this `org`.", "Choose another one, or change the other platform first."},
    {platform_id_taken, "platform_id_taken", 400, after_a_change, "The platform_id is taken",
     "Another platform has this `platform_id`; or it was left out, and no number is free above "
     "the highest one given.",
     "Choose a free `platform_id`; leave it out to get the next one."},
    {members_unknown, "members_unknown", 400, after_a_change, "Members of the group do not exist",
     "`user_ids` of a group names users that the directory does not hold; `detail` lists them.",
     "Store those users first, or leave them out. The list replaces the whole membership."},
    {record_in_use, "record_in_use", 400, after_a_change, "Licenses name the record",
     "A platform, course or program that a license names cannot be removed. Licenses are never "
     "deleted.",
     "Keep the record. Set a platform's `active` or a program's `enabled` to false instead."},
    {last_admin_key, "last_admin_key", 409, after_a_change, "It is the last admin key",
     "The last key of the role `admin` that never expires cannot be revoked: nobody could make "
     "another one. Nothing was stored.",
     "Create an admin key that never expires, then revoke this one with it."},
    {no_seats_available, "no_seats_available", 400, after_a_change, "Not enough seats are free",
     "The request needs more seats than the license has free. The members `count`, `usage_count` "
     "and `requested` say how many there are, are used and were asked for. Nothing was stored.",
     "Raise the license's `count`, or release seats."},
    {license_inactive, "license_inactive", 400, after_a_change, "The license is inactive",
     "The license's `active` is false: seats stay, but no new one is given.",
     "Set the license's `active` to true first."},
    {license_expired, "license_expired", 400, after_a_change, "The license has expired",
     "The license's `expired` is in the past: seats stay, but no new one is given.",
     "Move the license's `expired` to a later time, or set it to null."},
    {license_has_no_seats, "license_has_no_seats", 400, never,
     "Licenses of this kind have no seats", "Platform licenses are not assigned to people.",
     "Assign seats of a user, course or program license."},
    {user_inactive, "user_inactive", 400, after_a_change, "The user is inactive",
     "The user's `active` in the directory is false: such users keep their seats, but get no new "
     "one.",
     "Set the user's `active` to true first."},
    {bulk_refused, "bulk_refused", 400, after_a_change, "Some rows cannot be done",
     "In the mode `atomic`, one row or more cannot be done, so nothing was stored. The first ten "
     "of "
     "them are named, each with its reason.",
     "Correct or leave out those rows, or send `mode: best_effort` to store the others."},
    {version_mismatch, "version_mismatch", 412, after_a_change, "It has changed since you read it",
     "What is to be changed is not at the version that `If-Match` names; somebody changed it, or "
     "it does not exist. The member `version` is the present version, 0 if there is none. Nothing "
     "was stored.",
     "Read it again, apply your change to what you read, and send its new `ETag`."},
    {idempotency_key_reused, "idempotency_key_reused", 422, after_a_change,
     "The Idempotency-Key was used before",
     "This key of yours has stored another request. Keys never expire.",
     "Send a new key with every new request. If you meant a repeat, send exactly the same request "
     "as the first time."},
    {lineage_changed, "lineage_changed", 409, after_a_change, "The log is not the one you read",
     "The log was restored or replaced since the `lineage` that you sent. Events from the position "
     "`differs_from` on may be others than those you read.",
     "Forget what you took from `differs_from` on, and go on with `after` one below it and the new "
     "`lineage`."},
    {rate_limited, "rate_limited", 429, after_a_while, "Too many requests",
     "Your address sent more requests to the public check of e-mail addresses than "
     "`check_rate_per_minute` allows.",
     "Wait as many seconds as `Retry-After` says."},
    {queue_full, "queue_full", 503, after_a_while, "The server is busy",
     "Too many writes wait, too many connections or event streams are open, or a backup runs "
     "already. Nothing was stored.",
     "Repeat the request after `Retry-After`, with a growing pause."},
    {outcome_unknown, "outcome_unknown", 503, as_it_is, "The change may or may not be stored",
     "A store failed while the change was written, and the server cannot tell whether it is "
     "stored.",
     "Repeat exactly the same request after `Retry-After`, with the same `Idempotency-Key` or "
     "`transaction_id`: if it was stored, you get the first answer. Without either, read before "
     "you repeat."},
    {catching_up, "catching_up", 503, after_a_while, "The server is catching up",
     "The views, the audit index or the signed tree are behind the log, or a store failed and is "
     "being opened again. Of a write nothing was stored.",
     "Repeat the request after `Retry-After`; a write too."},
    {no_leader, "no_leader", 503, after_a_while, "No server takes changes now",
     "Of several servers with one ledger, the one that decides changes stopped, or another takes "
     "its "
     "place at this moment. Nothing was stored. A server alone answers so only when something else "
     "wrote to its ledger.",
     "Repeat the same request after `Retry-After`; another server takes over within seconds."},
    {disk_full, "disk_full", 503, after_a_while, "The server's disk is nearly full",
     "The disk has less free space than the server keeps for itself, so that it takes no writes. "
     "Nothing was stored; reads go on.",
     "Tell the operator, who has to make room. Repeat the write later; it is taken again without a "
     "restart."},
    {ledger_read_only, "ledger_read_only", 503, after_a_while, "The ledger takes no writes",
     "The stored log, or its signing key, is damaged or incomplete. The server refuses writes, "
     "and what it cannot sign or prove; other reads go on. Nothing was stored.",
     "Tell the operator, who has to repair or restore the ledger. Repeat the request after that."},
    {shutting_down, "shutting_down", 503, after_a_while, "The server is shutting down",
     "The server is being stopped and begins nothing new. Nothing was stored.",
     "Repeat the request after `Retry-After`, when the server runs again."},
    {internal_error, "internal_error", 500, after_a_while, "The server failed",
     "A fault of the server, not of the request. A write may have been stored.",
     "Give the operator the request id, which the server's log has too. Repeat a write only with "
     "the same `Idempotency-Key` or `transaction_id`, or read before you repeat."},
};

consteval bool has_each_code_in_order() {
  for (std::size_t i = 0; i < std::size(table); ++i) {
    if (table[i].code != static_cast<ErrorCode>(i)) return false;
  }
  return true;
}

consteval bool has_all_texts() {
  return std::all_of(std::begin(table), std::end(table), [](const ErrorRow& row) {
    return !row.name.empty() && !row.title.empty() && !row.meaning.empty() && !row.remedy.empty();
  });
}

consteval bool has_statuses_of_errors() {
  return std::all_of(std::begin(table), std::end(table),
                     [](const ErrorRow& row) { return row.status >= 400 && row.status <= 599; });
}

// The compiler prints the name of an enumerator, and a number for any other value.
template <ErrorCode code>
consteval bool is_enumerator() {
  return std::string_view(__PRETTY_FUNCTION__).find("ErrorCode::") != std::string_view::npos;
}

static_assert(has_each_code_in_order(), "the rows are not in the order of ErrorCode");
static_assert(is_enumerator<internal_error>() &&
                  !is_enumerator<static_cast<ErrorCode>(std::size(table))>(),
              "an error code has no row");
static_assert(has_all_texts(), "a row lacks its name, title, meaning or remedy");
static_assert(has_statuses_of_errors(), "a row's status is none of an error");

}  // namespace error_rows

std::span<const ErrorRow> error_table() { return error_rows::table; }

const ErrorRow& error_row(ErrorCode code) {
  return error_rows::table[static_cast<std::size_t>(code)];
}

std::string_view code_name(ErrorCode code) { return error_row(code).name; }

std::uint16_t status_of(ErrorCode code) { return error_row(code).status; }

std::optional<ErrorCode> code_named(std::string_view name) {
  for (const ErrorRow& row : error_table()) {
    if (row.name == name) return row.code;
  }
  return std::nullopt;
}

}  // namespace seatledger
