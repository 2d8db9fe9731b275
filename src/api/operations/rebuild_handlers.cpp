#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "api/context.h"
#include "api/operations/routes.h"
#include "api/print.h"
#include "api/route.h"
#include "base/json_fields.h"
#include "projections/views/view.h"
#include "projections/views/view_list.h"
#include "runtime/operations/rebuilder.h"

namespace seatledger::api {
namespace {

constexpr std::uint16_t status_accepted = 202;

std::string_view mode_name(runtime::RebuildMode mode) {
  switch (mode) {
    case runtime::RebuildMode::rebuild: return "rebuild";
    case runtime::RebuildMode::check: return "check";
    case runtime::RebuildMode::rollback: return "rollback";
  }
  return {};
}

std::string_view state_name(runtime::RebuildState state) {
  switch (state) {
    case runtime::RebuildState::idle: return "idle";
    case runtime::RebuildState::folding: return "folding";
    case runtime::RebuildState::comparing: return "comparing";
    case runtime::RebuildState::catching_up: return "catching_up";
    case runtime::RebuildState::switching: return "switching";
  }
  return {};
}

std::string_view result_name(runtime::RebuildResult result) {
  switch (result) {
    case runtime::RebuildResult::done: return "done";
    case runtime::RebuildResult::equal: return "equal";
    case runtime::RebuildResult::different: return "different";
    case runtime::RebuildResult::failed: return "failed";
    case runtime::RebuildResult::stopped: return "stopped";
  }
  return {};
}

template <class T, class Name>
std::optional<std::string_view> named(const std::optional<T>& value, Name name) {
  return value ? std::optional<std::string_view>(name(*value)) : std::nullopt;
}

constexpr std::array states{std::string_view("idle"), std::string_view("folding"),
                            std::string_view("comparing"), std::string_view("catching_up"),
                            std::string_view("switching")};
constexpr std::array modes{std::string_view("rebuild"), std::string_view("check"),
                           std::string_view("rollback")};
constexpr std::array results{std::string_view("done"), std::string_view("equal"),
                             std::string_view("different"), std::string_view("failed"),
                             std::string_view("stopped")};

constexpr AnswerField rebuild_answer_fields[] = {
    answer::one_of(answer::text("state", "What it does now."), states),
    answer::nullable(answer::one_of(answer::text("mode", "Of the running or last one."), modes)),
    answer::integer("generation", "The views in use."),
    answer::nullable(answer::integer("previous", "The ones before, to go back to.")),
    answer::integer("position", "How far the new views are."),
    answer::integer("head", "The last position of the log."),
    answer::integer("events_per_second", "The speed of the fold."),
    answer::nullable(answer::date_time("started", "When it began.")),
    answer::nullable(answer::date_time("finished", "When it ended.")),
    answer::nullable(answer::one_of(answer::text("result", "Of the last one."), results)),
    answer::nullable(answer::text("difference", "The first row in which old and new differ.")),
    answer::nullable(answer::text("problem", "Why it failed."))};
constexpr AnswerObject rebuild_answer{"rebuild", "A rebuild of the views.", rebuild_answer_fields};

// 202: this call began it; 200: one was running, and goes on.
AnswerShape begun(AnswerShape shape) {
  shape.status = status_accepted;
  shape.other_status = 200;
  return shape;
}

HttpResponse print_rebuild(const Call& call, bool is_begun) {
  const runtime::RebuildStatus status = call.context.rebuilder.status();
  HttpResponse response = json_response(call.context.view_set.applied(), [&](JsonWriter& out) {
    out.begin_object();
    write_field(out, "state", state_name(status.state));
    write_field(out, "mode", named(status.mode, mode_name));
    write_field(out, "generation", status.generation);
    write_field(out, "previous", status.previous);
    write_field(out, "position", status.position);
    write_field(out, "head", status.head);
    write_field(out, "events_per_second", static_cast<std::uint64_t>(status.events_per_second));
    write_field(out, "started", status.started);
    write_field(out, "finished", status.finished);
    write_field(out, "result", named(status.result, result_name));
    write_field(out, "difference", status.difference);
    write_field(out, "problem", status.problem);
    out.end_object();
  });
  if (is_begun) response.status = status_accepted;
  return response;
}

bool is_view(std::string_view name) {
  const auto views = projections::all_views();
  return std::any_of(views.begin(), views.end(),
                     [&](const projections::View* view) { return view->name == name; });
}

constexpr std::array rebuild_fields{
    field::flag("check", "Folds the log and compares, and changes nothing."),
    field::text("view", "Compares only the rows of this view."),
    field::flag("rollback", "Takes the views before the last rebuild into use again.")};
constexpr BodySchema rebuild_body{.fields = rebuild_fields, .is_optional = true};

Result<runtime::RebuildRequest> rebuild_request(const Call& call) {
  runtime::RebuildRequest request;
  const DecodedFields& body = call.body;
  const bool check = body.get_optional<bool>("check").value_or(false);
  const bool rollback = body.get_optional<bool>("rollback").value_or(false);
  if (check && rollback) return bad_field("rollback", "give either check or rollback");
  request.mode = rollback ? runtime::RebuildMode::rollback
                 : check  ? runtime::RebuildMode::check
                          : runtime::RebuildMode::rebuild;
  request.view = body.get_optional<std::string>("view").value_or("");
  if (!request.view.empty() && !is_view(request.view)) {
    return bad_field("view", "there is no view of that name");
  }
  if (rollback && !request.view.empty()) return bad_field("view", "a rollback compares nothing");
  if (rollback && !call.context.rebuilder.status().previous) {
    return bad_field("rollback", "there is no generation to go back to");
  }
  return request;
}

// 202: this call began a rebuild. 200: one was already running and continues.
Result<HttpResponse> start_rebuild(const Call& call) {
  return print_rebuild(call, call.context.rebuilder.start(TRY(rebuild_request(call))));
}

Result<HttpResponse> read_rebuild(const Call& call) { return print_rebuild(call, false); }

}  // namespace

void add_rebuild_routes(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/ledger/rebuild/",
                    .operation = "read_rebuild",
                    .sentence = "The rebuild of the views that runs, or the last one.",
                    .access = Access::audit,
                    .scope = everywhere,
                    .answer = rebuild_answer,
                    .work = Read(read_rebuild)});
  routes.push_back({.method = HttpMethod::post,
                    .path = "/api/ledger/rebuild/",
                    .operation = "start_rebuild",
                    .sentence = "Begins to fold the views anew from the log.",
                    .access = Access::admin,
                    .scope = everywhere,
                    .body = &rebuild_body,
                    .answer = begun(rebuild_answer),
                    .work = Read(start_rebuild)});
}

}  // namespace seatledger::api
