// The whole program: stores, sequencer, queue, gateway, server. One per process.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "api/http/bound_socket.h"
#include "app/settings.h"

namespace seatledger {

struct Engines;
struct Stores;

class Service {
 public:
  // Takes the address, tries the places of anchors and backups, opens the data directory, recovers,
  // and makes the first key if there is none. `admin_key` is the one that the operator named.
  // Throws StoreError, or std::runtime_error for a mistake that the operator must correct.
  // `may_show`: somebody sees what first_key() is printed to; else the key is left in a file.
  Service(Settings settings, std::optional<std::string> admin_key, bool may_show);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  // The key that the first start generated; to be shown once. Nothing if it is left in a file.
  const std::optional<std::string>& first_key() const;

  // Begins to listen. Returns the address, "http://ADDR:PORT"; empty when it is to stop: a server
  // that shares an empty ledger waits for its first event before. Throws std::runtime_error.
  std::string listen();
  // Serves until SIGTERM, SIGINT or stop(); then finishes running requests and flushes everything.
  void run();
  // Any thread.
  void stop();

  // Of several servers with one ledger, one leads: it decides changes, signs and sends webhooks. A
  // server leads from its start on; after follow() it refuses changes with no_leader. Any thread,
  // one at a time. lead() throws StoreError.
  void follow();
  void lead();

 private:
  api::BoundSocket socket_;  // empty since listen()
  std::unique_ptr<Stores> stores_;
  std::unique_ptr<Engines> engines_;
};

}  // namespace seatledger
