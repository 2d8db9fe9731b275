#include <string>

#include "api/document/openapi.h"
#include "api/document/routes.h"
#include "api/route.h"

namespace seatledger::api {
namespace {

Result<HttpResponse> read_document(const Call&) {
  static const std::string document = openapi_document(all_routes());
  HttpResponse response;
  response.content_type = "application/json";
  response.body = document;
  return response;
}

}  // namespace

void add_document_routes(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::get,
                    .path = "/openapi.json",
                    .operation = "read_openapi",
                    .sentence = "This document.",
                    .access = Access::anyone,
                    .scope = everywhere,
                    .unknown = UnknownParameters::ignored,
                    .answer = AnswerShape(AnswerForm::any),
                    .work = Read(read_document)});
}

}  // namespace seatledger::api
