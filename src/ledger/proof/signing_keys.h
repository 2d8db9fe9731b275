// The keys that sign checkpoints: one signs, the public halves of all stay, so that what an old key
// signed can always be checked.
#pragma once

#include <span>
#include <vector>

#include "ledger/proof/checkpoint.h"
#include "ledger/proof/tree_store.h"

namespace seatledger::ledger {

// The public keys in the store, oldest first. Throws StoreError: one is damaged.
std::vector<VerifierKey> verifier_keys_in(const TreeStore& store);

// Not safe to share between threads.
class SigningKeys {
 public:
  // Reads the keys, and makes the first one of a new ledger, synced to disk. Its name, which is the
  // origin of all checkpoints, is "seatledger/" and 16 random hexadecimal digits, and stays.
  // `store` must outlive this. Throws StoreError.
  explicit SigningKeys(TreeStore& store);

  const SigningKey& current() const { return current_; }
  std::span<const VerifierKey> verifiers() const { return verifiers_; }  // the last is current()'s

  // A new key signs from here on; the secret half of the one before is gone. Throws StoreError:
  // nothing changed.
  void rotate();

 private:
  void add(SigningKey key);

  TreeStore& store_;
  SigningKey current_;
  std::vector<VerifierKey> verifiers_;
};

}  // namespace seatledger::ledger
