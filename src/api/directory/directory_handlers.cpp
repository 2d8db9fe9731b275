#include "api/directory/directory_handlers.h"

#include <utility>

#include "api/body_decoder.h"
#include "api/directory/collection.h"
#include "api/http/text.h"
#include "api/page.h"
#include "api/print.h"
#include "api/route.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
HttpResponse list_records(const Call& call) {
  const auto page = page_of(call.query);
  if (page.has_error()) return refuse(call, page.error());
  const projections::ViewReader views(call.context.views);
  std::string rows;
  JsonWriter rows_out(rows);
  const std::size_t total = call.route.collection->print_page(rows_out, call, views, *page);
  if (auto fits = check_page(*page, total); fits.has_error()) return refuse(call, fits.error());
  return json_response(views.position(), [&](JsonWriter& out) {
    write_page(out, *call.http, call.origin(), call.query, *page, total, [&](JsonWriter& list) {
      if (!rows.empty()) list.members(rows);
    });
  });
}

HttpResponse read_record(const Call& call) {
  const projections::ViewReader views(call.context.views);
  const Collection& collection = *call.route.collection;
  bool found = false;
  HttpResponse response = json_response(views.position(), [&](JsonWriter& out) {
    found = collection.print_one(out, call, views, call.path_values.front());
  });
  if (found) return response;
  return refuse(call, error(collection.unknown, "there is no such record"));
}

Result<ledger::Request> decode_put_record(Call& call) {
  const Collection& collection = *call.route.collection;
  const auto body = body_of(call);
  if (body.has_error()) return body.error();
  const std::string& id = call.path_values.front();
  if (trimmed(id).empty() || id.size() > text_bytes_max) {
    return field_error(ErrorCode::invalid_fields, std::string(collection.id_field),
                       "the id in the path must have 1 to " + std::to_string(text_bytes_max) +
                           " bytes and may not be blank");
  }
  auto command = collection.put(*body, id);
  if (command.has_error()) return command.error();
  return request_for(call, std::move(*command));
}

HttpResponse print_put_answer(const Call& call, const ledger::Answer& answer) {
  return answer_response(
      answer, [&](JsonWriter& out) { print_put(out, answer.body, call.context.people); });
}

Result<ledger::Request> decode_remove_record(Call& call) {
  auto command = call.route.collection->remove(call, call.path_values.front());
  if (command.has_error()) return command.error();
  return request_for(call, std::move(*command));
}

HttpResponse print_removed(const Call&, const ledger::Answer& answer) {
  return answer_response(answer, [](JsonWriter& out) {
    out.begin_object();
    out.key("detail");
    out.text("removed");
    out.end_object();
  });
}

}  // namespace seatledger::api
