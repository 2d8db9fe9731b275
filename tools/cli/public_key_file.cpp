#include "cli/public_key_file.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

namespace seatledger::cli {

using nlohmann::json;

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

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
    if (!key) throw std::runtime_error(path + " has a line that is no public key: " + line);
    keys.push_back(std::move(*key));
  }
  if (keys.empty()) throw std::runtime_error(path + " holds no public key");
  return keys;
}

}  // namespace seatledger::cli
