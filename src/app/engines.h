// The running parts of the server: threads, and what works on them.
#pragma once

#include <atomic>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <csignal>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "api/context.h"
#include "api/http/server.h"
#include "api/licenses/printed_licenses.h"
#include "app/cluster.h"
#include "app/options.h"
#include "app/request_log.h"
#include "app/serving_threads.h"
#include "app/stores.h"
#include "ledger/log/lineage.h"
#include "ledger/log/position_at.h"
#include "runtime/columns_thread.h"
#include "runtime/io_threads.h"
#include "runtime/operations/backups.h"
#include "runtime/operations/erasure.h"
#include "runtime/operations/rebuilder.h"
#include "runtime/operations/snapshots.h"

namespace seatledger {

// What a ledger without an admin key gets.
struct FirstKey {
  std::optional<std::string> named;  // by the operator
  bool may_show = false;             // somebody sees what the server prints; else it goes to a file
};

// Each uses only those declared above it; they are destroyed in reverse order.
struct Engines {
  Engines(Stores& given, FirstKey wanted);
  ~Engines() { end_threads(); }
  Engines(const Engines&) = delete;
  Engines& operator=(const Engines&) = delete;

  // From now on this server decides changes, signs and sends webhooks; before the first change it
  // merges people who are one, and makes the first key if there is none. Until the first call it
  // follows. Any thread but the queue's, one at a time, as follow(). Throws StoreError; it then
  // follows.
  void lead();
  // Ends that: changes are refused with no_leader, nothing is signed or sent. Reads go on.
  void follow();

  // One of several servers with one ledger: from now on it leads and follows by itself.
  void join();
  // Waits until the log has its first event, because of which it has a lineage. False: the server
  // is to stop.
  bool wait_for_lineage();

  // From now on SIGTERM and SIGINT drain. Before run().
  void await_signals();
  // Serves until drain() has finished the running requests.
  void run();
  // On the first io thread.
  void drain();

  runtime::WebhookOptions webhook_options_now() const;
  runtime::Feed::Options feed_options_now() const;
  void begin_notary();
  void silence_webhooks();
  void begin_ledger();
  void read_lineage();
  std::unique_ptr<Cluster> make_cluster();
  void role_changed(bool leads);
  void apply_role();
  void make_first_key();
  void watch_disk();
  void watch_clock();
  void end_threads();

  Stores& stores;
  const Settings& settings{stores.settings};
  const FirstKey wanted_key;
  // Of the log. A ledger gets it with its first event: lead() reads it again if it was empty, so a
  // server that follows an empty one listens only after that. Fixed from then on.
  ledger::Lineage lineage;
  std::mutex lineage_mutex;                // while it is read
  std::atomic<bool> lineage_known{false};  // it has steps, and does not change any more
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
  // The role that the cluster gave this server last, and the one that its parts have.
  std::atomic<bool> should_lead{false};
  bool is_leading = false;  // on role_changes
  boost::asio::strand<boost::asio::thread_pool::executor_type> role_changes{
      slow_work.get_executor()};
  const std::unique_ptr<Cluster> cluster{
      make_cluster()};  // null: this server has a ledger of its own
  runtime::ColumnsThread columns{*stores.opened.columns, *stores.opened.store};
  runtime::Rebuilder rebuilder;
  runtime::Webhooks webhooks;
  ledger::TimeIndex times{stores.events};
  api::RateLimiter check_limiter{settings.check_rate_per_minute, stores.shared_entropy.next()};
  api::PrintedLicenses printed_licenses;
  std::optional<std::string> first_key;  // made by lead(); to be shown once
  RequestLog requests;
  const api::Context context;
  ServingThreads serving{io_threads, context};
  api::HttpServer server{serving.all(), http_settings(settings, stores.descriptors), requests};
  boost::asio::steady_timer disk_timer{io};
  boost::asio::signal_set signals{io, SIGTERM, SIGINT};
};

}  // namespace seatledger
