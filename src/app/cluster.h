// One of several servers with one ledger: its membership, the gate of its reads, and what it does
// each second.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/settings.h"
#include "app/stores.h"
#include "runtime/cluster/cluster_access.h"
#include "runtime/cluster/cluster_thread.h"
#include "runtime/cluster/membership.h"
#include "runtime/cluster/read_gate.h"
#include "runtime/write_queue.h"

namespace seatledger {

class Cluster {
 public:
  struct Hooks {
    // Each on the cluster's thread; must not wait.
    std::function<void(bool leads)> role_changed;
    std::function<void(std::string_view sentence)> lost_events;
    // Files may hold rows of people that were erased by another server.
    std::function<void()> erase_files;
  };
  // `stores.shared` is there. All must outlive it.
  Cluster(Stores& stores, runtime::WriteQueue& writes, Hooks hooks);

  void start() { thread_.start(); }
  // Gives up the lead. The queue of writes still runs.
  void stop();

  // What requests need. `takes_changes` as the server that leads.
  const runtime::ClusterAccess& access() const { return access_; }
  void takes_changes(bool takes) { takes_changes_ = takes; }

 private:
  runtime::MembershipParts membership_parts();
  void each_second();
  void enter_servers();
  std::vector<std::string> erase_elsewhere(Position erased);
  bool remove_server(const std::string& name);
  void hand_checkpoints();

  Stores& stores_;
  runtime::WriteQueue& writes_;
  const Hooks hooks_;
  std::atomic<bool> takes_changes_{false};

  // Of the cluster's thread.
  std::uint64_t next_checkpoint_ = 0;
  Position erased_to_;
  std::string problem_;

  mutable std::mutex servers_mutex_;
  std::vector<ledger::SharedServer> servers_;  // guarded by servers_mutex_; as read last

  runtime::ReadGate gate_;
  runtime::Membership membership_;
  runtime::ClusterThread thread_;
  const runtime::ClusterAccess access_;
};

}  // namespace seatledger
