// Computes a Merkle tree over records that arrive one by one; keeps only a few hashes in memory.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ledger/proof/merkle.h"

namespace seatledger::cli {

class RunningTree {
 public:
  void append(std::string_view record) {
    Digest hash = ledger::merkle::leaf_hash(record);
    // Each set bit of the size is a complete subtree; two subtrees of equal size are joined.
    for (std::uint64_t rest = size_; (rest & 1U) != 0; rest >>= 1U) {
      hash = ledger::merkle::node_hash(edge_.back(), hash);
      edge_.pop_back();
    }
    edge_.push_back(hash);
    ++size_;
  }

  std::uint64_t size() const { return size_; }

  Digest root() const {
    if (edge_.empty()) return ledger::merkle::empty_root();
    Digest root = edge_.back();
    for (std::size_t i = edge_.size() - 1; i-- > 0;) {
      root = ledger::merkle::node_hash(edge_[i], root);
    }
    return root;
  }

 private:
  std::uint64_t size_ = 0;
  std::vector<Digest> edge_;  // larger subtrees first
};

}  // namespace seatledger::cli
