// What operators ask of a server: backups, snapshots, how it is; implemented in app, which knows
// the files. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/ids.h"
#include "base/time.h"

namespace seatledger::runtime {

struct Backup {
  std::string name;
  Timestamp made;
  Position position;        // of the last event in it
  Position views;           // the views in it are of this position
  std::uint64_t bytes = 0;  // of its files, shared ones included
};

struct BackupsState {
  std::filesystem::path directory;  // empty: none is set
  // The one that is being made: its name, and what is copied of it. Files that another backup has
  // already are not copied, so the end may come early.
  std::optional<std::string> running;
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;
  std::optional<std::string> failure;  // of the last that was begun; nothing: it was made
  std::vector<Backup> backups;         // oldest first
};

class Operations {
 public:
  virtual ~Operations() = default;

  // Begins a backup on a thread of its own and answers its name, made from the time when none is
  // given. invalid_fields: the name is not one, or taken, or no directory is set; queue_full: one
  // runs already.
  virtual Result<std::string> start_backup(const std::optional<std::string>& name) = 0;
  // Throws StoreError.
  virtual BackupsState backups() const = 0;

  // Ledger and views of one moment, in a directory of the server's machine that can be read as a
  // data directory; whoever asked removes it, else the server does at its next start. Takes as
  // long as write buffers are flushed. Throws StoreError.
  virtual std::filesystem::path make_snapshot() = 0;

  struct Place {
    std::filesystem::path data_dir;
    std::uint64_t free_bytes = 0;
    std::uint64_t views_generation = 0;
  };
  virtual Place place() const = 0;  // throws StoreError
};

}  // namespace seatledger::runtime
