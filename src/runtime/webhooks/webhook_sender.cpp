#include "runtime/webhooks/webhook_sender.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <chrono>
#include <exception>
#include <utility>

#include "base/digest.h"
#include "base/logging.h"
#include "ledger/log/record.h"
#include "projections/queries/reader.h"
#include "runtime/feed/cloud_event.h"
#include "runtime/webhooks/webhook_signature.h"

namespace seatledger::runtime {
namespace {

using ledger::WebhookId;
using namespace std::chrono_literals;

constexpr auto watch_interval = 50ms;
constexpr auto rest_longest = 60s;       // unless woken
constexpr auto rest_after_fault = 1s;    // of this server: the log cannot be read
constexpr auto ping_spare = 1s;          // over the limit of a delivery, until nobody waits
constexpr std::size_t records_max = 32;  // read at once

boost::asio::ssl::context client_tls() {
  boost::asio::ssl::context tls(boost::asio::ssl::context::tls_client);
  tls.set_options(boost::asio::ssl::context::default_workarounds |
                  boost::asio::ssl::context::no_sslv2 | boost::asio::ssl::context::no_sslv3 |
                  boost::asio::ssl::context::no_tlsv1 | boost::asio::ssl::context::no_tlsv1_1);
  boost::system::error_code none;  // without system certificates https receivers are refused
  tls.set_default_verify_paths(none);
  return tls;
}

EventFilter filter_of(const ledger::Webhook& webhook) {
  EventFilter filter;
  filter.platform_key = webhook.platform_key;
  const auto& names = ledger::event_type_names;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (std::find(webhook.types.begin(), webhook.types.end(), names[i]) != webhook.types.end()) {
      filter.types.set(i);
    }
  }
  return filter;
}

bool is_success(std::uint16_t status) { return status >= 200 && status < 300; }

// Empty: accepted.
std::string reason_of(const WebhookReply& reply) {
  if (is_success(reply.status)) return {};
  if (reply.status == 0) return reply.fault;
  const bool redirects = reply.status >= 300 && reply.status < 400;
  return "answered " + std::to_string(reply.status) +
         (redirects ? "; redirects are not followed" : "");
}

// Nothing: send at once.
std::optional<WebhookSubscriptions::Steady::duration> pause_of(const ledger::Webhook& webhook,
                                                               Timestamp now) {
  if (webhook.disabled) return rest_longest;
  if (!webhook.next_attempt || *webhook.next_attempt <= now) return std::nullopt;
  return std::chrono::microseconds(webhook.next_attempt->micros - now.micros);
}

}  // namespace

WebhookSender::WebhookSender(const Parts& parts, const EgressPolicy& policy)
    : parts_(parts), policy_(policy), tls_(client_tls()) {
  parts_.subscriptions.on_changed([this] { look_again(); });
  parts_.subscriptions.on_ping([this](const ledger::Webhook& webhook) { return ping(webhook); });
  boost::asio::co_spawn(io_, watch(), boost::asio::detached);
  boost::asio::post(io_, [this] { start_deliveries(); });
  thread_ = std::thread([this] { io_.run(); });
}

WebhookSender::~WebhookSender() { stop(); }

void WebhookSender::look_again() {
  boost::asio::post(io_, [this] {
    start_deliveries();
    for (const auto& [id, delivery] : deliveries_) delivery->timer.cancel();
  });
}

std::shared_ptr<const WebhookPing> WebhookSender::ping(const ledger::Webhook& webhook) {
  if (stopped_) return nullptr;
  const auto asked = std::make_shared<WebhookPing>(policy_.timeout + ping_spare);
  boost::asio::post(io_, [this, webhook, asked] {
    boost::asio::co_spawn(io_, send_ping(webhook, asked), boost::asio::detached);
  });
  return asked;
}

void WebhookSender::stop() {
  stopped_ = true;
  if (!thread_.joinable()) return;
  parts_.subscriptions.on_changed({});
  parts_.subscriptions.on_ping({});
  io_.stop();
  thread_.join();
  deliveries_.clear();
  parts_.subscriptions.save(true);
}

Position WebhookSender::sendable() const {
  return std::min(parts_.events.head(), projections::StateReader(parts_.views).position());
}

void WebhookSender::start_deliveries() {
  for (const WebhookId id : parts_.subscriptions.ids()) {
    if (deliveries_.contains(id)) continue;
    const auto delivery = std::make_shared<Delivery>(io_);
    deliveries_.emplace(id, delivery);
    boost::asio::co_spawn(io_, run_delivery(id, delivery), boost::asio::detached);
  }
}

// Wakes the deliveries that wait for events when there are some, and writes the cursors.
Awaitable<void> WebhookSender::watch() {
  boost::asio::steady_timer timer(io_);
  while (true) {
    try {
      const Position head = deliveries_.empty() ? seen_ : sendable();
      if (std::exchange(seen_, head) != head) {
        for (const auto& [id, delivery] : deliveries_) {
          if (delivery->waits_for_events) delivery->timer.cancel();
        }
      }
      parts_.subscriptions.save(false);
    } catch (const std::exception& problem) {
      log(LogLevel::error, "webhook deliveries wait: the ledger cannot be read",
          {{"problem", problem.what()}});
    }
    timer.expires_after(watch_interval);
    boost::system::error_code ignored;
    co_await timer.async_wait(boost::asio::redirect_error(awaiting, ignored));
  }
}

Awaitable<void> WebhookSender::rest(Delivery& delivery,
                                    WebhookSubscriptions::Steady::duration longest) {
  delivery.timer.expires_after(
      std::min<WebhookSubscriptions::Steady::duration>(longest, rest_longest));
  boost::system::error_code ignored;
  co_await delivery.timer.async_wait(boost::asio::redirect_error(awaiting, ignored));
}

Awaitable<void> WebhookSender::run_delivery(WebhookId id, std::shared_ptr<Delivery> delivery) {
  const auto first = parts_.subscriptions.begin_attempt(id);
  const auto target = first ? webhook_target(first->webhook.url) : std::nullopt;
  if (target) {
    WebhookConnection connection(io_, tls_, *target, policy_);
    while (const auto attempt = parts_.subscriptions.begin_attempt(id)) {
      WebhookSubscriptions::Steady::duration fault_rest{0};
      try {
        co_await deliver_next(*attempt, *delivery, connection);
      } catch (const std::exception& problem) {
        log(LogLevel::error, "a webhook delivery waits after an error",
            {{"webhook", id.value}, {"problem", problem.what()}});
        fault_rest = rest_after_fault;
      }
      if (fault_rest.count() != 0) co_await rest(*delivery, fault_rest);
    }
  }
  deliveries_.erase(id);
}

// Sends the events that one read of the log finds, or waits until there are some.
Awaitable<void> WebhookSender::deliver_next(const WebhookSubscriptions::Attempt& attempt,
                                            Delivery& delivery, WebhookConnection& connection) {
  const ledger::Webhook& webhook = attempt.webhook;
  if (const auto pause = pause_of(webhook, clock_.now())) co_return co_await rest(delivery, *pause);
  const Position last = sendable();
  if (webhook.cursor >= last) {
    delivery.waits_for_events = true;
    co_await rest(delivery, rest_longest);
    delivery.waits_for_events = false;
    co_return;
  }
  const std::size_t count = std::min<std::uint64_t>(records_max, last.value - webhook.cursor.value);
  const auto records = parts_.events.read_after(webhook.cursor, count);
  const EventFilter filter = filter_of(webhook);
  EventMatcher matcher(filter, parts_.views);
  Position passed = webhook.cursor;
  for (const ledger::StoredRecord& record : records) {
    const ledger::Event event = ledger::decode_record(record.bytes, record.position);
    if (!matcher.matches(event)) {
      passed = record.position;
      continue;
    }
    if (passed > webhook.cursor && !parts_.subscriptions.passed(attempt, passed)) co_return;
    if (!co_await deliver(attempt, event, record.bytes, connection)) co_return;
    passed = record.position;
  }
  parts_.subscriptions.passed(attempt, passed);
  // Lets other deliveries run, even when nothing here had to wait.
  co_await boost::asio::post(io_, awaiting);
}

// The same for every attempt and for a redelivery. After a restore another event may have a
// position that was delivered before, and receivers pass over an id that they know.
std::string WebhookSender::message_id(WebhookId webhook, Position position) const {
  std::string id = "msg_" + std::to_string(webhook.value) + "_" + std::to_string(position.value);
  const std::string lineage = parts_.lineage.id_after_restore(position);
  return lineage.empty() ? id : id + "_" + lineage;
}

Awaitable<WebhookSender::Sent> WebhookSender::send(const Message& message,
                                                   WebhookConnection& connection) {
  Sent sent;
  sent.attempt.at = clock_.now();
  sent.attempt.event = message.event;
  const std::int64_t seconds = sent.attempt.at.micros / 1000000;
  WebhookRequest request;
  request.id = message.id;
  request.timestamp = std::to_string(seconds);
  request.signature =
      webhook_signatures(message.webhook, {message.id, seconds, message.body}, sent.attempt.at);
  request.body = message.body;
  const auto begun = WebhookSubscriptions::Steady::now();
  sent.reply = co_await connection.post(request);
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
      WebhookSubscriptions::Steady::now() - begun);
  sent.attempt.milliseconds = static_cast<std::uint64_t>(took.count());
  if (sent.reply.status != 0) sent.attempt.status = sent.reply.status;
  if (std::string reason = reason_of(sent.reply); !reason.empty()) {
    sent.attempt.error = std::move(reason);
  }
  parts_.subscriptions.note(message.webhook.id, sent.attempt);
  co_return sent;
}

// False: the delivery failed, or the subscription changed meanwhile.
Awaitable<bool> WebhookSender::deliver(const WebhookSubscriptions::Attempt& attempt,
                                       const ledger::Event& event, std::string_view record,
                                       WebhookConnection& connection) {
  const ledger::Webhook& webhook = attempt.webhook;
  Message message{webhook, message_id(webhook.id, event.position), {}, event.position};
  message.body.reserve(record.size() + 256);
  append_cloud_event(message.body, parts_.source, event, record);
  const Sent sent = co_await send(message, connection);
  if (!sent.attempt.error) {
    co_return parts_.subscriptions.delivered(attempt, event.position, sent.reply.status);
  }
  parts_.subscriptions.failed(
      attempt, {event.position, sent.reply.status, *sent.attempt.error, sent.reply.retry_after});
  co_return false;
}

// Over a connection of its own: that of the deliveries may be in use.
Awaitable<void> WebhookSender::send_ping(ledger::Webhook webhook,
                                         std::shared_ptr<WebhookPing> asked) {
  try {
    // Receivers pass over an id that they know, so each ping has a new one.
    const std::string number = to_hex(random_digest()).substr(0, 16);
    const std::string id = "msg_" + std::to_string(webhook.id.value) + "_ping_" + number;
    const Message message{webhook, id,
                          ping_event(parts_.source, "ping-" + number, webhook.id, clock_.now()),
                          std::nullopt};
    WebhookConnection connection(io_, tls_, webhook_target(webhook.url).value(), policy_);
    const Sent sent = co_await send(message, connection);
    asked->attempt = sent.attempt;
  } catch (const std::exception& problem) {
    log(LogLevel::error, "a ping of a webhook was not sent",
        {{"webhook", webhook.id.value}, {"problem", problem.what()}});
    asked->attempt.at = clock_.now();
    asked->attempt.error = "the server could not send it; its log says why";
  }
  asked->done.store(true, std::memory_order_release);
}

}  // namespace seatledger::runtime
