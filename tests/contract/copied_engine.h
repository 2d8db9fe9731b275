// A server's log over a shared ledger of a named engine, and a copy in RocksDB.
#pragma once

#include <memory>
#include <string>

#include "engines.h"

namespace seatledger::contract {

std::unique_ptr<Engine> open_copied_engine(const std::string& shared_engine);

}  // namespace seatledger::contract
