#include "projections/views/waiting_view.h"

#include <algorithm>
#include <variant>

#include "ledger/domain/waiting.h"
#include "projections/rows/packing.h"
#include "projections/rows/row_key.h"

namespace seatledger::projections {
namespace {

using ledger::Waiter;

// The numbers of a license's waiting list: all waiting members have numbers in [first, next).
struct Numbers {
  std::uint64_t first = 1;
  std::uint64_t next = 1;
  bool is_empty() const { return first == next; }
};

RowKey waiting_list_key(LicenseId license) { return RowKey(Table::waiting_list, license); }

RowKey waiter_key(LicenseId license, std::uint64_t number) {
  return RowKey(Table::waiter, license, number);
}

RowKey waiting_person_key(LicenseId license, PersonId person) {
  return RowKey(Table::waiting_person, license, person);
}

Numbers numbers_of(const PointReads& reads, LicenseId license) {
  Numbers numbers;
  const auto row = reads.get(waiting_list_key(license));
  if (!row) return numbers;
  Unpacker in(*row);
  unpack(in, numbers.first);
  unpack(in, numbers.next);
  in.must_end();
  return numbers;
}

// The row is kept when the list is empty, so that no number is given out twice.
void put_numbers(RowWriter& batch, LicenseId license, const Numbers& numbers) {
  Packer row;
  pack(row, numbers.first);
  pack(row, numbers.next);
  batch.put(waiting_list_key(license).take(), row.take());
}

std::optional<Waiter> waiter_at(const PointReads& reads, LicenseId license, std::uint64_t number) {
  const auto row = reads.get(waiter_key(license, number));
  if (!row) return std::nullopt;
  Waiter waiter;
  waiter.number = number;
  Unpacker in(*row);
  unpack(in, waiter.person_id);
  unpack(in, waiter.through);
  in.must_end();
  return waiter;
}

void add_waiter(RowWriter& batch, LicenseId license, const ledger::MemberWaiting& event) {
  if (batch.get(waiting_person_key(license, event.person_id))) {
    throw StoreError("the log lets a person wait twice");
  }
  Numbers numbers = numbers_of(batch, license);
  Packer row;
  pack(row, event.person_id);
  pack(row, event.through);
  batch.put(waiter_key(license, numbers.next).take(), row.take());
  batch.put(waiting_person_key(license, event.person_id).take(), packed(numbers.next));
  ++numbers.next;
  put_numbers(batch, license, numbers);
}

void remove_waiter(RowWriter& batch, LicenseId license, PersonId person) {
  const auto row = batch.get(waiting_person_key(license, person));
  if (!row) throw StoreError("the log ends a wait that it did not begin");
  const auto number = unpacked<std::uint64_t>(*row);
  batch.erase(waiting_person_key(license, person).take());
  batch.erase(waiter_key(license, number).take());
  Numbers numbers = numbers_of(batch, license);
  if (number != numbers.first) return;
  // Skip the numbers of members who already left; each is skipped only once.
  do {
    ++numbers.first;
  } while (!numbers.is_empty() && !batch.get(waiter_key(license, numbers.first)));
  put_numbers(batch, license, numbers);
}

}  // namespace

const View WaitingView::view{"waiting",
                             1,
                             {Table::waiting_list, Table::waiter, Table::waiting_person},
                             ReadBy::views,
                             &WaitingView::apply};

void WaitingView::apply(const ledger::Event& event, RowWriter& batch) {
  if (const auto* waiting = std::get_if<ledger::MemberWaiting>(&event.body)) {
    add_waiter(batch, *event.license_id, *waiting);
  } else if (const auto person = leaver(batch, event)) {
    remove_waiter(batch, *event.license_id, *person);
  }
}

std::optional<Waiter> WaitingView::waiter(const PointReads& reads, LicenseId license,
                                          PersonId person) {
  const auto row = reads.get(waiting_person_key(license, person));
  if (!row) return std::nullopt;
  return waiter_at(reads, license, unpacked<std::uint64_t>(*row));
}

std::optional<Waiter> WaitingView::next(const PointReads& reads, LicenseId license,
                                        std::uint64_t from) {
  const Numbers numbers = numbers_of(reads, license);
  for (std::uint64_t number = std::max(from, numbers.first); number < numbers.next; ++number) {
    if (auto waiter = waiter_at(reads, license, number)) return waiter;
  }
  return std::nullopt;
}

std::optional<PersonId> WaitingView::leaver(const PointReads& reads, const ledger::Event& event) {
  const auto person = ledger::waits_no_longer(event.body);
  if (std::holds_alternative<ledger::MemberNotWaiting>(event.body)) return person;
  // Most lists are empty, so check that first.
  if (!person || numbers_of(reads, *event.license_id).is_empty()) return std::nullopt;
  if (!reads.get(waiting_person_key(*event.license_id, *person))) return std::nullopt;
  return person;
}

}  // namespace seatledger::projections
