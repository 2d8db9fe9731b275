// The keys that sign checkpoints. Only the newest signs; the public halves of all are kept, so that
// old signatures can always be checked.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ledger/proof/checkpoint.h"
#include "ledger/proof/tree_store.h"

namespace seatledger::ledger {

// The name of a new ledger, the origin of all its checkpoints: "seatledger/" and 16 random
// hexadecimal digits.
std::string new_origin();

// The public keys in the store, oldest first. Throws StoreError when one is damaged.
std::vector<VerifierKey> verifier_keys_in(const TreeStore& store);

// Not thread-safe.
class SigningKeys {
 public:
  // Reads the keys; for a new ledger, creates the first one, synced to disk. Its name, the origin
  // of all checkpoints, is "seatledger/" and 16 random hexadecimal digits and never changes.
  // `store` must outlive this. Throws StoreError.
  explicit SigningKeys(TreeStore& store);

  const SigningKey& current() const { return current_; }
  std::span<const VerifierKey> verifiers() const { return verifiers_; }  // the last is current()'s

  // Replaces the signing key; the old secret half is deleted. On failure nothing changes and it
  // throws StoreError.
  void rotate();

 private:
  void add(SigningKey key);

  TreeStore& store_;
  SigningKey current_;
  std::vector<VerifierKey> verifiers_;
};

}  // namespace seatledger::ledger
