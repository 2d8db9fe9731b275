// A copy of a data directory that the real server wrote, for changing its files directly.
#pragma once

#include <rocksdb/db.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace seatledger::integration {

class TamperedCopy {
 public:
  TamperedCopy(const std::filesystem::path& original, std::filesystem::path root);

  // A directory that holds `data`, as support::ServerProcess wants it.
  const std::filesystem::path& root() const { return root_; }
  std::filesystem::path data() const { return root_ / "data"; }
  std::filesystem::path anchor() const { return data() / "anchor"; }

  // Each opens the ledger's database, the views in use or the audit index, tampers, and closes.
  void ledger(const std::function<void(rocksdb::DB&)>& tamper) const;
  void views(const std::function<void(rocksdb::DB&)>& tamper) const;
  void audit(const std::function<void(rocksdb::DB&)>& tamper) const;

  // The largest file with that extension in the ledger's directory; flips a byte in its middle, or
  // cuts its second half off.
  void flip_byte_of_file(const std::string& extension) const;
  // Flips a byte at the first occurrence of `bytes`, which the file must contain.
  void flip_byte_where(const std::string& bytes, const std::string& extension) const;
  void cut_file(const std::string& extension) const;

 private:
  std::filesystem::path largest(const std::string& extension) const;

  std::filesystem::path root_;
};

// Keys of the ledger's database (docs/event_format.md), deliberately not shared with src/.
std::string number_key(char what, std::uint64_t number);
std::string tile_key(unsigned level, std::uint64_t index);

// REQUIREs that the key exists.
std::string value_of(rocksdb::DB& db, const std::string& key);
void put(rocksdb::DB& db, const std::string& key, const std::string& value);
void erase(rocksdb::DB& db, const std::string& key);
// The number behind the last key that begins with `what`.
std::uint64_t last_number(rocksdb::DB& db, char what);
// Keys that begin with `what`.
std::vector<std::string> keys_of(rocksdb::DB& db, char what);

std::string replaced(std::string text, const std::string& from, const std::string& to);
std::string file_text(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, const std::string& text);

}  // namespace seatledger::integration
