// The first admin key of a ledger.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/uuid.h"
#include "ledger/shared/shared_beginning.h"
#include "ledger/store/ledger_store.h"
#include "ledger/write/sequencer.h"
#include "projections/store/key_value_store.h"

namespace seatledger {

// The name of the ledger's secret under which the digests of API keys are made.
inline constexpr std::string_view key_secret_name = ledger::api_keys_secret;

struct BootstrapKeys {
  ledger::LedgerStore& ledger;
  ledger::Sequencer& sequencer;
  const projections::KeyValueStore& views;
  const Digest& key_secret;
  Entropy& entropy;
  std::filesystem::path file;  // where a generated key is left; empty: the caller shows it
};

// Makes `wanted` an admin key if it is not one yet. Without `wanted`, and when there is no admin
// key, generates one, writes it to `file` (mode 0600) and returns its text, to be shown once if
// there is no file. Works on a nearly full disk too. Throws StoreError when the key or the file
// cannot be stored.
std::optional<std::string> ensure_admin_key(const BootstrapKeys& keys,
                                            const std::optional<std::string>& wanted);

}  // namespace seatledger
