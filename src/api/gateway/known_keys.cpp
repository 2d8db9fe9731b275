#include "api/gateway/known_keys.h"

#include <utility>

#include "api/credentials.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

constexpr std::size_t known_max = 1024;

}  // namespace

std::shared_ptr<const ledger::ApiKey> KnownKeys::find(std::string_view text) {
  // Read first: the next call then notices a change between this line and the read of the row.
  const std::uint64_t changes = views_.key_changes();
  if (changes != changes_ || known_.size() >= known_max) known_.clear();
  changes_ = changes;
  const Digest digest = sha256(text);
  const auto known = known_.find(digest);
  if (known != known_.end()) return known->second;
  auto read = projections::StateReader(store_).key_by_digest(key_digest(secret_, text));
  if (!read) return nullptr;
  auto key = std::make_shared<const ledger::ApiKey>(std::move(*read));
  known_.emplace(digest, key);
  return key;
}

}  // namespace seatledger::api
