// What each part of the program is given of the settings.
#pragma once

#include <cstdint>

#include "api/context.h"
#include "api/http/settings.h"
#include "app/settings.h"
#include "ledger/proof/notary.h"
#include "ledger/rocks/rocks_ledger.h"
#include "runtime/feed/feed.h"
#include "runtime/operations/open_views.h"
#include "runtime/webhooks/webhooks.h"
#include "runtime/write_queue.h"

namespace seatledger {

// Both report to the log lines.
ledger::RocksLedgerOptions ledger_options(const Settings& settings);
ledger::NotarySettings notary_settings(const Settings& settings);
// Writes are refused while less of the disk is free.
std::uint64_t watermark_bytes(const Settings& settings);
runtime::ViewsOptions views_options(const Settings& settings);
runtime::WriteQueueLimits queue_limits(const Settings& settings);
runtime::Feed::Options feed_options(const Settings& settings);
runtime::WebhookOptions webhook_options(const Settings& settings);
api::GatewaySettings gateway_settings(const Settings& settings);
api::HttpSettings http_settings(const Settings& settings);

}  // namespace seatledger
