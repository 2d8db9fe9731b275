// The Merkle tree of RFC 6962 and RFC 9162, section 2.1, with SHA-256: pure functions that get the
// hashes they need from a callback. Leaves are counted from 0; event `position` is leaf position -
// 1.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "base/digest.h"

namespace seatledger::ledger::merkle {

Digest leaf_hash(std::string_view record);                  // SHA-256(0x00 || record)
Digest node_hash(const Digest& left, const Digest& right);  // SHA-256(0x01 || left || right)
Digest empty_root();                                        // SHA-256 of nothing

// Returns the hash of the complete subtree over the leaves index << level to ((index + 1) << level)
// - 1. The functions below pass on what it throws.
using Nodes = std::function<Digest(unsigned level, std::uint64_t index)>;

// The root over the first `size` leaves. All functions read only complete subtrees within them.
Digest root(std::uint64_t size, const Nodes& nodes);
// The audit path of RFC 9162, 2.1.3.1; `leaf` < `size`.
std::vector<Digest> inclusion_path(std::uint64_t leaf, std::uint64_t size, const Nodes& nodes);
// The proof of RFC 9162, 2.1.4.1; `from` <= `to`. Empty when `from` is 0 or both are equal.
std::vector<Digest> consistency_path(std::uint64_t from, std::uint64_t to, const Nodes& nodes);

struct Tree {
  std::uint64_t size = 0;
  Digest root;
  friend bool operator==(const Tree&, const Tree&) = default;
};

// RFC 9162, 2.1.3.2: `path` proves that `leaf_hash` is leaf number `leaf` of `tree`.
bool verify_inclusion(std::uint64_t leaf, const Digest& leaf_hash, const Tree& tree,
                      std::span<const Digest> path);
// RFC 9162, 2.1.4.2: `path` proves that `to` begins with all of `from`. Every tree begins with the
// empty tree.
bool verify_consistency(const Tree& from, const Tree& to, std::span<const Digest> path);

}  // namespace seatledger::ledger::merkle
