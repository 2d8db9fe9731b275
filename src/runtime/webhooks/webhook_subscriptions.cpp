#include "runtime/webhooks/webhook_subscriptions.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <utility>

#include "base/digest.h"
#include "base/logging.h"
#include "base/store_error.h"
#include "runtime/webhooks/webhook_signature.h"
#include "runtime/webhooks/webhook_target.h"

namespace seatledger::runtime {
namespace {

using ledger::Webhook;
using ledger::WebhookId;

constexpr std::chrono::seconds save_interval{1};
constexpr std::size_t moves_max = 512;
constexpr std::int64_t status_gone = 410;
constexpr std::int64_t old_secret_micros = 24 * std::int64_t{3600} * 1000000;

std::int64_t micros_of(std::chrono::milliseconds time) { return time.count() * 1000; }

std::uint64_t webhook_random() {
  const Digest digest = random_digest();
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) number = number << 8U | digest.bytes[i];
  return number;
}

void forget_failures(Webhook& webhook) {
  webhook.attempts = 0;
  webhook.failing_since.reset();
  webhook.next_attempt.reset();
  webhook.last_error.clear();
}

Error no_webhook(WebhookId id) {
  return error(ErrorCode::path_not_found,
               "webhook " + std::to_string(id.value) + " does not exist");
}

Error not_stored() {
  return error(ErrorCode::outcome_unknown, "the change may be stored or not; look and repeat");
}

// Whether events may be sent to this address, judged by its text. Host names are looked up and
// checked before each connection.
Result<void> check_address(const std::string& url, bool allow_private) {
  const auto target = webhook_target(url);
  if (!target) {
    return field_error(ErrorCode::invalid_fields, "url",
                       "must be an absolute http or https address");
  }
  boost::system::error_code is_name;
  const auto address = boost::asio::ip::make_address(target->host, is_name);
  if (is_name || allow_private || is_public_address(address)) return {};
  return field_error(ErrorCode::invalid_fields, "url", "may not be an address that is not public");
}

// Whether the row is otherwise than it is stored: its cursor counts in this log now.
bool bring_to_log(Webhook& webhook, const WebhookSubscriptions::Log& log) {
  Position known = log.head;  // the cursor can be no later
  if (webhook.lineage) {
    const auto differs_from = log.lineage.differs_from(*webhook.lineage);
    if (differs_from) known = std::min(known, Position{differs_from->value - 1});
  } else if (webhook.cursor > log.head) {
    // An older program stored no lineage: only a cursor past the head tells of another log.
    const auto restore = log.lineage.last_restore();
    if (restore) known = Position{restore->value - 1};
  }
  const std::string lineage = log.lineage.id();
  const bool is_new = webhook.lineage != lineage;
  webhook.lineage = lineage;
  if (webhook.cursor <= known) return is_new;
  seatledger::log(LogLevel::warning, "a webhook starts again where its log and this one differ",
                  {{"webhook", webhook.id.value},
                   {"cursor", webhook.cursor.value},
                   {"first", known.value + 1}});
  webhook.cursor = known;
  if (!webhook.disabled) forget_failures(webhook);
  return true;
}

}  // namespace

WebhookSubscriptions::WebhookSubscriptions(ledger::WebhookRows& rows, const WebhookLimits& limits)
    : rows_(rows), limits_(limits) {}

void WebhookSubscriptions::read(const Log& log) {
  const std::lock_guard writing(write_mutex_);
  lineage_ = log.lineage.id();
  std::map<WebhookId, Entry> entries;
  for (const Webhook& webhook : rows_.all()) {
    Entry& entry = entries[webhook.id];
    entry.webhook = webhook;
    entry.unsaved = bring_to_log(entry.webhook, log);
  }
  const std::lock_guard lock(mutex_);
  entries_ = std::move(entries);
}

void WebhookSubscriptions::on_changed(std::function<void()> notify) {
  const std::lock_guard lock(hooks_mutex_);
  changed_ = std::move(notify);
}

void WebhookSubscriptions::on_ping(SendPing send) {
  const std::lock_guard lock(hooks_mutex_);
  send_ping_ = std::move(send);
}

void WebhookSubscriptions::tell_changed() {
  const std::lock_guard lock(hooks_mutex_);
  if (changed_) changed_();
}

std::vector<Webhook> WebhookSubscriptions::list() const {
  const std::lock_guard lock(mutex_);
  std::vector<Webhook> all;
  all.reserve(entries_.size());
  for (const auto& [id, entry] : entries_) all.push_back(entry.webhook);
  return all;
}

std::optional<Webhook> WebhookSubscriptions::find(WebhookId id) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(id);
  if (found == entries_.end()) return std::nullopt;
  return found->second.webhook;
}

Result<Webhook> WebhookSubscriptions::add(const NewWebhook& wanted) {
  TRY(check_address(wanted.url, limits_.allow_private));
  const std::lock_guard writing(write_mutex_);
  {
    const std::lock_guard lock(mutex_);
    if (entries_.size() >= limits_.webhooks_max) {
      return field_error(ErrorCode::invalid_fields, "url",
                         "there are " + std::to_string(entries_.size()) +
                             " webhooks; the setting webhooks_max allows no more");
    }
  }
  Webhook webhook;
  webhook.id = rows_.next_id();
  webhook.url = wanted.url;
  webhook.types = wanted.types;
  webhook.platform_key = wanted.platform_key;
  webhook.description = wanted.description;
  webhook.created = clock_.now();
  webhook.secret = new_webhook_secret();
  webhook.cursor = wanted.after;
  webhook.lineage = lineage_;
  if (!rows_.add(webhook)) return not_stored();
  {
    const std::lock_guard lock(mutex_);
    entries_.emplace(webhook.id, Entry{webhook});
  }
  log(LogLevel::info, "webhook added", {{"webhook", webhook.id.value}});
  tell_changed();
  return webhook;
}

void WebhookSubscriptions::apply(Entry& entry, const WebhookChange& change) {
  Webhook& webhook = entry.webhook;
  if (change.disabled) {
    webhook.disabled = *change.disabled;
    webhook.disabled_reason = *change.disabled ? "by " + change.actor : "";
    forget_failures(webhook);
  }
  if (change.rotate_secret) {
    webhook.old_secret = std::exchange(webhook.secret, new_webhook_secret());
    webhook.old_secret_until = Timestamp{clock_.now().micros + old_secret_micros};
  }
  if (change.resend_from) {
    webhook.cursor = Position{change.resend_from->value - 1};
    forget_failures(webhook);
  }
  ++entry.epoch;
}

Result<Webhook> WebhookSubscriptions::change(WebhookId id, const WebhookChange& change) {
  const std::lock_guard writing(write_mutex_);
  Webhook changed;
  {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(id);
    if (found == entries_.end()) {
      return no_webhook(id);
    }
    apply(found->second, change);
    changed = found->second.webhook;
  }
  const bool is_stored = rows_.put({&changed, 1});
  log(LogLevel::info, "webhook changed", {{"webhook", id.value}});
  tell_changed();
  if (!is_stored) return not_stored();
  return changed;
}

Result<void> WebhookSubscriptions::remove(WebhookId id) {
  const std::lock_guard writing(write_mutex_);
  {
    const std::lock_guard lock(mutex_);
    if (!entries_.contains(id)) {
      return no_webhook(id);
    }
  }
  if (!rows_.remove(id)) return not_stored();
  {
    const std::lock_guard lock(mutex_);
    entries_.erase(id);
  }
  log(LogLevel::info, "webhook removed", {{"webhook", id.value}});
  tell_changed();
  return {};
}

WebhookAttempts WebhookSubscriptions::attempts(WebhookId id) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(id);
  return found == entries_.end() ? WebhookAttempts() : found->second.attempts;
}

void WebhookSubscriptions::note(WebhookId id, WebhookAttempt attempt) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(id);
  if (found == entries_.end()) return;
  Entry& entry = found->second;
  if (attempt.event) attempt.number = entry.webhook.attempts + 1;
  entry.attempts.push_front(std::move(attempt));
  if (entry.attempts.size() > webhook_attempts_kept) entry.attempts.pop_back();
}

Result<std::shared_ptr<const WebhookPing>> WebhookSubscriptions::ping(WebhookId id) const {
  const auto webhook = find(id);
  if (!webhook) return no_webhook(id);
  {
    const std::lock_guard lock(hooks_mutex_);
    auto sent = send_ping_ ? send_ping_(*webhook) : nullptr;
    if (sent) return sent;
  }
  return field_error(ErrorCode::invalid_fields, "ping",
                     "this server sends nothing: its webhooks are paused");
}

std::vector<WebhookId> WebhookSubscriptions::ids() const {
  const std::lock_guard lock(mutex_);
  std::vector<WebhookId> all;
  all.reserve(entries_.size());
  for (const auto& [id, entry] : entries_) all.push_back(id);
  return all;
}

std::optional<WebhookSubscriptions::Attempt> WebhookSubscriptions::begin_attempt(
    WebhookId id) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(id);
  if (found == entries_.end()) return std::nullopt;
  return Attempt{found->second.webhook, found->second.epoch};
}

WebhookSubscriptions::Entry* WebhookSubscriptions::entry_of(const Attempt& attempt) {
  const auto found = entries_.find(attempt.webhook.id);
  if (found == entries_.end() || found->second.epoch != attempt.epoch) return nullptr;
  return &found->second;
}

bool WebhookSubscriptions::delivered(const Attempt& attempt, Position position,
                                     std::int64_t status) {
  const std::lock_guard lock(mutex_);
  Entry* const entry = entry_of(attempt);
  if (entry == nullptr) return false;
  entry->webhook.cursor = position;
  entry->webhook.last_delivered = clock_.now();
  entry->webhook.last_status = status;
  forget_failures(entry->webhook);
  entry->unsaved = true;
  ++moves_;
  return true;
}

bool WebhookSubscriptions::passed(const Attempt& attempt, Position position) {
  const std::lock_guard lock(mutex_);
  Entry* const entry = entry_of(attempt);
  if (entry == nullptr) return false;
  entry->webhook.cursor = position;
  entry->unsaved = true;
  return true;
}

void WebhookSubscriptions::failed(const Attempt& attempt, const Failure& failure) {
  const std::lock_guard lock(mutex_);
  Entry* const entry = entry_of(attempt);
  if (entry == nullptr) return;
  Webhook& webhook = entry->webhook;
  const Timestamp now = clock_.now();
  entry->unsaved = true;
  ++webhook.attempts;
  webhook.last_status = failure.status;
  webhook.last_error = failure.reason;
  if (!webhook.failing_since) webhook.failing_since = now;
  const std::int64_t failing = now.micros - webhook.failing_since->micros;
  const std::string at = "position " + std::to_string(failure.position.value);
  if (failure.status == status_gone) {
    webhook.disabled_reason = "gone: the receiver answered 410 to " + at;
  } else if (failing >= micros_of(limits_.retry.give_up)) {
    webhook.disabled_reason = "given up: " + at + " failed " + std::to_string(webhook.attempts) +
                              " times in " + std::to_string(failing / 1000000) + " seconds";
  } else {
    const auto pause = std::max<std::chrono::milliseconds>(
        webhook_pause(limits_.retry, webhook.attempts, webhook_random()),
        std::min<std::chrono::milliseconds>(failure.retry_after, limits_.retry.longest));
    webhook.next_attempt = Timestamp{now.micros + micros_of(pause)};
    log(LogLevel::debug, "webhook failed",
        {{"webhook", webhook.id.value}, {"attempts", webhook.attempts}});
    return;
  }
  webhook.disabled = true;
  webhook.next_attempt.reset();
  log(LogLevel::error, "webhook disabled",
      {{"webhook", webhook.id.value}, {"reason", webhook.disabled_reason}});
}

void WebhookSubscriptions::save(bool all) {
  const std::lock_guard writing(write_mutex_);
  if (rows_.is_refusing()) return;  // the disk is full; what is not written is sent again
  std::vector<Webhook> moved;
  {
    const std::lock_guard lock(mutex_);
    const bool is_due = moves_ >= moves_max || Steady::now() - saved_ >= save_interval;
    if (!all && !is_due) return;
    for (auto& [id, entry] : entries_) {
      if (std::exchange(entry.unsaved, false)) moved.push_back(entry.webhook);
    }
    moves_ = 0;
    saved_ = Steady::now();
  }
  if (moved.empty() || rows_.put(moved)) return;
  const std::lock_guard lock(mutex_);
  for (const Webhook& webhook : moved) {
    if (const auto found = entries_.find(webhook.id); found != entries_.end()) {
      found->second.unsaved = true;
    }
  }
}

}  // namespace seatledger::runtime
