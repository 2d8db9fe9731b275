// Local random secrets, kept in the ledger's database, never in an event. Any thread.
#pragma once

#include <string_view>

#include "base/digest.h"

namespace seatledger::ledger {

class Secrets {
 public:
  virtual ~Secrets() = default;
  // The secret of that name; created and synced to disk at the first call. Throws StoreError.
  virtual Digest secret(std::string_view name) = 0;
};

}  // namespace seatledger::ledger
