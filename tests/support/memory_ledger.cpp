#include "support/memory_ledger.h"

#include <algorithm>
#include <mutex>

#include "base/store_error.h"
#include "ledger/domain/email.h"
#include "ledger/people/people_lookups.h"

namespace seatledger::ledger {

MemoryLedger::MemoryLedger(const Digest& seed) : seed_(seed) {}

void MemoryLedger::fail_append(std::size_t nth, AppendFault fault) {
  const std::unique_lock lock(mutex_);
  appends_to_fault_ = nth;
  fault_ = fault;
}

void MemoryLedger::lose_lead(bool lost) {
  const std::unique_lock lock(mutex_);
  lead_lost_ = lost;
}

void MemoryLedger::fail_reads(bool failing) {
  const std::unique_lock lock(mutex_);
  reads_failing_ = failing;
}

void MemoryLedger::fail_recovers(std::size_t count) {
  const std::unique_lock lock(mutex_);
  recovers_to_fail_ = count;
}

Position MemoryLedger::head() const {
  const std::shared_lock lock(mutex_);
  return head_;
}

bool MemoryLedger::fault_is_due() { return appends_to_fault_ != 0 && --appends_to_fault_ == 0; }

AppendStatus MemoryLedger::append(Position expected_head, std::span<const std::string> records,
                                  std::span<const PersonWrite> people) {
  const std::unique_lock lock(mutex_);
  if (doubtful_) return AppendStatus::unavailable;
  if (lead_lost_ || expected_head != head_) return AppendStatus::conflict;
  if (fault_is_due()) {
    if (fault_ == AppendFault::unavailable) return AppendStatus::unavailable;
    doubtful_ = true;
    if (fault_ == AppendFault::unknown_stored) store(records, people);
    return AppendStatus::outcome_unknown;
  }
  store(records, people);
  head_ = Position{records_.size()};
  return AppendStatus::stored;
}

void MemoryLedger::store(std::span<const std::string> records,
                         std::span<const PersonWrite> people) {
  records_.insert(records_.end(), records.begin(), records.end());
  for (const PersonWrite& write : people) {
    if (write.after) {
      people_[write.after->id] = *write.after;
    } else {
      people_.erase(write.before->id);
    }
  }
}

std::shared_lock<std::shared_mutex> MemoryLedger::reading() const {
  std::shared_lock lock(mutex_);
  if (reads_failing_) throw StoreError("the ledger in memory cannot be read");
  return lock;
}

std::vector<StoredRecord> MemoryLedger::read_after(Position position, std::size_t limit) const {
  const auto lock = reading();
  std::vector<StoredRecord> found;
  const std::uint64_t end = head_.value;
  for (std::uint64_t at = position.value; at < end && found.size() < limit; ++at) {
    found.push_back({Position{at + 1}, records_[at]});
  }
  return found;
}

void MemoryLedger::recover() {
  const std::unique_lock lock(mutex_);
  if (recovers_to_fail_ != 0) {
    --recovers_to_fail_;
    throw StoreError("the ledger in memory cannot be opened");
  }
  head_ = Position{records_.size()};
  doubtful_ = false;
}

std::optional<Person> MemoryLedger::person(PersonId id) const {
  const auto lock = reading();
  const auto found = people_.find(id);
  if (found == people_.end()) return std::nullopt;
  return found->second;
}

template <class Matches>
std::optional<Person> MemoryLedger::first_person(const Matches& matches) const {
  const auto lock = reading();
  for (const auto& [id, person] : people_) {
    if (matches(person)) return person;
  }
  return std::nullopt;
}

std::optional<Person> MemoryLedger::by_user_id(std::int64_t user_id) const {
  if (user_id == 0) return std::nullopt;
  return first_person([&](const Person& person) { return person.user_id == user_id; });
}

std::optional<Person> MemoryLedger::by_username(std::string_view username) const {
  if (username.empty()) return std::nullopt;
  return first_person(
      [&](const Person& person) { return !person.removed && person.username == username; });
}

std::vector<Person> MemoryLedger::people_with_email(std::string_view email, bool removed) const {
  std::vector<Person> found;
  if (email.empty()) return found;
  const std::string folded = fold_email(email);
  const auto lock = reading();
  for (const auto& [id, person] : people_) {
    if (person.removed == removed && person.email && fold_email(*person.email) == folded) {
      found.push_back(person);
    }
  }
  return found;
}

std::vector<Person> MemoryLedger::with_email(std::string_view email) const {
  return people_with_email(email, false);
}

std::vector<Person> MemoryLedger::removed_with_email(std::string_view email) const {
  return people_with_email(email, true);
}

std::vector<std::vector<Person>> MemoryLedger::sharing_email(std::size_t limit) const {
  std::map<std::string, std::vector<Person>> people;
  {
    const auto lock = reading();
    for (const auto& [id, person] : people_) {
      if (!person.removed && person.email) people[fold_email(*person.email)].push_back(person);
    }
  }
  std::vector<std::vector<Person>> found;
  for (auto& [email, sharing] : people) {
    if (sharing.size() > 1 && found.size() < limit) found.push_back(std::move(sharing));
  }
  return found;
}

std::vector<Person> MemoryLedger::list(std::size_t skip, std::size_t limit) const {
  const auto lock = reading();
  std::vector<Person> found;
  for (const auto& [id, person] : people_) {
    if (found.size() == limit) break;
    if (person.removed || person.is_invited()) continue;
    if (skip == 0) {
      found.push_back(person);
    } else {
      --skip;
    }
  }
  return found;
}

std::size_t MemoryLedger::count() const {
  const auto lock = reading();
  return static_cast<std::size_t>(std::count_if(
      people_.begin(), people_.end(),
      [](const auto& entry) { return !entry.second.removed && !entry.second.is_invited(); }));
}

void MemoryLedger::visit(const Visit& visit) const {
  const auto lock = reading();
  for (const auto& [id, person] : people_) {
    if (!visit(person)) return;
  }
}

Digest MemoryLedger::token(std::string_view name) const {
  return name_token(hmac_sha256(seed_.view(), people_lookup_secret), name);
}

Digest MemoryLedger::secret(std::string_view name) {
  const auto lock = reading();
  return hmac_sha256(seed_.view(), name);
}

}  // namespace seatledger::ledger
