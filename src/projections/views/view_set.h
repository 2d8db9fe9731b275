// All views over one store: what the sequencer reads and folds, and what readers ask first.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/write/views.h"
#include "projections/store/key_value_store.h"
#include "projections/store/view_batch.h"

namespace seatledger::projections {

// A license and a position at which it was exactly so.
struct LicenseNow {
  Position position;
  std::optional<ledger::License> license;
};

// applied(), license_now() and key_changes() are for any thread; the rest is the writer thread's.
class ViewSet final : public ledger::Facts, public ledger::Views {
 public:
  struct Options {
    // After so many events the store is flushed; a crash folds about as many again.
    std::uint64_t flush_events = 100000;
  };

  // Reads the checkpoint; the store must outlive the set. Throws StoreError.
  explicit ViewSet(KeyValueStore& store);
  ViewSet(KeyValueStore& store, Options options);

  // The names of the views whose rows another layout wrote. When there are any, the set must not be
  // used: start an empty store and fold the log into it (fold.h).
  const std::vector<std::string>& outdated() const { return outdated_; }
  bool needs_rebuild() const { return !outdated_.empty(); }

  // Reads one row and no snapshot: answers the license as it is now. The position is at least
  // applied() at the call.
  LicenseNow license_now(LicenseId id) const;

  // Raised by every commit that changed a key; what was read of keys before may be outdated then.
  std::uint64_t key_changes() const { return key_changes_.load(std::memory_order_acquire); }

  // Makes all that was committed durable, so that nothing is folded again at the next start. Throws
  // StoreError.
  void flush();

  Position applied() const override { return Position{applied_.load(std::memory_order_acquire)}; }
  void apply(const ledger::Event& event) override;
  void commit() override;
  void discard() override;

  ledger::Sequences sequences() override;
  std::optional<ledger::License> license(LicenseId id) override;
  std::optional<LicenseId> license_by_external_id(ledger::Kind kind, std::string_view id) override;
  std::optional<ledger::License> license_after(LicenseId id, Position position) override;
  std::optional<ledger::Seat> seat(LicenseId license, PersonId person) override;
  std::optional<ledger::Seat> seat_by_id(AssignmentId id) override;
  std::optional<ledger::Seat> seat_after(LicenseId license, PersonId person,
                                         Position position) override;
  std::vector<LicenseId> licenses_of(PersonId person) override;
  std::optional<ledger::GroupAssignment> group_assignment(LicenseId license,
                                                          std::string_view group_id) override;
  std::optional<ledger::GroupAssignment> group_assignment_by_id(GroupAssignmentId id) override;
  std::vector<LicenseId> licenses_of_group(std::string_view group_id) override;
  std::optional<ledger::Waiter> waiter(LicenseId license, PersonId person) override;
  std::optional<ledger::Waiter> next_waiter(LicenseId license, std::uint64_t from) override;
  std::optional<ledger::Platform> platform(std::string_view key) override;
  std::optional<ledger::Platform> platform_by_org(std::string_view org) override;
  std::optional<ledger::Platform> platform_by_id(std::int64_t platform_id) override;
  std::optional<ledger::Course> course(std::string_view course_id) override;
  std::optional<ledger::Program> program(std::string_view program_key) override;
  std::vector<ledger::Program> programs_by_id(std::string_view program_id) override;
  std::optional<ledger::Choices> choices(std::string_view field_key, std::string_view scope,
                                         std::string_view org) override;
  std::optional<ledger::Group> group(std::string_view group_id) override;
  std::vector<PersonId> group_members(std::string_view group_id) override;
  std::vector<std::string> group_ids_of(PersonId person) override;
  std::vector<ledger::Group> groups_of(PersonId person) override;
  bool platform_has_licenses(std::string_view key) override;
  bool course_has_licenses(std::string_view course_id) override;
  bool program_has_licenses(std::string_view program_key) override;
  std::optional<ledger::ApiKey> key(KeyId id) override;
  std::optional<ledger::Metadata> metadata(ledger::Subject subject, std::string_view id) override;
  std::optional<ledger::IdempotencyRecord> remembered(const ledger::IdempotencyKey& key) override;

 private:
  void read_checkpoint();

  KeyValueStore& store_;
  const Options options_;
  std::vector<std::string> outdated_;

  // The writer thread's.
  ViewBatch batch_;
  Position last_;  // of the open batch; applied() when it is empty
  std::uint64_t events_since_flush_ = 0;
  bool changes_keys_ = false;  // the open batch does

  std::atomic<std::uint64_t> applied_{0};
  std::atomic<std::uint64_t> key_changes_{0};
};

}  // namespace seatledger::projections
