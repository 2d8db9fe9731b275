// What the sequencer needs of the projections, declared here so that the ledger does not depend on
// them. Used only by the writer thread: `State` reads, including changes of the open batch; `Views`
// folds.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "ledger/domain/events.h"
#include "ledger/domain/inputs.h"

namespace seatledger::ledger {

// What identifies a repeated request.
enum class IdempotencyScope : std::uint8_t {
  create_license,   // transaction_id and content: any earlier create
  update_license,   // transaction_id and license: its latest change under that id
  idempotency_key,  // the caller and their Idempotency-Key
  bulk,             // transaction_id and content: any earlier bulk call
};
struct IdempotencyKey {
  IdempotencyScope scope = IdempotencyScope::create_license;
  Digest digest;  // of what the scope names; see idempotency.h
  friend bool operator==(const IdempotencyKey&, const IdempotencyKey&) = default;
};
struct IdempotencyRecord {
  Digest request_digest;
  Position position;  // of the commit's first event
  friend bool operator==(const IdempotencyRecord&, const IdempotencyRecord&) = default;
};

class State : public SeatState {
 public:
  virtual Sequences sequences() const = 0;
  virtual std::optional<LicenseId> license_by_external_id(Kind kind, std::string_view id) const = 0;
  // The license right after the commit that ends at `position`, which must have changed it.
  virtual std::optional<License> license_after(LicenseId id, Position position) const = 0;
  // The same for a seat.
  virtual std::optional<Seat> seat_after(LicenseId license, PersonId person,
                                         Position position) const = 0;
  virtual std::optional<Platform> platform(std::string_view key) const = 0;
  virtual std::optional<Platform> platform_by_org(std::string_view org) const = 0;
  virtual std::optional<Platform> platform_by_id(std::int64_t platform_id) const = 0;
  virtual std::optional<Course> course(std::string_view course_id) const = 0;
  virtual std::optional<Program> program(std::string_view program_key) const = 0;
  virtual std::vector<Program> programs_by_id(std::string_view program_id) const = 0;
  virtual std::optional<Choices> choices(std::string_view field_key, std::string_view scope,
                                         std::string_view org) const = 0;
  virtual std::optional<Group> group(std::string_view group_id) const = 0;
  virtual std::vector<Group> groups_of(PersonId person) const = 0;
  virtual bool platform_has_licenses(std::string_view key) const = 0;
  virtual bool course_has_licenses(std::string_view course_id) const = 0;
  virtual bool program_has_licenses(std::string_view program_key) const = 0;
  virtual std::optional<ApiKey> key(KeyId id) const = 0;
  virtual std::optional<Metadata> metadata(Subject subject, std::string_view id) const = 0;
  virtual std::optional<IdempotencyRecord> remembered(const IdempotencyKey& key) const = 0;
};

class Views {
 public:
  virtual ~Views() = default;
  // The last position whose rows are written.
  virtual Position applied() const = 0;
  // Folds one event into the open batch; events come in order of position, without a gap.
  virtual void apply(const Event& event) = 0;
  // Writes the batch's rows and the new checkpoint atomically. Throws StoreError: nothing counts as
  // written then, and discard() must follow.
  virtual void commit() = 0;
  // Drops the open batch and all caches; the next apply continues after applied().
  virtual void discard() = 0;
};

}  // namespace seatledger::ledger
