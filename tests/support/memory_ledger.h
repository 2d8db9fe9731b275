// A whole ledger in memory, for tests: the log, the people and the secrets of one data directory. A
// test can inject failures.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/log/event_log.h"
#include "ledger/log/secrets.h"
#include "ledger/people/people.h"

namespace seatledger::ledger {

enum class AppendFault : std::uint8_t {
  unavailable,         // refused, nothing stored; the next append works
  unknown_stored,      // outcome_unknown, and recover() finds the records
  unknown_not_stored,  // outcome_unknown, and recover() does not
};

class MemoryLedger final : public EventLog, public People, public Secrets {
 public:
  // Secrets are derived from the seed, so that a simulation is reproducible.
  explicit MemoryLedger(const Digest& seed = {});

  // Faults; any thread. The n-th append from now, counted from 1, fails; 0: no append fails.
  void fail_append(std::size_t nth, AppendFault fault);
  // While set, appends find that another appends (`conflict`).
  void lose_lead(bool lost);
  // While set, everything that reads throws StoreError.
  void fail_reads(bool failing);
  // The next `count` calls of recover() throw StoreError.
  void fail_recovers(std::size_t count);

  Position head() const override;
  AppendStatus append(Position expected_head, std::span<const std::string> records,
                      std::span<const PersonWrite> people) override;
  std::vector<StoredRecord> read_after(Position position, std::size_t limit) const override;
  void recover() override;

  std::optional<Person> person(PersonId id) const override;
  std::optional<Person> by_user_id(std::int64_t user_id) const override;
  std::optional<Person> by_username(std::string_view username) const override;
  std::vector<Person> with_email(std::string_view email) const override;
  std::vector<std::vector<Person>> sharing_email(std::size_t limit) const override;
  std::vector<Person> removed_with_email(std::string_view email) const override;
  std::vector<Person> list(std::size_t skip, std::size_t limit) const override;
  std::size_t count() const override;
  void visit(const Visit& visit) const override;
  Digest token(std::string_view name) const override;

  Digest secret(std::string_view name) override;

 private:
  std::vector<Person> people_with_email(std::string_view email, bool removed) const;
  void store(std::span<const std::string> records, std::span<const PersonWrite> people);
  bool fault_is_due();
  std::shared_lock<std::shared_mutex> reading() const;
  template <class Matches>
  std::optional<Person> first_person(const Matches& matches) const;

  const Digest seed_;

  mutable std::shared_mutex mutex_;  // guards all below
  std::vector<std::string> records_;
  std::map<PersonId, Person> people_;
  Position head_;  // behind records_ between an unknown outcome and recover()
  bool doubtful_ = false;
  bool lead_lost_ = false;
  bool reads_failing_ = false;
  std::size_t appends_to_fault_ = 0;
  AppendFault fault_ = AppendFault::unavailable;
  std::size_t recovers_to_fail_ = 0;
};

}  // namespace seatledger::ledger
