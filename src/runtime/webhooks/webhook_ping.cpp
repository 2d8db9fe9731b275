#include "runtime/webhooks/webhook_ping.h"

#include <algorithm>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>

namespace seatledger::runtime {
namespace {

constexpr std::chrono::milliseconds ping_look_first{1};
constexpr std::chrono::milliseconds ping_look_longest{50};

using PingClock = std::chrono::steady_clock;
using PingTimer =
    boost::asio::basic_waitable_timer<PingClock, boost::asio::wait_traits<PingClock>, Executor>;

}  // namespace

std::string ping_event(std::string_view source, std::string_view id, ledger::WebhookId webhook,
                       Timestamp now) {
  std::string event = R"({"specversion":"1.0","id":")";
  event += id;
  event += R"(","source":")";
  event += source;
  event += R"(","type":"seatledger.ping","time":")";
  append_text(event, now);
  event += R"(","datacontenttype":"application/json","data":{"webhook":)";
  event += std::to_string(webhook.value);
  event += "}}";
  return event;
}

Awaitable<WebhookAttempt> outcome_of(const WebhookPing& ping) {
  const auto begun = PingClock::now();
  PingTimer pause(co_await boost::asio::this_coro::executor);
  std::chrono::milliseconds wait = ping_look_first;
  while (!ping.done.load(std::memory_order_acquire)) {
    if (PingClock::now() - begun >= ping.longest) {
      WebhookAttempt none;
      none.at = SystemClock().now();
      none.milliseconds = static_cast<std::uint64_t>(ping.longest.count());
      none.error = "the server stopped sending";
      co_return none;
    }
    pause.expires_after(wait);
    wait = std::min(wait * 2, ping_look_longest);
    boost::system::error_code ignored;
    co_await pause.async_wait(boost::asio::redirect_error(awaiting, ignored));
  }
  co_return ping.attempt;
}

}  // namespace seatledger::runtime
