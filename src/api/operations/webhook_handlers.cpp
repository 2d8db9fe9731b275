#include "api/operations/webhook_handlers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "api/body_decoder.h"
#include "api/page.h"
#include "api/print.h"
#include "api/route.h"
#include "base/json_fields.h"
#include "ledger/domain/events.h"
#include "projections/queries/reader.h"
#include "runtime/run_on.h"
#include "runtime/webhooks/webhook_subscriptions.h"

namespace seatledger::api {
namespace {

using ledger::Webhook;
using ledger::WebhookId;

constexpr std::array<BodyField, 5> new_webhook_fields{{
    {.name = "url",
     .type = FieldType::web_address,
     .required = true,
     .sentence = "Where events are posted: an absolute http or https address."},
    {.name = "types",
     .type = FieldType::texts,
     .sentence = "The types of events that are sent; all when left out or empty."},
    {.name = "platform_key",
     .nullable = true,
     .sentence = "Only events of this platform's licenses; all when left out or null."},
    {.name = "description", .blank = true, .sentence = "What people call it."},
    {.name = "after",
     .type = FieldType::integer,
     .sentence = "The position after which it starts; the head when left out."},
}};

constexpr std::array<BodyField, 3> changed_webhook_fields{{
    {.name = "disabled",
     .type = FieldType::flag,
     .sentence = "Off or on again; on also tries at once what is backed off."},
    {.name = "rotate_secret",
     .type = FieldType::flag,
     .sentence = "Makes a new secret; the old one signs beside it for 24 hours."},
    {.name = "resend_from",
     .type = FieldType::integer,
     .min = 1,
     .sentence = "Sends again from this position on."},
}};

runtime::WebhookSubscriptions& webhooks_of(const Call& call) { return call.context.webhooks; }

// The named webhook; nothing: there is none.
std::optional<WebhookId> webhook_id_in(std::string_view text) {
  const auto id = integer_of(text);
  if (!id || *id < 1) return std::nullopt;
  return WebhookId{static_cast<std::uint64_t>(*id)};
}

Error no_such_webhook() { return error(ErrorCode::path_not_found, "there is no such webhook"); }

// `secret` is printed where it is shown.
void print_webhook(JsonWriter& out, const Webhook& webhook, Position head, bool secret) {
  const std::uint64_t lag =
      head.value > webhook.cursor.value ? head.value - webhook.cursor.value : 0;
  out.begin_object();
  write_field(out, "id", webhook.id);
  write_field(out, "url", webhook.url);
  write_field(out, "types", webhook.types);
  write_field(out, "platform_key", webhook.platform_key);
  write_field(out, "description", webhook.description);
  write_field(out, "created", webhook.created);
  write_field(out, "disabled", webhook.disabled);
  write_field(out, "disabled_reason", webhook.disabled_reason);
  write_field(out, "cursor", webhook.cursor);
  write_field(out, "head", head);
  write_field(out, "lag", lag);
  write_field(out, "last_delivered", webhook.last_delivered);
  write_field(out, "attempts", webhook.attempts);
  write_field(out, "failing_since", webhook.failing_since);
  write_field(out, "next_attempt", webhook.next_attempt);
  write_field(out, "last_error", webhook.last_error);
  write_field(out, "last_status", webhook.last_status);
  if (secret) write_field(out, "secret", webhook.secret);
  out.end_object();
}

HttpResponse webhook_response(const Call& call, const Result<Webhook>& webhook, bool secret) {
  if (webhook.has_error()) return refuse(call, webhook.error());
  const Position head = call.context.events.head();
  return json_response(head, [&](JsonWriter& out) { print_webhook(out, *webhook, head, secret); });
}

// Nothing: all is well.
std::optional<Error> fault_in_types(const std::vector<std::string>& types) {
  const auto& known = ledger::event_type_names;
  for (const std::string& type : types) {
    if (std::find(known.begin(), known.end(), type) != known.end()) continue;
    return field_error(ErrorCode::invalid_fields, "types",
                       "\"" + type + "\" is no type of an event");
  }
  return std::nullopt;
}

Result<runtime::NewWebhook> decode_new_webhook(const Call& call) {
  const auto body = body_of(call);
  if (body.has_error()) return body.error();
  runtime::NewWebhook wanted;
  wanted.url = *body->get<std::string>("url");
  wanted.types = body->get_optional<std::vector<std::string>>("types").value_or(wanted.types);
  std::sort(wanted.types.begin(), wanted.types.end());
  wanted.types.erase(std::unique(wanted.types.begin(), wanted.types.end()), wanted.types.end());
  wanted.description = body->get_optional<std::string>("description").value_or("");
  if (auto fault = fault_in_types(wanted.types)) return *fault;
  wanted.platform_key = body->get_optional<std::string>("platform_key");
  if (wanted.platform_key &&
      !projections::RowReader(call.context.views).platform(*wanted.platform_key)) {
    return field_error(ErrorCode::invalid_fields, "platform_key", "there is no such platform");
  }
  const Position head = call.context.events.head();
  const auto after = body->get_optional<std::int64_t>("after");
  wanted.after = after ? Position{static_cast<std::uint64_t>(*after)} : head;
  if (wanted.after > head) {
    return field_error(ErrorCode::invalid_fields, "after",
                       "the last position is " + std::to_string(head.value));
  }
  return wanted;
}

Result<runtime::WebhookChange> decode_webhook_change(const Call& call) {
  const auto body = body_of(call);
  if (body.has_error()) return body.error();
  runtime::WebhookChange change;
  change.disabled = body->get_optional<bool>("disabled");
  change.rotate_secret = body->get_optional<bool>("rotate_secret").value_or(false);
  change.actor = "key:" + std::to_string(call.caller->id.value);
  if (const auto from = body->get_optional<std::int64_t>("resend_from")) {
    const Position head = call.context.events.head();
    change.resend_from = Position{static_cast<std::uint64_t>(*from)};
    if (*change.resend_from > head) {
      return field_error(ErrorCode::invalid_fields, "resend_from",
                         "the last position is " + std::to_string(head.value));
    }
  }
  return change;
}

HttpResponse create_webhook_now(const Call& call) {
  auto wanted = decode_new_webhook(call);
  if (wanted.has_error()) return refuse(call, wanted.error());
  return webhook_response(call, webhooks_of(call).add(*wanted), true);
}

HttpResponse change_webhook_now(const Call& call) {
  const auto id = webhook_id_in(call.path_values.front());
  if (!id || !webhooks_of(call).find(*id)) return refuse(call, no_such_webhook());
  const auto change = decode_webhook_change(call);
  if (change.has_error()) return refuse(call, change.error());
  return webhook_response(call, webhooks_of(call).change(*id, *change), change->rotate_secret);
}

HttpResponse remove_webhook_now(const Call& call) {
  std::optional<std::string_view> text = find_parameter(call.query, "id");
  if (!call.path_values.empty()) text = call.path_values.front();
  if (!text) return refuse(call, bad_parameter("id", "this parameter is required"));
  const auto id = webhook_id_in(*text);
  if (!id) return refuse(call, no_such_webhook());
  if (auto removed = webhooks_of(call).remove(*id); removed.has_error()) {
    return refuse(call, removed.error());
  }
  return json_response(call.context.events.head(), [](JsonWriter& out) {
    out.begin_object();
    write_field(out, "detail", std::string_view("removed"));
    out.end_object();
  });
}

// What writes to the disk, unless writes are refused for now.
runtime::Awaitable<HttpResponse> write_webhook(const Call& call,
                                               HttpResponse (*write)(const Call&)) {
  if (const auto refusal = call.context.writes.refusal()) co_return refuse(call, *refusal);
  std::function<HttpResponse()> work = [&call, write] { return write(call); };
  co_return co_await runtime::run_on<HttpResponse>(call.context.readers, work);
}

}  // namespace

const BodySchema& create_webhook_body() {
  static const BodySchema schema{new_webhook_fields, false};
  return schema;
}
const BodySchema& change_webhook_body() {
  static const BodySchema schema{changed_webhook_fields, false};
  return schema;
}

HttpResponse list_webhooks(const Call& call) {
  const auto page = page_of(call.query);
  if (page.has_error()) return refuse(call, page.error());
  const std::vector<Webhook> all = webhooks_of(call).list();
  if (auto fits = check_page(*page, all.size()); fits.has_error())
    return refuse(call, fits.error());
  const Position head = call.context.events.head();
  return json_response(head, [&](JsonWriter& out) {
    write_page(out, *call.http, call.origin(), call.query, *page, all.size(),
               [&](JsonWriter& rows) {
                 const std::size_t begin = std::min(page->skipped(), all.size());
                 const std::size_t end = begin + std::min(page->size, all.size() - begin);
                 for (std::size_t i = begin; i < end; ++i) print_webhook(rows, all[i], head, false);
               });
  });
}

HttpResponse read_webhook(const Call& call) {
  const auto id = webhook_id_in(call.path_values.front());
  const auto webhook = id ? webhooks_of(call).find(*id) : std::nullopt;
  if (!webhook) return refuse(call, no_such_webhook());
  return webhook_response(call, *webhook, false);
}

runtime::Awaitable<HttpResponse> create_webhook(Call& call) {
  return write_webhook(call, create_webhook_now);
}
runtime::Awaitable<HttpResponse> change_webhook(Call& call) {
  return write_webhook(call, change_webhook_now);
}
runtime::Awaitable<HttpResponse> remove_webhook(Call& call) {
  return write_webhook(call, remove_webhook_now);
}

}  // namespace seatledger::api
