#include "ledger/proof/event_proof.h"

#include "base/store_error.h"
#include "ledger/log/record.h"
#include "ledger/proof/merkle.h"

namespace seatledger::ledger {
namespace {

// Why a note could not be opened.
std::string error_of_note(const std::string& note, const std::string& name) {
  return "the " + name + (read_checkpoint(note) ? " is not signed by this key" : " cannot be read");
}

}  // namespace

std::optional<std::string> error_in(const EventProof& proof, std::span<const VerifierKey> keys) {
  const auto checkpoint = open_checkpoint(proof.checkpoint, keys);
  if (!checkpoint) return error_of_note(proof.checkpoint, "checkpoint");
  if (checkpoint->tree.size != proof.tree_size) return "the checkpoint is over another tree";
  if (proof.position.value == 0) return "there is no event 0";
  try {
    decode_record(proof.record, proof.position);
  } catch (const StoreError& problem) {
    return problem.what();
  }
  const Digest leaf = merkle::leaf_hash(proof.record);
  if (leaf != proof.leaf_hash) return "the record does not hash to the leaf";
  if (!merkle::verify_inclusion(proof.position.value - 1, leaf, checkpoint->tree, proof.hashes)) {
    return "the hashes do not lead from the record to the signed root";
  }
  return std::nullopt;
}

std::optional<std::string> error_in(const ConsistencyProof& proof,
                                    std::span<const VerifierKey> keys) {
  const auto from = open_checkpoint(proof.old_checkpoint, keys);
  if (!from) return error_of_note(proof.old_checkpoint, "old checkpoint");
  const auto to = open_checkpoint(proof.checkpoint, keys);
  if (!to) return error_of_note(proof.checkpoint, "checkpoint");
  if (from->tree.size != proof.from) {
    return "the old checkpoint is over " + std::to_string(from->tree.size) +
           " events, and the proof begins at " + std::to_string(proof.from);
  }
  if (to->tree.size != proof.to) {
    return "the checkpoint is over " + std::to_string(to->tree.size) +
           " events, and the proof leads to " + std::to_string(proof.to);
  }
  if (!merkle::verify_consistency(from->tree, to->tree, proof.hashes)) {
    return "the hashes do not lead from the old signed root to the new one";
  }
  return std::nullopt;
}

}  // namespace seatledger::ledger
