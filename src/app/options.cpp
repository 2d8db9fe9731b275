#include "app/options.h"

#include <algorithm>
#include <chrono>

#include "base/logging.h"
#include "ledger/proof/anchor.h"
#include "ledger/rocks/disk_space.h"
#include "runtime/io_threads.h"
#include "runtime/machine_memory.h"

namespace seatledger {

using std::chrono::milliseconds;

ledger::LedgerOptions ledger_options(const Settings& settings,
                                     const DescriptorBudget& descriptors) {
  ledger::LedgerOptions options;
  options.data_dir = settings.data_dir;
  options.reads_damaged = true;
  options.block_cache_bytes = settings.ledger_cache_bytes;
  options.people_cache_bytes = settings.people_cache_bytes;
  options.open_files_max = descriptors.files_of_each_database;
  options.log = [](LogLevel level, std::string_view text) {
    log(level, "rocksdb", {{"store", "ledger"}, {"text", text}});
  };
  return options;
}

ledger::NotarySettings notary_settings(const Settings& settings) {
  ledger::NotarySettings notary;
  notary.interval = milliseconds(settings.checkpoint_interval_ms);
  if (is_shared(settings)) notary.role = ledger::NotaryRole::follows;
  notary.anchor_file = ledger::anchor_file_of(settings.data_dir, settings.anchor_file);
  notary.report = [](LogLevel level, std::string_view text) {
    log(level, "notary", {{"text", text}});
  };
  return notary;
}

bool is_shared(const Settings& settings) { return settings.ledger_engine == "postgresql"; }

ledger::PostgresOptions postgres_options(const Settings& settings) {
  return {settings.postgresql_dsn, milliseconds(settings.append_timeout_ms),
          settings.postgresql_copies == "storage"};
}

std::uint64_t watermark_bytes(const Settings& settings) {
  if (settings.free_bytes_min != 0) return settings.free_bytes_min;
  const ledger::LedgerOptions defaults;
  return ledger::default_watermark_bytes(defaults.write_buffer_bytes, defaults.write_buffers_max);
}

runtime::ViewsOptions views_options(const Settings& settings, const DescriptorBudget& descriptors) {
  const std::uint64_t row_cache_bytes = settings.view_row_cache_bytes == 0
                                            ? runtime::default_row_cache_bytes()
                                            : settings.view_row_cache_bytes;
  return {settings.views_cache_bytes,     row_cache_bytes,
          settings.view_tier_bytes,       settings.view_flush_events,
          settings.rebuild_run_bytes,     descriptors.files_of_each_database,
          settings.list_columns_bytes_max};
}

runtime::WriteQueueLimits queue_limits(const Settings& settings) {
  return {settings.queue_commands_max, settings.batch_commands_max, settings.batch_bytes_max};
}

runtime::Feed::Options feed_options(const Settings& settings, const DescriptorBudget& descriptors) {
  return {settings.data_dir / "audit",
          settings.audit_cache_bytes,
          descriptors.files_of_each_database,
          {settings.feed_streams_max, milliseconds(settings.feed_heartbeat_ms),
           milliseconds(settings.feed_piece_timeout_ms)}};
}

std::string event_source(const Settings& settings, const std::vector<ledger::VerifierKey>& keys) {
  if (!settings.event_source.empty()) return settings.event_source;
  // The key that signs the ledger has the ledger's name, "seatledger/<random>", through all its
  // changes. With damaged keys nothing is delivered.
  const std::string name = keys.empty() ? "unknown" : keys.back().name;
  return "urn:seatledger:" + name.substr(name.find('/') + 1);
}

runtime::WebhookOptions webhook_options(const Settings& settings) {
  runtime::WebhookOptions options;
  options.limits.webhooks_max = settings.webhooks_max;
  options.limits.allow_private = settings.webhook_allow_private;
  options.limits.retry = {milliseconds(settings.webhook_retry_first_ms),
                          milliseconds(settings.webhook_retry_longest_ms),
                          std::chrono::seconds(settings.webhook_give_up_s)};
  options.egress = {milliseconds(settings.webhook_timeout_ms), settings.webhook_allow_private};
  options.paused = settings.webhooks_paused;
  return options;
}

std::size_t io_thread_count(const Settings& settings) {
  return settings.io_threads == 0 ? runtime::default_io_threads() : settings.io_threads;
}

api::GatewaySettings gateway_settings(const Settings& settings) {
  return {settings.path_prefix,
          settings.trust_forwarded_headers,
          settings.body_bytes_max,
          settings.bulk_body_bytes_max,
          settings.auditor_sees_people,
          settings.console,
          settings.web_dir};
}

api::HttpSettings http_settings(const Settings& settings, const DescriptorBudget& descriptors) {
  api::HttpSettings http;
  http.connections_max = std::min(settings.connections_max, descriptors.connections);
  http.header_bytes_max = static_cast<std::uint32_t>(settings.header_bytes_max);
  http.header_timeout_ms = static_cast<std::uint32_t>(settings.header_timeout_ms);
  http.body_timeout_ms = static_cast<std::uint32_t>(settings.body_timeout_ms);
  http.idle_timeout_ms = static_cast<std::uint32_t>(settings.idle_timeout_ms);
  http.drain_timeout_ms = static_cast<std::uint32_t>(settings.drain_timeout_ms);
  http.cors.origins = settings.cors_origins;
  if (settings.problem_details == "always") http.problem_details = api::ProblemDetails::always;
  return http;
}

}  // namespace seatledger
