#include "app/cluster.h"

#include <algorithm>
#include <exception>
#include <thread>
#include <utility>

#include "base/logging.h"
#include "base/store_error.h"
#include "base/version.h"

namespace seatledger {
namespace {

using std::chrono::milliseconds;

// A server that was not seen for so long may be replaced by another process of that name.
constexpr std::uint32_t alive_s = 10;
constexpr std::size_t checkpoints_at_once = 64;
constexpr milliseconds erasure_poll{100};

void log_cluster(LogLevel level, std::string_view text) { log(level, "cluster", {{"text", text}}); }

}  // namespace

Cluster::Cluster(Stores& stores, runtime::WriteQueue& writes, Hooks hooks)
    : stores_(stores),
      writes_(writes),
      hooks_(std::move(hooks)),
      gate_({milliseconds(stores.settings.read_wait_ms),
             milliseconds(stores.settings.stale_reads_max_ms), runtime::boot_time,
             [this] {
               return stores_.shared->copied_log().may_be_visible() >
                      stores_.opened.views->applied();
             }},
            [this] { thread_.wake(); }),
      membership_(membership_parts(),
                  {stores.shared->me(), milliseconds(stores.settings.lease_ms)}),
      thread_(stores.shared->cluster_ledger(), membership_, [this] { each_second(); }),
      access_{gate_,
              [this] { return stores_.shared->me(); },
              [this] { return thread_.leadership(); },
              [this] { return takes_changes_.load(); },
              [this] { return thread_.is_reached(); },
              [this](Position erased) { return erase_elsewhere(erased); },
              [this](const std::string& name) { return remove_server(name); },
              [this] {
                const std::lock_guard lock(servers_mutex_);
                return servers_;
              }} {}

runtime::MembershipParts Cluster::membership_parts() {
  return {stores_.shared->cluster_ledger(),
          stores_.shared->copied_log(),
          gate_,
          stores_.clock,
          runtime::boot_time,
          [this](const std::function<void()>& work) { return writes_.run_between(work); },
          [this] { stores_.sequencer.catch_up(); },
          [this] { return !stores_.is_damaged() && !stores_.ledger->refusing_appends(); },
          hooks_.role_changed,
          hooks_.lost_events,
          log_cluster};
}

void Cluster::stop() {
  gate_.stop();
  thread_.stop();
}

void Cluster::each_second() {
  try {
    stores_.shared->tree().read_keys();
    hand_checkpoints();
    const Position applied = stores_.opened.views->applied();
    if (stores_.ledger->is_purge_due(ledger::DeletedRows::people)) {
      hooks_.erase_files();
    } else {
      erased_to_ = applied;
    }
    // A lead that could not be taken up, as when the signing key could not be read, is tried again.
    if (membership_.leads() != takes_changes_) hooks_.role_changed(membership_.leads());
    enter_servers();
    problem_.clear();
  } catch (const std::exception& problem) {
    if (std::exchange(problem_, problem.what()) != problem.what()) {
      log_cluster(LogLevel::warning, problem_);
    }
  }
}

std::vector<std::string> Cluster::erase_elsewhere(Position erased) {
  const auto rows = stores_.shared->connect_rows();
  rows->purge_people(erased);
  const auto until =
      std::chrono::steady_clock::now() + milliseconds(stores_.settings.erasure_wait_ms);
  for (;;) {
    std::vector<std::string> left;
    for (const ledger::SharedServer& server : rows->servers()) {
      const bool is_me = server.identity.name == stores_.shared->me().name;
      if (!is_me && server.erased_to < erased) left.push_back(server.identity.name);
    }
    if (left.empty() || std::chrono::steady_clock::now() >= until) return left;
    std::this_thread::sleep_for(erasure_poll);
  }
}

bool Cluster::remove_server(const std::string& name) {
  const auto term = stores_.shared->term();
  return term && stores_.shared->connect_rows()->remove_server(*term, name);
}

void Cluster::hand_checkpoints() {
  if (const auto newest = stores_.ledger->tree().newest_checkpoint()) {
    next_checkpoint_ = std::max(next_checkpoint_, newest->size + 1);
  }
  if (membership_.leads()) return;
  for (auto& checkpoint :
       stores_.shared->tree().signed_from(next_checkpoint_, checkpoints_at_once)) {
    next_checkpoint_ = checkpoint.size + 1;
    stores_.notary.compare(std::move(checkpoint));
  }
}

void Cluster::enter_servers() {
  ledger::SharedRows& rows = stores_.shared->cluster_rows();
  ledger::SharedServer me;
  me.identity = stores_.shared->me();
  me.version = product_version();
  me.position = stores_.opened.views->applied();
  me.erased_to = erased_to_;
  me.backups = stores_.settings.backup_dir.string();
  if (!rows.put_server(me, alive_s)) {
    throw StoreError("another server that is alive has the name " + me.identity.name);
  }
  auto servers = rows.servers();
  const std::lock_guard lock(servers_mutex_);
  servers_ = std::move(servers);
}

}  // namespace seatledger
