#include "app/service.h"

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <csignal>
#include <stdexcept>
#include <utility>

#include "api/audit_side.h"
#include "api/gateway.h"
#include "api/http/server.h"
#include "api/rate_limiter.h"
#include "app/bootstrap_key.h"
#include "app/notary_join.h"
#include "app/request_log.h"
#include "base/logging.h"
#include "ledger/log/position_at.h"
#include "ledger/rocks/disk_space.h"
#include "ledger/rocks/rocks_event_log.h"
#include "ledger/rocks/rocks_ledger.h"
#include "ledger/rocks/rocks_people.h"
#include "ledger/rocks/rocks_secrets.h"
#include "ledger/rocks/rocks_tree.h"
#include "runtime/feed/history.h"
#include "runtime/operations/backups.h"
#include "runtime/operations/erasure.h"
#include "runtime/operations/open_views.h"
#include "runtime/operations/rebuilder.h"
#include "runtime/operations/snapshots.h"
#include "runtime/operations/view_generations.h"
#include "runtime/webhooks/webhook_side.h"
#include "runtime/write_queue.h"

namespace seatledger {
namespace {

constexpr std::chrono::seconds disk_check_interval{1};
constexpr std::string_view key_secret_name = "api_keys";

ledger::RocksLedgerOptions ledger_options(const Settings& settings) {
  ledger::RocksLedgerOptions options;
  options.data_dir = settings.data_dir;
  options.block_cache_bytes = settings.ledger_cache_bytes;
  options.log = [](LogLevel level, std::string_view text) {
    log(level, "rocksdb", {{"store", "ledger"}, {"text", text}});
  };
  return options;
}

std::uint64_t watermark(const Settings& settings) {
  if (settings.free_bytes_min != 0) return settings.free_bytes_min;
  const ledger::RocksLedgerOptions defaults;
  return ledger::default_watermark_bytes(defaults.write_buffer_bytes, defaults.write_buffers_max);
}

api::HttpSettings http_settings(const Settings& settings) {
  api::HttpSettings http;
  http.connections_max = settings.connections_max;
  http.header_bytes_max = static_cast<std::uint32_t>(settings.header_bytes_max);
  http.header_timeout_ms = static_cast<std::uint32_t>(settings.header_timeout_ms);
  http.body_timeout_ms = static_cast<std::uint32_t>(settings.body_timeout_ms);
  http.idle_timeout_ms = static_cast<std::uint32_t>(settings.idle_timeout_ms);
  http.drain_timeout_ms = static_cast<std::uint32_t>(settings.drain_timeout_ms);
  http.cors.origins = settings.cors_origins;
  return http;
}

runtime::WriteQueueLimits queue_limits(const Settings& settings) {
  return {settings.queue_commands_max, settings.batch_commands_max, settings.batch_bytes_max};
}

api::GatewaySettings gateway_settings(const Settings& settings) {
  return {settings.path_prefix, settings.trust_forwarded_headers, settings.body_bytes_max,
          settings.bulk_body_bytes_max};
}

}  // namespace

// In the order of their making; the last made goes first.
struct Service::Parts {
  explicit Parts(Settings given)
      : settings(std::move(given)),
        ledger(ledger_options(settings)),
        disk(settings.data_dir, watermark(settings),
             [this](bool refusing, std::uint64_t free) { disk_changed(refusing, free); }),
        events(ledger),
        people(ledger),
        secrets(ledger),
        tree(ledger),
        notary(events, tree, notary_settings(settings)),
        generations(settings.data_dir),
        opened(runtime::open_views(settings, generations, events, notary.damage().has_value())),
        sequencer({events, people, *opened.views, *opened.views, clock, writer_entropy,
                   [](std::string_view problem) {
                     log(LogLevel::error, "write path", {{"problem", problem}});
                   }}),
        key_secret(secrets.secret(key_secret_name)) {
    catch_up(sequencer, notary);
  }
  // The notary tells of damage what is destroyed before it.
  ~Parts() {
    notary.stop();
    readers.join();
  }
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;

  // Starts the threads that serve; once keys are there.
  void open_doors() {
    writes.emplace(sequencer, io, queue_limits(settings));
    audit.notary = &notary;
    audit.times = &times;
    join_history();
    rebuilder.emplace(
        runtime::Rebuilder::Parts{settings, events, generations, opened, sequencer, *writes});
    audit.rebuilds = &*rebuilder;
    audit.operations = &backups;
    webhooks.emplace(
        runtime::WebhookSide::Parts{ledger, events, *opened.store, notary.damage().has_value()},
        settings);
    audit.webhooks = &webhooks->webhooks();
    begin_notary(notary, *writes, [this] { silence_webhooks(); });
    services.emplace(api::Services{*writes,
                                   events,
                                   audit,
                                   *opened.store,
                                   *opened.views,
                                   people,
                                   clock,
                                   io_entropy,
                                   readers,
                                   stopping,
                                   check_limiter,
                                   {erasure, erasing},
                                   key_secret,
                                   gateway_settings(settings)});
    gateway.emplace(*services);
    server.emplace(io, http_settings(settings), *gateway, requests, io_entropy);
    boost::asio::post(erasing, [this] { erasure.make_good(); });
  }

  void join_history() {
    history.emplace(settings, events, io);
    audit.history = &history->side();
    const auto appended = [this] { history->side().head.reach(opened.views->applied()); };
    appended();
    writes->on_appended(appended);
  }

  // Of a log that is found damaged while it is served. Not on the notary's thread: it waits for the
  // sender's, which may wait for the disk.
  void silence_webhooks() {
    boost::asio::post(readers, [this] {
      if (webhooks) webhooks->stop();
    });
  }

  // Also called before the notary and the webhooks start: it uses nothing that is made after
  // `disk`.
  void disk_changed(bool refusing, std::uint64_t free) {
    ledger.set_refusing_appends(refusing);
    log(refusing ? LogLevel::error : LogLevel::info,
        refusing ? "the disk is nearly full, writes are refused" : "the disk has room again",
        {{"free_bytes", free}});
  }

  void watch_disk() {
    disk.check();
    std::optional<Error> refusal;
    if (disk.refusing()) {
      refusal = error(ErrorCode::disk_full, "the disk is nearly full; nothing was stored");
    }
    writes->refuse(runtime::WriteBar::disk_full, std::move(refusal));
    disk_timer.expires_after(disk_check_interval);
    disk_timer.async_wait([this](const boost::system::error_code& stopped) {
      if (!stopped) watch_disk();
    });
  }

  void drain() {
    if (std::exchange(draining, true)) return;
    log(LogLevel::info, "stopping: requests that run are finished");
    disk_timer.cancel();
    signals.cancel();
    history->side().stop();
    server->drain([this](std::size_t closed_hard) {
      if (closed_hard != 0) {
        log(LogLevel::warning, "connections closed before their answer",
            {{"connections", closed_hard}});
      }
      io.stop();
    });
  }

  // Before what they work with goes.
  void end_threads() {
    if (rebuilder) rebuilder->stop();
    writes->stop();
    notary.stop();
    if (history) history->stop();
    erasure.stop();
    backups.stop();
    readers.join();
    if (webhooks) webhooks->stop();
    erasing.join();
  }

  void make_durable() {
    stopping = true;
    end_threads();
    if (opened.views->applied() == events.head()) opened.views->flush();
  }

  Settings settings;
  SystemClock clock;
  SystemEntropy writer_entropy;  // the sequencer's thread
  SystemEntropy io_entropy;      // the io thread
  ledger::RocksLedger ledger;
  ledger::DiskSpaceWatch disk;  // before all that writes to the ledger without being asked
  ledger::RocksEventLog events;
  ledger::RocksPeople people;
  ledger::RocksSecrets secrets;
  ledger::RocksTree tree;
  ledger::Notary notary;
  runtime::ViewGenerations generations;
  runtime::OpenViews opened;
  ledger::Sequencer sequencer;
  Digest key_secret;
  api::RateLimiter check_limiter{settings.check_rate_per_minute, io_entropy.next()};
  RequestLog requests;
  std::optional<std::string> first_key;
  bool draining = false;
  std::atomic<bool> stopping{false};

  runtime::Snapshots snapshots{{settings.data_dir,
                                ledger::anchor_file_of(settings.data_dir, settings.anchor_file),
                                ledger, [this] { return opened.rocks(); },
                                [this](const std::filesystem::path& to) { history->copy_to(to); }}};
  runtime::Backups backups{{settings, snapshots, generations}};
  runtime::Erasure erasure{{ledger, [this] { return opened.rocks(); }, generations, snapshots,
                            backups, [this] { return events.head(); }}};
  boost::asio::thread_pool readers{1};
  boost::asio::thread_pool erasing{1};
  // Readers who wait are known to it until `io` is gone.
  std::optional<runtime::History> history;
  // One thread runs it: its own locks are not needed, posts from other threads are.
  boost::asio::io_context io{1};
  std::optional<runtime::WriteQueue> writes;
  std::optional<runtime::Rebuilder> rebuilder;
  std::optional<runtime::WebhookSide> webhooks;
  ledger::TimeIndex times{events};
  api::AuditSide audit;
  std::optional<api::Services> services;
  std::optional<api::Gateway> gateway;
  std::optional<api::HttpServer> server;
  boost::asio::steady_timer disk_timer{io};
  boost::asio::signal_set signals{io, SIGTERM, SIGINT};
};

Service::Service(Settings settings, std::optional<std::string> admin_key)
    : parts_(std::make_unique<Parts>(std::move(settings))) {
  // Nothing is appended to a damaged log, no key either.
  if (!parts_->notary.damage()) {
    parts_->first_key = ensure_admin_key({parts_->ledger, parts_->sequencer, *parts_->opened.store,
                                          parts_->key_secret, parts_->io_entropy},
                                         admin_key);
  }
  parts_->open_doors();
}

Service::~Service() { parts_->end_threads(); }

const std::optional<std::string>& Service::first_key() const { return parts_->first_key; }

std::string Service::listen() {
  const ListenAddress& wanted = parts_->settings.listen;
  boost::system::error_code fault;
  const auto address = boost::asio::ip::make_address(wanted.address, fault);
  if (fault) throw std::runtime_error("listen: " + wanted.address + " is not an IP address");
  const auto bound = parts_->server->listen({address, wanted.port});
  if (bound.has_error()) throw std::runtime_error("listen: " + bound.error().detail);
  const std::string host = bound->address().is_v6() ? "[" + bound->address().to_string() + "]"
                                                    : bound->address().to_string();
  return "http://" + host + ":" + std::to_string(bound->port());
}

void Service::run() {
  parts_->signals.async_wait([this](const boost::system::error_code& cancelled, int) {
    if (!cancelled) parts_->drain();
  });
  parts_->watch_disk();
  parts_->io.run();
  parts_->make_durable();
  log(LogLevel::info, "stopped", {{"head", parts_->events.head().value}});
}

void Service::stop() {
  boost::asio::post(parts_->io, [this] { parts_->drain(); });
}

}  // namespace seatledger
