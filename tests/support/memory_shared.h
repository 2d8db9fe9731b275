// A shared ledger in memory, for tests and simulations of several servers in one process. Faults:
// answers that are lost before or after the commit, appends that arrive late, servers that are cut
// off, and commits that are on one machine alone and vanish with it.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "ledger/shared/shared_beginning.h"
#include "ledger/shared/shared_ledger.h"
#include "ledger/shared/shared_rows.h"

namespace seatledger::ledger {

// The place that the servers share. Any thread.
class MemoryPlace {
 public:
  struct Person {
    Position changed;
    std::optional<std::string> row;
  };
  struct State {
    Leadership leadership;
    std::vector<Chunk> chunks;
    std::map<PersonId, Person> people;
    std::map<std::string, std::string, std::less<>> secrets;
    std::map<std::uint64_t, std::string> verifier_keys;
    std::map<std::uint64_t, std::string> checkpoints;
    std::map<WebhookId, std::optional<std::string>> webhooks;
    std::map<std::string, SharedServer, std::less<>> servers;
  };

  explicit MemoryPlace(const SharedBeginning& beginning = {"origin", {}, {{1, "key"}}});

  // From here on commits are on the first machine alone: nothing is acknowledged, and whatever
  // needs an acknowledgement does not answer.
  void stop_standby();
  // The standby has caught up: what was committed meanwhile is confirmed.
  void start_standby();
  // The first machine is lost with all that was never confirmed; the standby takes over.
  void fail_over();
  // Appends that were sent and have not arrived do so now, in their order.
  void deliver_late();
  // No second machine is configured: appends are refused.
  void set_standby_configured(bool configured);
  // An operator went back to an old backup: the last `count` chunks are gone, with their people.
  void lose_chunks(std::size_t count);

  // What the first machine holds.
  State state() const;

 private:
  friend class MemoryShared;
  friend class MemoryRows;

  // Throws StoreError while nothing is confirmed. Called with mutex_ held, behind the change.
  void confirm_locked() const;

  const std::string origin_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  State state_;                              // guarded by mutex_
  std::optional<State> confirmed_;           // guarded by mutex_; while the standby is stopped
  bool standby_configured_ = true;           // guarded by mutex_
  std::vector<std::function<void()>> late_;  // guarded by mutex_
  std::uint64_t appends_ = 0;                // guarded by mutex_; wakes those that wait
};

// What becomes of the next append.
enum class SharedFault : std::uint8_t {
  none,
  lost_before,  // it never arrives; the answer is unknown
  lost_after,   // it is stored; the answer is lost
  late,         // the answer is unknown, and it arrives at MemoryPlace::deliver_late()
};

// One server's connection.
class MemoryShared final : public SharedLedger {
 public:
  explicit MemoryShared(std::shared_ptr<MemoryPlace> place) : place_(std::move(place)) {}

  void fail_next_append(SharedFault fault) { fault_ = fault; }
  // While set, nothing arrives, and all functions throw StoreError.
  void cut_off(bool cut) { cut_ = cut; }

  Piece follow(const Cursor& from, std::size_t bytes_max) override;
  Leadership watch() override;
  void wait(std::chrono::milliseconds longest) override;
  void wake() override;
  std::optional<Term> take_lead(const Leadership& seen, const ServerIdentity& me) override;
  bool keep_lead(const Term& term) override;
  void give_up_lead(const Term& term) override;
  SharedAppend append(const Term& term, const ChunkLink& last, const SharedBatch& batch) override;
  Settled settle(Term& term, const ChunkLink& last, const std::string& id) override;

 private:
  std::unique_lock<std::mutex> reach() const;

  const std::shared_ptr<MemoryPlace> place_;
  SharedFault fault_ = SharedFault::none;
  bool cut_ = false;
  bool woken_ = false;  // guarded by the place's mutex
  std::uint64_t seen_appends_ = 0;
};

class MemoryRows final : public SharedRows {
 public:
  explicit MemoryRows(std::shared_ptr<MemoryPlace> place) : place_(std::move(place)) {}

  bool put_secret(const Term& term, const SharedSecret& secret) override;
  bool put_signing_key(const Term& term, const SharedSecret& seed,
                       const SharedVerifierKey& key) override;
  bool put_checkpoint(const Term& term, const StoredCheckpoint& checkpoint,
                      std::span<const std::uint64_t> dropped) override;
  bool put_webhooks(const Term& term, std::span<const SharedWebhook> webhooks) override;
  std::optional<std::string> secret(std::string_view name) override;
  std::vector<SharedVerifierKey> verifier_keys() override;
  std::vector<StoredCheckpoint> checkpoints_from(std::uint64_t size, std::size_t limit) override;
  std::vector<SharedWebhook> webhooks() override;
  void purge_people(Position) override {}
  bool put_server(const SharedServer& server, std::uint32_t alive_s) override;
  std::vector<SharedServer> servers() override;
  bool remove_server(const Term& term, std::string_view name) override;

 private:
  template <class Change>
  bool write(const Term& term, const Change& change);

  const std::shared_ptr<MemoryPlace> place_;
};

}  // namespace seatledger::ledger
