// What comes before a handler when several servers share the ledger: a read waits until this server
// has confirmed what was stored before it came, and what only the leader does is sent to it.
#pragma once

#include <memory>
#include <optional>

#include "api/call.h"
#include "api/gateway/leader_client.h"
#include "base/error.h"
#include "runtime/cluster/cluster_access.h"

namespace seatledger::api {

// A follower's header that says up to which position a read must know the ledger.
inline constexpr std::string_view ledger_position = "Ledger-Position";

// For one io thread.
class ClusterEntry {
 public:
  // `cluster` must outlive it.
  explicit ClusterEntry(const runtime::ClusterAccess& cluster);

  // Whether the request goes to another server, as known when its head is here.
  bool is_forwarded(const Call& call) const;
  // Whether this server may lack what was stored, and so a key.
  bool may_lack() const { return !cluster_.gate.leads_now(); }

  // Waits as the header says, or until everything is confirmed. invalid_parameter; catching_up:
  // nothing could be confirmed in time.
  runtime::Awaitable<Result<void>> wait(const Call& call);
  // The leader's answer.
  runtime::Awaitable<Result<HttpResponse>> forward(const Call& call);
  // no_leader for what only the leader does, where this server does not lead.
  Result<void> check_place(const Call& call) const;

 private:
  const runtime::ClusterAccess& cluster_;
  LeaderClient client_;
};

}  // namespace seatledger::api
