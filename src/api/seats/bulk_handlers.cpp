#include "api/seats/bulk_handlers.h"

#include <utility>

#include "api/print.h"
#include "api/seats/bulk_rows.h"
#include "api/seats/print_seat.h"
#include "api/seats/seat_call.h"
#include "base/json_fields.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

// The license in the path, if the caller may assign its seats.
Result<ledger::License> license_in_path(const Call& call) {
  const auto unknown = [] {
    return error(ErrorCode::license_not_found, "there is no such license");
  };
  const auto id = integer_of(call.path_values.front());
  if (!id || *id < 1) return unknown();
  const projections::RowReader views(call.context.views);
  auto license = views.license(LicenseId{static_cast<std::uint64_t>(*id)});
  if (!license) return unknown();
  const auto& bound = call.bound_platform();
  if (bound && *bound != license->terms.platform_key) {
    return error(ErrorCode::platform_forbidden, "the key is bound to another platform");
  }
  if (!ledger::policy_of(license->kind).has_seats) {
    return error(ErrorCode::license_has_no_seats, "a license of this kind has no seats");
  }
  return std::move(*license);
}

ledger::PersonSelector person_of(const DecodedBody& row) {
  return {row.get_optional<std::int64_t>("user_id"), row.get_optional<std::string>("username"),
          row.get_optional<std::string>("email")};
}

Result<ledger::Request> request_of(Call& call, BulkBody& bulk, ledger::Command command) {
  auto request = request_for(call, std::move(command));
  if (request.has_error()) return request;
  call.transaction_id = bulk.transaction_id;
  request->transaction_id = std::move(bulk.transaction_id);
  request->change_type = std::move(bulk.change_type);
  return request;
}

// A refused row as the event tells it: by its code alone, so that a repeat reads the same.
std::string_view sentence_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::user_not_found: return "no such user";
    case ErrorCode::assignment_not_found: return "no such assignment";
    case ErrorCode::no_seats_available: return "the license has not enough free seats";
    case ErrorCode::license_inactive: return "the license is inactive and gives no new seats";
    case ErrorCode::license_expired: return "the license has expired and gives no new seats";
    default: return code_name(code);
  }
}

}  // namespace

Result<ledger::Request> decode_assign_seats(Call& call) {
  const auto license = license_in_path(call);
  if (license.has_error()) return license.error();
  auto bulk = decode_bulk(call, assign_row_body(license->kind));
  if (bulk.has_error()) return std::move(bulk).error();
  const ledger::KindPolicy& policy = ledger::policy_of(license->kind);
  ledger::AssignSeats assign{license->id, bulk->mode, {}};
  assign.rows.reserve(bulk->rows.size());
  for (const DecodedBody& row : bulk->rows) {
    ledger::SeatWish wish = wish_of(row, policy);
    if (has_detailed_seats(policy)) wish.direct = row.get<bool>("direct");
    assign.rows.push_back({person_of(row), std::move(wish)});
  }
  return request_of(call, *bulk, std::move(assign));
}

Result<ledger::Request> decode_release_seats(Call& call) {
  const auto license = license_in_path(call);
  if (license.has_error()) return license.error();
  auto bulk = decode_bulk(call, release_row_body());
  if (bulk.has_error()) return std::move(bulk).error();
  ledger::ReleaseSeats release{license->id, bulk->mode, {}};
  release.rows.reserve(bulk->rows.size());
  for (const DecodedBody& row : bulk->rows) {
    ledger::ReleaseSeats::Row& named = release.rows.emplace_back();
    if (const auto id = row.get<std::int64_t>("assignment_id")) {
      named.assignment_id = AssignmentId{static_cast<std::uint64_t>(*id)};
    }
    named.person = person_of(row);
  }
  return request_of(call, *bulk, std::move(release));
}

HttpResponse print_bulk_answer(const Call& call, const ledger::Answer& answer) {
  const auto& bulk = std::get<ledger::BulkAnswer>(answer.body);
  const auto people = people_as_answered(call.context.people, answer);
  HttpResponse response = answer_response(answer, [&](JsonWriter& out) {
    out.begin_object();
    out.key("results");
    out.begin_array();
    for (const ledger::BulkAnswer::Row& row : bulk.rows) {
      out.begin_object();
      write_field(out, "status", ledger::bulk_status_name(row.status));
      if (row.seat) {
        out.key("assignment");
        print_seat(out, *row.seat, bulk.license, people);
      } else {
        out.key("error");
        out.begin_object();
        write_field(out, "code", code_name(row.code));
        write_field(out, "detail", sentence_of(row.code));
        out.end_object();
      }
      out.end_object();
    }
    out.end_array();
    write_field(out, "usage_count", bulk.license.seats.used());
    if (call.transaction_id) write_field(out, "transaction_id", *call.transaction_id);
    out.end_object();
  });
  add_etag(response, bulk.license.version);
  return response;
}

}  // namespace seatledger::api
