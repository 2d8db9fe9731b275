#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/public_key_file.h"
#include "cli/whole_number.h"
#include "ledger/proof/event_proof.h"

namespace seatledger::cli {
namespace {

using nlohmann::json;

struct CheckProofFlags {
  std::string proof;
  std::string public_key;
  std::string old_checkpoint;
  std::string new_checkpoint;
  bool json = false;
};

struct ProofVerdict {
  json about = json::object();  // which proof it is, for --json
  std::string proven;           // the sentence to print when the proof holds
  std::optional<std::string> flaw;
};

Digest digest_in(const json& value) {
  const auto digest = digest_from_hex(value.get<std::string>());
  if (!digest) throw std::runtime_error("the proof has a hash that is not 64 hexadecimal digits");
  return *digest;
}

std::vector<Digest> digests_in(const json& values) {
  std::vector<Digest> digests;
  for (const auto& value : values) digests.push_back(digest_in(value));
  return digests;
}

// The checkpoint in a file: a note, or a proof, which ends with one. So today's proof can serve as
// the old checkpoint of a later check.
std::string checkpoint_in_file(const std::string& path) {
  std::string text = content_of(path);
  const json proof = json::parse(text, nullptr, false);
  if (!proof.is_object()) return text;
  try {
    return proof.at("checkpoint");
  } catch (const json::exception&) {
    throw std::runtime_error(path + " holds no checkpoint, and no proof, which ends with one");
  }
}

ProofVerdict check_event(const json& text, const std::vector<ledger::VerifierKey>& keys) {
  ledger::EventProof proof;
  proof.position = Position{whole_number(text, "position")};
  proof.tree_size = whole_number(text, "tree_size");
  proof.leaf_hash = digest_in(text.at("leaf_hash"));
  proof.hashes = digests_in(text.at("hashes"));
  proof.record = text.at("record");
  proof.checkpoint = text.at("checkpoint");
  return {{{"position", proof.position.value}, {"tree_size", proof.tree_size}},
          "event " + std::to_string(proof.position.value) + " is in the signed tree of " +
              std::to_string(proof.tree_size) + " events",
          ledger::error_in(proof, keys)};
}

ProofVerdict check_consistency(const CheckProofFlags& flags, const json& text,
                               const std::vector<ledger::VerifierKey>& keys) {
  ledger::ConsistencyProof proof;
  proof.from = whole_number(text, "from");
  proof.to = whole_number(text, "to");
  proof.hashes = digests_in(text.at("hashes"));
  proof.old_checkpoint = checkpoint_in_file(flags.old_checkpoint);
  proof.checkpoint = flags.new_checkpoint.empty() ? text.at("checkpoint").get<std::string>()
                                                  : checkpoint_in_file(flags.new_checkpoint);
  return {{{"from", proof.from}, {"to", proof.to}},
          "the signed tree of " + std::to_string(proof.to) + " events begins with the " +
              std::to_string(proof.from) + " events of the old checkpoint",
          ledger::error_in(proof, keys)};
}

std::runtime_error no_proof(const CheckProofFlags& flags) {
  return std::runtime_error(flags.proof +
                            " holds no proof: `seatledger prove POSITION --out FILE` writes one");
}

ProofVerdict check_fields(const CheckProofFlags& flags, const json& text,
                          const std::vector<ledger::VerifierKey>& keys) {
  if (text.contains("from")) {
    if (flags.old_checkpoint.empty()) {
      throw std::invalid_argument(
          "this is a consistency proof: give the older checkpoint as --old-checkpoint");
    }
    return check_consistency(flags, text, keys);
  }
  if (!flags.old_checkpoint.empty()) {
    throw std::invalid_argument(
        "--old-checkpoint is only for a proof that `seatledger prove --from` wrote");
  }
  return check_event(text, keys);
}

ProofVerdict verdict_of(const CheckProofFlags& flags) {
  const auto keys = keys_in_file(flags.public_key);
  const json text = json::parse(content_of(flags.proof), nullptr, false);
  if (!text.is_object()) throw no_proof(flags);
  try {
    return check_fields(flags, text, keys);
  } catch (const json::exception&) {
    throw no_proof(flags);
  }
}

int check_proof(const CheckProofFlags& flags) {
  ProofVerdict verdict = verdict_of(flags);
  if (flags.json) {
    verdict.about["proven"] = !verdict.flaw;
    if (verdict.flaw) verdict.about["reason"] = *verdict.flaw;
    std::cout << verdict.about.dump() << '\n';
  } else if (verdict.flaw) {
    std::cout << "not proven: " << *verdict.flaw << '\n';
  } else {
    std::cout << "proven: " << verdict.proven << '\n';
  }
  return verdict.flaw ? no : yes;
}

}  // namespace

void add_check_proof(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<CheckProofFlags>();
  CLI::App* command =
      app.add_subcommand("check-proof",
                         "Checks, without a server, the proof that an event is in the log or that "
                         "the log only grew");
  command->add_option("FILE", flags->proof, "A file that `seatledger prove` wrote")->required();
  command
      ->add_option("--public-key", flags->public_key,
                   "A file with verifier keys, one per line, or with the answer of "
                   "/api/ledger/public-key/")
      ->required();
  auto* old_checkpoint =
      command->add_option("--old-checkpoint", flags->old_checkpoint,
                          "With a proof of `prove --from`: the older checkpoint, or an older "
                          "proof, which contains one");
  command
      ->add_option("--new-checkpoint", flags->new_checkpoint,
                   "With a proof of `prove --from --to`: the newer checkpoint, instead of the "
                   "one in the proof")
      ->needs(old_checkpoint);
  command->add_flag("--json", flags->json, "The verdict as JSON");
  command->footer(
      "The signature of every checkpoint is checked. If the signing key was replaced, the file of "
      "keys must also hold the old key.\n"
      "Example: seatledger check-proof p.json --public-key ledger.pub\n"
      "Example: seatledger check-proof grown.json --public-key ledger.pub --old-checkpoint kept\n"
      "Exit code 0: proven, 1: not proven, 2: could not tell");
  command->callback([flags, &exit_code] { exit_code = check_proof(*flags); });
}

}  // namespace seatledger::cli
