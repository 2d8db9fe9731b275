#include "app/engines.h"

#include <boost/asio/post.hpp>
#include <filesystem>
#include <thread>
#include <utility>

#include "app/bootstrap_key.h"
#include "app/people_at_start.h"
#include "base/logging.h"
#include "base/store_error.h"
#include "ledger/proof/anchor.h"

namespace seatledger {
namespace {

constexpr std::chrono::seconds disk_check_interval{1};
constexpr std::chrono::minutes clock_warning_interval{1};

void refuse_as_follower(runtime::WriteQueue& writes) {
  writes.refuse(
      runtime::WriteBlock::not_leader,
      error(ErrorCode::no_leader, "this server does not decide changes now; nothing was stored"));
}

}  // namespace

Engines::Engines(Stores& given, FirstKey wanted)
    : stores(given),
      wanted_key(std::move(wanted)),
      snapshots({settings.data_dir, ledger::anchor_file_of(settings.data_dir, settings.anchor_file),
                 *stores.ledger, [this] { return stores.opened.store->current(); },
                 [this](const std::filesystem::path& to) { feed->copy_to(to); }}),
      erasure({*stores.ledger, [this] { return stores.opened.store->current(); },
               stores.generations, snapshots, backups, [this] { return stores.events.head(); }}),
      rebuilder({views_options(settings, stores.descriptors), stores.events, stores.generations,
                 stores.opened, stores.sequencer, writes}),
      webhooks({stores.shared ? stores.shared->webhooks() : stores.ledger->webhooks(),
                stores.events, lineage, *stores.opened.store},
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
              cluster ? &cluster->access() : nullptr,
              gateway_settings(settings)} {
  const auto head_moved = [this] { feed->head.reach(stores.opened.views->applied()); };
  head_moved();
  writes.on_head_moved(head_moved);
  refuse_as_follower(writes);
  read_lineage();
  begin_notary();
  if (!stores.is_damaged()) erasure.resume();
}

// While the log is damaged, webhooks are paused.
runtime::WebhookOptions Engines::webhook_options_now() const {
  runtime::WebhookOptions options = webhook_options(settings);
  options.paused = options.paused || stores.is_damaged();
  options.source = event_source(settings, stores.notary.keys());
  return options;
}

runtime::Feed::Options Engines::feed_options_now() const {
  runtime::Feed::Options options = feed_options(settings, stores.descriptors);
  options.source = event_source(settings, stores.notary.keys());
  return options;
}

// Logs the public key, so that operators can keep it elsewhere. Refuses writes as soon as the
// notary finds damage of the log, at the start or later.
void Engines::begin_notary() {
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
void Engines::silence_webhooks() {
  boost::asio::post(slow_work, [this] { webhooks.pause(); });
}

void Engines::lead() {
  try {
    stores.notary.lead();
    // Nothing is appended to a damaged log, not even a key.
    if (!stores.is_damaged()) writes.run_between([this] { begin_ledger(); });
    read_lineage();
    webhooks.start();
  } catch (...) {
    follow();
    throw;
  }
  writes.refuse(runtime::WriteBlock::not_leader, std::nullopt);
  if (cluster) cluster->takes_changes(true);
}

// What waits in the queue is still decided: whether it is stored, the log says.
void Engines::follow() {
  if (cluster) cluster->takes_changes(false);
  refuse_as_follower(writes);
  webhooks.stop();
  stores.notary.follow();
}

void Engines::read_lineage() {
  const std::lock_guard lock(lineage_mutex);
  if (lineage.steps().empty()) {
    lineage = projections::StateReader(*stores.opened.store).lineage();
  }
  lineage_known = !lineage.steps().empty();
}

std::unique_ptr<Cluster> Engines::make_cluster() {
  if (!stores.shared) return nullptr;
  Cluster::Hooks hooks;
  hooks.role_changed = [this](bool leads) { role_changed(leads); };
  hooks.lost_events = [this](std::string_view sentence) {
    writes.refuse(runtime::WriteBlock::read_only,
                  error(ErrorCode::ledger_read_only, std::string(sentence)));
    log(LogLevel::error, "cluster", {{"text", sentence}});
  };
  hooks.erase_files = [this] {
    if (!erasure.is_pending()) erasure.resume();
  };
  return std::make_unique<Cluster>(stores, writes, std::move(hooks));
}

void Engines::join() { cluster->start(); }

void Engines::role_changed(bool leads) {
  should_lead = leads;
  if (!leads) {
    cluster->takes_changes(false);
    refuse_as_follower(writes);
  }
  boost::asio::post(role_changes, [this] { apply_role(); });
}

void Engines::apply_role() {
  const bool leads = should_lead;
  if (leads == is_leading || stopping) return;
  try {
    if (leads) {
      lead();
    } else {
      follow();
    }
    is_leading = leads;
  } catch (const StoreError& problem) {
    log(LogLevel::error, "the lead cannot be taken", {{"problem", problem.what()}});
  }
}

bool Engines::wait_for_lineage() {
  constexpr std::chrono::milliseconds pause{20};
  while (!lineage_known) {
    if (stores.opened.views->applied().value != 0) read_lineage();
    io.poll();
    if (draining) return false;
    std::this_thread::sleep_for(pause);
  }
  return true;
}

// On the sequencer's thread, before it decides anything else.
void Engines::begin_ledger() {
  merge_people(*stores.ledger, stores.people, stores.sequencer);
  make_first_key();
}

// What is no terminal is kept: by a journal, a file, a collector of logs. No key belongs there.
void Engines::make_first_key() {
  const std::filesystem::path file =
      wanted_key.may_show ? std::filesystem::path()
                          : std::filesystem::absolute(settings.data_dir) / "first-admin-key";
  first_key = ensure_admin_key({*stores.ledger, stores.sequencer, *stores.opened.store,
                                stores.key_secret, stores.shared_entropy, file},
                               wanted_key.named);
  if (!first_key || wanted_key.may_show) return;
  log(LogLevel::warning, "first start: an admin key is in this file; keep it and delete the file",
      {{"file", file.string()}});
  first_key.reset();
}

void Engines::watch_disk() {
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
void Engines::watch_clock() {
  const std::uint64_t ahead_ms = writes.recorded_ahead_ms(stores.clock.now());
  const auto now = std::chrono::steady_clock::now();
  if (ahead_ms == 0 || (clock_warned && now - *clock_warned < clock_warning_interval)) return;
  clock_warned = now;
  log(LogLevel::warning,
      "the newest record is ahead of the clock, which was set back: rules judge by the clock, "
      "`recorded` goes on from the newest record",
      {{"ahead_ms", ahead_ms}});
}

void Engines::await_signals() {
  signals.async_wait([this](const boost::system::error_code& cancelled, int) {
    if (!cancelled) drain();
  });
}

void Engines::run() {
  watch_disk();
  io_threads.run();
  stopping = true;
  end_threads();
  if (stores.opened.views->applied() == stores.events.head()) stores.opened.views->flush();
}

void Engines::drain() {
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
void Engines::end_threads() {
  io_threads.stop();
  if (cluster) cluster->stop();
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

}  // namespace seatledger
