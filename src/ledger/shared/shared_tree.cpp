#include "ledger/shared/shared_tree.h"

#include <utility>

#include "base/store_error.h"
#include "ledger/shared/shared_beginning.h"

namespace seatledger::ledger {

SharedTree::SharedTree(TreeStore& copy, SharedRows& rows, CurrentTerm term)
    : copy_(copy), rows_(rows), term_(std::move(term)) {
  read_keys();
}

void SharedTree::read_keys() {
  const std::lock_guard lock(mutex_);
  const std::size_t known = copy_.verifier_keys().size();
  for (const SharedVerifierKey& key : rows_.verifier_keys()) {
    if (key.number <= known) continue;
    if (!copy_.add_signing_key(Digest{}, key.text)) {
      throw StoreError("a public key of the checkpoints cannot be written to the copy");
    }
  }
}

std::vector<StoredCheckpoint> SharedTree::signed_from(std::uint64_t size, std::size_t limit) {
  const std::lock_guard lock(mutex_);
  return rows_.checkpoints_from(size, limit);
}

std::optional<Digest> SharedTree::signing_seed() const {
  const std::lock_guard lock(mutex_);
  const auto text = rows_.secret(signing_key_secret);
  if (!text) return std::nullopt;
  const auto seed = digest_from_hex(*text);
  if (!seed) throw StoreError("the shared secret of the signing key is damaged");
  return seed;
}

bool SharedTree::is_out_of_room() const {
  if (copy_.is_out_of_room()) return true;
  const std::lock_guard lock(mutex_);
  return not_reached_;
}

bool SharedTree::write(const TreeWrite& write) {
  const std::lock_guard lock(mutex_);
  not_reached_ = false;
  if (const auto term = term_(); term && write.checkpoint) {
    try {
      not_reached_ = !rows_.put_checkpoint(*term, *write.checkpoint, write.dropped);
    } catch (const StoreError&) {
      not_reached_ = true;
    }
    if (not_reached_) return false;
  }
  return copy_.write(write);
}

bool SharedTree::add_signing_key(const Digest& seed, const std::string& verifier_key) {
  const std::lock_guard lock(mutex_);
  const auto term = term_();
  if (!term) return false;
  try {
    const std::uint64_t number = copy_.verifier_keys().size() + 1;
    if (!rows_.put_signing_key(*term, {std::string(signing_key_secret), to_hex(seed)},
                               {number, verifier_key})) {
      return false;
    }
  } catch (const StoreError&) {
    return false;
  }
  return copy_.add_signing_key(Digest{}, verifier_key);
}

}  // namespace seatledger::ledger
