// The port to the store of views: ordered bytes. Views can be rebuilt from the log at any time.
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
  std::optional<std::string> value;  // nothing: delete the key
};

// Point reads, which stores, snapshots and open batches share.
class PointReads {
 public:
  virtual ~PointReads() = default;
  // Throws StoreError.
  virtual std::optional<std::string> get(std::string_view key) const = 0;
};

// The smallest text greater than all texts that begin with `prefix`; empty if there is none.
inline std::string end_of_prefix(std::string_view prefix) {
  std::string end(prefix);
  while (!end.empty() && end.back() == '\xff') end.pop_back();
  if (!end.empty()) end.back() = static_cast<char>(end.back() + 1);
  return end;
}

// Reads at one moment, on any thread. The store must outlive it. Throws StoreError.
class Snapshot : public PointReads {
 public:
  // Visits the keys that begin with `prefix`, in order from the key `from` on (or descending from
  // it, inclusive), until visit returns false. An empty `from` means the prefix's first (last) key;
  // an empty prefix means all keys.
  using Visit = std::function<bool(std::string_view key, std::string_view value)>;
  virtual void scan(std::string_view prefix, std::string_view from, const Visit& visit) const = 0;
  virtual void scan_down(std::string_view prefix, std::string_view from,
                         const Visit& visit) const = 0;
  // get() will often be asked for this row, which a scan just visited: a store may put it into the
  // memory that it has for rows. False: it wants no more of them.
  virtual bool warm(std::string_view /*key*/, std::string_view /*value*/) const { return false; }
  // All keys that begin with `prefix`, in ascending or descending order.
  void scan_all(std::string_view prefix, bool descending, const Visit& visit) const {
    descending ? scan_down(prefix, {}, visit) : scan(prefix, {}, visit);
  }
};

// get() reads the newest value, on any thread; all but snapshot() are only for the writer thread.
class KeyValueStore : public PointReads {
 public:
  virtual std::unique_ptr<Snapshot> snapshot() const = 0;  // any thread
  // One atomic write. A crash may lose it, but only as a whole and with all later writes. Throws
  // StoreError; nothing of it is read then until recover().
  virtual void write(const std::vector<Change>& changes) = 0;
  // Makes all writes durable. Throws StoreError.
  virtual void flush() = 0;
  // The same without waiting; a later write or flush reports its failure.
  virtual void start_flush() = 0;
  // Makes the store usable again after a StoreError, else does nothing. Writes that were not
  // durable may be lost. Throws StoreError; may be called again.
  virtual void recover() = 0;
};

}  // namespace seatledger::projections
