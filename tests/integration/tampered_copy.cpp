#include "tampered_copy.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <vector>

namespace seatledger::integration {
namespace {

namespace fs = std::filesystem;

void with_database(const fs::path& path, const std::function<void(rocksdb::DB&)>& tamper) {
  rocksdb::DB* opened = nullptr;
  const auto status = rocksdb::DB::Open(rocksdb::Options(), path.string(), &opened);
  INFO(status.ToString());
  REQUIRE(status.ok());
  const std::unique_ptr<rocksdb::DB> db(opened);
  tamper(*db);
  REQUIRE(db->Close().ok());
}

}  // namespace

TamperedCopy::TamperedCopy(const fs::path& original, fs::path root) : root_(std::move(root)) {
  fs::remove_all(root_);
  fs::create_directories(root_);
  fs::copy(original, data(), fs::copy_options::recursive);
}

void TamperedCopy::ledger(const std::function<void(rocksdb::DB&)>& tamper) const {
  with_database(data() / "ledger", tamper);
}

void TamperedCopy::views(const std::function<void(rocksdb::DB&)>& tamper) const {
  for (const auto& entry : fs::directory_iterator(data() / "views")) {
    if (fs::exists(entry.path() / "CURRENT")) return with_database(entry.path(), tamper);
  }
  FAIL("there are no views");
}

void TamperedCopy::audit(const std::function<void(rocksdb::DB&)>& tamper) const {
  with_database(data() / "audit", tamper);
}

fs::path TamperedCopy::largest(const std::string& extension) const {
  fs::path found;
  for (const auto& entry : fs::directory_iterator(data() / "ledger")) {
    if (entry.path().extension() != extension) continue;
    if (found.empty() || entry.file_size() > fs::file_size(found)) found = entry.path();
  }
  REQUIRE_FALSE(found.empty());
  REQUIRE(fs::file_size(found) > 1000);
  return found;
}

void TamperedCopy::flip_byte_of_file(const std::string& extension) const {
  const fs::path file = largest(extension);
  std::string bytes = file_text(file);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x20);
  write_file(file, bytes);
}

void TamperedCopy::flip_byte_where(const std::string& bytes, const std::string& extension) const {
  const fs::path file = largest(extension);
  std::string text = file_text(file);
  const std::size_t at = text.find(bytes);
  REQUIRE(at != std::string::npos);
  text[at] = static_cast<char>(text[at] ^ 0x20);
  write_file(file, text);
}

void TamperedCopy::cut_file(const std::string& extension) const {
  const fs::path file = largest(extension);
  fs::resize_file(file, fs::file_size(file) / 2);
}

std::string number_key(char what, std::uint64_t number) {
  std::string key(1, what);
  for (int shift = 56; shift >= 0; shift -= 8) key += static_cast<char>(number >> shift);
  return key;
}

std::string tile_key(unsigned level, std::uint64_t index) {
  std::string key = number_key('m', index);
  return key.insert(1, 1, static_cast<char>(level));
}

std::string value_of(rocksdb::DB& db, const std::string& key) {
  std::string value;
  REQUIRE(db.Get(rocksdb::ReadOptions(), key, &value).ok());
  return value;
}

void put(rocksdb::DB& db, const std::string& key, const std::string& value) {
  REQUIRE(db.Put(rocksdb::WriteOptions(), key, value).ok());
}

void erase(rocksdb::DB& db, const std::string& key) {
  value_of(db, key);
  REQUIRE(db.Delete(rocksdb::WriteOptions(), key).ok());
}

std::vector<std::string> keys_of(rocksdb::DB& db, char what) {
  std::vector<std::string> keys;
  const std::unique_ptr<rocksdb::Iterator> at(db.NewIterator(rocksdb::ReadOptions()));
  for (at->Seek(std::string(1, what)); at->Valid() && at->key()[0] == what; at->Next()) {
    keys.push_back(at->key().ToString());
  }
  return keys;
}

std::uint64_t last_number(rocksdb::DB& db, char what) {
  const auto keys = keys_of(db, what);
  REQUIRE_FALSE(keys.empty());
  std::uint64_t number = 0;
  for (const char c : keys.back().substr(1)) number = number * 256 + static_cast<unsigned char>(c);
  return number;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  INFO(text);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string file_text(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << text;
  REQUIRE(out.flush());
}

}  // namespace seatledger::integration
