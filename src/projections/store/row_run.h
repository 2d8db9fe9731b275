// Many rows in the order they came, packed close together, and then in the order of their keys.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace seatledger::projections {

struct RunRow {
  std::string_view key;
  std::optional<std::string_view> value;  // nothing: the key goes
};

class RowRun {
 public:
  // Of two rows with one key the later counts.
  void put(std::string_view key, std::optional<std::string_view> value);
  // Of keys and values.
  std::size_t bytes() const { return bytes_; }
  bool empty() const { return places_.empty(); }
  // Forgets the rows and keeps the memory: pages that were never touched are what costs most.
  void clear();

  // The newest row of a key, in as many steps as there are rows.
  std::optional<RunRow> find(std::string_view key) const;

  // Each key once, in order; valid until the run changes. Another thread may call find() meanwhile.
  std::span<const RunRow> sort();

 private:
  struct Place {
    // The beginning of the key as numbers that compare like its bytes: most comparisons end there,
    // without a look at the key.
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    const char* at = nullptr;  // the key, the value behind it
    std::uint32_t number = 0;  // in the order they came
    std::uint32_t key_size = 0;
  };
  struct Freed {
    void operator()(char* block) const;
  };
  struct Block {
    std::unique_ptr<char, Freed> bytes;
    std::size_t size = 0;
  };

  static std::string_view key_of(const Place& place) { return {place.at, place.key_size}; }
  RunRow row_of(const Place& place) const;
  char* room_for(std::size_t size);

  std::vector<Block> blocks_;
  std::size_t blocks_used_ = 0;
  char* room_ = nullptr;
  std::size_t room_left_ = 0;
  std::size_t bytes_ = 0;
  std::vector<Place> places_;
  std::vector<std::uint32_t> value_sizes_;  // by number

  // Of sort().
  std::vector<Place> order_;
  std::vector<RunRow> sorted_;
};

}  // namespace seatledger::projections
