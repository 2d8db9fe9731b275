#include "ledger/proof/notary.h"

#include <algorithm>
#include <utility>

#include "base/store_error.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t records_hashed_at_once = 2048;
constexpr std::size_t new_tiles_max = 1024;  // 8 MiB: written at once when that many wait
constexpr std::chrono::milliseconds last_round_most{5000};
constexpr std::chrono::milliseconds watch_interval{1000};  // for damage, between two rounds

// Of older checkpoints, the last one in each range of this many events is kept.
constexpr std::uint64_t kept_apart = 4096;

std::uint64_t in_full_tiles(std::uint64_t size) { return size / tile_hashes * tile_hashes; }

}  // namespace

Notary::Notary(const EventLog& log, TreeStore& store, NotarySettings settings)
    : log_(log),
      store_(store),
      settings_(std::move(settings)),
      anchor_(settings_.anchor_file),
      role_(settings_.role),
      tree_(store) {
  try {
    if (role_ == NotaryRole::signs) signer_.emplace(store_);
    verifiers_ = verifier_keys_in(store_);
    const StartCheck check{log_, store_, anchor_, verifiers_, settings_.report};
    StartFinding found = check_start(check, tree_);
    damage_ = std::move(found.damage);
    anchored_ = std::move(found.anchored);
    if (found.newest) {
      newest_ = Signed{read_checkpoint(found.newest->note)->tree, found.newest->note};
      constexpr std::size_t all = tile_hashes * 2;
      for (const auto& stored : store_.checkpoints_from(in_full_tiles(found.newest->size), all)) {
        recent_.push_back(stored.size);
      }
    }
  } catch (const StoreError& problem) {
    damage_ = problem.what();
  }
  if (damage_) {
    settings_.report(LogLevel::error, "nothing may be written: " + *damage_);
    return;
  }
  thread_ = std::thread([this] { run(); });
}

Notary::~Notary() { stop(); }

void Notary::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wanted_changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Notary::run() {
  using Clock = std::chrono::steady_clock;
  for (;;) {
    round();
    const auto due = Clock::now() + settings_.interval;
    for (bool waits = true; waits;) {
      watch_store();
      std::unique_lock lock(mutex_);
      if (damage_) return;
      const auto next = std::min(due, Clock::now() + watch_interval);
      const bool asked =
          wanted_changed_.wait_until(lock, next, [this] { return stopping_ || wanted_; });
      if (stopping_) {
        lock.unlock();
        return round();
      }
      waits = !asked && Clock::now() < due;
    }
  }
}

std::optional<std::string> Notary::damage() const {
  const std::lock_guard lock(mutex_);
  return damage_ ? damage_ : store_.damage();
}

void Notary::on_damage(std::function<void(const std::string&)> told) {
  watch_store();
  std::string known;
  {
    const std::lock_guard lock(mutex_);
    if (!damage_) {
      told_ = std::move(told);
      return;
    }
    known = *damage_;
  }
  told(known);
}

void Notary::watch_store() {
  if (auto damage = store_.damage()) found(std::move(*damage));
}

void Notary::found(std::string damage) {
  std::function<void(const std::string&)> told;
  {
    const std::lock_guard lock(mutex_);
    if (damage_) return;
    damage_ = damage;
    told = std::exchange(told_, nullptr);
  }
  round_ended_.notify_all();
  settings_.report(LogLevel::error, "nothing may be written any more: " + damage);
  if (told) told(damage);
}

// If the log can be written but its tree cannot, for too long, that is damage.
void Notary::check_unstored(Position head) {
  if (!round_failed_ || store_.is_out_of_room()) {
    failing_.reset();
    return;
  }
  const auto now = std::chrono::steady_clock::now();
  if (!failing_) failing_ = Failing{now, head};
  if (now - failing_->since < settings_.unstored_most || head == failing_->head) return;
  const auto signed_events = [this] {
    const std::lock_guard lock(mutex_);
    return newest_ ? newest_->tree.size : 0;
  }();
  found("the log grows, but its tree cannot be stored: signed up to event " +
        std::to_string(signed_events) + " of " + std::to_string(head.value) +
        (round_error_.empty() ? "" : "; " + round_error_));
}

// Failures are retried in the next round; the server continues to serve meanwhile.
void Notary::round() {
  {
    const std::lock_guard lock(mutex_);
    wanted_ = false;
  }
  const Position head = log_.head();  // work() must reach at least this head
  round_failed_ = false;
  try {
    work();
    round_failed_ = write_fails_;
    anchor_newest();
    round_error_.clear();
  } catch (const std::exception& problem) {
    round_failed_ = true;
    if (std::exchange(round_error_, problem.what()) != problem.what()) {
      settings_.report(LogLevel::error, "the tree waits: " + round_error_);
    }
  }
  check_unstored(head);
  watch_store();
  {
    const std::lock_guard lock(mutex_);
    ++rounds_;
  }
  round_ended_.notify_all();
}

void Notary::work() {
  compare_handed();
  {
    const std::lock_guard lock(mutex_);
    if (damage_ || role_ == NotaryRole::follows) return;
  }
  hash_up_to(UINT64_MAX);
  const std::lock_guard lock(mutex_);
  if (tree_.size() == 0 || role_ == NotaryRole::follows) return;
  const bool is_newer = !newest_ || tree_.size() > newest_->tree.size;
  if (is_newer || sign_again_ || !tree_.new_tiles().empty()) sign_locked();
}

bool Notary::hash_up_to(std::uint64_t limit) {
  std::optional<std::chrono::steady_clock::time_point> deadline;
  std::uint64_t size = 0;
  {
    const std::lock_guard lock(mutex_);
    size = tree_.size();
  }
  for (;;) {
    const std::uint64_t end = std::min(limit, log_.head().value);
    if (size >= end) return true;
    const auto count = std::min<std::uint64_t>(records_hashed_at_once, end - size);
    std::vector<Digest> leaves;
    leaves.reserve(count);
    for (const StoredRecord& record : log_.read_after(Position{size}, count)) {
      leaves.push_back(merkle::leaf_hash(record.bytes));
    }
    const std::lock_guard lock(mutex_);
    for (const Digest& leaf : leaves) tree_.append(leaf);
    size = tree_.size();
    if (tree_.new_tiles().size() >= new_tiles_max) {
      role_ == NotaryRole::signs ? sign_locked() : store_tiles_locked();
      if (write_fails_) return false;
    }
    if (!stopping_) continue;
    const auto now = std::chrono::steady_clock::now();
    if (!deadline) deadline = now + last_round_most;
    if (now > *deadline) return false;
  }
}

void Notary::sign_locked() {
  // While the tree is rebuilt from the first event, the newest checkpoint remains the newest.
  if (newest_ && tree_.size() < newest_->tree.size) return store_tiles_locked();
  Signed fresh{tree_.tree(), {}};
  fresh.note = sign_checkpoint(fresh.tree, signer_->current());
  keep_locked(std::move(fresh));
}

// Without a checkpoint to store them with, tiles wait in memory.
void Notary::store_tiles_locked() {
  if (!newest_) return;
  TreeWrite write;
  write.checkpoint = StoredCheckpoint{newest_->tree.size, newest_->note};
  store_locked(write);
}

bool Notary::store_locked(TreeWrite& write) {
  for (const auto& [id, bytes] : tree_.new_tiles()) write.tiles.push_back({id, bytes});
  if (!store_.write(write)) {
    if (!std::exchange(write_fails_, true)) {
      settings_.report(LogLevel::warning, "the tree cannot be stored now, and is later");
    }
    return false;
  }
  write_fails_ = false;
  tree_.stored();
  return true;
}

void Notary::keep_locked(Signed fresh) {
  TreeWrite write;
  write.checkpoint = StoredCheckpoint{fresh.tree.size, fresh.note};
  thin_locked(write);
  if (!store_locked(write)) return;
  for (const std::uint64_t size : write.dropped) std::erase(recent_, size);
  std::erase_if(recent_, [&](std::uint64_t size) {
    return size == fresh.tree.size || size <= in_full_tiles(fresh.tree.size);
  });
  recent_.push_back(fresh.tree.size);
  newest_ = std::move(fresh);
  sign_again_ = false;
}

// Keeps all checkpoints that no full tile covers: they narrow down which of the last events was
// changed. Of the others, one in `kept_apart` events is enough.
void Notary::thin_locked(TreeWrite& write) const {
  const std::uint64_t covered = in_full_tiles(write.checkpoint->size);
  for (std::size_t i = 0; i < recent_.size() && recent_[i] <= covered; ++i) {
    const std::uint64_t next = i + 1 < recent_.size() ? recent_[i + 1] : write.checkpoint->size;
    if (recent_[i] < next && recent_[i] / kept_apart == next / kept_apart) {
      write.dropped.push_back(recent_[i]);
    }
  }
}

void Notary::anchor_newest() {
  std::string note;
  {
    const std::lock_guard lock(mutex_);
    if (!newest_ || newest_->note == anchored_) return;
    note = newest_->note;
  }
  try {
    anchor_.replace(note);
    anchored_ = std::move(note);
    anchor_fails_ = false;
  } catch (const StoreError& problem) {
    if (std::exchange(anchor_fails_, true)) return;
    settings_.report(LogLevel::error, std::string("the anchor is not kept: ") + problem.what());
  }
}

// Waits for two rounds, because a running one may have read an older head.
bool Notary::wait_signed(std::unique_lock<std::mutex>& lock, std::uint64_t size) {
  // While it is rebuilt from the first event, the tree may be behind the newest checkpoint.
  const auto is_there = [&] {
    return newest_ && newest_->tree.size >= size && tree_.size() >= newest_->tree.size;
  };
  const auto deadline = std::chrono::steady_clock::now() + settings_.patience;
  if (role_ == NotaryRole::follows) {
    round_ended_.wait_until(lock, deadline, [&] {
      return is_there() || stopping_ || damage_ || role_ == NotaryRole::signs;
    });
    if (role_ == NotaryRole::follows) return is_there();
  }
  for (int tries = 0; tries < 2 && !is_there(); ++tries) {
    const std::uint64_t seen = rounds_;
    wanted_ = true;
    wanted_changed_.notify_all();
    const bool ended = round_ended_.wait_until(
        lock, deadline, [&] { return rounds_ != seen || stopping_ || damage_; });
    if (!ended || stopping_ || damage_) break;
  }
  return is_there();
}

Error Notary::not_yet() const {
  if (damage_) return error(ErrorCode::ledger_read_only, *damage_);
  return error(ErrorCode::catching_up, "the tree has not reached this event yet; try again");
}

Result<std::string> Notary::newest_checkpoint() {
  std::unique_lock lock(mutex_);
  if (!newest_ && (damage_ || !wait_signed(lock, 1))) return not_yet();
  return newest_->note;
}

Result<Notary::Inclusion> Notary::inclusion(Position position) {
  std::unique_lock lock(mutex_);
  if (damage_ || !wait_signed(lock, position.value)) return not_yet();
  return Inclusion{newest_->tree, newest_->note,
                   merkle::inclusion_path(position.value - 1, newest_->tree.size, tree_.nodes())};
}

Result<std::vector<Digest>> Notary::consistency(std::uint64_t from, std::uint64_t to) {
  std::unique_lock lock(mutex_);
  if (damage_ || !wait_signed(lock, to)) return not_yet();
  return merkle::consistency_path(from, to, tree_.nodes());
}

std::vector<VerifierKey> Notary::keys() const {
  const std::lock_guard lock(mutex_);
  return verifiers_;
}

Result<VerifierKey> Notary::rotate_key() {
  std::unique_lock lock(mutex_);
  if (damage_) return not_yet();
  if (role_ == NotaryRole::follows) {
    return error(ErrorCode::no_leader, "another server signs; nothing was changed");
  }
  signer_->rotate();
  verifiers_.assign(signer_->verifiers().begin(), signer_->verifiers().end());
  sign_again_ = true;
  wanted_ = true;
  const VerifierKey made = verifiers_.back();
  const std::uint64_t seen = rounds_;
  wanted_changed_.notify_all();
  round_ended_.wait_for(lock, settings_.patience,
                        [&] { return rounds_ > seen + 1 || !sign_again_ || damage_; });
  return made;
}

}  // namespace seatledger::ledger
