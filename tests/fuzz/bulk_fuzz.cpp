// Bodies of bulk calls. The first line is the content type, the rest the body.
#include "api/context.h"
#include "api/route.h"
#include "api/seats/bulk_rows.h"
#include "fuzz/body_text.h"
#include "fuzz/fuzz.h"

namespace {

using namespace seatledger;
using fuzz::require;

// The decoder reads only the request, so there need be no server.
const api::Context& no_context() {
  alignas(api::Context) static std::byte bytes[sizeof(api::Context)];
  return *reinterpret_cast<const api::Context*>(bytes);
}

Result<api::BulkBody> decode(const api::BodySchema& schema, std::string_view type,
                             std::string_view text) {
  static const api::Route route{.path = {},
                                .operation = {},
                                .scope = api::everywhere,
                                .answer = api::AnswerShape(api::AnswerForm::any),
                                .work = api::Read(nullptr)};
  api::HttpFields fields;
  fields.set(api::HttpField::content_type, {type.data(), type.size()});
  api::HttpRequest http;
  http.fields = &fields;
  http.body = text;
  api::Call call{no_context(), route, &http, {}, {}};
  call.parameters = api::DecodedFields(api::bulk_head());
  return api::decode_bulk(call, schema);
}

std::string json_of(const api::BodySchema& schema, api::BulkBody& bulk) {
  std::string json;
  JsonWriter out(json);
  out.begin_object();
  out.key("mode");
  out.text(ledger::bulk_mode_name(bulk.mode));
  if (bulk.transaction_id) {
    out.key("transaction_id");
    out.text(*bulk.transaction_id);
  }
  if (bulk.change_type) {
    out.key("change_type");
    out.text(*bulk.change_type);
  }
  out.key("assignments");
  out.begin_array();
  for (api::DecodedFields& row : bulk.rows) fuzz::write_body(out, schema, row);
  out.end_array();
  out.end_object();
  return json;
}

void check(const api::BodySchema& schema, std::string_view type, std::string_view text) {
  auto bulk = decode(schema, type, text);
  if (bulk.has_error()) return require(!bulk.error().detail.empty(), "a refusal says why");
  const std::size_t rows = bulk->rows.size() + bulk->refused.size();
  require(rows > 0 && rows <= api::bulk_rows_max, "rows have bounds");
  require(bulk->refused.empty() || bulk->mode == ledger::BulkMode::best_effort,
          "a faulty row refuses an atomic call");
  if (bulk->rows.empty()) return;
  auto again = decode(schema, "application/json", json_of(schema, *bulk));
  if (again.has_error() && fuzz::is_too_deep(again.error())) return;
  require(again.has_value(), "what was decoded is accepted");
  require(again->mode == bulk->mode && again->transaction_id == bulk->transaction_id &&
              again->change_type == bulk->change_type,
          "the head is the same when decoded again");
  require(again->rows.size() == bulk->rows.size(), "there are as many rows");
  for (std::size_t i = 0; i < bulk->rows.size(); ++i) {
    require(again->rows[i].values() == bulk->rows[i].values(),
            "a row is the same when decoded again");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [type, body] = fuzz::split_line(fuzz::text_of(data, size));
  for (const ledger::KindPolicy& policy : ledger::kind_policies) {
    check(api::assign_row_body(policy.kind), type, body);
  }
  check(api::release_row_body(), type, body);
  return 0;
}
