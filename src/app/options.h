// Maps the settings to the options of each part of the program.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "api/context.h"
#include "api/http/settings.h"
#include "app/process.h"
#include "app/settings.h"
#include "ledger/proof/notary.h"
#include "ledger/shared/postgres_options.h"
#include "ledger/store/ledger_options.h"
#include "runtime/feed/feed.h"
#include "runtime/operations/open_views.h"
#include "runtime/webhooks/webhooks.h"
#include "runtime/write_queue.h"

namespace seatledger {

// Both write messages of their part to the log lines.
ledger::LedgerOptions ledger_options(const Settings& settings, const DescriptorBudget& descriptors);
ledger::NotarySettings notary_settings(const Settings& settings);
// Whether several servers share the ledger.
bool is_shared(const Settings& settings);
ledger::PostgresOptions postgres_options(const Settings& settings);
// Writes are refused while less than this is free on the disk.
std::uint64_t watermark_bytes(const Settings& settings);
runtime::ViewsOptions views_options(const Settings& settings, const DescriptorBudget& descriptors);
runtime::WriteQueueLimits queue_limits(const Settings& settings);
runtime::Feed::Options feed_options(const Settings& settings, const DescriptorBudget& descriptors);
// The source of CloudEvents: as set, else the name of the ledger that `keys` sign.
std::string event_source(const Settings& settings, const std::vector<ledger::VerifierKey>& keys);
runtime::WebhookOptions webhook_options(const Settings& settings);
std::size_t io_thread_count(const Settings& settings);
api::GatewaySettings gateway_settings(const Settings& settings);
// Of connections at most what `descriptors` leaves.
api::HttpSettings http_settings(const Settings& settings, const DescriptorBudget& descriptors);

}  // namespace seatledger
