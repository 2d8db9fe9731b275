#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/context.h"
#include "api/operations/routes.h"
#include "api/print.h"
#include "api/route.h"
#include "base/json_fields.h"
#include "runtime/cluster/cluster_access.h"
#include "runtime/run_on.h"

namespace seatledger::api {
namespace {

constexpr std::array<std::string_view, 3> server_roles{"alone", "leader", "follower"};

constexpr AnswerField server_row_fields[] = {
    answer::text("name", "The name of the server."),
    answer::text("url", "Where the others reach it."),
    answer::text("version", "Its program."),
    answer::integer("position", "Its views are folded so far."),
    answer::integer("erased_to",
                    "No file of it holds a person who was erased up to this position."),
    answer::date_time("seen", "When it said this, by the clock of the shared ledger.")};
constexpr AnswerObject server_row{"sharing_server", "One of the servers that share the ledger.",
                                  server_row_fields};

constexpr AnswerField servers_fields[] = {
    answer::nullable(answer::text("name", "The server that answers.")),
    answer::one_of(answer::text("role", "What it is among the servers that share the ledger."),
                   server_roles),
    answer::integer("epoch", "Rises with each new leader."),
    answer::nullable(answer::text("leader", "The server that decides changes, as seen last.")),
    answer::flag("reached", "Whether the shared ledger was reached the last time."),
    answer::nullable(
        answer::integer("confirmed_ms_ago",
                        "How long ago this server had everything that was stored, for certain.")),
    answer::list(answer::object("servers", server_row, "By name, as they said last."))};
constexpr AnswerObject servers_answer{"sharing_servers", "The servers that share the ledger.",
                                      servers_fields};

void print_server(JsonWriter& out, const ledger::SharedServer& server) {
  out.begin_object();
  write_field(out, "name", server.identity.name);
  write_field(out, "url", server.identity.url);
  write_field(out, "version", server.version);
  write_field(out, "position", server.position);
  write_field(out, "erased_to", server.erased_to);
  write_field(out, "seen", server.seen);
  out.end_object();
}

std::optional<std::uint64_t> confirmed_ms_ago(const runtime::ReadGate& gate) {
  if (gate.confirmed_at().count() == 0) return std::nullopt;
  const auto age = runtime::boot_time() - gate.confirmed_at();
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(age).count());
}

Result<HttpResponse> read_servers(const Call& call) {
  return json_response(call.context.events.head(), [&](JsonWriter& out) {
    const runtime::ClusterAccess* const cluster = call.context.cluster;
    std::optional<std::string> name;
    std::optional<std::string> leader;
    std::string_view role = server_roles[0];
    ledger::Leadership now;
    std::optional<std::uint64_t> confirmed;
    std::vector<ledger::SharedServer> servers;
    if (cluster != nullptr) {
      name = cluster->me().name;
      role = server_roles[cluster->leads() ? 1 : 2];
      now = cluster->leadership();
      if (now.leader) leader = now.leader->name;
      confirmed = confirmed_ms_ago(cluster->gate);
      servers = cluster->servers();
    }
    out.begin_object();
    write_field(out, "name", name);
    write_field(out, "role", role);
    write_field(out, "epoch", now.epoch);
    write_field(out, "leader", leader);
    write_field(out, "reached", cluster == nullptr || cluster->is_reached());
    write_field(out, "confirmed_ms_ago", confirmed);
    out.key("servers");
    out.begin_array();
    for (const ledger::SharedServer& server : servers) print_server(out, server);
    out.end_array();
    out.end_object();
  });
}

Result<HttpResponse> remove_server_now(const Call& call) {
  const runtime::ClusterAccess* const cluster = call.context.cluster;
  if (cluster == nullptr || !cluster->remove_server(call.path_values.at(0))) {
    return error(ErrorCode::path_not_found, "no server that shares the ledger has that name");
  }
  return json_response(call.context.events.head(),
                       [](JsonWriter& out) { print_detail(out, "removed"); });
}

runtime::Awaitable<Result<HttpResponse>> remove_server(Call& call) {
  std::function<Result<HttpResponse>()> work = [&call] { return remove_server_now(call); };
  co_return co_await runtime::run_on(call.context.slow_work, work);
}

constexpr AnswerField leader_health_fields[] = {answer::text("status", "leader.")};
constexpr AnswerObject leader_health_answer{"leader_health", "The server decides changes.",
                                            leader_health_fields};

Result<HttpResponse> read_leader_readiness(const Call& call) {
  if (const auto refusal = call.context.writes.refusal()) return *refusal;
  HttpResponse response;
  response.content_type = "application/json";
  response.body = R"({"status":"leader"})";
  return response;
}

}  // namespace

void add_server_routes(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/ledger/servers/",
                    .operation = "list_servers",
                    .sentence = "The servers that share the ledger, and which of them leads.",
                    .access = Access::audit,
                    .scope = everywhere,
                    .answer = servers_answer,
                    .work = Read(read_servers)});
  routes.push_back({.method = HttpMethod::delete_,
                    .path = "/api/ledger/servers/{name}/",
                    .operation = "remove_server",
                    .sentence = "Strikes off a server whose disk is gone: an erasure no longer "
                                "waits for it.",
                    .access = Access::admin,
                    .scope = everywhere,
                    .answer = detail_answer_object,
                    .errors = {ErrorCode::path_not_found},
                    .place = Place::leader,
                    .work = Wait(remove_server)});
  routes.push_back(
      {.method = HttpMethod::get,
       .path = "/readyz/leader",
       .operation = "read_leader_readiness",
       .sentence = "Whether this server decides changes now; if not, the error says why.",
       .access = Access::anyone,
       .scope = everywhere,
       .unknown = UnknownParameters::ignored,
       .answer = leader_health_answer,
       .errors = {ErrorCode::catching_up, ErrorCode::disk_full, ErrorCode::ledger_read_only,
                  ErrorCode::no_leader},
       .work = Read(read_leader_readiness)});
}

}  // namespace seatledger::api
