#include <array>
#include <memory>
#include <utility>

#include "api/context.h"
#include "api/directory/routes.h"
#include "api/print.h"
#include "api/route.h"
#include "base/json_fields.h"
#include "runtime/operations/erasure.h"
#include "runtime/run_on.h"

namespace seatledger::api {
namespace {

std::string_view erasure_detail(bool dry_run, bool files_pending) {
  if (dry_run) return "the person would be erased";
  if (!files_pending) return "the person is erased";
  return "the person is erased; old files that may hold the row are still in use, and are removed "
         "as soon as they are not";
}

HttpResponse print_erasure(const Call& call, const ledger::Answer& answer, bool dry_run,
                           bool files_pending) {
  return answer_response(answer, [&](JsonWriter& out) {
    out.begin_object();
    write_field(out, "detail", erasure_detail(dry_run, files_pending));
    out.key("backups");
    out.begin_array();
    for (const std::string& backup : call.context.erasure.backups()) out.text(backup);
    out.end_array();
    write_field(out, "files_pending", files_pending);
    out.end_object();
  });
}

constexpr std::array erasure_fields{
    field::id("user_id", "The user; or email."),
    field::typed("email", FieldType::stored_email, "The user, or who is known by it.")};
constexpr BodySchema erasure_body{erasure_fields, false};

Result<ledger::Request> decode_erasure(Call& call) {
  const DecodedBody body = TRY(body_of(call));
  ledger::ErasePerson erase;
  erase.person.user_id = body.get_optional<std::int64_t>("user_id");
  erase.person.email = body.get_optional<std::string>("email");
  // Exactly one of them: two could name two people, and the wrong one might be erased.
  if (erase.person.user_id.has_value() == erase.person.email.has_value()) {
    return bad_field("user_id", "give either user_id or email");
  }
  return request_for(call, std::move(erase));
}

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
  co_return print_erasure(call, answer, dry_run, files_pending);
}

}  // namespace

void add_erasure_route(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::post,
                    .path = "/api/ledger/erasures/",
                    .operation = "erase_person",
                    .access = Access::admin,
                    .body = &erasure_body,
                    .decode = decode_erasure,
                    .finish = finish_erasure});
}

}  // namespace seatledger::api
