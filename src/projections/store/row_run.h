// Many rows in order of arrival, packed closely, which can then be sorted by key.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "projections/store/key_head.h"

namespace seatledger::projections {

struct RunRow {
  std::string_view key;
  std::optional<std::string_view> value;  // nothing: delete the key
};

class RowRun {
 public:
  // Of two rows with the same key the later one counts.
  void put(std::string_view key, std::optional<std::string_view> value);
  // The total size of keys and values.
  std::size_t bytes() const { return bytes_; }
  bool empty() const { return places_.empty(); }
  // Removes the rows but keeps the memory, because touching new pages is expensive.
  void clear();

  // The newest row of a key. Linear search.
  std::optional<RunRow> find(std::string_view key) const;

  // By key, each key once; valid until the run changes, which find() and put() then must not use
  // before clear().
  std::span<const RunRow> sort();

 private:
  struct Place {
    // Of the key, until it is sorted; then of what follows in keys that begin alike.
    KeyHead head;
    const char* at = nullptr;  // the key, followed by the value
    std::uint32_t number = 0;  // in order of arrival
    std::uint32_t key_size = 0;

    void take_head(std::size_t from);
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
  static void sort_from(std::span<Place> places, std::size_t depth);

  std::vector<Block> blocks_;
  std::size_t blocks_used_ = 0;
  char* room_ = nullptr;
  std::size_t room_left_ = 0;
  std::size_t bytes_ = 0;
  std::vector<Place> places_;
  std::vector<std::uint32_t> value_sizes_;  // by number

  std::vector<RunRow> sorted_;  // result of sort(); keeps its memory
};

}  // namespace seatledger::projections
