#include "ledger/proof/merkle.h"

#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <vector>

namespace seatledger::ledger::merkle {
namespace {

Digest hex(std::string_view text) { return digest_from_hex(text).value(); }

std::string bytes_of(std::string_view hex_text) {
  std::string bytes;
  for (std::size_t i = 0; i < hex_text.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(std::string(hex_text.substr(i, 2)), nullptr, 16));
  }
  return bytes;
}

// RFC 6962, 2.1, to the letter: the other way to compute it.
Digest slow_root(const std::vector<Digest>& leaves, std::size_t begin, std::size_t end) {
  if (begin == end) return empty_root();
  if (end - begin == 1) return leaves[begin];
  std::size_t k = 1;
  while (2 * k < end - begin) k *= 2;
  return node_hash(slow_root(leaves, begin, begin + k), slow_root(leaves, begin + k, end));
}

Nodes nodes_of(const std::vector<Digest>& leaves) {
  return [&leaves](unsigned level, std::uint64_t index) {
    const std::size_t size = std::size_t{1} << level;
    REQUIRE((index + 1) * size <= leaves.size());
    return slow_root(leaves, index * size, (index + 1) * size);
  };
}

std::vector<Digest> numbered_leaves(std::size_t count) {
  std::vector<Digest> leaves;
  for (std::size_t i = 0; i < count; ++i) leaves.push_back(leaf_hash(std::to_string(i)));
  return leaves;
}

// The leaves and roots with which the implementations of Certificate Transparency test each other.
const std::array<std::string_view, 8> reference_leaves{"",
                                                       "00",
                                                       "10",
                                                       "2021",
                                                       "3031",
                                                       "40414243",
                                                       "5051525354555657",
                                                       "606162636465666768696a6b6c6d6e6f"};
const std::array<std::string_view, 8> reference_roots{
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

std::vector<Digest> reference_hashes() {
  std::vector<Digest> leaves;
  for (const auto leaf : reference_leaves) leaves.push_back(leaf_hash(bytes_of(leaf)));
  return leaves;
}

}  // namespace

TEST_CASE("the reference tree of Certificate Transparency has the published roots") {
  const auto leaves = reference_hashes();
  CHECK(root(0, nodes_of(leaves)) ==
        hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  for (std::size_t size = 1; size <= leaves.size(); ++size) {
    CHECK(root(size, nodes_of(leaves)) == hex(reference_roots[size - 1]));
  }
}

TEST_CASE("the published proofs of the reference tree") {
  const auto leaves = reference_hashes();
  const Nodes nodes = nodes_of(leaves);
  CHECK(inclusion_path(0, 1, nodes).empty());
  CHECK(inclusion_path(0, 8, nodes) ==
        std::vector{hex("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
                    hex("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
                    hex("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")});
  CHECK(inclusion_path(5, 8, nodes) ==
        std::vector{hex("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"),
                    hex("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                    hex("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")});
  CHECK(consistency_path(1, 8, nodes) == inclusion_path(0, 8, nodes));
  CHECK(consistency_path(6, 8, nodes) ==
        std::vector{hex("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"),
                    hex("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                    hex("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")});
  CHECK(consistency_path(2, 5, nodes) ==
        std::vector{hex("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
                    hex("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")});
}

TEST_CASE("every inclusion path of small trees proves its leaf and no other") {
  const auto leaves = numbered_leaves(66);
  const Nodes nodes = nodes_of(leaves);
  for (std::size_t size = 1; size <= leaves.size(); ++size) {
    const Tree tree{size, slow_root(leaves, 0, size)};
    REQUIRE(root(size, nodes) == tree.root);
    for (std::size_t leaf = 0; leaf < size; ++leaf) {
      const auto path = inclusion_path(leaf, size, nodes);
      REQUIRE(verify_inclusion(leaf, leaves[leaf], tree, path));
      REQUIRE_FALSE(verify_inclusion(leaf, leaf_hash("another"), tree, path));
      REQUIRE_FALSE(verify_inclusion(size, leaves[leaf], tree, path));
    }
  }
}

TEST_CASE("every consistency path of small trees proves the older tree") {
  const auto leaves = numbered_leaves(66);
  const Nodes nodes = nodes_of(leaves);
  for (std::size_t to = 0; to <= leaves.size(); ++to) {
    const Tree newer{to, slow_root(leaves, 0, to)};
    for (std::size_t from = 0; from <= to; ++from) {
      const Tree older{from, slow_root(leaves, 0, from)};
      const auto path = consistency_path(from, to, nodes);
      REQUIRE(verify_consistency(older, newer, path));
      REQUIRE_FALSE(verify_consistency({from, leaf_hash("another")}, newer, path));
      if (from != 0) REQUIRE_FALSE(verify_consistency(older, {to, leaf_hash("another")}, path));
      if (from != to) REQUIRE_FALSE(verify_consistency(newer, older, path));
    }
  }
}

TEST_CASE("a path that was tampered with proves nothing, in trees up to 300 leaves") {
  static const auto leaves = numbered_leaves(300);
  rc::prop("one bit, one hash more, one less, another leaf, another size", [] {
    const auto size = *rc::gen::inRange<std::size_t>(2, leaves.size() + 1);
    const auto leaf = *rc::gen::inRange<std::size_t>(0, size);
    const auto from = *rc::gen::inRange<std::size_t>(1, size);
    const Nodes nodes = nodes_of(leaves);
    const Tree tree{size, root(size, nodes)};
    const Tree older{from, root(from, nodes)};
    RC_ASSERT(tree.root == slow_root(leaves, 0, size));
    const auto inclusion = inclusion_path(leaf, size, nodes);
    const auto consistency = consistency_path(from, size, nodes);
    RC_ASSERT(verify_inclusion(leaf, leaves[leaf], tree, inclusion));
    RC_ASSERT(verify_consistency(older, tree, consistency));

    const auto place = *rc::gen::inRange<std::size_t>(0, inclusion.size());
    const auto bit = *rc::gen::inRange<unsigned>(0, 256);
    auto bad = inclusion;
    bad[place].bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    RC_ASSERT(!verify_inclusion(leaf, leaves[leaf], tree, bad));
    bad = inclusion;
    bad.pop_back();
    RC_ASSERT(!verify_inclusion(leaf, leaves[leaf], tree, bad));
    bad = inclusion;
    bad.push_back(bad.front());
    RC_ASSERT(!verify_inclusion(leaf, leaves[leaf], tree, bad));
    RC_ASSERT(!verify_inclusion((leaf + 1) % size, leaves[leaf], tree, inclusion));

    bad = consistency;
    bad[*rc::gen::inRange<std::size_t>(0, bad.size())].bytes[bit / 8] ^=
        static_cast<std::uint8_t>(1U << (bit % 8));
    RC_ASSERT(!verify_consistency(older, tree, bad));
    bad = consistency;
    bad.pop_back();
    RC_ASSERT(!verify_consistency(older, tree, bad));
    bad = consistency;
    bad.push_back(bad.front());
    RC_ASSERT(!verify_consistency(older, tree, bad));
  });
}

}  // namespace seatledger::ledger::merkle
