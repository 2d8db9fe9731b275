#include "ledger/rocks/rocks_secrets.h"

#include <rocksdb/write_batch.h>

#include "base/store_error.h"
#include "ledger/rocks/rocks_keys.h"

namespace seatledger::ledger {

Digest RocksSecrets::secret(std::string_view name) {
  const std::lock_guard lock(mutex_);
  if (const auto known = known_.find(name); known != known_.end()) return known->second;

  const std::string key = rocks_keys::text_key(rocks_keys::secret, name);
  if (const auto stored = ledger_.get(key)) {
    const auto digest = digest_from_hex(*stored);
    if (!digest) throw StoreError("the secret \"" + std::string(name) + "\" is damaged");
    return known_.emplace(name, *digest).first->second;
  }
  const Digest fresh = random_digest();
  rocksdb::WriteBatch batch;
  batch.Put(key, to_hex(fresh));
  if (!ledger_.write(batch)) {
    throw StoreError("the secret \"" + std::string(name) + "\" cannot be stored");
  }
  return known_.emplace(name, fresh).first->second;
}

}  // namespace seatledger::ledger
