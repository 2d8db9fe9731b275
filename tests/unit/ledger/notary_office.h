// A log of records that nobody decodes, its tree, and a notary over them.
#pragma once

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "ledger/proof/notary.h"
#include "memory_tree.h"
#include "support/memory_ledger.h"
#include "support/temporary_directory.h"

namespace seatledger::ledger {

inline Position at(std::uint64_t position) { return Position{position}; }

struct Office {
  explicit Office(std::size_t events = 1) { grow(events); }

  void grow(std::size_t count) {
    std::vector<std::string> records;
    for (std::size_t i = 0; i < count; ++i) {
      records.push_back("record " + std::to_string(log.head().value + i + 1));
    }
    REQUIRE(log.append(log.head(), records, {}) == AppendStatus::stored);
  }
  // One whose interval never ends: it signs when it is asked, and when it is stopped.
  Notary& open(NotaryRole role = NotaryRole::signs) {
    notary.reset();
    NotarySettings settings;
    settings.role = role;
    settings.interval = std::chrono::hours(1);
    settings.patience = std::chrono::minutes(5);
    settings.anchor_file = anchor.file();
    settings.report = [this](LogLevel, std::string_view text) {
      const std::lock_guard lock(tree.mutex);
      reports.emplace_back(text);
    };
    notary = std::make_unique<Notary>(log, tree, settings);
    return *notary;
  }
  void close() { notary.reset(); }

  merkle::Tree tree_of(std::uint64_t size) const {
    std::vector<Digest> leaves;
    for (const auto& record : log.read_after({}, size)) {
      leaves.push_back(merkle::leaf_hash(record.bytes));
    }
    const merkle::Nodes nodes = [&](unsigned level, std::uint64_t index) {
      std::string hashes;
      for (std::uint64_t i = index << level; i < (index + 1) << level; ++i) {
        hashes += leaves.at(i).view();
      }
      return root_of_hashes(hashes);
    };
    return {size, merkle::root(size, nodes)};
  }

  // One that signs all the time, and counts what it is told of damage.
  Notary& open_quick(std::chrono::milliseconds unstored_most) {
    NotarySettings settings;
    settings.interval = std::chrono::milliseconds(2);
    settings.unstored_most = unstored_most;
    settings.anchor_file = anchor.file();
    notary = std::make_unique<Notary>(log, tree, settings);
    REQUIRE_FALSE(notary->damage());
    notary->on_damage([this](const std::string& damage) {
      CHECK_FALSE(damage.empty());
      ++told;
    });
    return *notary;
  }
  void set(bool MemoryTree::*what, bool value) {
    const std::lock_guard lock(tree.mutex);
    tree.*what = value;
  }
  // Until it is told of damage, for at most that long. The log grows all the time.
  void wait_told(std::chrono::milliseconds longest) {
    const auto end = std::chrono::steady_clock::now() + longest;
    while (told == 0 && std::chrono::steady_clock::now() < end) {
      grow(1);
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }

  contract::TemporaryDirectory directory;
  MemoryLedger log;
  MemoryTree tree;
  Anchor anchor{directory.path() / "anchor"};
  std::vector<std::string> reports;
  std::atomic<int> told = 0;
  std::unique_ptr<Notary> notary;
};

inline void check_proof_of(Office& office, Notary& notary, std::uint64_t position) {
  const auto proof = notary.inclusion(at(position));
  REQUIRE(proof.has_value());
  CHECK(proof->tree.size >= position);
  CHECK(proof->tree == office.tree_of(proof->tree.size));
  const auto opened = open_checkpoint(proof->note, notary.keys());
  REQUIRE(opened);
  CHECK(opened->tree == proof->tree);
  const auto record = office.log.read_after(at(position - 1), 1).at(0).bytes;
  CHECK(merkle::verify_inclusion(position - 1, merkle::leaf_hash(record), proof->tree,
                                 proof->hashes));
}

}  // namespace seatledger::ledger
