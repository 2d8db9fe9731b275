#include "ledger/proof/start_check.h"

#include <algorithm>
#include <vector>

#include "base/store_error.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t records_read_at_once = 2048;

// A signed tree and its source.
struct Claim {
  std::string source;
  merkle::Tree tree;
};

std::string events_text(std::uint64_t first, std::uint64_t last) {
  return first == last ? "event " + std::to_string(first)
                       : "events " + std::to_string(first) + " to " + std::to_string(last);
}

// Appends the events up to `size`. The root does not need the tiles, only the hashes after them.
void read_up_to(std::uint64_t size, const EventLog& log, GrowingTree& tree, bool keeps_tiles) {
  while (tree.size() < size) {
    const auto count = std::min<std::uint64_t>(records_read_at_once, size - tree.size());
    const auto records = log.read_after(Position{tree.size()}, count);
    for (const StoredRecord& record : records) tree.append(merkle::leaf_hash(record.bytes));
    if (!keeps_tiles) tree.stored();
  }
}

class Checking {
 public:
  Checking(const StartCheck& check, GrowingTree& tree) : check_(check), tree_(tree) {}

  StartFinding run() {
    try {
      find();
    } catch (const StoreError& problem) {
      finding_.damage = problem.what();
    }
    // A damaged file is reported even if its rows are not needed here: a compaction of it would
    // fail, and then all writes.
    if (auto damage = check_.store.damage()) {
      if (finding_.damage && *finding_.damage != *damage) *damage += "; " + *finding_.damage;
      finding_.damage = std::move(damage);
    }
    return std::move(finding_);
  }

 private:
  void find() {
    collect_checkpoint();
    collect_anchor();
    if (finding_.damage) return;
    std::sort(claims_.begin(), claims_.end(),
              [](const Claim& a, const Claim& b) { return a.tree.size < b.tree.size; });
    if (is_too_short()) return;
    if (!fits_tiles()) fits_records();
  }

  void collect_checkpoint() {
    const auto stored = check_.store.newest_checkpoint();
    if (!stored) return;
    const std::string source = "the checkpoint over " + events_text(1, stored->size);
    const auto opened = open_checkpoint(stored->note, check_.keys);
    if (!opened || opened->tree.size != stored->size) {
      finding_.damage = source + " is not signed by a key of this ledger";
      return;
    }
    claims_.push_back({source, opened->tree});
    finding_.newest = stored;
  }

  void collect_anchor() {
    const std::string source = "the anchor " + check_.anchor.file().string();
    const auto note = check_.anchor.read();
    if (!note) {
      if (finding_.newest) check_.report(LogLevel::warning, source + " is not there");
      return;
    }
    const auto opened = open_checkpoint(*note, check_.keys);
    if (!opened) {
      finding_.damage = source + " is not signed by a key of this ledger";
      return;
    }
    finding_.anchored = *note;
    claims_.push_back({source, opened->tree});
    if (!finding_.newest || finding_.newest->size < opened->tree.size) {
      finding_.newest = StoredCheckpoint{opened->tree.size, *note};
    }
  }

  bool is_too_short() {
    const std::uint64_t head = check_.log.head().value;
    if (claims_.empty() || claims_.back().tree.size <= head) return false;
    const Claim& claim = claims_.back();
    finding_.damage = events_text(head + 1, claim.tree.size) +
                      (claim.tree.size == head + 1 ? " is missing: " : " are missing: ") +
                      claim.source + " was signed over " + std::to_string(claim.tree.size) +
                      " events";
    return true;
  }

  // Returns false if the tiles are unusable; the log may still be intact.
  bool fits_tiles() {
    try {
      tree_.load();
      if (tree_.size() > check_.log.head().value) throw StoreError("the tree is ahead of the log");
      if (claims_.empty()) return true;
      if (tree_.size() + tile_hashes <= claims_.back().tree.size) {
        throw StoreError("tiles of the tree are missing");
      }
      check_last_tile();
      read_up_to(claims_.back().tree.size, check_.log, tree_, true);
      for (const Claim& claim : claims_) {
        if (merkle::root(claim.tree.size, tree_.nodes()) == claim.tree.root) continue;
        throw StoreError(claim.source + " has another root than the stored tree");
      }
      return true;
    } catch (const StoreError& problem) {
      check_.report(LogLevel::error, problem.what());
      return false;
    }
  }

  // Checks that the last full tile matches its events, which detects a log that was replaced and
  // left with its old tree. Only `verify` checks the whole log.
  void check_last_tile() {
    if (tree_.size() == 0) return;
    std::string hashes;
    const Position before{tree_.size() - tile_hashes};
    for (const StoredRecord& record : check_.log.read_after(before, tile_hashes)) {
      hashes += merkle::leaf_hash(record.bytes).view();
    }
    const std::uint64_t last = tree_.size() / tile_hashes - 1;
    if (check_.store.tile({0, last}) == hashes) return;
    throw StoreError("the stored tree is not that of " +
                     events_text(before.value + 1, tree_.size()));
  }

  // Reads all events without tiles, to find out whether tiles or events are wrong.
  void fits_records() {
    tree_ = GrowingTree(check_.store);
    for (const Claim& claim : claims_) {
      read_up_to(claim.tree.size, check_.log, tree_, false);
      if (tree_.tree() == claim.tree) continue;
      finding_.damage = "one of " + events_text(1, claim.tree.size) + " is not what " +
                        claim.source + " was signed over; seatledger verify tells which";
      return;
    }
    check_.report(LogLevel::error, "the stored tree is made again from the events");
    tree_ = GrowingTree(check_.store);
  }

  const StartCheck& check_;
  GrowingTree& tree_;
  StartFinding finding_;
  std::vector<Claim> claims_;  // by size
};

}  // namespace

StartFinding check_start(const StartCheck& check, GrowingTree& tree) {
  return Checking(check, tree).run();
}

}  // namespace seatledger::ledger
