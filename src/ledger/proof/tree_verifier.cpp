#include "ledger/proof/tree_verifier.h"

#include <algorithm>

#include "base/store_error.h"
#include "ledger/proof/signing_keys.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t checkpoints_at_once = 1024;
constexpr std::size_t leaf_bytes = 32;

std::string size_text(std::uint64_t size) { return std::to_string(size) + " events"; }

std::string tile_name(TileId id) {
  return "tile " + std::to_string(id.index) + " of level " + std::to_string(id.level);
}

// The first hash that differs between two tiles.
std::uint64_t first_difference(std::string_view left, std::string_view right) {
  for (std::uint64_t i = 0; i < tile_hashes; ++i) {
    if (left.substr(i * leaf_bytes, leaf_bytes) != right.substr(i * leaf_bytes, leaf_bytes)) {
      return i;
    }
  }
  return tile_hashes;
}

}  // namespace

TreeVerifier::TreeVerifier(const VerifyOptions& options)
    : store_(*options.tree), tree_(*options.tree) {
  try {
    keys_ = verifier_keys_in(store_);
    collect(options);
  } catch (const StoreError& problem) {
    note_fault_ = problem.what();
  }
}

void TreeVerifier::collect(const VerifyOptions& options) {
  for (std::uint64_t from = 0;;) {
    const auto stored = store_.checkpoints_from(from, checkpoints_at_once);
    for (const StoredCheckpoint& checkpoint : stored) {
      add_claim(checkpoint.note, checkpoint.size,
                "the checkpoint over " + size_text(checkpoint.size));
      from = checkpoint.size + 1;
    }
    if (stored.size() < checkpoints_at_once) break;
  }
  if (claims_.empty() && !note_fault_ && store_.tile_count(0) != 0) {
    note_fault_ = "there are tiles of the tree, and no checkpoint";
  }
  if (options.anchor) add_claim(*options.anchor, std::nullopt, options.anchor_name);
  std::stable_sort(claims_.begin(), claims_.end(),
                   [](const Claim& a, const Claim& b) { return a.tree.size < b.tree.size; });
}

void TreeVerifier::add_claim(std::string_view note, std::optional<std::uint64_t> size,
                             std::string source) {
  const auto opened = open_checkpoint(note, keys_);
  if (opened && (!size || *size == opened->tree.size)) {
    claims_.push_back({opened->tree, std::move(source)});
  } else if (!note_fault_) {
    note_fault_ = source + " is not signed by a key of this ledger";
  }
}

Position TreeVerifier::claimed() const {
  return claims_.empty() ? Position{} : Position{claims_.back().tree.size};
}

void TreeVerifier::take(const Digest& leaf) {
  tree_.append(leaf);
  if (!tree_.new_tiles().empty()) compare_new_tiles();
  compare_claims();
}

// A tile is stored with a checkpoint that covers it; after the newest checkpoint it may be missing.
void TreeVerifier::compare_new_tiles() {
  const bool is_needed = !claims_.empty() && tree_.size() <= claims_.back().tree.size;
  for (const auto& [id, bytes] : tree_.new_tiles()) {
    try {
      const auto stored = store_.tile(id);
      if (!stored) {
        if (is_needed) note_tile_fault(tile_name(id) + " is missing");
      } else if (stored->size() != tile_bytes) {
        note_tile_fault(tile_name(id) + " is damaged");
      } else if (*stored != bytes) {
        const std::uint64_t at = id.index * tile_hashes + first_difference(*stored, bytes);
        note_tile_fault(
            tile_name(id) + " does not hold the hash of " +
            (id.level == 0 ? "event " + std::to_string(at + 1) : tile_name({id.level - 1, at})));
        if (id.level == 0 && !suspect_) suspect_ = Position{at + 1};
      } else if (id.level == 0 && !suspect_) {
        tiled_size_ = tree_.size();
      }
    } catch (const StoreError& problem) {
      note_tile_fault(tile_name(id) + " cannot be read: " + problem.what());
    }
  }
  tree_.stored();
}

// The log ended inside a tile; that tile may be stored nevertheless.
void TreeVerifier::compare_edge() {
  try {
    const std::uint64_t index = tree_.size() / tile_hashes;
    const auto stored = store_.tile({0, index});
    if (suspect_ || !stored || stored->size() != tile_bytes) return;
    std::string bytes = *stored;
    bytes.replace(0, tree_.edge().size(), tree_.edge());
    const std::uint64_t at = first_difference(*stored, bytes);
    if (at != tile_hashes) suspect_ = Position{index * tile_hashes + at + 1};
  } catch (const StoreError& problem) {
    note_tile_fault(problem.what());
  }
}

void TreeVerifier::note_tile_fault(std::string reason) {
  if (!tile_fault_) tile_fault_ = std::move(reason);
}

void TreeVerifier::compare_claims() {
  for (; next_claim_ < claims_.size() && claims_[next_claim_].tree.size <= tree_.size();
       ++next_claim_) {
    const Claim& claim = claims_[next_claim_];
    if (claim.tree == tree_.tree()) {
      good_size_ = claim.tree.size;
    } else if (!unmet_) {
      unmet_ = claim;
      good_before_ = std::max(good_size_, tiled_size_);
    }
  }
}

void TreeVerifier::finish(Position head, LogVerdict& verdict) {
  verdict.signed_events = good_size_;
  if (verdict.fault) {
    compare_edge();
    // An earlier event may differ from what was signed, although it can be decoded.
    if (suspect_ && *suspect_ < verdict.fault->position && good_size_ < suspect_->value) {
      verdict.fault = LogFault{*suspect_, "its bytes are not what the tree holds the hash of"};
    }
    return;
  }
  conclude(verdict);
  if (!verdict.fault && claimed() > head) {
    const std::uint64_t size = claimed().value;
    verdict.fault =
        LogFault{Position{head.value + 1}, "it is missing, and so is all up to event " +
                                               std::to_string(size) + ": " + claims_.back().source +
                                               " was signed over " + size_text(size)};
  }
}

void TreeVerifier::conclude(LogVerdict& verdict) const {
  // If a larger signed tree matches, so do all smaller ones.
  const bool is_later_met = unmet_ && good_size_ >= unmet_->tree.size;
  if (suspect_ && good_size_ < suspect_->value) {
    verdict.fault = LogFault{*suspect_,
                             "its bytes are not what was signed: the tree holds the "
                             "hash of others"};
  } else if (unmet_ && !is_later_met) {
    const Position first{good_before_ + 1};
    verdict.fault =
        LogFault{first, "it, or one of those up to event " + std::to_string(unmet_->tree.size) +
                            ", is not what " + unmet_->source + " was signed over"};
  } else if (note_fault_) {
    verdict.tree_fault = note_fault_;
  } else if (unmet_) {
    verdict.tree_fault = unmet_->source + " was signed over other events";
  } else if (tile_fault_) {
    verdict.tree_fault = tile_fault_;
  }
  if (verdict.fault) verdict.events = verdict.fault->position.value - 1;
}

}  // namespace seatledger::ledger
