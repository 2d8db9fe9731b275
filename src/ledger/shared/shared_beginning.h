// What a new shared ledger begins with. It is written together with the tables, so that every
// server finds it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ledger/log/secrets.h"
#include "ledger/proof/tree_store.h"
#include "ledger/shared/shared_rows.h"

namespace seatledger::ledger {

// Names of shared secrets. Permanent.
inline constexpr std::string_view signing_key_secret = "signing_key";
inline constexpr std::string_view api_keys_secret = "api_keys";

struct SharedBeginning {
  std::string origin;  // of all checkpoints; the name of the ledger
  std::vector<SharedSecret> secrets;
  std::vector<SharedVerifierKey> verifier_keys;
};

// Fresh random secrets, and a key that signs.
SharedBeginning new_shared_beginning();

// Those of a single server's ledger. Throws StoreError.
SharedBeginning beginning_of(Secrets& secrets, const TreeStore& tree);

}  // namespace seatledger::ledger
