// The part of the notary that follows what another server signs, and that changes its role.
#include <utility>

#include "base/store_error.h"
#include "ledger/proof/notary.h"

namespace seatledger::ledger {

NotaryRole Notary::role() const {
  const std::lock_guard lock(mutex_);
  return role_;
}

void Notary::lead() {
  {
    const std::lock_guard lock(mutex_);
    if (damage_ || role_ == NotaryRole::signs) return;
    signer_.emplace(store_);
    verifiers_.assign(signer_->verifiers().begin(), signer_->verifiers().end());
    role_ = NotaryRole::signs;
    wanted_ = true;
  }
  wanted_changed_.notify_all();
  round_ended_.notify_all();
}

// It signs under the lock, so what it signs now was signed before.
void Notary::follow() {
  const std::lock_guard lock(mutex_);
  role_ = NotaryRole::follows;
  signer_.reset();
  sign_again_ = false;
}

void Notary::compare(StoredCheckpoint checkpoint) {
  {
    const std::lock_guard lock(mutex_);
    if (role_ == NotaryRole::signs) return;
    handed_.push_back(std::move(checkpoint));
    wanted_ = true;
  }
  wanted_changed_.notify_all();
}

// What was handed over is also compared after this notary began to sign.
void Notary::compare_handed() {
  for (;;) {
    StoredCheckpoint next;
    {
      const std::lock_guard lock(mutex_);
      if (!handed_.empty()) {
        next = handed_.front();
      } else if (newest_) {
        next.size = newest_->tree.size;  // only up to there, after the tree had to be rebuilt
      }
    }
    if (next.size > log_.head().value || !hash_up_to(next.size)) return;
    std::optional<std::string> damage;
    {
      const std::lock_guard lock(mutex_);
      if (next.note.empty()) return;
      damage = compare_locked(next);
      const bool is_kept =
          newest_ && (next.size < newest_->tree.size || next.note == newest_->note);
      if (!damage && !is_kept) return;  // it cannot be stored now
      handed_.pop_front();
    }
    if (damage) return found(std::move(*damage));
  }
}

// One sentence about damage. Throws StoreError.
std::optional<std::string> Notary::compare_locked(const StoredCheckpoint& checkpoint) {
  const std::string source = "the checkpoint over events 1 to " + std::to_string(checkpoint.size) +
                             ", which another server made,";
  auto opened = open_checkpoint(checkpoint.note, verifiers_);
  if (!opened) {
    verifiers_ = verifier_keys_in(store_);  // there may be a new one
    opened = open_checkpoint(checkpoint.note, verifiers_);
  }
  if (!opened || opened->tree.size != checkpoint.size) {
    return source + " is not signed by a key of this ledger";
  }
  const std::uint64_t agreed = newest_ ? newest_->tree.size : 0;
  if (merkle::root(checkpoint.size, tree_.nodes()) != opened->tree.root) {
    const std::uint64_t first = agreed < checkpoint.size ? agreed + 1 : 1;
    return "one of events " + std::to_string(first) + " to " + std::to_string(checkpoint.size) +
           " is not what " + source + " was signed over; seatledger verify tells which";
  }
  if (checkpoint.size < agreed || (newest_ && newest_->note == checkpoint.note)) {
    return std::nullopt;
  }
  keep_locked({opened->tree, checkpoint.note});
  return std::nullopt;
}

}  // namespace seatledger::ledger
