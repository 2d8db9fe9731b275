// Hashes and signs what the log holds, on a thread of its own behind the log: the writer waits for
// nothing of it. Once in an interval, when something changed, all new full tiles and a signed
// checkpoint are one synced write, and then the anchor is replaced. After a crash up to one
// interval is unsigned; the tree comes back from the tiles and the records after them.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
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

struct NotarySettings {
  std::chrono::milliseconds interval{1000};
  std::chrono::milliseconds patience{5000};  // how long a proof waits for the tree to catch up
  // So long may the tree stay unstored while the log grows; then that is damage.
  std::chrono::milliseconds unstored_most{10000};
  std::filesystem::path anchor_file;
  Report report = [](LogLevel, std::string_view) {};  // any thread
};

class Notary {
 public:
  // Checks the log against what was signed, makes the first key of a new ledger, and starts the
  // thread; nothing is signed over a damaged log. `log` and `store` must outlive it. Does not throw
  // for what is stored.
  Notary(const EventLog& log, TreeStore& store, NotarySettings settings);
  // As stop().
  ~Notary();
  Notary(const Notary&) = delete;
  Notary& operator=(const Notary&) = delete;

  // Why nothing may be written to this log; found at the start or later, and then permanently:
  // nothing more is signed. Any thread.
  std::optional<std::string> damage() const;
  // `told` is called once with it: at once when it is known, else on the notary's thread, which it
  // must not wait for. To be called once.
  void on_damage(std::function<void(const std::string& damage)> told);

  // All below may be called from any thread, wait for the tree to catch up when they must, and
  // answer ledger_read_only of a damaged log, catching_up when the tree needs more time or the
  // store cannot be written. They throw StoreError when the store cannot be read.

  // The newest signed note, also of a damaged log.
  Result<std::string> newest_checkpoint();

  struct Inclusion {
    merkle::Tree tree;
    std::string note;  // signed over `tree`
    std::vector<Digest> hashes;
  };
  // Of an event up to the log's head, in the newest checkpoint; in a new one when it is newer.
  Result<Inclusion> inclusion(Position position);
  // Of the tree of the first `from` events with that of the first `to`; from <= to <= head.
  Result<std::vector<Digest>> consistency(std::uint64_t from, std::uint64_t to);

  // The last one signs.
  std::vector<VerifierKey> keys() const;
  // A new key signs from here on, beginning with a checkpoint at once; old ones stay in keys().
  Result<VerifierKey> rotate_key();

  // Signs what is there and ends the thread; for at most some seconds.
  void stop();

 private:
  struct Signed {
    merkle::Tree tree;
    std::string note;
  };
  void run();
  void round();
  void catch_up();
  void sign_locked();
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

  // The thread's own.
  std::string anchored_;     // the note in the anchor
  std::string round_error_;  // why the last round failed; said once
  bool anchor_fails_ = false;
  bool write_fails_ = false;
  bool round_failed_ = false;
  struct Failing {
    std::chrono::steady_clock::time_point since;
    Position head;
  };
  std::optional<Failing> failing_;  // since the first of the rounds that fail one after another

  mutable std::mutex mutex_;  // guards all below
  std::optional<std::string> damage_;
  std::function<void(const std::string&)> told_;
  std::condition_variable wanted_changed_;
  std::condition_variable round_ended_;
  std::optional<SigningKeys> keys_;  // nothing: they are damaged, and so is the log
  GrowingTree tree_;
  std::optional<Signed> newest_;
  std::vector<std::uint64_t> recent_;  // sizes of stored checkpoints that may still be dropped
  bool sign_again_ = false;            // the key changed
  bool wanted_ = false;                // somebody waits for a checkpoint
  std::uint64_t rounds_ = 0;
  bool stopping_ = false;

  std::thread thread_;
};

}  // namespace seatledger::ledger
