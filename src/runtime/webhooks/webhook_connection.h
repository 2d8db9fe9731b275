// The connection to one receiver of a webhook: kept open from one delivery to the next.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/executor.h"
#include "runtime/webhooks/webhook_lookup.h"
#include "runtime/webhooks/webhook_target.h"

namespace seatledger::runtime {

struct WebhookRequest {
  std::string id;         // webhook-id
  std::string timestamp;  // webhook-timestamp
  std::string signature;  // webhook-signature
  std::string_view body;  // must live until the reply
};

struct WebhookReply {
  std::uint16_t status = 0;  // 0: no answer
  std::string fault;         // why there is no answer; contains neither address nor query
  std::chrono::seconds retry_after{0};
};

struct EgressPolicy {
  std::chrono::milliseconds timeout{10000};  // of one delivery, with look-up and connect
  bool allow_private = false;                // may connect to addresses that are not public
};

// One coroutine at a time, on the thread of its io_context.
class WebhookConnection {
 public:
  // `tls` must outlive it.
  WebhookConnection(boost::asio::io_context& io, boost::asio::ssl::context& tls,
                    WebhookTarget target, const EgressPolicy& policy);
  ~WebhookConnection();
  WebhookConnection(const WebhookConnection&) = delete;
  WebhookConnection& operator=(const WebhookConnection&) = delete;

  // Sends the request and reads the answer; does not follow redirects. When a kept connection turns
  // out to be closed, tries once more over a new one.
  Awaitable<WebhookReply> post(const WebhookRequest& request);

 private:
  struct Stream;  // plain or over TLS

  // Returns why the connection could not be opened; empty: it is open.
  Awaitable<std::string> open();
  Awaitable<std::string> find_address();
  Awaitable<WebhookReply> exchange(const WebhookRequest& request);

  boost::asio::io_context& io_;
  boost::asio::ssl::context& tls_;
  const WebhookTarget target_;
  const EgressPolicy policy_;

  std::optional<WebhookLookup> lookup_;  // a running one is not started again
  std::vector<boost::asio::ip::tcp::endpoint> endpoints_;
  std::unique_ptr<Stream> stream_;
  std::chrono::steady_clock::time_point deadline_;
};

}  // namespace seatledger::runtime
