// How a ledger's data directory is opened.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>

#include "base/digest.h"
#include "base/logging.h"

namespace seatledger::ledger {

struct LedgerOptions {
  std::filesystem::path data_dir;  // created, readable only by its owner, if missing
  std::size_t write_buffer_bytes = std::size_t{64} << 20U;  // of one write buffer
  int write_buffers_max = 3;
  std::size_t block_cache_bytes = std::size_t{64} << 20U;
  int open_files_max = 256;
  std::size_t people_cache_bytes = std::size_t{128} << 20U;  // a quarter of it for look-ups
  // Receives the engine's own messages, on any thread; empty: they are dropped.
  std::function<void(LogLevel level, std::string_view text)> log;
  // Opens a ledger whose write-ahead log is damaged too, read-only and up to the damage, without
  // changing a file; damage() says which bytes. Else that throws.
  bool reads_damaged = false;
  // The secret of the look-ups of people. Given by the ledger of which this directory is a copy: a
  // copy that has another one is refused. Nothing: a new ledger makes its own.
  std::optional<Digest> lookup_secret;
  // Whether a write is on the disk when it returns. A copy need not: after a power cut it may lack
  // its newest writes, in whole, and is brought up again.
  bool synced = true;
};

}  // namespace seatledger::ledger
