#include <array>
#include <utility>

#include "api/context.h"
#include "api/operations/routes.h"
#include "api/print.h"
#include "api/route.h"
#include "base/json_fields.h"
#include "ledger/rocks/disk_space.h"
#include "ledger/write/merge_invited.h"
#include "runtime/operations/backups.h"
#include "runtime/operations/erasure.h"
#include "runtime/operations/snapshots.h"
#include "runtime/operations/view_generations.h"
#include "runtime/run_on.h"

namespace seatledger::api {

// What the status waits for. It has a name for the linker: it is in the frame of run_on(), which is
// no coroutine of this file.
struct SlowStatus {
  std::uint64_t free_bytes = 0;
  std::vector<std::vector<std::int64_t>> users_with_same_email;
};

namespace {

constexpr std::uint16_t status_begun = 202;

using answer::date_time, answer::integer, answer::nullable, answer::text;

constexpr AnswerField backup_answer_fields[] = {
    text("name", "The name of the backup."), date_time("made", "When it was made."),
    integer("position", "The last event in it."),
    integer("views_position", "The position of the views in it."),
    integer("bytes", "The bytes of its files, shared ones included.")};
constexpr AnswerObject backup_answer{"backup", "A backup.", backup_answer_fields};
constexpr std::array backup_states{std::string_view("idle"), std::string_view("running")};
constexpr AnswerField backups_fields[] = {
    answer::one_of(text("state", "Whether one is being made."), backup_states),
    text("directory", "Where they are; empty: the setting is not given."),
    nullable(text("name", "The one that is being made.")),
    integer("bytes_done", "Copied so far."),
    integer("bytes_total", "To copy at most."),
    nullable(text("failure", "Why the last one failed.")),
    answer::list(answer::object("backups", backup_answer, "The oldest first."))};
constexpr AnswerObject backups_answer{"backups", "The backups.", backups_fields};
constexpr AnswerField snapshot_fields[] = {text("directory", "Where the copy is, on the server.")};
constexpr AnswerObject snapshot_answer{"snapshot", "A copy of the data.", snapshot_fields};
constexpr AnswerField writes_fields[] = {
    answer::flag("accepted", "Whether writes are taken."),
    nullable(text("code", "The code of the error that they get.")),
    nullable(text("detail", "Why."))};
constexpr AnswerObject writes_answer{"writes_status", "Whether writes are taken.", writes_fields};
constexpr AnswerField views_fields[] = {integer("generation", "The views in use."),
                                        integer("position", "The last event in them.")};
constexpr AnswerObject views_answer{"views_status", "The views.", views_fields};
constexpr AnswerField status_fields[] = {
    integer("head", "The last position of the log."),
    answer::object("writes", writes_answer, "Whether writes are taken."),
    answer::object("views", views_answer, "The views."),
    text("data_dir", "The data directory."),
    integer("free_bytes", "Free on its disk."),
    answer::list(answer::typed("users_with_same_email", AnswerType::json,
                               "Users who share an e-mail address: lists of user ids.")),
    integer("recorded_ahead_ms", "How far the newest record is ahead of the clock."),
    answer::flag("erasure_files_pending", "Files of an erasure are still to be removed.")};
constexpr AnswerObject status_answer{"status", "What an operator watches.", status_fields};

void print_backup(JsonWriter& out, const runtime::Backup& backup) {
  out.begin_object();
  write_field(out, "name", backup.name);
  write_field(out, "made", backup.made);
  write_field(out, "position", backup.position);
  write_field(out, "views_position", backup.views);
  write_field(out, "bytes", backup.bytes);
  out.end_object();
}

void print_backups(JsonWriter& out, const runtime::BackupsState& state) {
  out.begin_object();
  write_field(out, "state", std::string_view(state.running ? "running" : "idle"));
  write_field(out, "directory", state.directory.string());
  write_field(out, "name", state.running);
  write_field(out, "bytes_done", state.bytes_done);
  write_field(out, "bytes_total", state.bytes_total);
  write_field(out, "failure", state.failure);
  out.key("backups");
  out.begin_array();
  for (const runtime::Backup& backup : state.backups) print_backup(out, backup);
  out.end_array();
  out.end_object();
}

// Reads the directory of backups, which may be on a slow device.
runtime::Awaitable<Result<HttpResponse>> answer_backups(Call& call, std::uint16_t status) {
  std::function<runtime::BackupsState()> read = [&call] { return call.context.backups.backups(); };
  const runtime::BackupsState state = co_await runtime::run_on(call.context.slow_work, read);
  HttpResponse response = json_response(call.context.events.head(),
                                        [&](JsonWriter& out) { print_backups(out, state); });
  response.status = status;
  co_return response;
}

constexpr std::array backup_fields{
    field::text("name", "Names the backup; made from the time when it is not given.")};
constexpr BodySchema backup_body{.fields = backup_fields, .is_optional = true};

// Answers 202 with the state as soon as the backup has begun.
runtime::Awaitable<Result<HttpResponse>> start_backup(Call& call) {
  const auto name = call.body.get_optional<std::string>("name");
  const auto started = call.context.backups.start_backup(name);
  if (started.has_error()) co_return started.error();
  co_return co_await answer_backups(call, status_begun);
}

runtime::Awaitable<Result<HttpResponse>> list_backups(Call& call) {
  constexpr std::uint16_t good = 200;
  co_return co_await answer_backups(call, good);
}

runtime::Awaitable<Result<HttpResponse>> create_snapshot(Call& call) {
  std::function<std::string()> make = [&call] {
    return call.context.snapshots.make(runtime::SnapshotUse::verify).string();
  };
  const std::string directory = co_await runtime::run_on(call.context.slow_work, make);
  co_return json_response(call.context.events.head(), [&](JsonWriter& out) {
    out.begin_object();
    write_field(out, "directory", directory);
    out.end_object();
  });
}

// How many addresses the status names.
constexpr std::size_t shared_emails_max = 100;

runtime::Awaitable<Result<HttpResponse>> read_status(Call& call) {
  const std::filesystem::path& data_dir = call.context.data_dir;
  std::function<SlowStatus()> ask = [&call, &data_dir] {
    return SlowStatus{ledger::free_bytes(data_dir),
                      ledger::users_sharing_email(call.context.people, shared_emails_max)};
  };
  const SlowStatus answers = co_await runtime::run_on(call.context.slow_work, ask);
  const auto refusal = call.context.writes.refusal();
  const Position head = call.context.events.head();
  co_return json_response(head, [&](JsonWriter& out) {
    out.begin_object();
    write_field(out, "head", head);
    out.key("writes");
    out.begin_object();
    write_field(out, "accepted", !refusal.has_value());
    write_field(out, "code", refusal ? std::optional(code_name(refusal->code)) : std::nullopt);
    write_field(out, "detail", refusal ? std::optional(refusal->detail) : std::nullopt);
    out.end_object();
    out.key("views");
    out.begin_object();
    write_field(out, "generation", call.context.generations.current_number());
    write_field(out, "position", call.context.view_set.applied());
    out.end_object();
    write_field(out, "data_dir", std::filesystem::absolute(data_dir).string());
    write_field(out, "free_bytes", answers.free_bytes);
    write_field(out, "users_with_same_email", answers.users_with_same_email);
    write_field(out, "recorded_ahead_ms",
                call.context.writes.recorded_ahead_ms(call.context.clock.now()));
    write_field(out, "erasure_files_pending", call.context.erasure.is_pending());
    out.end_object();
  });
}

}  // namespace

void add_operation_routes(std::vector<Route>& routes) {
  const auto add = [&routes](HttpMethod method, std::string path, std::string operation,
                             std::string_view sentence, Access access, const BodySchema* body,
                             const AnswerShape& answer, Wait::Handler wait) {
    routes.push_back({.method = method,
                      .path = "/api/ledger/" + std::move(path),
                      .operation = std::move(operation),
                      .sentence = sentence,
                      .access = access,
                      .scope = everywhere,
                      .body = body,
                      .answer = answer,
                      .work = Wait(wait)});
  };
  const auto audit = Access::audit;
  AnswerShape begun(backups_answer);
  begun.status = status_begun;
  add(HttpMethod::get, "backup/", "list_backups", "The backups, and the one that is being made.",
      audit, nullptr, backups_answer, list_backups);
  add(HttpMethod::post, "backup/", "start_backup", "Begins a backup.", Access::admin, &backup_body,
      begun, start_backup);
  add(HttpMethod::post, "snapshots/", "create_snapshot",
      "Makes a copy of the data on the server, for a check of it.", audit, nullptr, snapshot_answer,
      create_snapshot);
  add(HttpMethod::get, "status/", "read_status",
      "What an operator watches: positions, space on the disk, whether writes are taken.", audit,
      nullptr, status_answer, read_status);
}

}  // namespace seatledger::api
