#include "ledger/proof/signing_keys.h"

#include <utility>

#include "base/store_error.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t origin_digits = 16;

}  // namespace

std::string new_origin() {
  return "seatledger/" + to_hex(random_digest()).substr(0, origin_digits);
}

std::vector<VerifierKey> verifier_keys_in(const TreeStore& store) {
  std::vector<VerifierKey> keys;
  for (const std::string& text : store.verifier_keys()) {
    auto key = verifier_key_from(text);
    if (!key) throw StoreError("a public key of the checkpoints is damaged: " + text);
    keys.push_back(std::move(*key));
  }
  return keys;
}

SigningKeys::SigningKeys(TreeStore& store) : store_(store), verifiers_(verifier_keys_in(store)) {
  const auto seed = store_.signing_seed();
  if (!seed && verifiers_.empty()) {
    add(new_signing_key(new_origin()));
    return;
  }
  if (!seed || verifiers_.empty()) throw StoreError("half of the signing key is missing");
  current_ = {verifiers_.back().name, *seed};
  if (current_.verifier() != verifiers_.back()) {
    throw StoreError("the secret of the signing key is not that of its public half");
  }
}

void SigningKeys::rotate() { add(new_signing_key(current_.name)); }

void SigningKeys::add(SigningKey key) {
  VerifierKey verifier = key.verifier();
  if (!store_.add_signing_key(key.seed, verifier.text())) {
    throw StoreError("the new signing key cannot be stored");
  }
  current_ = std::move(key);
  verifiers_.push_back(std::move(verifier));
}

}  // namespace seatledger::ledger
