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
  const projections::Page page = page_of(call);
  const projections::ViewReader views(call.context.views);
  std::string rows;
  JsonWriter rows_out(rows);
  const std::size_t total = call.route.collection->list->print_page(rows_out, call, views, page);
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

HttpResponse print_put_answer(const Call& call, const ledger::Answer& answer) {
  return answer_response(
      answer, [&](JsonWriter& out) { print_put(out, answer.body, call.context.people); });
}

// What the address names beside the id, the body repeats; a text that it leaves out is empty.
Result<void> check_address(const Call& call) {
  for (const InputField& field : call.route.collection->one_parameters) {
    const auto named = call.parameters.get<std::string>(field.name);
    if (named && *named != call.body.get<std::string>(field.name).value_or("")) {
      return bad_field(field.name, "must be the one in the address");
    }
  }
  return {};
}

Result<DecodedWrite> decode_put_record(const Call& call) {
  const Collection& collection = *call.route.collection;
  const std::string id(stripped(call.path_values.front()));
  if (id.empty() || id.size() > text_bytes_max) {
    return bad_field(collection.id_field, "the id in the path must have 1 to " +
                                              std::to_string(text_bytes_max) +
                                              " bytes and may not be blank");
  }
  TRY(check_address(call));
  return DecodedWrite{TRY(request_for(call, TRY(collection.put(call.body, id)))), print_put_answer};
}

Result<DecodedWrite> decode_remove_record(const Call& call) {
  const projections::ViewReader views(call.context.views);
  const std::string id = id_in_path(call, views);
  return DecodedWrite{TRY(request_for(call, TRY(call.route.collection->remove(call, id)))),
                      print_removed};
}

void add_collection_routes(std::vector<Route>& routes, const Collection& collection) {
  const std::string name(collection.name);
  const std::string path = "/api/directory/" + name + "/";
  const std::vector<InputField> one(collection.one_parameters.begin(),
                                    collection.one_parameters.end());
  const auto& filters = collection.list->parameters;
  std::vector<InputField> list(filters.begin(), filters.end());
  list.insert(list.end(), {parameter::page, parameter::page_size});
  routes.push_back({.method = HttpMethod::get,
                    .path = path,
                    .operation = "list_" + name,
                    .sentence = "The records of this collection.",
                    .access = Access::directory_read,
                    .scope = everywhere,
                    .collection = &collection,
                    .parameters = list,
                    .answer = {*collection.answer, AnswerForm::page},
                    .work = Read(list_records, Thread::readers)});
  routes.push_back({.method = HttpMethod::get,
                    .path = path + "{id}/",
                    .operation = "read_" + name,
                    .sentence = "One record.",
                    .access = Access::directory_read,
                    .scope = everywhere,
                    .collection = &collection,
                    .parameters = one,
                    .answer = *collection.answer,
                    .errors = {collection.unknown},
                    .work = Read(read_record, Thread::readers)});
  routes.push_back({.method = HttpMethod::put,
                    .path = path + "{id}/",
                    .operation = "put_" + name,
                    .sentence = "Stores a whole record, new or in place of the one with its id.",
                    .access = Access::admin,
                    .scope = everywhere,
                    .collection = &collection,
                    .parameters = one,  // the address may be that of the read
                    .body = collection.body,
                    .body_size = BodySize::bulk,
                    .answer = *collection.answer,
                    .errors = {collection.put_errors.begin(), collection.put_errors.end()},
                    .work = Write(decode_put_record)});
  routes.push_back({.method = HttpMethod::delete_,
                    .path = path + "{id}/",
                    .operation = "remove_" + name,
                    .sentence = "Removes a record.",
                    .access = Access::admin,
                    .scope = everywhere,
                    .collection = &collection,
                    .parameters = one,
                    .answer = detail_answer_object,
                    .errors = {collection.unknown, ErrorCode::record_in_use},
                    .work = Write(decode_remove_record)});
}

}  // namespace

void add_directory_routes(std::vector<Route>& routes) {
  for (const Collection& collection : collections()) add_collection_routes(routes, collection);
}

}  // namespace seatledger::api
