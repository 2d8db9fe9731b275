// A proof, as the file that `seatledger check-proof` reads; also a file of public keys.
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/commands.h"
#include "cli/public_key_file.h"
#include "fuzz/fuzz.h"
#include "ledger/proof/merkle.h"

namespace {

using namespace seatledger;
using fuzz::require;

// The proofs in corpus/proof_file/ were made by a ledger with this key, which then was deleted.
constexpr std::string_view public_key =
    "seatledger/c55ee843b5b39d20+401abfe5+ARY8hePz9JT/FXoUIBP2eA3ooJUqHaZSwnlHzjW/agZt";
constexpr std::string_view old_checkpoint =
    "seatledger/c55ee843b5b39d20\n"
    "4\n"
    "MllxMbZQ9y5vGpYG9nEJlD4NtNw+cPxgmxre+wNRJsQ=\n"
    "\n"
    "\xe2\x80\x94 seatledger/c55ee843b5b39d20 QBq/5fD4LITABI9xgGH1AaBgEbC5SP"
    "sHYTqOrOBsdUv2567wmzDzOK8Ile2fx+EeTawE4vtBczlR4+rEYygDxcPXjgs=\n";
// The leaf of the only record that they prove.
constexpr std::string_view proven_leaf =
    "76c98153a6f1bae93412e2569baffdeef183fb3fd8c2e12df49e0649f19c3536";

class Silence {
 public:
  Silence() : before_(std::cout.rdbuf(text_.rdbuf())) {}
  ~Silence() { std::cout.rdbuf(before_); }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  std::ostringstream text_;
  std::streambuf* const before_;
};

// The exit code; `refused` when the command ends with an exception, whose text is printed.
constexpr int refused = -1;
int check_proof(const std::string& arguments) {
  const Silence silence;
  CLI::App app;
  int exit_code = refused;
  cli::add_check_proof(app, exit_code);
  try {
    app.parse("check-proof " + arguments);
  } catch (const std::exception& reason) {
    require(*reason.what() != '\0', "a refusal says why");
    return refused;
  }
  return exit_code;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::MemoryFile keys(public_key);
  static const fuzz::MemoryFile old(old_checkpoint);
  const std::string_view text = fuzz::text_of(data, size);
  const fuzz::MemoryFile input(text);
  if (check_proof(input.path() + " --public-key " + keys.path()) == cli::yes) {
    const auto proof = nlohmann::json::parse(text);
    const Digest leaf = ledger::merkle::leaf_hash(proof.at("record").get<std::string>());
    require(to_hex(leaf) == proven_leaf, "only what was signed is proven");
  }
  const std::string with_old = " --public-key " + keys.path() + " --old-checkpoint ";
  check_proof(input.path() + with_old + old.path());
  check_proof(input.path() + with_old + input.path());
  try {
    require(!cli::keys_in_file(input.path()).empty(), "a file of keys has one");
  } catch (const std::exception& reason) {
    require(*reason.what() != '\0', "a refusal says why");
  }
  return 0;
}
