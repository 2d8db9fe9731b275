#include "ledger/proof/merkle.h"

#include <array>
#include <bit>
#include <cstring>
#include <string>

namespace seatledger::ledger::merkle {
namespace {

// Leaves [begin, end); `begin` is a multiple of every power of two up to the size.
struct Range {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::uint64_t size() const { return end - begin; }
  bool is_complete() const { return std::has_single_bit(size()); }
  // Where RFC 6962 splits it: after the largest power of two smaller than its size.
  std::uint64_t middle() const { return begin + std::bit_floor(size() - 1); }
};

Digest root_of(Range range, const Nodes& nodes) {
  if (range.is_complete()) {
    const auto level = static_cast<unsigned>(std::countr_zero(range.size()));
    return nodes(level, range.begin >> level);
  }
  const std::uint64_t middle = range.middle();
  return node_hash(root_of({range.begin, middle}, nodes), root_of({middle, range.end}, nodes));
}

void add_inclusion(std::uint64_t leaf, Range range, const Nodes& nodes, std::vector<Digest>& path) {
  if (range.size() == 1) return;
  const std::uint64_t middle = range.middle();
  const Range left{range.begin, middle};
  const Range right{middle, range.end};
  add_inclusion(leaf, leaf < middle ? left : right, nodes, path);
  path.push_back(root_of(leaf < middle ? right : left, nodes));
}

// `is_whole`: if the old tree ends with `range`, the verifier already knows its root.
void add_consistency(std::uint64_t from, Range range, bool is_whole, const Nodes& nodes,
                     std::vector<Digest>& path) {
  if (from == range.end) {
    if (!is_whole) path.push_back(root_of(range, nodes));
    return;
  }
  const std::uint64_t middle = range.middle();
  const Range left{range.begin, middle};
  const Range right{middle, range.end};
  if (from <= middle) {
    add_consistency(from, left, is_whole, nodes, path);
    path.push_back(root_of(right, nodes));
  } else {
    add_consistency(from, right, false, nodes, path);
    path.push_back(root_of(left, nodes));
  }
}

// The walk from a node up to the root, used by both verifications.
struct Climb {
  std::uint64_t node = 0;  // fn in the RFC
  std::uint64_t last = 0;  // sn in the RFC
  // The node's sibling is on its left.
  bool sibling_is_left() const { return (node & 1U) == 1 || node == last; }
  void skip_missing_siblings() {
    while ((node & 1U) == 0 && node != 0) step();
  }
  void step() {
    node >>= 1U;
    last >>= 1U;
  }
};

bool consistent(std::uint64_t from, std::span<const Digest> path, Digest first,
                const Tree& old_tree, const Tree& new_tree) {
  Climb climb{from - 1, new_tree.size - 1};
  while ((climb.node & 1U) == 1) climb.step();
  Digest old_root = first;
  Digest new_root = first;
  for (const Digest& hash : path) {
    if (climb.last == 0) return false;
    if (climb.sibling_is_left()) {
      old_root = node_hash(hash, old_root);
      new_root = node_hash(hash, new_root);
      climb.skip_missing_siblings();
    } else {
      new_root = node_hash(new_root, hash);
    }
    climb.step();
  }
  return climb.last == 0 && old_root == old_tree.root && new_root == new_tree.root;
}

}  // namespace

Digest leaf_hash(std::string_view record) {
  thread_local std::string bytes;
  bytes.assign(1, '\0');
  bytes += record;
  return sha256(bytes);
}

Digest node_hash(const Digest& left, const Digest& right) {
  std::array<char, 65> bytes{};
  bytes[0] = '\1';
  std::memcpy(bytes.data() + 1, left.bytes.data(), left.bytes.size());
  std::memcpy(bytes.data() + 33, right.bytes.data(), right.bytes.size());
  return sha256({bytes.data(), bytes.size()});
}

Digest empty_root() { return sha256({}); }

Digest root(std::uint64_t size, const Nodes& nodes) {
  return size == 0 ? empty_root() : root_of({0, size}, nodes);
}

std::vector<Digest> inclusion_path(std::uint64_t leaf, std::uint64_t size, const Nodes& nodes) {
  std::vector<Digest> path;
  add_inclusion(leaf, {0, size}, nodes, path);
  return path;
}

std::vector<Digest> consistency_path(std::uint64_t from, std::uint64_t to, const Nodes& nodes) {
  std::vector<Digest> path;
  if (from != 0 && from != to) add_consistency(from, {0, to}, true, nodes, path);
  return path;
}

bool verify_inclusion(std::uint64_t leaf, const Digest& leaf_hash, const Tree& tree,
                      std::span<const Digest> path) {
  if (leaf >= tree.size) return false;
  Climb climb{leaf, tree.size - 1};
  Digest hash = leaf_hash;
  for (const Digest& sibling : path) {
    if (climb.last == 0) return false;
    if (climb.sibling_is_left()) {
      hash = node_hash(sibling, hash);
      climb.skip_missing_siblings();
    } else {
      hash = node_hash(hash, sibling);
    }
    climb.step();
  }
  return climb.last == 0 && hash == tree.root;
}

bool verify_consistency(const Tree& from, const Tree& to, std::span<const Digest> path) {
  if (from.size > to.size) return false;
  if (from.size == to.size) return path.empty() && from.root == to.root;
  if (from.size == 0) return path.empty() && from.root == empty_root();
  if (std::has_single_bit(from.size)) return consistent(from.size, path, from.root, from, to);
  if (path.empty()) return false;
  return consistent(from.size, path.subspan(1), path.front(), from, to);
}

}  // namespace seatledger::ledger::merkle
