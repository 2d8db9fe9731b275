// Copies of closed databases in a backup directory. Files that several copies share are stored
// once, each with its checksum. `area` separates databases ("ledger", "views"). One thread at a
// time, except for stop().
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace seatledger::ledger {

using CopyId = std::uint32_t;

class DatabaseCopies {
 public:
  DatabaseCopies() = default;
  virtual ~DatabaseCopies() = default;
  DatabaseCopies(const DatabaseCopies&) = delete;
  DatabaseCopies& operator=(const DatabaseCopies&) = delete;

  // All throw StoreError.

  // Makes a durable copy of the database in `source`, which must not be open elsewhere. `copied` is
  // called from time to time with the number of bytes copied.
  virtual CopyId add(const std::string& area, const std::filesystem::path& source,
                     const std::function<void(std::uint64_t bytes)>& copied) = 0;
  // Reads every file of a copy and compares its checksum.
  virtual void verify(const std::string& area, CopyId id) = 0;
  // `target` must be empty or not exist.
  virtual void restore(const std::string& area, CopyId id, const std::filesystem::path& target) = 0;
  virtual std::vector<CopyId> copies(const std::string& area) = 0;
  // Files that no other copy uses are deleted. A copy that does not exist is not an error.
  virtual void remove(const std::string& area, CopyId id) = 0;
  virtual std::uint64_t bytes(const std::string& area, CopyId id) = 0;

  // Makes a running or later add() throw soon. Any thread.
  virtual void stop() = 0;
};

}  // namespace seatledger::ledger
