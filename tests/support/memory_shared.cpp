#include "support/memory_shared.h"

#include <algorithm>
#include <utility>

#include "base/store_error.h"

namespace seatledger::ledger {
namespace {

ChunkLink last_link(const MemoryPlace::State& state) {
  return state.chunks.empty() ? ChunkLink{} : state.chunks.back().link;
}

// As `append` of PostgresShared decides, in the same order.
SharedAppend store(MemoryPlace::State& state, bool standby_configured, const Term& term,
                   const ChunkLink& last, const Chunk& chunk,
                   const std::vector<PersonRow>& people) {
  if (state.leadership.epoch != term.epoch) return SharedAppend::not_leader;
  if (!standby_configured) return SharedAppend::no_standby;
  if (last_link(state) != last) return SharedAppend::other_head;
  state.chunks.push_back(chunk);
  for (const PersonRow& person : people) state.people[person.id] = {chunk.link.first, person.row};
  return SharedAppend::stored;
}

bool holds(const MemoryPlace::State& state, const ChunkLink& link) {
  return link.id.empty() || std::any_of(state.chunks.begin(), state.chunks.end(),
                                        [&](const Chunk& chunk) { return chunk.link == link; });
}

std::size_t bytes_of(const Chunk& chunk) {
  std::size_t bytes = 0;
  for (const std::string& record : chunk.records) bytes += record.size();
  return bytes;
}

void take_people(Piece& piece, const MemoryPlace::State& state) {
  using Key = std::pair<Position, PersonId>;
  std::vector<std::pair<Key, PersonRow>> rows;
  for (const auto& [id, person] : state.people) {
    const Key key{person.changed, id};
    if (key > Key{piece.from.changed, piece.from.person}) rows.push_back({key, {id, person.row}});
  }
  std::sort(rows.begin(), rows.end(),
            [](const auto& one, const auto& other) { return one.first < other.first; });
  for (auto& [key, row] : rows) {
    std::tie(piece.next.changed, piece.next.person) = key;
    piece.people.push_back(std::move(row));
  }
}

}  // namespace

MemoryPlace::MemoryPlace(const SharedBeginning& beginning) : origin_(beginning.origin) {
  for (const SharedSecret& secret : beginning.secrets) state_.secrets[secret.name] = secret.value;
  for (const SharedVerifierKey& key : beginning.verifier_keys) {
    state_.verifier_keys[key.number] = key.text;
  }
}

void MemoryPlace::confirm_locked() const {
  if (confirmed_) throw StoreError("the standby does not acknowledge");
}

void MemoryPlace::stop_standby() {
  const std::lock_guard lock(mutex_);
  if (!confirmed_) confirmed_ = state_;
}

void MemoryPlace::start_standby() {
  const std::lock_guard lock(mutex_);
  confirmed_.reset();
}

void MemoryPlace::fail_over() {
  const std::lock_guard lock(mutex_);
  if (confirmed_) state_ = std::move(*confirmed_);
  confirmed_.reset();
  late_.clear();
}

void MemoryPlace::deliver_late() {
  const std::lock_guard lock(mutex_);
  for (const auto& arrive : std::exchange(late_, {})) arrive();
}

void MemoryPlace::set_standby_configured(bool configured) {
  const std::lock_guard lock(mutex_);
  standby_configured_ = configured;
}

void MemoryPlace::lose_chunks(std::size_t count) {
  const std::lock_guard lock(mutex_);
  state_.chunks.resize(state_.chunks.size() - count);
  const Position head = last_link(state_).head;
  std::erase_if(state_.people, [&](const auto& entry) { return entry.second.changed > head; });
}

MemoryPlace::State MemoryPlace::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

std::unique_lock<std::mutex> MemoryShared::reach() const {
  std::unique_lock lock(place_->mutex_);
  if (cut_) throw StoreError("the shared ledger is not reached");
  return lock;
}

Piece MemoryShared::follow(const Cursor& from, std::size_t bytes_max) {
  const auto lock = reach();
  place_->confirm_locked();
  const MemoryPlace::State& state = place_->state_;
  Piece piece;
  piece.from = piece.next = from;
  piece.leadership = state.leadership;
  piece.continues =
      holds(state, from.chunk) && (from.origin.empty() || from.origin == place_->origin_);
  if (!piece.continues) return piece;
  piece.next.origin = place_->origin_;
  std::size_t bytes = 0;
  for (const Chunk& chunk : state.chunks) {
    if (chunk.link.first <= from.chunk.head) continue;
    if (bytes >= bytes_max && !piece.chunks.empty()) break;
    bytes += bytes_of(chunk);
    piece.chunks.push_back(chunk);
    piece.next.chunk = chunk.link;
  }
  take_people(piece, state);
  piece.at_head = piece.next.chunk == last_link(state);
  return piece;
}

Leadership MemoryShared::watch() {
  const auto lock = reach();
  return place_->state_.leadership;
}

void MemoryShared::wait(std::chrono::milliseconds longest) {
  auto lock = reach();
  place_->changed_.wait_for(lock, longest,
                            [&] { return woken_ || seen_appends_ != place_->appends_; });
  woken_ = false;
  seen_appends_ = place_->appends_;
}

void MemoryShared::wake() {
  const std::lock_guard lock(place_->mutex_);
  woken_ = true;
  place_->changed_.notify_all();
}

std::optional<Term> MemoryShared::take_lead(const Leadership& seen, const ServerIdentity& me) {
  const auto lock = reach();
  Leadership& now = place_->state_.leadership;
  if (now.epoch != seen.epoch || now.beat != seen.beat) {
    place_->confirm_locked();
    return std::nullopt;
  }
  now = {now.epoch + 1, now.beat + 1, me};
  const Term term{now.epoch, me.id};
  place_->confirm_locked();
  return term;
}

bool MemoryShared::keep_lead(const Term& term) {
  const auto lock = reach();
  Leadership& now = place_->state_.leadership;
  const bool leads = now.epoch == term.epoch && now.leader && now.leader->id == term.server_id;
  if (leads) ++now.beat;
  place_->confirm_locked();
  return leads;
}

void MemoryShared::give_up_lead(const Term& term) {
  const auto lock = reach();
  Leadership& now = place_->state_.leadership;
  if (now.epoch == term.epoch && now.leader && now.leader->id == term.server_id) {
    ++now.beat;
    now.leader.reset();
  }
  place_->confirm_locked();
}

SharedAppend MemoryShared::append(const Term& term, const ChunkLink& last,
                                  const SharedBatch& batch) {
  const std::lock_guard lock(place_->mutex_);
  if (cut_) return SharedAppend::not_sent;
  Chunk chunk;
  chunk.link.first = Position{last.head.value + 1};
  chunk.link.head = Position{last.head.value + batch.records.size()};
  chunk.link.id = batch.id;
  chunk.records = {batch.records.begin(), batch.records.end()};
  const auto arrive = [place = place_.get(), term, last, chunk,
                       people = std::vector(batch.people.begin(), batch.people.end())] {
    const auto answer = store(place->state_, place->standby_configured_, term, last, chunk, people);
    if (answer == SharedAppend::stored) ++place->appends_;
    place->changed_.notify_all();
    return answer;
  };
  switch (std::exchange(fault_, SharedFault::none)) {
    case SharedFault::none: break;
    case SharedFault::lost_before: return SharedAppend::unknown;
    case SharedFault::lost_after: arrive(); return SharedAppend::unknown;
    case SharedFault::late: place_->late_.emplace_back(arrive); return SharedAppend::unknown;
  }
  const SharedAppend answer = arrive();
  return place_->confirmed_ ? SharedAppend::unknown : answer;
}

Settled MemoryShared::settle(Term& term, const ChunkLink& last, const std::string& id) {
  const auto lock = reach();
  MemoryPlace::State& state = place_->state_;
  Settled settled;
  settled.leads = state.leadership.leader && state.leadership.leader->id == term.server_id;
  if (settled.leads) {
    ++state.leadership.beat;
    ++state.leadership.epoch;
  }
  place_->confirm_locked();
  if (settled.leads) term.epoch = state.leadership.epoch;
  settled.stored = std::any_of(state.chunks.begin(), state.chunks.end(), [&](const Chunk& chunk) {
    return chunk.link.first.value == last.head.value + 1 && chunk.link.id == id;
  });
  return settled;
}

template <class Change>
bool MemoryRows::write(const Term& term, const Change& change) {
  const std::lock_guard lock(place_->mutex_);
  const bool holds_term = place_->state_.leadership.epoch == term.epoch;
  if (holds_term) change(place_->state_);
  place_->confirm_locked();
  return holds_term;
}

bool MemoryRows::put_secret(const Term& term, const SharedSecret& secret) {
  return write(term, [&](auto& state) { state.secrets[secret.name] = secret.value; });
}

bool MemoryRows::put_signing_key(const Term& term, const SharedSecret& seed,
                                 const SharedVerifierKey& key) {
  return write(term, [&](auto& state) {
    state.secrets[seed.name] = seed.value;
    state.verifier_keys[key.number] = key.text;
  });
}

bool MemoryRows::put_checkpoint(const Term& term, const StoredCheckpoint& checkpoint,
                                std::span<const std::uint64_t> dropped) {
  return write(term, [&](auto& state) {
    for (const std::uint64_t size : dropped) state.checkpoints.erase(size);
    state.checkpoints[checkpoint.size] = checkpoint.note;
  });
}

bool MemoryRows::put_webhooks(const Term& term, std::span<const SharedWebhook> webhooks) {
  return write(term, [&](auto& state) {
    for (const SharedWebhook& webhook : webhooks) state.webhooks[webhook.id] = webhook.row;
  });
}

std::optional<std::string> MemoryRows::secret(std::string_view name) {
  const std::lock_guard lock(place_->mutex_);
  place_->confirm_locked();
  const auto found = place_->state_.secrets.find(name);
  if (found == place_->state_.secrets.end()) return std::nullopt;
  return found->second;
}

std::vector<SharedVerifierKey> MemoryRows::verifier_keys() {
  const std::lock_guard lock(place_->mutex_);
  place_->confirm_locked();
  std::vector<SharedVerifierKey> found;
  for (const auto& [number, text] : place_->state_.verifier_keys) found.push_back({number, text});
  return found;
}

std::vector<StoredCheckpoint> MemoryRows::checkpoints_from(std::uint64_t size, std::size_t limit) {
  const std::lock_guard lock(place_->mutex_);
  place_->confirm_locked();
  std::vector<StoredCheckpoint> found;
  const auto& all = place_->state_.checkpoints;
  for (auto at = all.lower_bound(size); at != all.end() && found.size() < limit; ++at) {
    found.push_back({at->first, at->second});
  }
  return found;
}

std::vector<SharedWebhook> MemoryRows::webhooks() {
  const std::lock_guard lock(place_->mutex_);
  place_->confirm_locked();
  std::vector<SharedWebhook> found;
  for (const auto& [id, row] : place_->state_.webhooks) found.push_back({id, row});
  return found;
}

bool MemoryRows::put_server(const SharedServer& server, std::uint32_t alive_s) {
  const std::lock_guard lock(place_->mutex_);
  auto& servers = place_->state_.servers;
  const auto known = servers.find(server.identity.name);
  const Timestamp now = SystemClock().now();
  const bool is_alive = known != servers.end() && known->second.identity.id != server.identity.id &&
                        known->second.seen.micros + std::int64_t{alive_s} * 1'000'000 > now.micros;
  if (!is_alive) {
    SharedServer& row = servers[server.identity.name];
    row = server;
    row.seen = now;
  }
  place_->confirm_locked();
  return !is_alive;
}

std::vector<SharedServer> MemoryRows::servers() {
  const std::lock_guard lock(place_->mutex_);
  std::vector<SharedServer> found;
  for (const auto& [name, server] : place_->state_.servers) found.push_back(server);
  return found;
}

bool MemoryRows::remove_server(const Term& term, std::string_view name) {
  bool removed = false;
  const bool written =
      write(term, [&](auto& state) { removed = state.servers.erase(std::string(name)) != 0; });
  return written && removed;
}

}  // namespace seatledger::ledger
