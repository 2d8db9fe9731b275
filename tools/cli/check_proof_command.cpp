#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "ledger/log/event_proof.h"

namespace seatledger::cli {
namespace {

using nlohmann::json;

struct CheckProofFlags {
  std::string proof;
  std::string public_key;
  bool json = false;
};

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A verifier key in each line, or the answer of /api/ledger/public-key/.
std::vector<ledger::VerifierKey> keys_in_file(const std::string& path) {
  const std::string text = content_of(path);
  std::vector<std::string> lines;
  if (const json answer = json::parse(text, nullptr, false); answer.is_object()) {
    lines.push_back(answer.at("key"));
    for (const auto& old : answer.value("old_keys", json::array())) lines.push_back(old);
  } else {
    std::istringstream in(text);
    for (std::string line; in >> line;) lines.push_back(line);
  }
  std::vector<ledger::VerifierKey> keys;
  for (const std::string& line : lines) {
    auto key = ledger::verifier_key_from(line);
    if (!key) throw std::runtime_error(path + " holds what is no public key: " + line);
    keys.push_back(std::move(*key));
  }
  if (keys.empty()) throw std::runtime_error(path + " holds no public key");
  return keys;
}

Digest digest_in(const json& value) {
  const auto digest = digest_from_hex(value.get<std::string>());
  if (!digest) throw std::runtime_error("a hash of the proof is no hash");
  return *digest;
}

ledger::EventProof proof_in_file(const std::string& path) {
  const json text = json::parse(content_of(path), nullptr, false);
  if (!text.is_object()) throw std::runtime_error(path + " holds no proof");
  ledger::EventProof proof;
  proof.position = Position{text.at("position")};
  proof.tree_size = text.at("tree_size");
  proof.leaf_hash = digest_in(text.at("leaf_hash"));
  for (const auto& hash : text.at("hashes")) proof.hashes.push_back(digest_in(hash));
  proof.record = text.at("record");
  proof.checkpoint = text.at("checkpoint");
  return proof;
}

int check_proof(const CheckProofFlags& flags) {
  const auto keys = keys_in_file(flags.public_key);
  const ledger::EventProof proof = proof_in_file(flags.proof);
  const auto flaw = ledger::flaw_in(proof, keys);
  if (flags.json) {
    json verdict{
        {"position", proof.position.value}, {"tree_size", proof.tree_size}, {"proven", !flaw}};
    if (flaw) verdict["reason"] = *flaw;
    std::cout << verdict.dump() << '\n';
  } else if (flaw) {
    std::cout << "not proven: " << *flaw << '\n';
  } else {
    std::cout << "proven: event " << proof.position.value << " is in the signed tree of "
              << proof.tree_size << " events\n";
  }
  return flaw ? no : yes;
}

}  // namespace

void add_check_proof(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<CheckProofFlags>();
  CLI::App* command = app.add_subcommand(
      "check-proof", "Checks the proof of an event; needs neither the server nor its data");
  command->add_option("FILE", flags->proof, "What `seatledger prove` stored")->required();
  command
      ->add_option("--public-key", flags->public_key,
                   "A file with verifier keys, one a line, or the answer of "
                   "/api/ledger/public-key/")
      ->required();
  command->add_flag("--json", flags->json, "The verdict as JSON");
  command->footer("Example: seatledger check-proof p.json --public-key ledger.pub");
  command->callback([flags, &exit_code] { exit_code = check_proof(*flags); });
}

}  // namespace seatledger::cli
