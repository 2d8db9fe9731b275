#include "ledger/log/lineage.h"

#include <variant>

#include "ledger/log/record.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t id_digits = 16;

std::string short_hex(const Digest& digest) { return to_hex(digest).substr(0, id_digits); }

}  // namespace

bool Lineage::is_step(const Event& event) {
  return event.position.value == 1 || std::holds_alternative<LogRestored>(event.body);
}

void Lineage::take(const Event& event) {
  std::string bytes;
  if (!steps_.empty()) bytes = steps_.back().digest.view();
  bytes += encode_record(event);
  steps_.push_back({event.position, sha256(bytes)});
}

std::string Lineage::id_of(std::size_t step) const {
  std::string id = short_hex(steps_.front().digest);
  if (step > 0) id += '-' + short_hex(steps_[step].digest);
  return id;
}

std::string Lineage::id() const {
  return steps_.empty() ? std::string(id_digits, '0') : id_of(steps_.size() - 1);
}

std::string Lineage::id_after_restore(Position position) const {
  for (std::size_t step = steps_.size(); step-- > 1;) {
    if (steps_[step].position <= position) return id_of(step);
  }
  return {};
}

std::optional<Position> Lineage::differs_from(std::string_view other) const {
  if (other == id()) return std::nullopt;
  // A log without the last restores: it went on where the next one replaced it.
  for (std::size_t step = 0; step + 1 < steps_.size(); ++step) {
    if (other == id_of(step)) return steps_[step + 1].position;
  }
  // A restore in the other log was itself lost by one in this log, which replaced events from its
  // own position on. Which of them it was is unknown, so it is taken for the first.
  const bool same_origin = steps_.size() > 1 && other.starts_with(id_of(0) + '-');
  return same_origin ? steps_[1].position : Position{1};
}

std::optional<Position> Lineage::last_restore() const {
  if (steps_.size() < 2) return std::nullopt;
  return steps_.back().position;
}

}  // namespace seatledger::ledger
