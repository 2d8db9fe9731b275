// What the directory of people reports each morning: who joins, moves, changes or leaves.
#include <algorithm>
#include <set>
#include <span>

#include "cli/demo/names.h"
#include "cli/demo/stage.h"

namespace seatledger::cli::demo {
namespace {

constexpr int first_import_at = 9 * 3600;
constexpr int import_at = 5 * 3600 + 40 * 60;
constexpr int groups_after = 2400;
constexpr int seconds_apart = 2;

// Out of 1,000 days.
constexpr int moves = 350;
constexpr int renames = 300;
constexpr int pauses = 150;
constexpr int returns = 60;
constexpr int leaves = 90;

// The calls of one morning, in their order.
class Morning {
 public:
  explicit Morning(Stage& stage)
      : stage_(stage), seconds_(stage.day == 0 ? first_import_at : import_at) {}

  void join() {
    if (stage_.day == 0) {
      for (const GroupRow& row : groups()) changed_.insert(row.id);
    }
    for (std::size_t i = 0; i < stage_.people.size(); ++i) {
      Somebody& person = stage_.people[i];
      if (person.joins != stage_.day || person.presence != Presence::to_come) continue;
      person.presence = Presence::here;
      put(i);
      stage_.members[person.group].push_back(i);
      changed_.insert(person.group);
    }
  }
  void move() {
    const auto person = anybody();
    if (!person) return;
    Somebody& moving = stage_.people[*person];
    const Somebody& model = stage_.people[anybody(moving.platform->key).value_or(*person)];
    if (model.group == moving.group) return;
    std::erase(stage_.members[moving.group], *person);
    changed_.insert(moving.group);
    moving.group = model.group;
    stage_.members[moving.group].push_back(*person);
    changed_.insert(moving.group);
  }
  // Marries, or wants to be called otherwise; the address stays.
  void rename() {
    const auto person = anybody();
    if (!person) return;
    std::string& name = stage_.people[*person].row.name;
    const std::string before = name;
    while (name == before) {
      name.resize(name.find(' ') + 1);
      name += stage_.life.one_of(family_names()).shown;
    }
    put(*person);
  }
  void pause() {
    const auto person = anybody();
    if (!person) return;
    stage_.people[*person].presence = Presence::inactive;
    stage_.people[*person].row.active = false;
    put(*person);
  }
  void come_back() {
    std::vector<std::size_t> inactive;
    for (std::size_t i = 0; i < stage_.people.size(); ++i) {
      if (stage_.people[i].presence == Presence::inactive) inactive.push_back(i);
    }
    if (inactive.empty()) return;
    const std::size_t person = stage_.life.one_of(std::span<const std::size_t>(inactive));
    stage_.people[person].presence = Presence::here;
    stage_.people[person].row.active = true;
    put(person);
  }
  void leave() {
    const auto person = anybody();
    if (!person) return;
    stage_.call(next(), Caller::records, ledger::RemoveUser{stage_.people[*person].row.user_id});
    stage_.forget(*person);
  }
  // After all people are known.
  void put_groups() {
    seconds_ += groups_after;
    for (const std::string_view group : changed_) {
      stage_.call(next(), Caller::records, put_group(stage_, group));
    }
  }

 private:
  Timestamp next() { return stage_.calendar.at(stage_.day, seconds_ += seconds_apart); }
  void put(std::size_t person) { stage_.call(next(), Caller::records, put_user(stage_, person)); }
  std::optional<std::size_t> anybody() { return anybody(stage_.life.one_of(platforms()).key); }
  std::optional<std::size_t> anybody(std::string_view platform) {
    return stage_.somebody(stage_.life, platform);
  }

  Stage& stage_;
  int seconds_;
  std::set<std::string_view> changed_;
};

}  // namespace

void keep_directory(Stage& stage) {
  Morning morning(stage);
  morning.join();
  if (stage.day > 0) {
    if (stage.life.happens(moves)) morning.move();
    if (stage.life.happens(renames)) morning.rename();
    if (stage.life.happens(pauses)) morning.pause();
    if (stage.life.happens(returns)) morning.come_back();
    if (stage.life.happens(leaves)) morning.leave();
  }
  morning.put_groups();
}

}  // namespace seatledger::cli::demo
