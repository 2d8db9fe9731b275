// The stored bytes of the tree never change. The files were made by another program: Python's
// hashlib, and openssl for the signature.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "ledger/proof/checkpoint.h"
#include "ledger/proof/growing_tree.h"
#include "ledger/rocks/rocks_keys.h"

using namespace seatledger;
using namespace seatledger::ledger;

namespace {

std::string golden_file(const std::string& name) {
  std::ifstream file("tests/golden/tree_v1/" + name, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Stores nothing: what became full is looked at in the tree itself.
class NoTree final : public TreeStore {
 public:
  std::optional<std::string> tile(TileId) const override { return std::nullopt; }
  std::uint64_t tile_count(unsigned) const override { return 0; }
  std::optional<StoredCheckpoint> newest_checkpoint() const override { return std::nullopt; }
  std::vector<StoredCheckpoint> checkpoints_from(std::uint64_t, std::size_t) const override {
    return {};
  }
  std::vector<std::string> verifier_keys() const override { return {}; }
  std::optional<Digest> signing_seed() const override { return std::nullopt; }
  bool write(const TreeWrite&) override { return false; }
  bool add_signing_key(const Digest&, const std::string&) override { return false; }
};

void grow(GrowingTree& tree, std::uint64_t size) {
  while (tree.size() < size) {
    tree.append(merkle::leaf_hash("record " + std::to_string(tree.size() + 1)));
  }
}

// The first key pair of RFC 8032, 7.1.
const SigningKey golden_key{
    "seatledger/0123456789abcdef",
    digest_from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").value()};

}  // namespace

TEST_CASE("a tile is 256 hashes, one after another") {
  const NoTree store;
  GrowingTree tree(store);
  grow(tree, 256);
  REQUIRE(tree.new_tiles().size() == 1);
  const auto& [id, bytes] = *tree.new_tiles().begin();
  CHECK(id == TileId{0, 0});
  std::string lines;
  for (std::size_t at = 0; at < bytes.size(); at += 32)
    lines += to_hex(bytes.substr(at, 32)) + "\n";
  CHECK(lines == golden_file("tile_level_0.hex"));
}

TEST_CASE("a checkpoint and the key that signs it have their golden bytes") {
  const NoTree store;
  GrowingTree tree(store);
  grow(tree, 256);
  CHECK(sign_checkpoint(tree.tree(), golden_key) == golden_file("checkpoint.txt"));
  CHECK(golden_key.verifier().text() + "\n" == golden_file("verifier_key.txt"));
  const std::vector keys{golden_key.verifier()};
  const auto opened = open_checkpoint(golden_file("checkpoint.txt"), keys);
  REQUIRE(opened);
  CHECK(opened->tree == tree.tree());
}

TEST_CASE("a tile of level 1 holds the roots of 256 tiles of level 0") {
  const NoTree store;
  GrowingTree tree(store);
  grow(tree, 256 * 256);
  const auto& tiles = tree.new_tiles();
  REQUIRE(tiles.contains({1, 0}));
  REQUIRE(tiles.size() == 257);
  std::string roots;
  for (std::uint64_t i = 0; i < 256; ++i) roots += root_of_hashes(tiles.at({0, i})).view();
  CHECK(tiles.at({1, 0}) == roots);
  CHECK(tree.tree().root == root_of_hashes(roots));
}

TEST_CASE("the prefixes of the keys in the ledger's database are pinned") {
  CHECK(rocks_keys::event == 'e');
  CHECK(rocks_keys::person == 'p');
  CHECK(rocks_keys::person_lookup == 'x');
  CHECK(rocks_keys::secret == 's');
  CHECK(rocks_keys::format == 'f');
  CHECK(rocks_keys::email_rule == 'r');
  CHECK(rocks_keys::shared_email == 'd');
  CHECK(rocks_keys::merkle_tile == 'm');
  CHECK(rocks_keys::checkpoint == 'c');
  CHECK(rocks_keys::verifier_key == 'k');
  CHECK(rocks_keys::copy_cursor == 'y');
}
