// The open batch: changes to a store that no reader sees yet. Only for the writer thread.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "projections/store/row_writer.h"

namespace seatledger::projections {

class ViewBatch final : public RowWriter {
 public:
  // The store must outlive the batch.
  explicit ViewBatch(const KeyValueStore& store) : store_(store) {}

  // The row with the batch's changes. Existing rows stay cached after the batch; they remain valid,
  // because the store has no other writer.
  std::optional<std::string> get(std::string_view key) const override;
  void put(std::string key, std::string value) override;
  void erase(std::string key) override;

  // Returns the changes, in no particular order, and empties the batch.
  std::vector<Change> take();
  // Drops the changes and the cached rows.
  void clear();
  bool empty() const { return changed_ == 0; }

 private:
  struct Row {
    std::optional<std::string> value;
    bool is_changed = false;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
      return std::hash<std::string_view>{}(key);
    }
  };

  template <class Value>
  using Map = boost::unordered_flat_map<std::string, Value, Hash, std::equal_to<>>;

  static constexpr std::size_t buckets_kept_max = std::size_t{1} << 16U;

  // Valid until the next call.
  std::string* kept(std::string_view key) const;
  std::string& keep(std::string key, std::string value) const;
  void rekeep(std::string_view key, const std::optional<std::string>& value);
  void set(std::string key, std::optional<std::string> value);

  const KeyValueStore& store_;
  mutable Map<Row> rows_;  // changed, or not in the store
  std::size_t changed_ = 0;
  // Rows as in the store. When the younger generation is full, the older one is dropped.
  mutable Map<std::string> young_, old_;
  mutable std::size_t young_bytes_ = 0;
};

}  // namespace seatledger::projections
