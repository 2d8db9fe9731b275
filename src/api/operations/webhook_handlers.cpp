#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "api/body_decoder.h"
#include "api/context.h"
#include "api/http/text.h"
#include "api/operations/routes.h"
#include "api/page.h"
#include "api/route.h"
#include "base/json_fields.h"
#include "ledger/domain/events.h"
#include "projections/queries/reader.h"
#include "runtime/operations/erasure.h"
#include "runtime/run_on.h"
#include "runtime/webhooks/webhook_ping.h"
#include "runtime/webhooks/webhook_subscriptions.h"

namespace seatledger::api {
namespace {

using ledger::Webhook;
using ledger::WebhookId;

constexpr std::array new_webhook_fields{
    field::required(field::typed("url", FieldType::web_address,
                                 "Where events are posted: an absolute http or https address.")),
    field::typed("types", FieldType::texts,
                 "The types of events that are sent; all when left out or empty."),
    field::nullable(field::text(
        "platform_key", "Only events of this platform's licenses; all when left out or null.")),
    field::blank(field::text("description", "What people call it.")),
    field::typed("after", FieldType::integer,
                 "The position after which it starts; the head when left out.")};
constexpr BodySchema new_webhook_body{new_webhook_fields, false};

constexpr std::array changed_webhook_fields{
    field::flag("disabled", "Off or on again; on also retries at once what is backed off."),
    field::flag("rotate_secret", "Makes a new secret; the old one signs beside it for 24 hours."),
    field::id("resend_from", "Sends again from this position on."),
    field::flag("ping", "Given alone: sends a test delivery and answers what became of it.")};
constexpr BodySchema changed_webhook_body{changed_webhook_fields, false};

runtime::WebhookSubscriptions& webhooks_of(const Call& call) { return call.context.webhooks; }

Error no_such_webhook(std::string_view id) {
  return error(ErrorCode::path_not_found, "webhook " + printable(id) + " does not exist");
}

constexpr AnswerField attempt_answer_fields[] = {
    answer::date_time("at", "When it began."),
    answer::nullable(answer::integer("event", "The position of the event; null: a ping.")),
    answer::integer("attempt", "Which attempt at this event it was, from 1 on."),
    answer::nullable(answer::integer("status", "The status of the answer; null: none came.")),
    answer::integer("milliseconds", "How long it took."),
    answer::nullable(answer::text("error", "Why it failed; null: the receiver accepted it."))};
constexpr AnswerObject attempt_answer{"webhook_attempt", "An attempt to deliver to a webhook.",
                                      attempt_answer_fields};

constexpr AnswerField webhook_answer_fields[] = {
    answer::integer("id", "The id of the webhook."),
    answer::text("url", "Where events are posted."),
    answer::list(answer::text("types", "The types that are sent; empty: all.")),
    answer::nullable(answer::text("platform_key", "Only events of this platform's licenses.")),
    answer::text("description", "What people call it."),
    answer::date_time("created", "When it was made."),
    answer::flag("disabled", "Nothing is sent."),
    answer::text("disabled_reason", "Why not."),
    answer::integer("cursor", "All events up to here are delivered or not wanted."),
    answer::integer("head", "The last position of the log."),
    answer::integer("lag", "The positions between the two."),
    answer::nullable(answer::date_time("last_delivered", "The last delivery that succeeded.")),
    answer::integer("attempts", "Failed attempts at the next event."),
    answer::nullable(answer::date_time("failing_since", "The first of them.")),
    answer::nullable(answer::date_time("next_attempt", "When the next one is.")),
    answer::text("last_error", "Why the last one failed."),
    answer::integer("last_status", "The status that it was answered with; 0: none."),
    answer::optional(answer::text("secret", "Shown when it is made only.")),
    answer::optional(answer::object("ping", attempt_answer, "What became of the ping.")),
    answer::optional(answer::list(answer::object(
        "recent_attempts", attempt_answer,
        "The last 20 attempts since the start of the server, the newest first; of one webhook.")))};
constexpr AnswerObject webhook_answer{"webhook", "A webhook.", webhook_answer_fields};

// Without the braces.
void print_webhook_members(JsonWriter& out, const Webhook& webhook, Position head) {
  const std::uint64_t lag =
      head.value > webhook.cursor.value ? head.value - webhook.cursor.value : 0;
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
}

// What an answer about one webhook says beside its members.
struct WebhookExtras {
  bool secret = false;  // shown
  std::optional<runtime::WebhookAttempt> ping = {};
};

Result<HttpResponse> webhook_response(const Call& call, Result<Webhook> result,
                                      const WebhookExtras& extras) {
  const Webhook webhook = TRY(std::move(result));
  const Position head = call.context.events.head();
  return json_response(head, [&](JsonWriter& out) {
    out.begin_object();
    print_webhook_members(out, webhook, head);
    if (extras.secret) write_field(out, "secret", webhook.secret);
    if (extras.ping) write_field(out, "ping", *extras.ping);
    out.key("recent_attempts");
    out.begin_array();
    for (const auto& attempt : webhooks_of(call).attempts(webhook.id)) write_json(out, attempt);
    out.end_array();
    out.end_object();
  });
}

Result<void> check_types(const std::vector<std::string>& types) {
  const auto& known = ledger::event_type_names;
  for (const std::string& type : types) {
    if (std::find(known.begin(), known.end(), type) != known.end()) continue;
    return bad_field("types", "\"" + type + "\" is no type of an event");
  }
  return {};
}

Result<Position> position_in(const DecodedFields& body, std::string_view name, Position head) {
  const Position position{static_cast<std::uint64_t>(*body.get<std::int64_t>(name))};
  if (position <= head) return position;
  return bad_field(name, "the last position is " + std::to_string(head.value));
}

Result<runtime::NewWebhook> decode_new_webhook(const Call& call) {
  const DecodedFields& body = call.body;
  runtime::NewWebhook made;
  made.url = *body.get<std::string>("url");
  made.types = body.get_optional<std::vector<std::string>>("types").value_or(made.types);
  std::sort(made.types.begin(), made.types.end());
  made.types.erase(std::unique(made.types.begin(), made.types.end()), made.types.end());
  made.description = body.get_optional<std::string>("description").value_or("");
  TRY(check_types(made.types));
  made.platform_key = body.get_optional<std::string>("platform_key");
  if (made.platform_key &&
      !projections::StateReader(call.context.views).platform(*made.platform_key)) {
    return bad_field("platform_key", "there is no such platform");
  }
  made.after = call.context.events.head();
  if (body.get<std::int64_t>("after")) made.after = TRY(position_in(body, "after", made.after));
  return made;
}

Result<runtime::WebhookChange> decode_webhook_change(const Call& call) {
  const DecodedFields& body = call.body;
  runtime::WebhookChange change;
  change.disabled = body.get_optional<bool>("disabled");
  change.rotate_secret = body.get_optional<bool>("rotate_secret").value_or(false);
  change.actor = "key:" + std::to_string(call.caller->id.value);
  if (body.get<std::int64_t>("resend_from")) {
    change.resend_from = TRY(position_in(body, "resend_from", call.context.events.head()));
  }
  return change;
}

// The webhook in the path, or, where there is none, in ?id=. path_not_found unless it exists.
Result<WebhookId> webhook_named(const Call& call) {
  const std::string text =
      call.path_values.empty() ? *call.parameters.get<std::string>("id") : call.path_values.front();
  const auto id = id_of(text);
  if (!id || !webhooks_of(call).find(WebhookId{*id})) return no_such_webhook(text);
  return WebhookId{*id};
}

Result<HttpResponse> create_webhook_now(const Call& call) {
  return webhook_response(call, webhooks_of(call).add(TRY(decode_new_webhook(call))), {true});
}

Result<HttpResponse> change_webhook_now(const Call& call) {
  const WebhookId id = TRY(webhook_named(call));
  const runtime::WebhookChange change = TRY(decode_webhook_change(call));
  return webhook_response(call, webhooks_of(call).change(id, change), {change.rotate_secret});
}

Result<HttpResponse> remove_webhook_now(const Call& call) {
  TRY(webhooks_of(call).remove(TRY(webhook_named(call))));
  call.context.erasure.forget_secrets();
  return json_response(call.context.events.head(),
                       [](JsonWriter& out) { print_detail(out, "removed"); });
}

// Runs a change that writes to the disk, unless writes are refused for now.
runtime::Awaitable<Result<HttpResponse>> write_webhook(const Call& call, Read::Handler write) {
  if (const auto refusal = call.context.writes.refusal()) co_return *refusal;
  std::function<Result<HttpResponse>()> work = [&call, write] { return write(call); };
  co_return co_await runtime::run_on(call.context.slow_work, work);
}

Result<HttpResponse> list_webhooks(const Call& call) {
  const projections::Page page = page_of(call);
  const std::vector<Webhook> all = webhooks_of(call).list();
  const Position head = call.context.events.head();
  return page_response(call, head, page, all.size(), [&](JsonWriter& rows) {
    const std::size_t begin = std::min(page.skipped(), all.size());
    const std::size_t end = begin + std::min(page.size, all.size() - begin);
    for (std::size_t i = begin; i < end; ++i) {
      rows.begin_object();
      print_webhook_members(rows, all[i], head);
      rows.end_object();
    }
  });
}

Result<HttpResponse> read_webhook(const Call& call) {
  const WebhookId id = TRY(webhook_named(call));
  const auto webhook = webhooks_of(call).find(id);
  if (!webhook) return no_such_webhook(std::to_string(id.value));
  return webhook_response(call, *webhook, {});
}

runtime::Awaitable<Result<HttpResponse>> create_webhook(Call& call) {
  return write_webhook(call, create_webhook_now);
}
// A ping writes nothing, so it is also sent while writes are refused.
Result<std::shared_ptr<const runtime::WebhookPing>> begin_ping(const Call& call, WebhookId id) {
  for (const InputField& field : changed_webhook_fields) {
    if (field.name != "ping" && call.body.has(field.name)) {
      return bad_field("ping", "is given alone, without " + std::string(field.name));
    }
  }
  return webhooks_of(call).ping(id);
}

runtime::Awaitable<Result<HttpResponse>> ping_webhook(Call& call) {
  const auto id = webhook_named(call);
  if (id.has_error()) co_return id.error();
  const auto ping = begin_ping(call, *id);
  if (ping.has_error()) co_return ping.error();
  WebhookExtras extras;
  extras.ping = co_await runtime::outcome_of(**ping);
  const auto webhook = webhooks_of(call).find(*id);
  if (!webhook) co_return no_such_webhook(std::to_string(id->value));
  co_return webhook_response(call, *webhook, extras);
}

runtime::Awaitable<Result<HttpResponse>> change_webhook(Call& call) {
  if (call.body.get<bool>("ping").value_or(false)) return ping_webhook(call);
  return write_webhook(call, change_webhook_now);
}
runtime::Awaitable<Result<HttpResponse>> remove_webhook(Call& call) {
  return write_webhook(call, remove_webhook_now);
}

void add_one_webhook_routes(std::vector<Route>& routes, const std::string& one,
                            const std::vector<ErrorCode>& unknown) {
  routes.push_back({.method = HttpMethod::get,
                    .path = one,
                    .operation = "read_webhook",
                    .sentence = "A webhook, and how far it is.",
                    .access = Access::admin,
                    .scope = everywhere,
                    .answer = webhook_answer,
                    .errors = unknown,
                    .place = Place::leader,
                    .work = Read(read_webhook)});
  routes.push_back({.method = HttpMethod::post,
                    .path = one,
                    .operation = "change_webhook",
                    .sentence =
                        "Switches a webhook, makes a new secret, sends events again, or sends a "
                        "test delivery.",
                    .access = Access::admin,
                    .scope = everywhere,
                    .body = &changed_webhook_body,
                    .answer = webhook_answer,
                    .errors = unknown,
                    .place = Place::leader,
                    .work = Wait(change_webhook)});
  routes.push_back({.method = HttpMethod::delete_,
                    .path = one,
                    .operation = "remove_webhook",
                    .sentence = "Removes a webhook.",
                    .access = Access::admin,
                    .scope = everywhere,
                    .answer = detail_answer_object,
                    .errors = unknown,
                    .place = Place::leader,
                    .work = Wait(remove_webhook)});
}

}  // namespace

void add_webhook_routes(std::vector<Route>& routes) {
  const std::string all = "/api/ledger/webhooks/";
  const std::vector<ErrorCode> unknown{ErrorCode::path_not_found};
  routes.push_back({.method = HttpMethod::get,
                    .path = all,
                    .operation = "list_webhooks",
                    .sentence = "The webhooks, without their secrets.",
                    .access = Access::admin,
                    .scope = everywhere,
                    .parameters = {parameter::page, parameter::own_page_size},
                    .answer = {webhook_answer, AnswerForm::page},
                    .place = Place::leader,
                    .work = Read(list_webhooks)});
  routes.push_back({.method = HttpMethod::post,
                    .path = all,
                    .operation = "create_webhook",
                    .sentence = "Posts events to an address; its secret is shown here only.",
                    .access = Access::admin,
                    .scope = everywhere,
                    .body = &new_webhook_body,
                    .answer = webhook_answer,
                    .place = Place::leader,
                    .work = Wait(create_webhook)});
  routes.push_back({.method = HttpMethod::delete_,
                    .path = all,
                    .operation = "remove_webhook_by_query",
                    .sentence = "Removes a webhook.",
                    .access = Access::admin,
                    .scope = everywhere,
                    .parameters = {field::required(field::text("id", "The id of the webhook."))},
                    .answer = detail_answer_object,
                    .errors = unknown,
                    .place = Place::leader,
                    .work = Wait(remove_webhook)});
  add_one_webhook_routes(routes, all + "{id}/", unknown);
}

}  // namespace seatledger::api
