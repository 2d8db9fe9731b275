// The port to where views are kept: ordered bytes. Views are disposable; the log is the truth.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seatledger::projections {

struct Change {
  std::string key;
  std::optional<std::string> value;  // nothing: the key goes
};

// Rows by their whole key: what stores, snapshots and open batches have in common.
class PointReads {
 public:
  virtual ~PointReads() = default;
  // Throws StoreError.
  virtual std::optional<std::string> get(std::string_view key) const = 0;
};

// The smallest text greater than every text that begins with `prefix`; empty: there is none.
inline std::string end_of_prefix(std::string_view prefix) {
  std::string end(prefix);
  while (!end.empty() && end.back() == '\xff') end.pop_back();
  if (!end.empty()) end.back() = static_cast<char>(end.back() + 1);
  return end;
}

// Reads of one moment. Any thread; outlives later writes, not the store. Throws StoreError.
class Snapshot : public PointReads {
 public:
  // Visits the keys that begin with `prefix`, in order, from the key `from` on (or down from it,
  // inclusive), until visit says false. An empty `from` means the prefix's first (last) key; an
  // empty prefix means every key.
  using Visit = std::function<bool(std::string_view key, std::string_view value)>;
  virtual void scan(std::string_view prefix, std::string_view from, const Visit& visit) const = 0;
  virtual void scan_down(std::string_view prefix, std::string_view from,
                         const Visit& visit) const = 0;
  // All keys that begin with `prefix`, in order or against it.
  void scan_all(std::string_view prefix, bool descending, const Visit& visit) const {
    descending ? scan_down(prefix, {}, visit) : scan(prefix, {}, visit);
  }
};

// get() reads the newest value, from any thread; the rest but snapshot() is the writer thread's.
class KeyValueStore : public PointReads {
 public:
  virtual std::unique_ptr<Snapshot> snapshot() const = 0;  // any thread
  // One atomic write, lost as a whole or not at all in a crash, and never before an earlier one.
  // Throws StoreError; then nothing of it is read until recover().
  virtual void write(const std::vector<Change>& changes) = 0;
  // Makes what was written durable. Throws StoreError.
  virtual void flush() = 0;
  // The same without waiting; a failure shows in a later write or flush.
  virtual void start_flush() = 0;
  // Makes the store usable again after a StoreError; without one it does nothing. What was not
  // durable may be gone then. Throws StoreError; may be called again.
  virtual void recover() = 0;
};

}  // namespace seatledger::projections
