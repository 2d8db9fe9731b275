// One server's part among several with one ledger: it follows the shared ledger, takes the lead
// when nobody has it, keeps it, and notices when it lost it. Without threads and clocks of its own,
// so that a simulation can run several from a seed; cluster_thread.h runs one in a server.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "base/logging.h"
#include "base/time.h"
#include "ledger/shared/copied_log.h"
#include "ledger/shared/shared_ledger.h"
#include "runtime/cluster/read_gate.h"

namespace seatledger::runtime {

struct MembershipSettings {
  ledger::ServerIdentity me;
  std::chrono::milliseconds lease{3000};
  std::size_t piece_bytes = std::size_t{8} << 20U;
};

struct MembershipParts {
  ledger::SharedLedger& shared;  // its own connection
  ledger::CopiedLog& log;        // touched only in `between`, but for leading_epoch()
  ReadGate& gate;
  Clock& clock;                                   // compared with that of the shared ledger
  std::function<std::chrono::nanoseconds()> now;  // boot_time()
  // Runs `work` on the thread that writes, and waits for it; rethrows what it threw. False: that
  // thread has ended.
  std::function<bool(const std::function<void()>& work)> between;
  std::function<void()> fold;      // the copy into the views; on the thread that writes
  std::function<bool()> may_lead;  // the copy is whole, the disk has room
  std::function<void(bool leads)> role_changed;                // must not wait
  std::function<void(std::string_view sentence)> lost_events;  // the shared ledger lacks some
  std::function<void(LogLevel level, std::string_view text)> report;
};

class Membership {
 public:
  Membership(MembershipParts parts, MembershipSettings settings);

  // Does what is due: a sign of life, a round of following, taking the lead. `news`: somebody
  // appended. Throws nothing for a shared ledger that is not reached; that is reported once.
  void step(bool news);
  // When the next step is due at the latest, by `now`.
  std::chrono::nanoseconds due() const;
  // Ends the lead so that another can take it at once. The thread that writes is still running.
  void give_up();

  bool leads() const { return leading_; }
  // Who leads, as seen last.
  const ledger::Leadership& leadership() const { return seen_; }
  // Whether the last contact with the shared ledger succeeded.
  bool is_reached() const { return problem_.empty(); }

 private:
  using Time = std::chrono::nanoseconds;

  void beat();
  bool follow();
  bool follow_piece();
  void look(const ledger::Leadership& now);
  void stand();
  void begin_lead(const ledger::Term& term, Time sent);
  void step_down(std::string_view why);
  bool has_lead_lapsed() const;

  const MembershipParts parts_;
  const MembershipSettings settings_;

  ledger::Cursor cursor_;  // of the copy, as known here
  ledger::Leadership seen_;
  std::optional<Time> seen_since_;  // this epoch and beat
  bool leading_ = false;
  bool at_head_ = false;
  bool clock_is_near_ = false;
  bool lost_ = false;  // the shared ledger does not hold what the copy holds
  Time next_beat_{0};
  Time next_round_{0};
  Time lead_until_{0};
  std::string problem_;  // the last one, reported once
};

}  // namespace seatledger::runtime
