// The open batch: changes on top of a store that nobody else sees yet. Only the writer thread uses
// it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "projections/store/row_writer.h"

namespace seatledger::projections {

class ViewBatch final : public RowWriter {
 public:
  // The store must outlive the batch.
  explicit ViewBatch(const KeyValueStore& store) : store_(store) {}

  // The row with the batch's changes. A row that is there stays in memory beyond the batch: nobody
  // else writes to the store, so it stays true.
  std::optional<std::string> get(std::string_view key) const override;
  void put(std::string key, std::string value) override;
  void erase(std::string key) override;

  // The changes in no particular order, and an empty batch again.
  std::vector<Change> take();
  // Forgets the changes and all that was read.
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
  using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  void keep(std::string_view key, const std::string& value) const;
  void rekeep(std::string_view key, const std::optional<std::string>& value);
  void set(std::string key, std::optional<std::string> value);

  const KeyValueStore& store_;
  mutable Map<Row> rows_;  // changed, or missing in the store
  std::size_t changed_ = 0;
  mutable Map<std::string> kept_;  // as the store has them
  mutable std::size_t kept_bytes_ = 0;
};

}  // namespace seatledger::projections
