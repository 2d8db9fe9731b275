// The port to the rows that servers share beside the events: secrets, signing keys, checkpoints,
// webhooks, and the list of the servers. An engine stores texts without reading them. An object is
// one server's connection, for one thread. Reads are confirmed: what they return is on two
// machines. All functions throw StoreError when the ledger was not reached in time; a write is then
// stored or not, and may be repeated.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "ledger/log/webhook.h"
#include "ledger/proof/tree_store.h"
#include "ledger/shared/shared_ledger.h"

namespace seatledger::ledger {

struct SharedSecret {
  std::string name;
  std::string value;
  friend bool operator==(const SharedSecret&, const SharedSecret&) = default;
};

// A public text of a signing key. Numbers begin at 1.
struct SharedVerifierKey {
  std::uint64_t number = 0;
  std::string text;
  friend bool operator==(const SharedVerifierKey&, const SharedVerifierKey&) = default;
};

// `row` is nothing when the subscription was removed; its id is not used again.
struct SharedWebhook {
  WebhookId id;
  std::optional<std::string> row;
  friend bool operator==(const SharedWebhook&, const SharedWebhook&) = default;
};

// What a server says of itself.
struct SharedServer {
  ServerIdentity identity;
  std::string version;
  Position position;   // its views are folded so far
  Position erased_to;  // no file of it holds a row of people that was erased up to here
  std::string backups;
  Timestamp seen;  // by the clock of the shared ledger
};

class SharedRows {
 public:
  virtual ~SharedRows() = default;

  // Writes, for the leader alone. False: the term has ended, and nothing was stored.
  // Replaces a secret of that name.
  virtual bool put_secret(const Term& term, const SharedSecret& secret) = 0;
  // Both in one write. A key of that number is replaced.
  virtual bool put_signing_key(const Term& term, const SharedSecret& seed,
                               const SharedVerifierKey& key) = 0;
  virtual bool put_checkpoint(const Term& term, const StoredCheckpoint& checkpoint,
                              std::span<const std::uint64_t> dropped) = 0;
  virtual bool put_webhooks(const Term& term, std::span<const SharedWebhook> webhooks) = 0;

  virtual std::optional<std::string> secret(std::string_view name) = 0;
  virtual std::vector<SharedVerifierKey> verifier_keys() = 0;  // by number
  // Those of at least that size, ascending.
  virtual std::vector<StoredCheckpoint> checkpoints_from(std::uint64_t size, std::size_t limit) = 0;
  virtual std::vector<SharedWebhook> webhooks() = 0;  // by id, removed ones too

  // Makes the bytes of rows of people go that were erased at this position or later: until then,
  // old versions remain in the files. Appends may wait meanwhile. Only the tables' owner may.
  virtual void purge_people(Position erased) = 0;

  // Each server writes its own row. False: another process that is alive has the name, that is, one
  // with another id that was seen in the last `alive` seconds.
  virtual bool put_server(const SharedServer& server, std::uint32_t alive_s) = 0;
  virtual std::vector<SharedServer> servers() = 0;  // by name
  // Strikes a server off whose disk is gone. False: there was none.
  virtual bool remove_server(const Term& term, std::string_view name) = 0;
};

}  // namespace seatledger::ledger
