#include <string>
#include <utility>

#include "api/context.h"
#include "api/operations/routes.h"
#include "api/print.h"
#include "api/route.h"
#include "base/ascii.h"
#include "base/json_fields.h"
#include "base/version.h"
#include "runtime/cluster/cluster_access.h"
#include "runtime/feed/feed.h"

namespace seatledger::api {
namespace {

constexpr AnswerField health_fields[] = {
    answer::text("status", "alive or ready."),
    answer::optional(
        answer::integer("recorded_ahead_ms", "How far the newest record is ahead of the clock."))};
constexpr AnswerObject health_answer{"health", "The state of the server.", health_fields};

HttpResponse status_response(std::string body) {
  HttpResponse response;
  response.content_type = "application/json";
  response.body = std::move(body);
  return response;
}

Result<HttpResponse> read_health(const Call&) { return status_response(R"({"status":"alive"})"); }

// Of several servers, one that follows is ready when it reaches the shared ledger and a leader.
std::optional<Error> why_not_ready(const Context& context) {
  auto refusal = context.writes.refusal();
  if (!refusal || refusal->code != ErrorCode::no_leader || context.cluster == nullptr) {
    return refusal;
  }
  const bool has_leader = context.cluster->leadership().leader.has_value();
  if (has_leader && context.cluster->is_reached()) return std::nullopt;
  return error(ErrorCode::no_leader, "no server leads, as far as this one can see");
}

Result<HttpResponse> read_readiness(const Call& call) {
  if (const auto refusal = why_not_ready(call.context)) return *refusal;
  const std::uint64_t ahead_ms = call.context.writes.recorded_ahead_ms(call.context.clock.now());
  if (ahead_ms == 0) return status_response(R"({"status":"ready"})");
  return status_response(R"({"status":"ready","recorded_ahead_ms":)" + std::to_string(ahead_ms) +
                         "}");
}

constexpr AnswerField whoami_fields[] = {
    answer::integer("id", "The id of the key."),
    answer::text("name", "What the key is for."),
    answer::text("role", "What it may do."),
    answer::nullable(answer::text("platform_key", "The platform that it is bound to.")),
    answer::nullable(answer::date_time("expires", "From when it is refused.")),
    answer::text("ledger", "The name of the ledger, as in the events' source."),
    answer::text("version", "The version of the server.")};
constexpr AnswerObject whoami_answer{"caller", "The key that asks, and whom it asks.",
                                     whoami_fields};

Result<HttpResponse> read_whoami(const Call& call) {
  return json_response(call.context.events.head(), [&](JsonWriter& out) {
    out.begin_object();
    print_key_members(out, *call.caller);
    write_field(out, "ledger", std::string_view(call.context.feed.source));
    write_field(out, "version", product_version());
    out.end_object();
  });
}

constexpr AnswerField root_fields[] = {
    answer::text("name", "seatledger"), answer::text("version", "The version of the server."),
    answer::text("revision", "The commit that it was built from."),
    answer::text("ledger", "The name of the ledger, as in the events' source."),
    answer::text("docs", "Where the reference of the API is.")};
constexpr AnswerObject root_answer{"server", "Which server this is.", root_fields};

constexpr std::string_view docs_path = "/docs/";
constexpr std::string_view console_path = "/console/";
constexpr OtherAnswer to_docs[] = {
    {302, "A browser, which names text/html first, is sent to the console.", false,
     answer_headers::location}};

// A browser names text/html before everything else; programs do not.
Result<HttpResponse> read_root(const Call& call) {
  HttpResponse response;
  constexpr std::string_view page_type = "text/html";
  const std::string_view accept = call.http->header(HttpField::accept);
  if (equal_ignoring_case(accept.substr(0, page_type.size()), page_type)) {
    response.status = 302;
    response.add_header("Location", call.context.settings.console ? console_path : docs_path);
    return response;
  }
  response.content_type = "application/json";
  JsonWriter out(response.body);
  out.begin_object();
  write_field(out, "name", std::string_view("seatledger"));
  write_field(out, "version", product_version());
  write_field(out, "revision", product_revision());
  write_field(out, "ledger", std::string_view(call.context.feed.source));
  write_field(out, "docs", docs_path);
  out.end_object();
  return response;
}

AnswerShape root_shape() {
  AnswerShape shape(root_answer);
  shape.others = to_docs;
  return shape;
}

}  // namespace

void add_system_routes(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::get,
                    .path = "/",
                    .operation = "read_root",
                    .sentence = "Which server this is; a browser is sent to the console.",
                    .access = Access::anyone,
                    .scope = everywhere,
                    .unknown = UnknownParameters::ignored,
                    .answer = root_shape(),
                    .work = Read(read_root)});
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/ledger/whoami/",
                    .operation = "read_whoami",
                    .sentence = "The key that asks: its role, its platform, when it expires.",
                    .access = Access::any_key,
                    .scope = everywhere,
                    .answer = whoami_answer,
                    .work = Read(read_whoami)});
  routes.push_back({.method = HttpMethod::get,
                    .path = "/healthz",
                    .operation = "read_health",
                    .sentence = "Whether the server is alive.",
                    .access = Access::anyone,
                    .scope = everywhere,
                    .unknown = UnknownParameters::ignored,
                    .answer = health_answer,
                    .work = Read(read_health)});
  routes.push_back(
      {.method = HttpMethod::get,
       .path = "/readyz",
       .operation = "read_readiness",
       .sentence = "Whether the server takes writes; if not, the error says why.",
       .access = Access::anyone,
       .scope = everywhere,
       .unknown = UnknownParameters::ignored,
       .answer = health_answer,
       .errors = {ErrorCode::catching_up, ErrorCode::disk_full, ErrorCode::ledger_read_only},
       .work = Read(read_readiness)});
}

}  // namespace seatledger::api
