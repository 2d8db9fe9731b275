// Looks up the addresses of a host name on a detached thread: the system's look-up cannot be
// interrupted, and a server that stops must not wait for it.
#pragma once

#include <atomic>
#include <boost/asio/ip/address.hpp>
#include <memory>
#include <string>
#include <vector>

namespace seatledger::runtime {

class WebhookLookup {
 public:
  // Starts the look-up. A text that already is an address is done at once.
  explicit WebhookLookup(const std::string& host);

  bool is_done() const { return found_->done.load(std::memory_order_acquire); }
  // Call only when it is done. Empty: there is no such name.
  const std::vector<boost::asio::ip::address>& addresses() const { return found_->addresses; }

 private:
  struct Found {
    std::vector<boost::asio::ip::address> addresses;
    std::atomic<bool> done{false};
  };
  std::shared_ptr<Found> found_;  // shared with the thread that looks up
};

}  // namespace seatledger::runtime
