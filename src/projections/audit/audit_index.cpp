#include "projections/audit/audit_index.h"

#include <algorithm>
#include <stdexcept>
#include <variant>

#include "base/big_endian.h"
#include "base/digest.h"
#include "base/store_error.h"
#include "projections/audit/audit_keys.h"
#include "projections/rows/packing.h"
#include "projections/rows/row_key.h"

namespace seatledger::projections {
namespace {

// A larger row is split, so that reading one stays cheap.
constexpr std::size_t row_positions_max = 256;
constexpr std::size_t platforms_kept_max = 200'000;

RowKey prefix_of(const AuditId& id) {
  switch (id.subject) {
    case AuditSubject::group:
    case AuditSubject::transaction:
    case AuditSubject::actor:
    case AuditSubject::platform: return audit_id_key(id.subject, id.text);
    case AuditSubject::license:
    case AuditSubject::assignment:
    case AuditSubject::group_assignment:
    case AuditSubject::person: break;
  }
  return audit_id_key(id.subject, id.number);
}

RowKey audit_place(const AuditId& id, Position position) {
  RowKey key = prefix_of(id);
  key.id(position);
  return key;
}

// The key ends with the row's first position; the value holds the differences to the next ones.
std::vector<Position> positions_of(std::string_view key, std::string_view value) {
  std::vector<Position> positions{Position{last_number(key)}};
  Unpacker in(value);
  while (!in.at_end()) positions.push_back(Position{positions.back().value + in.varint()});
  return positions;
}

using Noted = std::pair<std::string, std::uint64_t>;

struct Collect {
  std::vector<Noted>& noted;
  const Position position;

  void operator()(AuditSubject subject, std::uint64_t id) const {
    noted.emplace_back(audit_id_key(subject, id).take(), position.value);
  }
  void operator()(AuditSubject subject, std::string_view id) const {
    noted.emplace_back(audit_id_key(subject, id).take(), position.value);
  }
};

// The row of the positions [begin, end) of one id; they are ascending and may contain duplicates.
Change row_of(const Noted* begin, const Noted* end) {
  Packer value;
  std::uint64_t last = begin->second;
  for (const Noted* at = begin + 1; at != end; ++at) {
    if (at->second != last) value.varint(at->second - last);
    last = at->second;
  }
  std::string key = begin->first;
  append_big_endian(key, begin->second);
  return {std::move(key), value.take()};
}

const char* name_of(AuditSubject subject) {
  switch (subject) {
    case AuditSubject::license: return "license";
    case AuditSubject::assignment: return "assignment";
    case AuditSubject::group_assignment: return "group assignment";
    case AuditSubject::person: return "person";
    case AuditSubject::group: return "group";
    case AuditSubject::transaction: return "transaction";
    case AuditSubject::actor: return "actor";
    case AuditSubject::platform: return "platform";
  }
  return nullptr;
}

bool is_numbered(AuditSubject subject) {
  return subject == AuditSubject::license || subject == AuditSubject::assignment ||
         subject == AuditSubject::group_assignment || subject == AuditSubject::person;
}

// A letter, and a number or the length and bytes of a text (row_key.h).
bool is_id_key(std::string_view id_key) {
  const auto subject = static_cast<AuditSubject>(id_key.front());
  if (name_of(subject) == nullptr || id_key.size() < 2) return false;
  if (is_numbered(subject)) return id_key.size() == 1 + sizeof(std::uint64_t);
  const auto length = static_cast<std::uint8_t>(id_key[1]);
  return id_key.size() == 2U + (length == 255 ? 32U : length);
}

}  // namespace

std::optional<AuditRow> read_audit_row(std::string_view key, std::string_view value) {
  if (key.size() <= sizeof(std::uint64_t)) return std::nullopt;
  const std::string_view id_key = key.substr(0, key.size() - sizeof(std::uint64_t));
  if (!is_id_key(id_key)) return std::nullopt;
  try {
    return AuditRow{std::string(id_key), positions_of(key, value)};
  } catch (const StoreError&) {
    return std::nullopt;
  }
}

std::string describe_audit_id(std::string_view id_key) {
  const auto subject = static_cast<AuditSubject>(id_key.front());
  const std::string name = name_of(subject);
  if (is_numbered(subject)) return name + ' ' + std::to_string(last_number(id_key));
  const std::string_view text = id_key.substr(2);
  const bool is_printable =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
  const bool is_digest = static_cast<std::uint8_t>(id_key[1]) == 255;
  if (is_printable && !is_digest) return name + " \"" + std::string(text) + '"';
  return name + (is_digest ? " with the SHA-256 " : " with the bytes ") + to_hex(text);
}

std::optional<AuditCheckpoint> AuditIndex::checkpoint(const PointReads& store) {
  const auto row = store.get(RowKey(audit_checkpoint_letter));
  AuditCheckpoint checkpoint;
  if (!row) return checkpoint;
  Unpacker in(*row);
  if (in.varint() != layout) return std::nullopt;
  unpack(in, checkpoint.position);
  unpack(in, checkpoint.record);
  in.must_end();
  return checkpoint;
}

AuditIndex::AuditIndex(KeyValueStore& store) : store_(store) {
  const auto stored = checkpoint(store);
  if (!stored) throw std::logic_error("an audit index of another layout cannot be continued");
  last_ = stored->position;
  reached_.store(last_.value, std::memory_order_release);
}

void AuditIndex::note_platform(const ledger::Event& event) {
  const auto& created = std::get<ledger::LicenseCreated>(event.body);
  platforms_.push_back(
      {license_platform_key(*event.license_id).take(), created.after.platform_key});
  platform_of_[*event.license_id] = created.after.platform_key;
}

// Licenses of the open batch are in memory.
const std::string* AuditIndex::platform_of(LicenseId license) {
  if (const auto known = platform_of_.find(license); known != platform_of_.end()) {
    return &known->second;
  }
  auto row = store_.get(license_platform_key(license));
  if (!row) return nullptr;
  return &platform_of_.emplace(license, std::move(*row)).first->second;
}

void AuditIndex::apply(const ledger::Event& event) {
  if (event.position.value != last_.value + 1) {
    throw std::logic_error("events are indexed in order, without a gap");
  }
  if (std::holds_alternative<ledger::LicenseCreated>(event.body)) note_platform(event);
  const Collect collect{noted_, event.position};
  visit_audit_subjects(event, collect);
  if (event.license_id) {
    if (const std::string* platform = platform_of(*event.license_id)) {
      collect(AuditSubject::platform, std::string_view(*platform));
    }
  }
  last_ = event.position;
}

void AuditIndex::write(std::string_view last_record) {
  if (last_ == reached()) return;
  std::sort(noted_.begin(), noted_.end());
  std::vector<Change> changes = std::move(platforms_);
  platforms_.clear();
  changes.reserve(changes.size() + noted_.size() + 1);
  for (std::size_t begin = 0; begin < noted_.size();) {
    std::size_t end = begin + 1;
    while (end < noted_.size() && end - begin < row_positions_max &&
           noted_[end].first == noted_[begin].first) {
      ++end;
    }
    // Keep duplicates of a position in one row.
    while (end < noted_.size() && noted_[end] == noted_[end - 1]) ++end;
    changes.push_back(row_of(noted_.data() + begin, noted_.data() + end));
    begin = end;
  }
  noted_.clear();
  Packer row;
  row.varint(layout);
  pack(row, last_);
  pack(row, sha256(last_record));
  changes.push_back({RowKey(audit_checkpoint_letter).take(), row.take()});
  store_.write(changes);
  reached_.store(last_.value, std::memory_order_release);
  if (platform_of_.size() > platforms_kept_max) platform_of_.clear();
}

void AuditIndex::recover() {
  noted_.clear();
  platforms_.clear();
  platform_of_.clear();
  store_.recover();
  const auto stored = checkpoint(store_);
  if (!stored) throw StoreError("the audit index changed its layout while it was open");
  last_ = stored->position;
  reached_.store(last_.value, std::memory_order_release);
}

std::vector<Position> AuditIndex::after(const Snapshot& snapshot, const AuditId& id, Position after,
                                        std::size_t limit) {
  std::vector<Position> found;
  const auto take = [&](std::string_view key, std::string_view value) {
    for (const Position position : positions_of(key, value)) {
      if (position > after && found.size() < limit) found.push_back(position);
    }
    return found.size() < limit;
  };
  if (limit == 0) return found;
  // The last row that begins at or before `after` may contain later positions.
  bool goes_on = true;
  snapshot.scan_down(prefix_of(id), audit_place(id, after),
                     [&](std::string_view key, std::string_view value) {
                       goes_on = take(key, value);
                       return false;
                     });
  if (goes_on) snapshot.scan(prefix_of(id), audit_place(id, Position{after.value + 1}), take);
  return found;
}

std::vector<Position> AuditIndex::before(const Snapshot& snapshot, const AuditId& id,
                                         Position before, std::size_t limit) {
  std::vector<Position> found;
  if (limit == 0 || before.value == 0) return found;
  const auto take = [&](std::string_view key, std::string_view value) {
    const std::vector<Position> positions = positions_of(key, value);
    for (auto at = positions.rbegin(); at != positions.rend(); ++at) {
      if (*at < before && found.size() < limit) found.push_back(*at);
    }
    return found.size() < limit;
  };
  snapshot.scan_down(prefix_of(id), audit_place(id, Position{before.value - 1}), take);
  return found;
}

}  // namespace seatledger::projections
