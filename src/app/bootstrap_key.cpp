#include "app/bootstrap_key.h"

#include <algorithm>
#include <utility>

#include "api/credentials.h"
#include "base/durable_file.h"
#include "base/store_error.h"
#include "projections/queries/reader.h"

namespace seatledger {
namespace {

bool has_admin_key(const projections::KeyValueStore& store) {
  const projections::ViewReader views(store);
  constexpr std::size_t page_rows = 100;
  for (projections::Page page{1, page_rows};; ++page.number) {
    const auto keys = views.keys(page);
    const bool found = std::any_of(keys.rows.begin(), keys.rows.end(), [](const auto& key) {
      return key.role == ledger::Role::admin && !key.expires;
    });
    if (found) return true;
    if (keys.rows.size() < page_rows) return false;
  }
}

void store_key(const BootstrapKeys& keys, std::string name, const Digest& digest) {
  ledger::CreateKey create;
  create.name = std::move(name);
  create.role = ledger::Role::admin;
  create.digest = digest;
  ledger::Request request;
  request.command = std::move(create);
  request.actor = "server";
  request.source = "server";
  // Stored even on a nearly full disk: without a key an operator could not ask what is wrong.
  const bool refusing = keys.ledger.refusing_appends();
  keys.ledger.set_refusing_appends(false);
  const auto outcome = keys.sequencer.run({&request, 1}).front();
  keys.ledger.set_refusing_appends(refusing);
  if (outcome.has_error()) {
    throw StoreError("cannot store the first key: " + outcome.error().detail);
  }
}

}  // namespace

std::optional<std::string> ensure_admin_key(const BootstrapKeys& keys,
                                            const std::optional<std::string>& wanted) {
  if (wanted) {
    const Digest digest = api::key_digest(keys.key_secret, *wanted);
    const auto known = projections::StateReader(keys.views).key_by_digest(digest);
    if (!known || known->role != ledger::Role::admin) {
      store_key(keys, "SEATLEDGER_ADMIN_KEY", digest);
    }
    return std::nullopt;
  }
  if (has_admin_key(keys.views)) return std::nullopt;
  std::string text = api::new_key_text(keys.entropy);
  // First the file: a key that is stored and that nobody can read would lock the operator out. A
  // file that is left by a start that was killed here is replaced by the next one.
  if (!keys.file.empty()) replace_file(keys.file, text + "\n", 0600);
  store_key(keys, "first admin key", api::key_digest(keys.key_secret, text));
  return text;
}

}  // namespace seatledger
