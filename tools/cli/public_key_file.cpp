#include "cli/public_key_file.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

namespace seatledger::cli {

using nlohmann::json;

namespace {

std::runtime_error no_key(const std::string& path) {
  return std::runtime_error(path +
                            " holds no public key of a ledger, or more than keys: the server's "
                            "answer to GET /api/ledger/public-key/ is such a file");
}

}  // namespace

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<ledger::VerifierKey> keys_in_file(const std::string& path) {
  const std::string text = content_of(path);
  std::vector<std::string> lines;
  if (const json answer = json::parse(text, nullptr, false); answer.is_object()) {
    try {
      lines.push_back(answer.at("key"));
      for (const auto& old : answer.value("old_keys", json::array())) lines.push_back(old);
    } catch (const json::exception&) {
      throw no_key(path);
    }
  } else {
    std::istringstream in(text);
    for (std::string line; in >> line;) lines.push_back(line);
  }
  std::vector<ledger::VerifierKey> keys;
  for (const std::string& line : lines) {
    auto key = ledger::verifier_key_from(line);
    if (!key) throw no_key(path);
    keys.push_back(std::move(*key));
  }
  if (keys.empty()) throw no_key(path);
  return keys;
}

}  // namespace seatledger::cli
