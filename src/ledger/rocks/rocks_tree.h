// The tree's rows in RocksDB.
#pragma once

#include "ledger/proof/tree_store.h"
#include "ledger/rocks/rocks_ledger.h"

namespace seatledger::ledger {

class RocksTree final : public TreeStore {
 public:
  // `ledger` must outlive this.
  explicit RocksTree(RocksLedger& ledger) : ledger_(ledger) {}

  std::optional<std::string> tile(TileId id) const override;
  std::uint64_t tile_count(unsigned level) const override;
  std::optional<StoredCheckpoint> newest_checkpoint() const override;
  std::vector<StoredCheckpoint> checkpoints_from(std::uint64_t size,
                                                 std::size_t limit) const override;
  std::vector<std::string> verifier_keys() const override;
  std::optional<Digest> signing_seed() const override;
  // Damage of the whole database, not only of the tree.
  std::optional<std::string> damage() const override { return ledger_.damage(); }
  bool is_out_of_room() const override {
    return ledger_.refusing_appends() || ledger_.is_out_of_room();
  }

  // Fails while the disk is nearly full.
  bool write(const TreeWrite& write) override;
  bool add_signing_key(const Digest& seed, const std::string& verifier_key) override;

 private:
  RocksLedger& ledger_;
};

}  // namespace seatledger::ledger
