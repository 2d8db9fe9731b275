// Iterates over the rows between two keys. Included only by the files of this engine.
#pragma once

#include <rocksdb/db.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/store_error.h"
#include "ledger/rocks/rocks_keys.h"
#include "ledger/rocks/rocks_ledger.h"

namespace seatledger::ledger {

// Keeps the store open while it exists: use it briefly, at most one per thread. `what` names the
// rows in error messages. The functions throw StoreError when a row cannot be read.
class RocksRows {
 public:
  // The keys from `begin` up to but not including `end`.
  RocksRows(const RocksLedger& ledger, const char* what, std::string begin, std::string end)
      : ledger_(ledger),
        what_(what),
        begin_(std::move(begin)),
        end_(std::move(end)),
        lower_(begin_),
        upper_(end_),
        open_(ledger.reading()) {
    rocksdb::ReadOptions settings;
    settings.iterate_lower_bound = &lower_;
    settings.iterate_upper_bound = &upper_;
    at_.reset(open_.db().NewIterator(settings));
  }
  // All rows of one kind (rocks_keys.h).
  RocksRows(const RocksLedger& ledger, const char* what, char kind)
      : RocksRows(ledger, what, std::string(1, kind), rocks_keys::end_of(kind)) {}
  RocksRows(const RocksRows&) = delete;
  RocksRows& operator=(const RocksRows&) = delete;

  // Returns false if there is no such row.
  bool first() { return at_->SeekToFirst(), is_there(); }
  bool last() { return at_->SeekToLast(), is_there(); }
  bool next() { return at_->Next(), is_there(); }

  // Valid until the next call.
  std::string_view key() const { return at_->key().ToStringView(); }
  std::string_view value() const { return at_->value().ToStringView(); }

 private:
  bool is_there() const {
    if (at_->Valid()) return true;
    if (at_->status().ok()) return false;
    ledger_.note(at_->status());
    throw StoreError(std::string(what_) + " cannot be read: " + at_->status().ToString());
  }

  const RocksLedger& ledger_;
  const char* const what_;
  const std::string begin_;
  const std::string end_;
  const rocksdb::Slice lower_;
  const rocksdb::Slice upper_;
  const RocksLedger::Reading open_;
  std::unique_ptr<rocksdb::Iterator> at_;
};

}  // namespace seatledger::ledger
