// A file with public keys of the ledger: one verifier key per line, or the answer of
// /api/ledger/public-key/, of which the old keys count too.
#pragma once

#include <string>
#include <vector>

#include "ledger/proof/checkpoint.h"

namespace seatledger::cli {

// Throws std::runtime_error when it cannot be read.
std::string content_of(const std::string& path);
// At least one key. Throws std::runtime_error when the file cannot be read or holds anything else.
std::vector<ledger::VerifierKey> keys_in_file(const std::string& path);

}  // namespace seatledger::cli
