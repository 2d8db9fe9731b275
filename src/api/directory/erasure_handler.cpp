#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "api/context.h"
#include "api/directory/routes.h"
#include "api/print.h"
#include "api/route.h"
#include "base/json_fields.h"
#include "runtime/cluster/cluster_access.h"
#include "runtime/operations/erasure.h"
#include "runtime/run_on.h"

namespace seatledger::api {
namespace {

constexpr AnswerField erasure_answer_fields[] = {
    answer::text("detail", "What was done."),
    answer::list(answer::text("backups", "Backups that may still hold the person.")),
    answer::flag("files_pending", "Old files are still read, and are removed after that."),
    answer::optional(answer::list(answer::text(
        "servers", "Of servers that share the ledger: those that may still hold the person.")))};
constexpr AnswerObject erasure_answer{"erasure", "The erasure of a person.", erasure_answer_fields};

std::string_view erasure_detail(bool dry_run, bool files_pending) {
  if (dry_run) return "the person would be erased";
  if (!files_pending) return "the person is erased";
  return "the person is erased; old files that may hold the row are still in use, and are removed "
         "as soon as they are not";
}

HttpResponse print_erasure(const Call& call, const ledger::Answer& answer, bool dry_run,
                           bool files_pending,
                           const std::optional<std::vector<std::string>>& servers) {
  return answer_response(answer, [&](JsonWriter& out) {
    out.begin_object();
    write_field(out, "detail", erasure_detail(dry_run, files_pending));
    write_field(out, "backups", call.context.erasure.backups());
    write_field(out, "files_pending", files_pending);
    if (servers) write_field(out, "servers", *servers);
    out.end_object();
  });
}

constexpr std::array erasure_fields{
    field::id("user_id", "The user; or email."),
    field::typed("email", FieldType::stored_email, "The user, or who is known by it.")};
constexpr BodySchema erasure_body{erasure_fields, false};

// Answers when the files are rewritten, which takes time in proportion to their size; other
// requests continue meanwhile. Whoever still reads an old file holds up the answer a few seconds
// only: the row itself went with the commit.
runtime::Awaitable<Result<HttpResponse>> finish_erasure(Call& call, const ledger::Answer& answer) {
  const bool dry_run = !answer.appended && !answer.replayed;
  bool files_pending = false;
  if (!dry_run) {
    std::function<bool()> work = [&call] { return call.context.erasure.erase_files(); };
    files_pending = !co_await runtime::run_on(call.context.erasure.thread(), work);
  }
  std::optional<std::vector<std::string>> servers;
  if (const runtime::ClusterAccess* const cluster = call.context.cluster; cluster && !dry_run) {
    const Position erased = answer.position;
    std::function<std::vector<std::string>()> elsewhere = [cluster, erased] {
      return cluster->erase_elsewhere(erased);
    };
    servers = co_await runtime::run_on(call.context.erasure.thread(), elsewhere);
  }
  co_return print_erasure(call, answer, dry_run, files_pending, servers);
}

Result<DecodedWrite> decode_erasure(const Call& call) {
  ledger::ErasePerson erase;
  erase.person.user_id = call.body.get_optional<std::int64_t>("user_id");
  erase.person.email = call.body.get_optional<std::string>("email");
  // Exactly one of them: two could name two people, and the wrong one might be erased.
  if (erase.person.user_id.has_value() == erase.person.email.has_value()) {
    return bad_field("user_id", "give either user_id or email");
  }
  return DecodedWrite{TRY(request_for(call, std::move(erase))), finish_erasure};
}

}  // namespace

void add_erasure_route(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::post,
                    .path = "/api/ledger/erasures/",
                    .operation = "erase_person",
                    .sentence = "Erases a person: the row, its key and what finds it, also in the "
                                "files.",
                    .access = Access::admin,
                    .scope = everywhere,
                    .body = &erasure_body,
                    .answer = erasure_answer,
                    .errors = {ErrorCode::user_not_found},
                    .work = Write(decode_erasure)});
}

}  // namespace seatledger::api
