// Sends events to their subscribers: in order, each until its receiver took it, so at least once.
// One that is slow or down holds up nobody else.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <memory>
#include <thread>

#include "ledger/log/event_log.h"
#include "projections/store/key_value_store.h"
#include "runtime/executor.h"
#include "runtime/feed/event_filter.h"
#include "runtime/webhooks/webhook_book.h"
#include "runtime/webhooks/webhook_connection.h"

namespace seatledger::runtime {

class WebhookSender {
 public:
  // Nothing is owned; all must outlive it.
  struct Parts {
    WebhookBook& book;
    const ledger::EventLog& events;
    const projections::KeyValueStore& views;
  };
  // Starts its thread.
  WebhookSender(const Parts& parts, const WebhookDoor& door);
  // As stop().
  ~WebhookSender();
  WebhookSender(const WebhookSender&) = delete;
  WebhookSender& operator=(const WebhookSender&) = delete;

  // The book changed; any thread.
  void look_again();
  // Breaks off what runs and writes the cursors; a delivery without its answer is sent again by the
  // next start.
  void stop();

 private:
  // Of one subscription, as long as it is there.
  struct Line {
    explicit Line(boost::asio::io_context& io) : timer(io) {}
    boost::asio::steady_timer timer;
    bool waits_for_events = false;
  };

  // Each on the sender's thread.
  void start_lines();
  Awaitable<void> watch();
  Awaitable<void> run_line(ledger::WebhookId id, std::shared_ptr<Line> line);
  Awaitable<void> take_turn(const WebhookBook::Turn& turn, Line& line,
                            WebhookConnection& connection);
  Awaitable<bool> deliver(const WebhookBook::Turn& turn, const ledger::Event& event,
                          std::string_view record, WebhookConnection& connection);
  Awaitable<void> rest(Line& line, WebhookBook::Steady::duration longest);
  // The last event that may be sent: it is stored and folded, so that who is told of it finds it.
  Position sendable() const;

  const Parts parts_;
  const WebhookDoor door_;
  SystemClock clock_;
  boost::asio::ssl::context tls_;
  Position seen_;
  std::map<ledger::WebhookId, std::shared_ptr<Line>> lines_;
  boost::asio::io_context io_{1};  // after what its coroutines use
  std::thread thread_;
};

}  // namespace seatledger::runtime
