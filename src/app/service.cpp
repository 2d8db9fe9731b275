#include "app/service.h"

#include <atomic>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <csignal>
#include <stdexcept>
#include <utility>

#include "api/context.h"
#include "api/http/server.h"
#include "api/licenses/printed_licenses.h"
#include "app/bootstrap_key.h"
#include "app/options.h"
#include "app/people_at_start.h"
#include "app/process.h"
#include "app/request_log.h"
#include "app/serving_threads.h"
#include "app/shared_entropy.h"
#include "app/startup_checks.h"
#include "base/logging.h"
#include "base/store_error.h"
#include "ledger/log/lineage.h"
#include "ledger/log/position_at.h"
#include "ledger/proof/anchor.h"
#include "ledger/rocks/disk_space.h"
#include "ledger/rocks/rocks_event_log.h"
#include "ledger/rocks/rocks_people.h"
#include "ledger/rocks/rocks_secrets.h"
#include "ledger/rocks/rocks_tree.h"
#include "runtime/columns_thread.h"
#include "runtime/io_threads.h"
#include "runtime/operations/backups.h"
#include "runtime/operations/erasure.h"
#include "runtime/operations/rebuilder.h"
#include "runtime/operations/snapshots.h"
#include "runtime/operations/view_generations.h"

namespace seatledger {
namespace {

constexpr std::chrono::seconds disk_check_interval{1};
constexpr std::chrono::minutes clock_warning_interval{1};
constexpr std::string_view key_secret_name = "api_keys";

api::BoundSocket bind_address(const ListenAddress& wanted) {
  boost::system::error_code fault;
  const auto address = boost::asio::ip::make_address(wanted.address, fault);
  if (fault) throw std::runtime_error("listen: " + wanted.address + " is not an IP address");
  auto bound = api::BoundSocket::bind({address, wanted.port});
  if (bound.has_error()) {
    throw std::runtime_error("listen: " + wanted.address + " port " + std::to_string(wanted.port) +
                             ": " + bound.error().detail);
  }
  return std::move(*bound);
}

}  // namespace

// The stores on the disk, opened and recovered, in the order of opening.
struct Service::Stores {
  Stores(Settings given, const DescriptorBudget& budget)
      : settings(std::move(given)),
        descriptors(budget),
        ledger(ledger_options(settings, descriptors)),
        disk(settings.data_dir, watermark_bytes(settings),
             [this](bool refusing, std::uint64_t free_bytes) {
               disk_changed(refusing, free_bytes);
             }),
        events(ledger),
        people(ledger),
        secrets(ledger),
        tree(ledger),
        notary(events, tree, notary_settings(settings)),
        generations(settings.data_dir),
        opened(open_views(views_options(settings, descriptors), generations, events, is_damaged())),
        sequencer({events, people, opened.views->state(), *opened.views, clock, writer_entropy,
                   [](std::string_view problem) {
                     log(LogLevel::error, "write path", {{"problem", problem}});
                   }}),
        key_secret(secrets.secret(key_secret_name)) {
    catch_up();
    check_clock();
  }

  // Below the watermark neither requests nor the notary nor the webhooks write to the ledger. Also
  // called during construction, so it must not use what is declared after `disk`.
  void disk_changed(bool refusing, std::uint64_t free_bytes) {
    ledger.set_refusing_appends(refusing);
    log(refusing ? LogLevel::error : LogLevel::info,
        refusing ? "the disk is nearly full, writes are refused" : "the disk has room again",
        {{"free_bytes", free_bytes}});
  }

  // Records written while the clock is wrong keep its time for ever.
  void check_clock() {
    const std::int64_t newest = sequencer.newest_recorded().micros;
    const std::int64_t gap_hours = (clock.now().micros - newest) / 3'600'000'000;
    const auto hours_max = static_cast<std::int64_t>(settings.clock_gap_warn_hours);
    if (newest == 0 || hours_max == 0 || gap_hours < hours_max) return;
    log(LogLevel::warning,
        "the clock is much later than the newest record: if it is wrong, set it before anything is "
        "written",
        {{"newest_recorded", to_text(Timestamp{newest})}, {"hours", gap_hours}});
  }

  bool is_damaged() const { return notary.damage().has_value(); }

  // Folds the views up to the head, or as far as a damaged log can be read.
  void catch_up() {
    try {
      sequencer.catch_up();
    } catch (const StoreError& problem) {
      if (!is_damaged()) throw;
      log(LogLevel::error, "views stay behind a damaged log", {{"problem", problem.what()}});
    }
  }

  const Settings settings;
  const DescriptorBudget descriptors;
  SystemClock clock;
  SystemEntropy writer_entropy;  // sequencer thread only
  SharedEntropy shared_entropy;  // of handlers, on any io thread
  ledger::RocksLedger ledger;
  ledger::DiskSpaceWatch disk;  // declared before all that writes to the ledger by itself
  ledger::RocksEventLog events;
  ledger::RocksPeople people;
  ledger::RocksSecrets secrets;
  ledger::RocksTree tree;
  ledger::Notary notary;
  runtime::ViewGenerations generations;
  runtime::OpenViews opened;
  ledger::Sequencer sequencer;
  const Digest key_secret;
};

// The running parts. Each uses only those declared above it; they are destroyed in reverse order.
struct Service::Engines {
  explicit Engines(Stores& given);
  ~Engines() { end_threads(); }
  Engines(const Engines&) = delete;
  Engines& operator=(const Engines&) = delete;

  void run();
  void drain();

  runtime::WebhookOptions webhook_options_now() const;
  runtime::Feed::Options feed_options_now() const;
  void begin_notary();
  void silence_webhooks();
  void watch_disk();
  void watch_clock();
  void end_threads();

  Stores& stores;
  const Settings& settings{stores.settings};
  const ledger::Lineage lineage;
  std::atomic<bool> stopping{false};
  bool draining = false;
  std::optional<std::chrono::steady_clock::time_point> clock_warned;

  runtime::Snapshots snapshots;
  runtime::Backups backups{{settings.backup_dir, settings.backup_keep, snapshots}};
  runtime::Erasure erasure;
  boost::asio::thread_pool readers{settings.reader_threads};
  boost::asio::thread_pool slow_work{settings.reader_threads};
  // Constructed later, but destroyed after the io threads, whose coroutines wait for the feed.
  std::optional<runtime::Feed> feed;
  runtime::IoThreads io_threads{io_thread_count(settings)};
  boost::asio::io_context& io{io_threads.first()};
  runtime::WriteQueue writes{stores.sequencer, queue_limits(settings)};
  runtime::ColumnsThread columns{*stores.opened.columns, *stores.opened.store};
  runtime::Rebuilder rebuilder;
  runtime::Webhooks webhooks;
  ledger::TimeIndex times{stores.events};
  api::RateLimiter check_limiter{settings.check_rate_per_minute, stores.shared_entropy.next()};
  api::PrintedLicenses printed_licenses;
  RequestLog requests;
  const api::Context context;
  ServingThreads serving{io_threads, context};
  api::HttpServer server{serving.all(), http_settings(settings, stores.descriptors), requests};
  boost::asio::steady_timer disk_timer{io};
  boost::asio::signal_set signals{io, SIGTERM, SIGINT};
};

Service::Engines::Engines(Stores& given)
    : stores(given),
      lineage(projections::StateReader(*stores.opened.store).lineage()),
      snapshots({settings.data_dir, ledger::anchor_file_of(settings.data_dir, settings.anchor_file),
                 stores.ledger, [this] { return stores.opened.store->current(); },
                 [this](const std::filesystem::path& to) { feed->copy_to(to); }}),
      erasure({stores.ledger, [this] { return stores.opened.store->current(); }, stores.generations,
               snapshots, backups, [this] { return stores.events.head(); }}),
      rebuilder({views_options(settings, stores.descriptors), stores.events, stores.generations,
                 stores.opened, stores.sequencer, writes}),
      webhooks({stores.ledger, stores.events, lineage, *stores.opened.store},
               webhook_options_now()),
      context{writes,
              stores.events,
              times,
              lineage,
              stores.notary,
              *stores.opened.store,
              *stores.opened.views,
              *stores.opened.columns,
              printed_licenses,
              stores.people,
              feed.emplace(feed_options_now(), stores.events),
              webhooks.subscriptions(),
              rebuilder,
              backups,
              snapshots,
              erasure,
              stores.generations,
              settings.data_dir,
              stores.clock,
              stores.shared_entropy,
              readers,
              slow_work,
              stopping,
              check_limiter,
              stores.key_secret,
              gateway_settings(settings)} {
  const auto appended = [this] { feed->head.reach(stores.opened.views->applied()); };
  appended();
  writes.on_head_moved(appended);
  begin_notary();
  if (!stores.is_damaged()) erasure.resume();
}

// While the log is damaged, webhooks are paused.
runtime::WebhookOptions Service::Engines::webhook_options_now() const {
  runtime::WebhookOptions options = webhook_options(settings);
  options.paused = options.paused || stores.is_damaged();
  options.source = event_source(settings, stores.notary.keys());
  return options;
}

runtime::Feed::Options Service::Engines::feed_options_now() const {
  runtime::Feed::Options options = feed_options(settings, stores.descriptors);
  options.source = event_source(settings, stores.notary.keys());
  return options;
}

// Logs the public key, so that operators can keep it elsewhere. Refuses writes as soon as the
// notary finds damage of the log, at the start or later.
void Service::Engines::begin_notary() {
  const auto keys = stores.notary.keys();
  if (!keys.empty()) {
    log(LogLevel::info, "checkpoints are signed", {{"public_key", keys.back().text()}});
  }
  stores.notary.on_damage([this](const std::string& damage) {
    writes.refuse(runtime::WriteBlock::read_only,
                  error(ErrorCode::ledger_read_only, "nothing can be written: " + damage));
    silence_webhooks();
  });
}

// Not on the notary's thread: stop() waits for the sender's thread, which may wait for the disk.
void Service::Engines::silence_webhooks() {
  boost::asio::post(slow_work, [this] { webhooks.stop(); });
}

void Service::Engines::watch_disk() {
  stores.disk.check();
  watch_clock();
  std::optional<Error> refusal;
  if (stores.disk.refusing()) {
    refusal = error(ErrorCode::disk_full, "the disk is nearly full; nothing was stored");
  }
  writes.refuse(runtime::WriteBlock::disk_full, std::move(refusal));
  disk_timer.expires_after(disk_check_interval);
  disk_timer.async_wait([this](const boost::system::error_code& stopped) {
    if (!stopped) watch_disk();
  });
}

// `recorded` rises by a microsecond for each commit until the clock has caught up.
void Service::Engines::watch_clock() {
  const std::uint64_t ahead_ms = writes.recorded_ahead_ms(stores.clock.now());
  const auto now = std::chrono::steady_clock::now();
  if (ahead_ms == 0 || (clock_warned && now - *clock_warned < clock_warning_interval)) return;
  clock_warned = now;
  log(LogLevel::warning,
      "the newest record is ahead of the clock, which was set back: rules judge by the clock, "
      "`recorded` goes on from the newest record",
      {{"ahead_ms", ahead_ms}});
}

void Service::Engines::run() {
  signals.async_wait([this](const boost::system::error_code& cancelled, int) {
    if (!cancelled) drain();
  });
  watch_disk();
  io_threads.run();
  stopping = true;
  end_threads();
  if (stores.opened.views->applied() == stores.events.head()) stores.opened.views->flush();
}

void Service::Engines::drain() {
  if (std::exchange(draining, true)) return;
  log(LogLevel::info, "stopping: running requests are being finished");
  disk_timer.cancel();
  signals.cancel();
  feed->drain();
  server.drain([this](std::size_t closed_hard) {
    if (closed_hard != 0) {
      log(LogLevel::warning, "connections closed before their answer",
          {{"connections", closed_hard}});
    }
    io.stop();
  });
}

// Ends all threads before the objects they use are destroyed. The notary calls on_damage until it
// stops.
void Service::Engines::end_threads() {
  io_threads.stop();
  rebuilder.stop();
  columns.stop();
  writes.stop();
  stores.notary.stop();
  feed->stop();
  erasure.stop();
  backups.stop();
  readers.join();
  slow_work.join();
  webhooks.stop();
}

Service::Service(Settings settings, std::optional<std::string> admin_key, bool may_show)
    : socket_(bind_address(settings.listen)) {
  check_places(settings);
  const DescriptorBudget descriptors = descriptor_budget(raise_descriptor_limit());
  if (descriptors.connections < settings.connections_max) {
    log(LogLevel::warning,
        "fewer connections than connections_max: the system allows no more files",
        {{"connections_max", settings.connections_max}, {"connections", descriptors.connections}});
  }
  stores_ = std::make_unique<Stores>(std::move(settings), descriptors);
  warn_of_open_directory(stores_->settings.data_dir);
  // Nothing is appended to a damaged log, not even a key.
  if (!stores_->is_damaged()) {
    settle_people(stores_->ledger, stores_->people, stores_->sequencer);
    make_first_key(admin_key, may_show);
  }
  engines_ = std::make_unique<Engines>(*stores_);
}

// What is no terminal is kept: by a journal, a file, a collector of logs. No key belongs there.
void Service::make_first_key(const std::optional<std::string>& named, bool may_show) {
  const std::filesystem::path file =
      may_show ? std::filesystem::path()
               : std::filesystem::absolute(stores_->settings.data_dir) / "first-admin-key";
  first_key_ = ensure_admin_key({stores_->ledger, stores_->sequencer, *stores_->opened.store,
                                 stores_->key_secret, stores_->shared_entropy, file},
                                named);
  if (!first_key_ || may_show) return;
  log(LogLevel::warning, "first start: an admin key is in this file; keep it and delete the file",
      {{"file", file.string()}});
  first_key_.reset();
}

Service::~Service() = default;

std::string Service::listen() {
  const runtime::Tcp::endpoint bound = socket_.endpoint();
  const auto listening = engines_->server.listen(std::move(socket_));
  if (listening.has_error()) throw std::runtime_error("listen: " + listening.error().detail);
  const std::string host = bound.address().is_v6() ? "[" + bound.address().to_string() + "]"
                                                   : bound.address().to_string();
  return "http://" + host + ":" + std::to_string(bound.port());
}

void Service::run() {
  engines_->run();
  log(LogLevel::info, "stopped", {{"head", stores_->events.head().value}});
}

void Service::stop() {
  boost::asio::post(engines_->io, [this] { engines_->drain(); });
}

}  // namespace seatledger
