#include "ledger/proof/notary.h"

#include <catch2/catch.hpp>

#include <thread>

#include "notary_office.h"

namespace seatledger::ledger {
TEST_CASE("a notary signs what the log holds when it is asked, and when it ends") {
  Office office;
  Notary& notary = office.open();
  REQUIRE_FALSE(notary.damage());
  check_proof_of(office, notary, 1);
  office.grow(4);
  check_proof_of(office, notary, 5);
  office.grow(2);
  office.close();
  const auto newest = office.tree.newest_checkpoint();
  REQUIRE(newest);
  CHECK(newest->size == 7);
  CHECK(office.anchor.read() == newest->note);
}

TEST_CASE("proofs over full tiles of two levels, before and after a restart") {
  Office office;
  office.grow(256 * 256 + 600);
  for (int start = 0; start < 2; ++start) {
    Notary& notary = office.open();
    REQUIRE_FALSE(notary.damage());
    for (const std::uint64_t position : {1, 255, 256, 257, 65536, 65537, 66000, 66137}) {
      check_proof_of(office, notary, position);
    }
    for (const std::uint64_t from : {1, 7, 256, 5000, 65536, 65537, 66136, 66137}) {
      const auto path = notary.consistency(from, 66137);
      REQUIRE(path.has_value());
      CHECK(merkle::verify_consistency(office.tree_of(from), office.tree_of(66137), *path));
    }
    office.close();
    CHECK(office.tree.tile_count(0) == 258);
    CHECK(office.tree.tile_count(1) == 1);
  }
}

TEST_CASE("an idle notary writes nothing") {
  Office office;
  office.open();
  office.close();
  const std::size_t writes = office.tree.writes;
  office.open();
  office.close();
  CHECK(office.tree.writes == writes);
}

TEST_CASE("what cannot be stored is stored later") {
  Office office;
  check_proof_of(office, office.open(), 1);
  office.grow(600);
  {
    const std::lock_guard lock(office.tree.mutex);
    office.tree.is_failing = true;
  }
  const auto refused = office.notary->inclusion(at(601));
  REQUIRE(refused.has_error());
  CHECK(refused.error().code == ErrorCode::catching_up);
  check_proof_of(office, *office.notary, 1);
  {
    const std::lock_guard lock(office.tree.mutex);
    office.tree.is_failing = false;
  }
  check_proof_of(office, *office.notary, 601);
  CHECK(office.tree.tile_count(0) == 2);
}

TEST_CASE("a tree that cannot be stored for long beside a log that grows is damage, told once") {
  Office office;
  Notary& notary = office.open_quick(std::chrono::milliseconds(100));
  office.set(&MemoryTree::is_failing, true);
  office.wait_told(std::chrono::minutes(5));
  CHECK(office.told == 1);
  REQUIRE(notary.damage());
  CHECK(notary.damage()->find("its tree cannot be stored: signed up to event") !=
        std::string::npos);
  office.grow(1);
  CHECK(notary.inclusion(office.log.head()).error().code == ErrorCode::ledger_read_only);
  CHECK(notary.rotate_key().error().code == ErrorCode::ledger_read_only);
  office.set(&MemoryTree::is_failing, false);
  const std::size_t writes = office.tree.writes;
  office.close();
  CHECK(office.told == 1);
  CHECK(office.tree.writes == writes);
}

TEST_CASE("a tree that cannot be stored for a while is no damage") {
  Office office;
  SECTION("it fails for less than the limit") {
    Notary& notary = office.open_quick(std::chrono::minutes(1));
    office.set(&MemoryTree::is_failing, true);
    office.wait_told(std::chrono::milliseconds(300));
    office.set(&MemoryTree::is_failing, false);
    CHECK_FALSE(notary.damage());
    check_proof_of(office, notary, office.log.head().value);
  }
  SECTION("the disk is full") {
    Notary& notary = office.open_quick(std::chrono::milliseconds(20));
    office.set(&MemoryTree::is_full, true);
    office.set(&MemoryTree::is_failing, true);
    office.wait_told(std::chrono::milliseconds(300));
    office.set(&MemoryTree::is_failing, false);
    office.set(&MemoryTree::is_full, false);
    CHECK_FALSE(notary.damage());
    check_proof_of(office, notary, office.log.head().value);
  }
  SECTION("nothing is written beside it") {
    Notary& notary = office.open_quick(std::chrono::milliseconds(20));
    check_proof_of(office, notary, 1);
    office.set(&MemoryTree::is_failing, true);
    office.grow(1);
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    CHECK_FALSE(notary.damage());
    office.set(&MemoryTree::is_failing, false);
    check_proof_of(office, notary, 2);
  }
  CHECK(office.told == 0);
}

TEST_CASE("a bad file that the store meets is damage at once, at the start and later") {
  Office office;
  const auto damage = [&office] {
    const std::lock_guard lock(office.tree.mutex);
    office.tree.bad_file = "a block is not what was written";
  };
  SECTION("later") {
    office.open_quick(std::chrono::minutes(1));
    damage();
    office.wait_told(std::chrono::minutes(5));
  }
  SECTION("at the start") {
    damage();
    office.open().on_damage([&office](const std::string&) { ++office.told; });
  }
  CHECK(office.told == 1);
  CHECK(office.notary->damage() == "a block is not what was written");
}

TEST_CASE("older checkpoints are thinned once full tiles cover them") {
  Office office;
  Notary& notary = office.open();
  for (std::uint64_t size = 1; size < 9000; size += 100) {
    check_proof_of(office, notary, size);
    office.grow(100);
  }
  office.close();
  std::vector<std::uint64_t> before_last_tile;
  for (const auto& [size, note] : office.tree.notes) {
    if (size < 8960) before_last_tile.push_back(size);
  }
  // The last ones of two times 4096 events, and those of the third that are not covered yet.
  CHECK(before_last_tile.size() <= 5);
  CHECK(before_last_tile.front() == 4001);
}

TEST_CASE("a new key signs, and the old one still checks what it signed") {
  Office office;
  Notary& notary = office.open();
  const auto first = notary.inclusion(at(1));
  REQUIRE(first.has_value());
  const auto old_keys = notary.keys();
  REQUIRE(notary.rotate_key().has_value());
  const auto keys = notary.keys();
  REQUIRE(keys.size() == 2);
  CHECK(keys.front() == old_keys.front());
  CHECK(keys.front().name == keys.back().name);
  const auto note = notary.newest_checkpoint();
  REQUIRE(note.has_value());
  CHECK_FALSE(open_checkpoint(*note, old_keys));
  CHECK(open_checkpoint(*note, keys));
  CHECK(open_checkpoint(first->note, keys));
  office.close();
  CHECK(office.anchor.read() == *note);
  CHECK_FALSE(office.open().damage());
  CHECK(office.notary->keys() == keys);
}

TEST_CASE("a log shorter than what was signed may not be written to") {
  Office office;
  office.grow(9);
  office.open();
  office.close();
  Office shorter;  // one event
  shorter.tree.keys = office.tree.keys;
  shorter.tree.seed = office.tree.seed;
  shorter.anchor.replace(office.anchor.read().value());
  Notary& notary = shorter.open();
  REQUIRE(notary.damage());
  CHECK(notary.damage()->find("events 2 to 10 are missing") == 0);
  CHECK(notary.inclusion(at(1)).error().code == ErrorCode::ledger_read_only);
  CHECK(notary.newest_checkpoint().value() == office.anchor.read());
  shorter.close();
  CHECK(shorter.tree.writes == 0);
}

TEST_CASE("a log that is not what was signed may not be written to") {
  Office office;
  office.grow(300);
  office.open();
  office.close();
  Office other;
  REQUIRE(other.log.append(at(1), std::vector<std::string>(300, "another"), {}) ==
          AppendStatus::stored);
  other.tree.keys = office.tree.keys;
  other.tree.seed = office.tree.seed;
  SECTION("with the tree of the old one") {
    other.tree.tiles = office.tree.tiles;
    other.tree.notes = office.tree.notes;
  }
  SECTION("without") { other.anchor.replace(office.anchor.read().value()); }
  Notary& notary = other.open();
  REQUIRE(notary.damage());
  CHECK(notary.damage()->find("one of events 1 to 301") == 0);
}

TEST_CASE("an anchor that no key of the ledger signed bars writing") {
  Office office;
  office.open();
  office.close();
  SECTION("another's") {
    office.anchor.replace(sign_checkpoint(office.tree_of(1), new_signing_key("seatledger/x")));
  }
  SECTION("changed") {
    std::string note = office.anchor.read().value();
    note[note.size() - 10] = note[note.size() - 10] == 'A' ? 'B' : 'A';
    office.anchor.replace(note);
  }
  SECTION("empty") { office.anchor.replace(""); }
  CHECK(office.open().damage());
}

TEST_CASE("tiles that are wrong or missing are made again from records that are as signed") {
  Office office;
  office.grow(1500);
  office.open();
  office.close();
  const auto good = office.tree.tiles;
  SECTION("one is missing") { office.tree.tiles.erase({0, 1}); }
  SECTION("one is cut") { office.tree.tiles[{0, 1}].pop_back(); }
  SECTION("one holds something else") { office.tree.tiles[{0, 4}][5] ^= 1; }
  SECTION("all are gone") { office.tree.tiles.clear(); }
  Notary& notary = office.open();
  REQUIRE_FALSE(notary.damage());
  check_proof_of(office, notary, 300);
  office.grow(20);
  check_proof_of(office, notary, 1521);
  office.close();
  CHECK(office.tree.tiles == good);
  CHECK_FALSE(office.reports.empty());
}

TEST_CASE("an anchor that is a link stays one, and what it leads to is replaced") {
  const contract::TemporaryDirectory directory;
  const auto link = directory.path() / "anchor";
  std::filesystem::create_directory(directory.path() / "elsewhere");
  std::filesystem::create_symlink("elsewhere/kept", link);
  for (const char* note : {"first", "second"}) {
    Anchor(link).replace(note);
    CHECK(std::filesystem::is_symlink(link));
    CHECK(Anchor(directory.path() / "elsewhere" / "kept").read() == note);
  }
}

TEST_CASE("an anchor that cannot be kept stops nobody") {
  Office office;
  office.anchor = Anchor(office.directory.path() / "missing" / "anchor");
  check_proof_of(office, office.open(), 1);
  office.close();
  CHECK_FALSE(office.reports.empty());
}

}  // namespace seatledger::ledger
