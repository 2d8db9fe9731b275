// Notaries of several servers with one ledger: one signs, the others compare their copies.
#include <catch2/catch.hpp>

#include <future>
#include <memory>
#include <mutex>
#include <optional>

#include "base/store_error.h"
#include "notary_office.h"

namespace seatledger::ledger {
namespace {

// Two servers: what the one signs is handed to the other, whose log is a copy.
struct Pair {
  explicit Pair(std::size_t events) {
    signer.grow(events - 1);
    copy_records();
    signer.open();
    copy_keys();
  }

  void copy_records() {
    const Position head = follower.log.head();
    std::vector<std::string> records;
    for (const auto& record : signer.log.read_after(head, signer.log.head().value)) {
      records.push_back(record.bytes);
    }
    REQUIRE(follower.log.append(head, records, {}) == AppendStatus::stored);
  }
  // The seed too: it is in what both share, and a notary that follows does not read it.
  void copy_keys() {
    const std::scoped_lock lock(signer.tree.mutex, follower.tree.mutex);
    follower.tree.keys = signer.tree.keys;
    follower.tree.seed = signer.tree.seed;
  }
  // What the signer signs over all its events.
  StoredCheckpoint signed_now() const {
    const std::uint64_t head = signer.log.head().value;
    const auto proof = signer.notary->inclusion(at(head));
    REQUIRE(proof.has_value());
    return {proof->tree.size, proof->note};
  }
  Notary& follow() { return follower.open(NotaryRole::follows); }
  // Waits until the follower said that it is damaged.
  std::string damage_of(Notary& notary) const {
    const auto told = std::make_shared<std::promise<std::string>>();
    notary.on_damage([told](const std::string& damage) { told->set_value(damage); });
    auto damage = told->get_future();
    REQUIRE(damage.wait_for(std::chrono::minutes(5)) == std::future_status::ready);
    return damage.get();
  }

  Office signer;
  Office follower;
};

}  // namespace

TEST_CASE(
    "a notary that follows stores what another signed over the same events, and nothing else") {
  Pair pair(600);
  Notary& notary = pair.follow();
  CHECK(notary.role() == NotaryRole::follows);
  const StoredCheckpoint first = pair.signed_now();
  notary.compare(first);
  check_proof_of(pair.follower, notary, 1);
  check_proof_of(pair.follower, notary, 600);
  CHECK(notary.newest_checkpoint().value() == first.note);
  pair.signer.grow(300);
  pair.copy_records();
  const StoredCheckpoint second = pair.signed_now();
  notary.compare(second);
  check_proof_of(pair.follower, notary, 900);
  const auto path = notary.consistency(600, 900);
  REQUIRE(path.has_value());
  CHECK(merkle::verify_consistency(pair.follower.tree_of(600), pair.follower.tree_of(900), *path));
  pair.follower.grow(50);  // signed by nobody yet
  pair.follower.close();
  pair.signer.close();
  CHECK(pair.follower.anchor.read() == second.note);
  CHECK(pair.follower.tree.newest_checkpoint()->note == second.note);
  CHECK(pair.follower.tree.tiles == pair.signer.tree.tiles);
  // It is what it compares with after a restart.
  CHECK_FALSE(pair.follow().damage());
}

TEST_CASE("a checkpoint over more events than are copied yet waits for them") {
  Pair pair(10);
  Notary& notary = pair.follow();
  pair.signer.grow(5);
  const StoredCheckpoint ahead = pair.signed_now();
  notary.compare(ahead);
  pair.copy_records();
  notary.compare(ahead);  // wakes it, as the next round would
  check_proof_of(pair.follower, notary, 15);
}

TEST_CASE("checkpoints are compared in any number before it looks, also those it has") {
  Pair pair(300);
  std::vector<StoredCheckpoint> all;
  for (int i = 0; i < 5; ++i) {
    all.push_back(pair.signed_now());
    pair.signer.grow(100);
  }
  pair.copy_records();
  Notary& notary = pair.follow();
  for (const StoredCheckpoint& each : all) notary.compare(each);
  notary.compare(all.front());
  check_proof_of(pair.follower, notary, 700);
  pair.follower.close();
  CHECK(pair.follower.tree.newest_checkpoint()->note == all.back().note);
  CHECK_FALSE(pair.follow().damage());
}

TEST_CASE("a flipped byte in the copy is damage at the next checkpoint") {
  const std::uint64_t flipped = GENERATE(1U, 256U, 299U, 300U);
  Pair pair(200);
  std::optional<StoredCheckpoint> before;
  if (flipped > 200) before = pair.signed_now();
  pair.signer.grow(100);
  std::vector<std::string> records;
  for (const auto& record : pair.signer.log.read_after({}, 300)) records.push_back(record.bytes);
  records.at(flipped - 1).back() ^= 1;
  Office copy(0);
  REQUIRE(copy.log.append({}, records, {}) == AppendStatus::stored);
  copy.tree.keys = pair.signer.tree.keys;
  Notary& notary = copy.open(NotaryRole::follows);
  if (before) {
    notary.compare(*before);
    check_proof_of(copy, notary, 200);
  }
  const StoredCheckpoint checkpoint = pair.signed_now();
  notary.compare(checkpoint);
  const std::string first = before ? "201" : "1";
  CHECK(pair.damage_of(notary).find("one of events " + first + " to 300 is not what") == 0);
  REQUIRE(notary.damage());
  CHECK(notary.inclusion(at(300)).error().code == ErrorCode::ledger_read_only);
  notary.lead();
  CHECK(notary.role() == NotaryRole::follows);
  copy.close();
  CHECK(copy.anchor.read() == (before ? std::optional(before->note) : std::nullopt));
}

TEST_CASE("a checkpoint that no key of the ledger signed is damage") {
  Pair pair(10);
  Notary& notary = pair.follow();
  StoredCheckpoint checkpoint = pair.signed_now();
  SECTION("another's") {
    checkpoint.note = sign_checkpoint(pair.signer.tree_of(10), new_signing_key("seatledger/x"));
  }
  SECTION("over another number of events than it is said to be") { checkpoint.size = 9; }
  notary.compare(checkpoint);
  CHECK(pair.damage_of(notary).find("is not signed by a key of this ledger") != std::string::npos);
}

TEST_CASE("a key that the other server made is known once it has signed") {
  Pair pair(10);
  Notary& notary = pair.follow();
  notary.compare(pair.signed_now());
  check_proof_of(pair.follower, notary, 10);
  CHECK(notary.rotate_key().error().code == ErrorCode::no_leader);
  REQUIRE(pair.signer.notary->rotate_key().has_value());
  pair.copy_keys();
  CHECK(notary.keys().size() == 1);
  notary.compare({10, pair.signer.notary->newest_checkpoint().value()});
  pair.signer.grow(1);
  pair.copy_records();
  notary.compare(pair.signed_now());
  check_proof_of(pair.follower, notary, 11);
  CHECK(notary.keys() == pair.signer.notary->keys());
}

TEST_CASE("what cannot be stored now is compared again later") {
  Pair pair(10);
  Notary& notary = pair.follow();
  pair.follower.set(&MemoryTree::is_failing, true);
  notary.compare(pair.signed_now());
  pair.follower.set(&MemoryTree::is_failing, false);
  pair.signer.grow(1);
  pair.copy_records();
  notary.compare(pair.signed_now());
  check_proof_of(pair.follower, notary, 11);
}

TEST_CASE("the lead changes hands: the one signs where the other ended, with the same key") {
  Pair pair(300);
  Notary& first = *pair.signer.notary;
  Notary& second = pair.follow();
  second.compare(pair.signed_now());
  check_proof_of(pair.follower, second, 300);
  first.follow();
  CHECK(first.role() == NotaryRole::follows);
  CHECK(first.rotate_key().error().code == ErrorCode::no_leader);
  second.lead();
  CHECK(second.role() == NotaryRole::signs);
  second.compare({1, "passed over"});
  pair.follower.grow(100);
  check_proof_of(pair.follower, second, 400);
  // The first one hashes the events of the second, and takes what it signed.
  pair.signer.grow(100);
  const auto proof = second.inclusion(at(400));
  REQUIRE(proof.has_value());
  first.compare({proof->tree.size, proof->note});
  check_proof_of(pair.signer, first, 400);
  REQUIRE(second.rotate_key().has_value());
  CHECK(second.keys().size() == 2);
  // And back.
  pair.follower.close();
  {
    const std::scoped_lock lock(pair.signer.tree.mutex, pair.follower.tree.mutex);
    pair.signer.tree.keys = pair.follower.tree.keys;
    pair.signer.tree.seed = pair.follower.tree.seed;
  }
  first.lead();
  pair.signer.grow(1);
  check_proof_of(pair.signer, first, 401);
  CHECK(first.keys().size() == 2);
}

TEST_CASE("after the lead was given up nothing is signed, not even at the end") {
  Office office;
  Notary& notary = office.open();
  check_proof_of(office, notary, 1);
  notary.follow();
  office.grow(5);
  office.close();
  CHECK(office.tree.newest_checkpoint()->size == 1);
}

TEST_CASE("a key that cannot be read leaves a notary that follows") {
  Pair pair(10);
  Notary& notary = pair.follow();
  {
    const std::lock_guard lock(pair.follower.tree.mutex);
    pair.follower.tree.seed.reset();
  }
  CHECK_THROWS_AS(notary.lead(), StoreError);
  CHECK(notary.role() == NotaryRole::follows);
  CHECK_FALSE(notary.damage());
  notary.compare(pair.signed_now());
  check_proof_of(pair.follower, notary, 10);
}

}  // namespace seatledger::ledger
