#include "projections/views/view_set.h"

#include <stdexcept>
#include <utility>
#include <variant>

#include "projections/views/view_list.h"

namespace seatledger::projections {
namespace {

bool changes_key(const ledger::EventBody& body) {
  return std::holds_alternative<ledger::KeyCreated>(body) ||
         std::holds_alternative<ledger::KeyRevoked>(body);
}

}  // namespace

ViewSet::ViewSet(KeyValueStore& store) : ViewSet(store, Options{}) {}

ViewSet::ViewSet(KeyValueStore& store, Options options)
    : store_(store), options_(options), outdated_(outdated_views(store)), batch_(store) {
  read_checkpoint();
}

void ViewSet::read_checkpoint() {
  last_ = stored_checkpoint(store_);
  applied_.store(last_.value, std::memory_order_release);
}

void ViewSet::apply(const ledger::Event& event) {
  if (needs_rebuild()) throw std::logic_error("views of another layout cannot be continued");
  if (event.position.value != last_.value + 1) {
    throw std::logic_error("events are applied in order, without a gap");
  }
  for (const View* view : all_views()) view->apply(event, batch_);
  last_ = event.position;
  changes_keys_ = changes_keys_ || changes_key(event.body);
}

void ViewSet::commit() {
  if (last_ == applied()) return;
  const bool is_first = applied().value == 0;
  if (is_first) put_layouts(batch_);
  put_checkpoint(batch_, last_);
  const std::vector<Change> changes = batch_.take();
  if (options_.observer != nullptr) options_.observer->committing(applied(), last_, changes);
  store_.write(changes);
  events_since_flush_ += last_.value - applied().value;
  applied_.store(last_.value, std::memory_order_release);
  if (std::exchange(changes_keys_, false)) key_changes_.fetch_add(1, std::memory_order_release);
  if (events_since_flush_ < options_.flush_events) return;
  events_since_flush_ = 0;
  store_.start_flush();
}

void ViewSet::discard() {
  batch_.clear();
  if (options_.observer != nullptr) options_.observer->discarding();
  store_.recover();
  if (options_.observer != nullptr) options_.observer->discarded();
  read_checkpoint();
  changes_keys_ = false;
  key_changes_.fetch_add(1, std::memory_order_release);
}

void ViewSet::flush() {
  store_.flush();
  events_since_flush_ = 0;
}

}  // namespace seatledger::projections
