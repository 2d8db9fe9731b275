// Hashes and signs the log on its own thread, so that the writer never waits. Once per interval, if
// something changed, all new full tiles and a signed checkpoint are stored in one synced write, and
// then the anchor is replaced. After a crash, at most one interval of the log is unsigned; the tree
// is restored from the tiles and the records after them.
//
// Of several servers with one ledger, one signs. The notaries of the others hash their own copies,
// and compare them with each checkpoint that the first one signed. See docs/decisions/0060.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "ledger/log/event_log.h"
#include "ledger/proof/anchor.h"
#include "ledger/proof/checkpoint.h"
#include "ledger/proof/growing_tree.h"
#include "ledger/proof/signing_keys.h"
#include "ledger/proof/start_check.h"

namespace seatledger::ledger {

enum class NotaryRole : std::uint8_t {
  signs,    // what its log holds
  follows,  // compares its log with what another signs, and stores that
};

struct NotarySettings {
  NotaryRole role = NotaryRole::signs;  // at the start
  std::chrono::milliseconds interval{1000};
  std::chrono::milliseconds patience{5000};  // how long a proof waits for the tree to catch up
  // How long storing the tree may fail while the log grows; after that, the log counts as damaged.
  std::chrono::milliseconds unstored_most{10000};
  std::filesystem::path anchor_file;
  Report report = [](LogLevel, std::string_view) {};  // any thread
};

class Notary {
 public:
  // Checks the log against the signed checkpoints and starts the thread; a damaged log is never
  // signed. One that signs creates the first key of a new ledger. `log` and `store` must outlive
  // it. Does not throw for stored data that is wrong.
  Notary(const EventLog& log, TreeStore& store, NotarySettings settings);
  // Calls stop().
  ~Notary();
  Notary(const Notary&) = delete;
  Notary& operator=(const Notary&) = delete;

  // Why nothing may be written to this log any more; found at the start or later, and permanent:
  // nothing more is signed. Any thread.
  std::optional<std::string> damage() const;
  // Calls `told` once when damage is found: at once if it is known, else on the notary's thread,
  // which `told` must not wait for. Call on_damage() at most once.
  void on_damage(std::function<void(const std::string& damage)> told);

  // Signs from now on, with the key that the store has now; creates the first key of a new ledger.
  // Does nothing if it signs already, or the log is damaged. Throws StoreError, and goes on to
  // follow: the key cannot be read. Any thread, as follow() and compare().
  void lead();
  // Signs nothing any more once this returned; forgets the secret half of the key.
  void follow();
  NotaryRole role() const;
  // A checkpoint that another server signed: when the log is that long, its root is compared, and
  // it is stored with the tiles that it covers and replaces the anchor. If the roots differ, or no
  // key of the ledger signed it, that is damage. Hand over each of them, in order of size: the
  // hashes since the one before are in memory. Does not wait. Passed over while this notary signs.
  void compare(StoredCheckpoint checkpoint);

  // All functions below may be called from any thread and wait for the tree to catch up if needed.
  // They return ledger_read_only if the log is damaged, catching_up if the tree needs more time or
  // the store cannot be written. They throw StoreError when the store cannot be read.

  // The newest signed note, even if the log is damaged.
  Result<std::string> newest_checkpoint();

  struct Inclusion {
    merkle::Tree tree;
    std::string note;  // signed over `tree`
    std::vector<Digest> hashes;
  };
  // For an event up to the log's head, in the newest checkpoint; a newer event waits for the next.
  Result<Inclusion> inclusion(Position position);
  // That the tree of `to` events begins with the tree of `from` events; from <= to <= head.
  Result<std::vector<Digest>> consistency(std::uint64_t from, std::uint64_t to);

  // The last key is the one that signs.
  std::vector<VerifierKey> keys() const;
  // Creates a new key, which signs a checkpoint at once; old ones stay in keys(). no_leader while
  // another signs.
  Result<VerifierKey> rotate_key();

  // Signs what the log holds and ends the thread, within some seconds.
  void stop();

 private:
  struct Signed {
    merkle::Tree tree;
    std::string note;
  };
  void run();
  void round();
  void work();
  // Hashes the events up to `limit`, or to the log's head. False: it ended before, because the
  // store cannot be written or stop() was called some time ago.
  bool hash_up_to(std::uint64_t limit);
  void sign_locked();
  void keep_locked(Signed fresh);
  void store_tiles_locked();
  bool store_locked(TreeWrite& write);
  void compare_handed();
  std::optional<std::string> compare_locked(const StoredCheckpoint& checkpoint);
  void thin_locked(TreeWrite& write) const;
  void anchor_newest();
  void watch_store();
  void check_unstored(Position head);
  void found(std::string damage);
  bool wait_signed(std::unique_lock<std::mutex>& lock, std::uint64_t size);
  Error not_yet() const;

  const EventLog& log_;
  TreeStore& store_;
  const NotarySettings settings_;
  const Anchor anchor_;

  // Used only by the thread.
  std::string anchored_;     // the note in the anchor
  std::string round_error_;  // why the last round failed; reported once
  bool anchor_fails_ = false;
  bool write_fails_ = false;
  bool round_failed_ = false;
  struct Failing {
    std::chrono::steady_clock::time_point since;
    Position head;
  };
  std::optional<Failing> failing_;  // since the first of consecutive failed rounds

  mutable std::mutex mutex_;  // guards all below
  std::optional<std::string> damage_;
  std::function<void(const std::string&)> told_;
  std::condition_variable wanted_changed_;
  std::condition_variable round_ended_;
  NotaryRole role_;
  std::vector<VerifierKey> verifiers_;   // none if the keys, and so the log, are damaged
  std::optional<SigningKeys> signer_;    // while it signs
  std::deque<StoredCheckpoint> handed_;  // to be compared
  GrowingTree tree_;
  std::optional<Signed> newest_;
  std::vector<std::uint64_t> recent_;  // sizes of stored checkpoints that may still be dropped
  bool sign_again_ = false;            // the key changed
  bool wanted_ = false;                // a caller waits for a checkpoint
  std::uint64_t rounds_ = 0;
  bool stopping_ = false;

  std::thread thread_;
};

}  // namespace seatledger::ledger
