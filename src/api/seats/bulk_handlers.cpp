#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "api/context.h"
#include "api/entity_tags.h"
#include "api/license_at.h"
#include "api/print.h"
#include "api/route.h"
#include "api/seats/bulk_rows.h"
#include "api/seats/print_seat.h"
#include "api/seats/routes.h"
#include "api/seats/seat_answers.h"
#include "api/seats/seat_call.h"
#include "base/json_fields.h"
#include "ledger/domain/refusals.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

Result<Found> find_license_with_seats(const Call& call) {
  Found found = TRY(find_license_in_path(call));
  if (ledger::policy_of(found.license->kind).has_seats) return found;
  return error(ErrorCode::license_has_no_seats, "a license of this kind has no seats");
}
constexpr std::array scope_errors{ErrorCode::license_not_found, ErrorCode::platform_forbidden,
                                  ErrorCode::license_has_no_seats};
constexpr Scope license_with_seats{"license_with_seats", license_scope_sentence, scope_errors,
                                   find_license_with_seats};

ledger::PersonSelector person_of(const DecodedFields& row) {
  return {row.get_optional<std::int64_t>("user_id"), row.get_optional<std::string>("username"),
          row.get_optional<std::string>("email")};
}

void print_refused(JsonWriter& out, const Error& why) {
  out.begin_object();
  write_field(out, "status", ledger::bulk_status_name(ledger::BulkStatus::refused));
  out.key("error");
  out.begin_object();
  write_field(out, "code", code_name(why.code));
  write_field(out, "detail", why.detail);
  for (const Figure& figure : why.figures) write_field(out, figure.name, figure.value);
  out.end_object();
  out.end_object();
}

// Why the ledger refused a row. A row is refused for want of a seat only when all are taken: the
// figures of that moment follow from the license's count, also for a repeat. Those of another
// refusal would be of the end of the call: earlier and later rows may have freed seats.
Error refusal_of(const ledger::BulkAnswer& bulk, ErrorCode code) {
  Error why = error(code, std::string(ledger::seat_refusal_sentence(code)));
  if (code == ErrorCode::no_seats_available) {
    const std::int64_t count = bulk.license.terms.count;
    why.figures = {{"count", count}, {"usage_count", count}, {"requested", 1}};
  }
  return why;
}

// What the answer shows of the request beside the ledger's answer.
struct BulkCall {
  std::optional<std::string> transaction_id;  // as sent
  RefusedRows refused;                        // of best_effort
};

HttpResponse print_bulk_answer(const Call& call, const ledger::Answer& answer,
                               const BulkCall& sent) {
  const auto& bulk = std::get<ledger::BulkAnswer>(answer.body);
  const auto stored = people_as_answered(call.context.people, answer);
  std::vector<PersonId> holders;
  holders.reserve(bulk.rows.size());
  for (const ledger::BulkAnswer::Row& row : bulk.rows) {
    if (row.seat) holders.push_back(row.seat->terms.person_id);
  }
  stored.expect(holders);
  const ShownPeople people(call, stored);
  HttpResponse response = answer_response(answer, [&](JsonWriter& out) {
    out.begin_object();
    out.key("results");
    out.begin_array();
    auto row = bulk.rows.begin();
    for (std::size_t i = 0; i < bulk.rows.size() + sent.refused.size(); ++i) {
      if (const auto refused = sent.refused.find(i); refused != sent.refused.end()) {
        print_refused(out, refused->second);
        continue;
      }
      if (row->seat) {
        out.begin_object();
        write_field(out, "status", ledger::bulk_status_name(row->status));
        out.key("assignment");
        print_seat(out, *row->seat, bulk.license, people);
        write_field(out, "etag", etag_of(row->seat->version));
        out.end_object();
      } else {
        print_refused(out, refusal_of(bulk, row->code));
      }
      ++row;
    }
    out.end_array();
    write_field(out, "usage_count", bulk.license.seats.used());
    if (sent.transaction_id) write_field(out, "transaction_id", *sent.transaction_id);
    out.end_object();
  });
  add_etag(response, bulk.license.version);
  return response;
}

Result<DecodedWrite> write_of(const Call& call, BulkBody& bulk, ledger::Command command) {
  ledger::Request request = TRY(request_for(call, std::move(command)));
  request.transaction_id = bulk.transaction_id;
  request.change_type = std::move(bulk.change_type);
  return DecodedWrite{std::move(request),
                      [sent = BulkCall{std::move(bulk.transaction_id), std::move(bulk.refused)}](
                          const Call& of, const ledger::Answer& answer) {
                        return print_bulk_answer(of, answer, sent);
                      }};
}

Result<DecodedWrite> decode_assign_seats(const Call& call) {
  const ledger::License& license = call.found.license.value();
  BulkBody bulk = TRY(decode_bulk(call, assign_row_body(license.kind)));
  const ledger::KindPolicy& policy = ledger::policy_of(license.kind);
  ledger::AssignSeats assign{license.id, bulk.mode, {}};
  assign.rows.reserve(bulk.rows.size());
  for (const DecodedFields& row : bulk.rows) {
    ledger::SeatWish options = seat_options_of(row, policy);
    if (policy.detailed_seats) options.direct = row.get<bool>("direct");
    assign.rows.push_back({person_of(row), std::move(options)});
  }
  return write_of(call, bulk, std::move(assign));
}

Result<DecodedWrite> decode_release_seats(const Call& call) {
  BulkBody bulk = TRY(decode_bulk(call, release_row_body()));
  ledger::ReleaseSeats release{call.found.license.value().id, bulk.mode, {}};
  release.rows.reserve(bulk.rows.size());
  for (const DecodedFields& row : bulk.rows) {
    ledger::ReleaseSeats::Row& named = release.rows.emplace_back();
    if (const auto id = row.get<std::int64_t>("assignment_id")) {
      named.assignment_id = AssignmentId{static_cast<std::uint64_t>(*id)};
    }
    named.person = person_of(row);
  }
  return write_of(call, bulk, std::move(release));
}

}  // namespace

void add_bulk_routes(std::vector<Route>& routes) {
  const auto add = [&routes](std::string path, std::string operation, std::string_view sentence,
                             const BodySchema& row, Write::Handler decode) {
    const auto head = bulk_head().fields;
    routes.push_back(
        {.method = HttpMethod::post,
         .path = std::move(path),
         .operation = std::move(operation),
         .sentence = sentence,
         .access = Access::seat_write,
         .scope = license_with_seats,
         .parameters = {head.begin(), head.end()},
         .headers = {if_match_header},
         .body = &bulk_head(),
         .rows = BulkRows{bulk_list_name, &row},
         .body_size = BodySize::bulk,
         .answer = AnswerShape(bulk_answer()).with(answer_headers::etag),
         .errors = {ErrorCode::bulk_refused, ErrorCode::user_not_found, ErrorCode::user_inactive,
                    ErrorCode::no_seats_available, ErrorCode::license_inactive,
                    ErrorCode::license_expired, ErrorCode::assignment_not_found},
         .work = Write(decode)});
  };
  const std::string path = "/api/ledger/licenses/{id}/assignments/";
  // Of all kinds, programs take the most columns.
  add(path, "assign_seats", "Gives many people seats of one license.",
      assign_row_body(ledger::Kind::program), decode_assign_seats);
  add(path + "release/", "release_seats", "Takes many seats of one license back.",
      release_row_body(), decode_release_seats);
}

}  // namespace seatledger::api
