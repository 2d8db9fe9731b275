// A cache of recently used keys, which saves most requests an HMAC and a read.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <unordered_map>

#include "base/digest.h"
#include "ledger/domain/api_key.h"
#include "projections/views/view_set.h"

namespace seatledger::api {

// For one thread. The set and its store must outlive it.
class KnownKeys {
 public:
  KnownKeys(const projections::ViewSet& views, const projections::KeyValueStore& store,
            const Digest& secret)
      : views_(views), store_(store), secret_(secret) {}

  // The key with that text, expired or not; nullptr: it does not exist or was revoked before the
  // call. Throws StoreError.
  std::shared_ptr<const ledger::ApiKey> find(std::string_view text);

 private:
  struct Hash {
    std::size_t operator()(const Digest& digest) const {
      std::size_t hash = 0;
      std::memcpy(&hash, digest.bytes.data(), sizeof hash);
      return hash;
    }
  };

  const projections::ViewSet& views_;
  const projections::KeyValueStore& store_;
  const Digest secret_;
  // By a plain digest of the text: no text stays in memory, and the time of comparing reveals none.
  std::unordered_map<Digest, std::shared_ptr<const ledger::ApiKey>, Hash> known_;
  std::uint64_t changes_ = 0;  // when the first of known_ was read
};

}  // namespace seatledger::api
