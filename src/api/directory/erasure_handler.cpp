#include "api/directory/erasure_handler.h"

#include <array>
#include <limits>
#include <memory>
#include <utility>

#include "api/print.h"
#include "base/json_fields.h"
#include "base/store_error.h"
#include "runtime/operations/erasure.h"
#include "runtime/run_on.h"

namespace seatledger::api {
namespace {

runtime::Awaitable<void> erase_files(const Call& call) {
  std::function<bool()> work = [&call] {
    call.context.erasure.erase_files();
    return true;
  };
  co_await runtime::run_on(call.context.erasure.thread(), work);
}

HttpResponse print_erasure(const Call& call, const ledger::Answer& answer, bool dry_run) {
  return answer_response(answer, [&](JsonWriter& out) {
    out.begin_object();
    write_field(out, "detail",
                std::string_view(dry_run ? "the person would be erased" : "the person is erased"));
    out.key("backups");
    out.begin_array();
    for (const std::string& backup : call.context.erasure.backups()) out.text(backup);
    out.end_array();
    out.end_object();
  });
}

}  // namespace

const BodySchema& erasure_body() {
  static constexpr std::array<BodyField, 2> fields{{
      {.name = "user_id",
       .type = FieldType::integer,
       .min = 1,
       .max = std::numeric_limits<std::int64_t>::max(),
       .sentence = "The user; or email."},
      {.name = "email", .type = FieldType::email, .sentence = "The user, or who is known by it."},
  }};
  static const BodySchema schema{fields, false};
  return schema;
}

Result<ledger::Request> decode_erasure(Call& call) {
  const auto body = body_of(call);
  if (body.has_error()) return body.error();
  ledger::ErasePerson erase;
  erase.person.user_id = body->get_optional<std::int64_t>("user_id");
  erase.person.email = body->get_optional<std::string>("email");
  // Two names of two people: nobody may go by mistake.
  if (erase.person.user_id.has_value() == erase.person.email.has_value()) {
    return field_error(ErrorCode::invalid_fields, "user_id", "give either user_id or email");
  }
  return request_for(call, std::move(erase));
}

runtime::Awaitable<HttpResponse> finish_erasure(Call& call, const ledger::Answer& answer) {
  const bool dry_run = !answer.appended && !answer.replayed;
  bool is_done = true;
  if (!dry_run) {
    try {
      co_await erase_files(call);
    } catch (const StoreError&) {
      is_done = false;
    }
  }
  if (is_done) co_return print_erasure(call, answer, dry_run);
  co_return refuse(call, error(ErrorCode::catching_up,
                               "the person is erased, but old files may hold the row until the "
                               "server has started again"));
}

}  // namespace seatledger::api
