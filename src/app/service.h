// The program put together: stores, sequencer, queue, gateway, server. One of it runs in a process.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/settings.h"

namespace seatledger {

class Service {
 public:
  // Opens the data directory, recovers, and makes the first key if there is none. `admin_key` is
  // the value of SEATLEDGER_ADMIN_KEY. Throws StoreError, or std::runtime_error for what an
  // operator must mend.
  Service(Settings settings, std::optional<std::string> admin_key);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  // The key that was invented at a first start; to be shown once.
  const std::optional<std::string>& first_key() const { return first_key_; }

  // Listens, and says where: "http://ADDR:PORT". Throws std::runtime_error when it cannot.
  std::string listen();
  // Serves until SIGTERM, SIGINT or stop(); then drains and makes everything durable.
  void run();
  // Any thread.
  void stop();

 private:
  struct Stores;
  struct Engines;
  std::unique_ptr<Stores> stores_;
  std::optional<std::string> first_key_;
  std::unique_ptr<Engines> engines_;
};

}  // namespace seatledger
