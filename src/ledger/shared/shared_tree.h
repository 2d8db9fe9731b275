// The tree of a server that shares its ledger: tiles are each server's own, checkpoints and signing
// keys are shared. What the leader signs is in the shared ledger before it is anywhere else.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "ledger/proof/tree_store.h"
#include "ledger/shared/shared_rows.h"

namespace seatledger::ledger {

class SharedTree final : public TreeStore {
 public:
  using CurrentTerm = std::function<std::optional<Term>()>;
  // `copy` is the tree in the server's own directory, where the secret half of a key never is.
  // `term`, on any thread, returns nothing while this server does not lead. Reads the shared keys.
  // Throws StoreError. `copy` and `rows` must outlive it; nobody else uses `rows`.
  SharedTree(TreeStore& copy, SharedRows& rows, CurrentTerm term);

  // Brings the public keys up to the shared ones. Any thread. Throws StoreError.
  void read_keys();
  // Checkpoints that other servers signed, of at least that size, ascending. Any thread. Throws
  // StoreError.
  std::vector<StoredCheckpoint> signed_from(std::uint64_t size, std::size_t limit);

  std::optional<std::string> tile(TileId id) const override { return copy_.tile(id); }
  std::uint64_t tile_count(unsigned level) const override { return copy_.tile_count(level); }
  std::optional<StoredCheckpoint> newest_checkpoint() const override {
    return copy_.newest_checkpoint();
  }
  std::vector<StoredCheckpoint> checkpoints_from(std::uint64_t size,
                                                 std::size_t limit) const override {
    return copy_.checkpoints_from(size, limit);
  }
  std::vector<std::string> verifier_keys() const override { return copy_.verifier_keys(); }
  std::optional<Digest> signing_seed() const override;
  std::optional<std::string> damage() const override { return copy_.damage(); }
  // While it cannot be written for a reason that passes, as when this server no longer leads.
  bool is_out_of_room() const override;
  bool write(const TreeWrite& write) override;
  bool add_signing_key(const Digest& seed, const std::string& verifier_key) override;

 private:
  TreeStore& copy_;
  SharedRows& rows_;  // guarded by mutex_
  const CurrentTerm term_;

  mutable std::mutex mutex_;
  bool not_reached_ = false;  // guarded by mutex_; the shared ledger, in the last write
};

}  // namespace seatledger::ledger
