// What the handlers work with; assembled in app. Owns nothing; everything in it outlives the
// server.
#pragma once

#include <atomic>
#include <boost/asio/thread_pool.hpp>
#include <cstdint>
#include <filesystem>
#include <string>

#include "api/rate_limiter.h"
#include "base/digest.h"
#include "base/time.h"
#include "base/uuid.h"
#include "ledger/log/event_log.h"
#include "ledger/people/people.h"
#include "projections/columns/list_columns.h"
#include "projections/queries/reader.h"
#include "projections/store/key_value_store.h"
#include "projections/views/view_set.h"
#include "runtime/write_queue.h"

namespace seatledger::ledger {
class Lineage;
class Notary;
class TimeIndex;
}  // namespace seatledger::ledger

namespace seatledger::runtime {
class Backups;
struct ClusterAccess;
class Erasure;
class Feed;
class Rebuilder;
class Snapshots;
class ViewGenerations;
class WebhookSubscriptions;
}  // namespace seatledger::runtime

namespace seatledger::api {

class PrintedLicenses;

struct GatewaySettings {
  std::string path_prefix = "/dm";       // optional before every path; empty: none
  bool trust_forwarded_headers = false;  // links use X-Forwarded-Proto and -Host
  std::uint64_t body_bytes_max = 1024 * 1024;
  std::uint64_t bulk_body_bytes_max = 16 * 1024 * 1024;
  bool auditor_sees_people = false;  // see ShownPeople
  bool console = true;               // whether /console/ is served
  std::filesystem::path web_dir;     // the pages are read from here; empty: the program's own
};

struct Context {
  runtime::WriteQueue& writes;
  const ledger::EventLog& events;
  ledger::TimeIndex& times;        // from times to positions
  const ledger::Lineage& lineage;  // of the log; only a tool that no server runs beside changes it
  ledger::Notary& notary;          // proofs
  const projections::KeyValueStore& views;
  const projections::ViewSet& view_set;  // over `views`
  projections::ListColumns& columns;     // of `views`
  PrintedLicenses& printed_licenses;
  const ledger::People& people;
  runtime::Feed& feed;  // history and the feed
  runtime::WebhookSubscriptions& webhooks;
  runtime::Rebuilder& rebuilder;
  runtime::Backups& backups;
  runtime::Snapshots& snapshots;
  runtime::Erasure& erasure;
  const runtime::ViewGenerations& generations;
  const std::filesystem::path data_dir;
  Clock& clock;
  Entropy& entropy;                   // any thread
  boost::asio::thread_pool& readers;  // run lists, so that they do not hold up the io thread
  // Runs work that waits, flushes or searches for seconds, so that it does not hold up lists.
  boost::asio::thread_pool& slow_work;
  const std::atomic<bool>& stopping;      // long reads that have not begun are refused
  RateLimiter& check_limiter;             // of the public e-mail check
  const Digest key_secret;                // see ledger::ApiKey::digest
  const runtime::ClusterAccess* cluster;  // null: this server has a ledger of its own
  const GatewaySettings settings;
};

}  // namespace seatledger::api
