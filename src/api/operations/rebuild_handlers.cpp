#include <algorithm>
#include <array>
#include <optional>
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

// In the order of the enumerations.
constexpr std::array<std::string_view, 5> states{"idle", "folding", "comparing", "catching_up",
                                                 "switching"};
constexpr std::array<std::string_view, 3> modes{"rebuild", "check", "rollback"};
constexpr std::array<std::string_view, 5> results{"done", "equal", "different", "failed",
                                                  "stopped"};
static_assert(states.size() == static_cast<std::size_t>(runtime::RebuildState::switching) + 1);
static_assert(modes.size() == static_cast<std::size_t>(runtime::RebuildMode::rollback) + 1);
static_assert(results.size() == static_cast<std::size_t>(runtime::RebuildResult::stopped) + 1);

template <std::size_t size, class Enum>
std::string_view name_in(const std::array<std::string_view, size>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}
template <std::size_t size, class Enum>
std::optional<std::string_view> name_in(const std::array<std::string_view, size>& names,
                                        const std::optional<Enum>& value) {
  return value ? std::optional(name_in(names, *value)) : std::nullopt;
}

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

constexpr OtherAnswer goes_on[] = {{200, "A rebuild was running and goes on."}};

// 202: this call began it.
AnswerShape begun(AnswerShape shape) {
  shape.status = status_accepted;
  shape.others = goes_on;
  return shape;
}

HttpResponse print_rebuild(const Call& call, bool is_begun) {
  const runtime::RebuildStatus status = call.context.rebuilder.status();
  HttpResponse response = json_response(call.context.view_set.applied(), [&](JsonWriter& out) {
    out.begin_object();
    write_field(out, "state", name_in(states, status.state));
    write_field(out, "mode", name_in(modes, status.mode));
    write_field(out, "generation", status.generation);
    write_field(out, "previous", status.previous);
    write_field(out, "position", status.position);
    write_field(out, "head", status.head);
    write_field(out, "events_per_second", static_cast<std::uint64_t>(status.events_per_second));
    write_field(out, "started", status.started);
    write_field(out, "finished", status.finished);
    write_field(out, "result", name_in(results, status.result));
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
