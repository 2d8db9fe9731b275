// Delivers events to their subscribers: in order, each repeated until the receiver accepts it, so
// at least once. A receiver that is slow or down does not hold up the others.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "ledger/log/event_log.h"
#include "ledger/log/lineage.h"
#include "projections/store/key_value_store.h"
#include "runtime/executor.h"
#include "runtime/feed/event_filter.h"
#include "runtime/webhooks/webhook_connection.h"
#include "runtime/webhooks/webhook_subscriptions.h"

namespace seatledger::runtime {

class WebhookSender {
 public:
  // Nothing is owned; all must outlive it.
  struct Parts {
    WebhookSubscriptions& subscriptions;
    const ledger::EventLog& events;
    const ledger::Lineage& lineage;
    const projections::KeyValueStore& views;
    std::string source;  // of CloudEvents
  };
  // Starts its thread.
  WebhookSender(const Parts& parts, const EgressPolicy& policy);
  // As stop().
  ~WebhookSender();
  WebhookSender(const WebhookSender&) = delete;
  WebhookSender& operator=(const WebhookSender&) = delete;

  // A subscription changed; any thread.
  void look_again();
  // Sends a ping; any thread. Nothing: the sender is stopped.
  std::shared_ptr<const WebhookPing> ping(const ledger::Webhook& webhook);
  // Cuts running deliveries and writes the cursors. The next start repeats a delivery that got no
  // answer.
  void stop();

 private:
  // The coroutine that serves one subscription, as long as it exists.
  struct Delivery {
    explicit Delivery(boost::asio::io_context& io) : timer(io) {}
    boost::asio::steady_timer timer;
    bool waits_for_events = false;
  };

  // All on the sender's thread.
  void start_deliveries();
  Awaitable<void> watch();
  Awaitable<void> run_delivery(ledger::WebhookId id, std::shared_ptr<Delivery> delivery);
  Awaitable<void> deliver_next(const WebhookSubscriptions::Attempt& attempt, Delivery& delivery,
                               WebhookConnection& connection);
  Awaitable<bool> deliver(const WebhookSubscriptions::Attempt& attempt, const ledger::Event& event,
                          std::string_view record, WebhookConnection& connection);
  Awaitable<void> send_ping(ledger::Webhook webhook, std::shared_ptr<WebhookPing> asked);
  // One message and what became of it.
  struct Message {
    const ledger::Webhook& webhook;
    std::string id;
    std::string body;
    std::optional<Position> event;
  };
  struct Sent {
    WebhookAttempt attempt;
    WebhookReply reply;
  };
  Awaitable<Sent> send(const Message& message, WebhookConnection& connection);
  Awaitable<void> rest(Delivery& delivery, WebhookSubscriptions::Steady::duration longest);
  // The last event that may be sent: stored and folded, so that the receiver can read it here.
  Position sendable() const;
  std::string message_id(ledger::WebhookId webhook, Position position) const;

  const Parts parts_;
  const EgressPolicy policy_;
  SystemClock clock_;
  boost::asio::ssl::context tls_;
  std::atomic<bool> stopped_{false};
  Position seen_;
  std::map<ledger::WebhookId, std::shared_ptr<Delivery>> deliveries_;
  boost::asio::io_context io_{1};  // declared after what its coroutines use
  std::thread thread_;
};

}  // namespace seatledger::runtime
