#include <cstdint>
#include <string>
#include <utility>

#include "api/context.h"
#include "api/license_at.h"
#include "api/print.h"
#include "api/route.h"
#include "api/seats/bulk_rows.h"
#include "api/seats/print_seat.h"
#include "api/seats/routes.h"
#include "api/seats/seat_call.h"
#include "base/json_fields.h"
#include "ledger/domain/refusals.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

// The license in the path, if the caller may assign its seats.
Result<ledger::License> license_with_seats(const Call& call) {
  ledger::License license =
      TRY(license_in_path(call, projections::StateReader(call.context.views)));
  if (ledger::policy_of(license.kind).has_seats) return license;
  return error(ErrorCode::license_has_no_seats, "a license of this kind has no seats");
}

ledger::PersonSelector person_of(const DecodedBody& row) {
  return {row.get_optional<std::int64_t>("user_id"), row.get_optional<std::string>("username"),
          row.get_optional<std::string>("email")};
}

Result<ledger::Request> request_of(Call& call, BulkBody& bulk, ledger::Command command) {
  ledger::Request request = TRY(request_for(call, std::move(command)));
  call.transaction_id = bulk.transaction_id;
  request.transaction_id = std::move(bulk.transaction_id);
  request.change_type = std::move(bulk.change_type);
  call.refused_rows = std::move(bulk.refused);
  return request;
}

Result<ledger::Request> decode_assign_seats(Call& call) {
  const ledger::License license = TRY(license_with_seats(call));
  BulkBody bulk = TRY(decode_bulk(call, assign_row_body(license.kind)));
  const ledger::KindPolicy& policy = ledger::policy_of(license.kind);
  ledger::AssignSeats assign{license.id, bulk.mode, {}};
  assign.rows.reserve(bulk.rows.size());
  for (const DecodedBody& row : bulk.rows) {
    ledger::SeatWish options = seat_options_of(row, policy);
    if (policy.detailed_seats) options.direct = row.get<bool>("direct");
    assign.rows.push_back({person_of(row), std::move(options)});
  }
  return request_of(call, bulk, std::move(assign));
}

Result<ledger::Request> decode_release_seats(Call& call) {
  const ledger::License license = TRY(license_with_seats(call));
  BulkBody bulk = TRY(decode_bulk(call, release_row_body()));
  ledger::ReleaseSeats release{license.id, bulk.mode, {}};
  release.rows.reserve(bulk.rows.size());
  for (const DecodedBody& row : bulk.rows) {
    ledger::ReleaseSeats::Row& named = release.rows.emplace_back();
    if (const auto id = row.get<std::int64_t>("assignment_id")) {
      named.assignment_id = AssignmentId{static_cast<std::uint64_t>(*id)};
    }
    named.person = person_of(row);
  }
  return request_of(call, bulk, std::move(release));
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
// figures of that moment follow from the license's count, also for a repeat.
Error refusal_of(const ledger::BulkAnswer& bulk, ErrorCode code) {
  Error why = error(code, std::string(ledger::seat_refusal_sentence(code)));
  const bool is_full = code == ErrorCode::no_seats_available;
  if (is_full || code == ErrorCode::license_inactive || code == ErrorCode::license_expired) {
    const std::int64_t count = bulk.license.terms.count;
    const std::int64_t used = is_full ? count : bulk.license.seats.used();
    why.figures = {{"count", count}, {"usage_count", used}, {"requested", 1}};
  }
  return why;
}

HttpResponse print_bulk_answer(const Call& call, const ledger::Answer& answer) {
  const auto& bulk = std::get<ledger::BulkAnswer>(answer.body);
  const auto people = people_as_answered(call.context.people, answer);
  HttpResponse response = answer_response(answer, [&](JsonWriter& out) {
    out.begin_object();
    out.key("results");
    out.begin_array();
    auto row = bulk.rows.begin();
    for (std::size_t i = 0; i < bulk.rows.size() + call.refused_rows.size(); ++i) {
      if (const auto refused = call.refused_rows.find(i); refused != call.refused_rows.end()) {
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
    if (call.transaction_id) write_field(out, "transaction_id", *call.transaction_id);
    out.end_object();
  });
  add_etag(response, bulk.license.version);
  return response;
}

}  // namespace

void add_bulk_routes(std::vector<Route>& routes) {
  const auto add = [&routes](std::string path, std::string operation, DecodeHandler decode) {
    routes.push_back({.method = HttpMethod::post,
                      .path = std::move(path),
                      .operation = std::move(operation),
                      .access = Access::seat_write,
                      .body_size = BodySize::bulk,
                      .decode = decode,
                      .print = print_bulk_answer,
                      .parameters = {"mode", "transaction_id", "change_type"}});
  };
  const std::string path = "/api/ledger/licenses/{id}/assignments/";
  add(path, "assign_seats", decode_assign_seats);
  add(path + "release/", "release_seats", decode_release_seats);
}

}  // namespace seatledger::api
