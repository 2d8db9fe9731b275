#include <utility>

#include "api/context.h"
#include "api/directory/collection.h"
#include "api/directory/routes.h"
#include "api/http/text.h"
#include "api/page.h"
#include "api/route.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

Result<HttpResponse> list_records(const Call& call) {
  const projections::Page page = TRY(page_of(call));
  const projections::ViewReader views(call.context.views);
  std::string rows;
  JsonWriter rows_out(rows);
  const std::size_t total = call.route.collection->print_page(rows_out, call, views, page);
  return page_response(call, views.position(), page, total, [&](JsonWriter& list) {
    if (!rows.empty()) list.members(rows);
  });
}

// The id in the path. Ids are stored without blanks at their ends; older records may have some.
std::string id_in_path(const Call& call, const projections::ViewReader& views) {
  const std::string& as_sent = call.path_values.front();
  std::string id(stripped(as_sent));
  if (id == as_sent) return id;
  std::string unused;
  JsonWriter out(unused);
  return call.route.collection->print_one(out, call, views, as_sent) ? as_sent : id;
}

Result<HttpResponse> read_record(const Call& call) {
  const projections::ViewReader views(call.context.views);
  const Collection& collection = *call.route.collection;
  const std::string id = id_in_path(call, views);
  bool found = false;
  HttpResponse response = json_response(views.position(), [&](JsonWriter& out) {
    found = collection.print_one(out, call, views, id);
  });
  if (found) return response;
  return error(collection.unknown, "there is no such record");
}

// What the address names beside the id, the body repeats; a text that it leaves out is empty.
Result<void> check_address(const Call& call, const DecodedBody& body) {
  for (const std::string_view name : call.route.collection->one_parameters) {
    const auto named = name.empty() ? std::nullopt : find_parameter(call.query, name);
    if (named && *named != body.get<std::string>(name).value_or("")) {
      return bad_field(name, "must be the one in the address");
    }
  }
  return {};
}

Result<ledger::Request> decode_put_record(Call& call) {
  const Collection& collection = *call.route.collection;
  const DecodedBody body = TRY(body_of(call));
  const std::string id(stripped(call.path_values.front()));
  if (id.empty() || id.size() > text_bytes_max) {
    return bad_field(collection.id_field, "the id in the path must have 1 to " +
                                              std::to_string(text_bytes_max) +
                                              " bytes and may not be blank");
  }
  TRY(check_address(call, body));
  return request_for(call, TRY(collection.put(body, id)));
}

HttpResponse print_put_answer(const Call& call, const ledger::Answer& answer) {
  return answer_response(
      answer, [&](JsonWriter& out) { print_put(out, answer.body, call.context.people); });
}

Result<ledger::Request> decode_remove_record(Call& call) {
  const projections::ViewReader views(call.context.views);
  return request_for(call, TRY(call.route.collection->remove(call, id_in_path(call, views))));
}

void add_collection_routes(std::vector<Route>& routes, const Collection& collection) {
  const std::string name(collection.name);
  const std::string path = "/api/directory/" + name + "/";
  const auto& one_names = collection.one_parameters;
  const auto& list_names = collection.list_parameters;
  const std::vector<std::string_view> one(one_names.begin(), one_names.end());
  std::vector<std::string_view> list(list_names.begin(), list_names.end());
  list.insert(list.end(), {"page", "page_size"});
  routes.push_back({.method = HttpMethod::get,
                    .path = path,
                    .operation = "list_" + name,
                    .access = Access::directory_read,
                    .collection = &collection,
                    .read = list_records,
                    .pool = Pool::readers,
                    .parameters = list});
  routes.push_back({.method = HttpMethod::get,
                    .path = path + "{id}/",
                    .operation = "read_" + name,
                    .access = Access::directory_read,
                    .collection = &collection,
                    .read = read_record,
                    .pool = Pool::readers,
                    .parameters = one});
  routes.push_back({.method = HttpMethod::put,
                    .path = path + "{id}/",
                    .operation = "put_" + name,
                    .access = Access::admin,
                    .body_size = BodySize::bulk,
                    .collection = &collection,
                    .body = collection.body,
                    .decode = decode_put_record,
                    .print = print_put_answer,
                    .parameters = one});  // the address may be that of the read
  routes.push_back({.method = HttpMethod::delete_,
                    .path = path + "{id}/",
                    .operation = "remove_" + name,
                    .access = Access::admin,
                    .collection = &collection,
                    .decode = decode_remove_record,
                    .print = print_removed,
                    .parameters = one});
}

}  // namespace

void add_directory_routes(std::vector<Route>& routes) {
  for (const Collection& collection : collections()) add_collection_routes(routes, collection);
}

}  // namespace seatledger::api
