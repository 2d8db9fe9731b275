// Who is in the demo: names, addresses, where they belong and when they join.
#include <algorithm>
#include <set>
#include <span>

#include "cli/demo/names.h"
#include "cli/demo/stage.h"

namespace seatledger::cli::demo {
namespace {

constexpr int term_begins = 198;
constexpr int term_days = 8;
constexpr int first_join = 2;
constexpr int last_join = 361;
constexpr std::int64_t first_user_id = 1001;

int day_of_joining(Chance& chance, const PlatformRow& platform) {
  const int part = chance.between(0, 99);
  if (part < platform.at_first) return 0;
  if (part < platform.at_first + platform.at_term) {
    return term_begins + chance.between(0, term_days - 1);
  }
  return chance.between(first_join, last_join);
}

std::string_view group_by_weight(Chance& chance, std::string_view platform) {
  int left = 0;
  for (const GroupRow& row : groups()) left += row.platform == platform ? row.weight : 0;
  left = chance.between(0, left - 1);
  std::string_view found;
  for (const GroupRow& row : groups()) {
    if (row.platform != platform || left < 0) continue;
    found = row.id;
    left -= row.weight;
  }
  return found;
}

// Adds a number to a text that somebody else has.
std::string unused(std::set<std::string>& used, const std::string& text) {
  std::string name = text;
  for (int number = 2; !used.insert(name).second; ++number) name = text + std::to_string(number);
  return name;
}

}  // namespace

std::vector<Somebody> make_people(std::uint64_t seed) {
  Chance chance(seed, "people");
  std::set<std::string> usernames;
  std::set<std::string> mailboxes;
  std::vector<Somebody> people;
  for (const PlatformRow& platform : platforms()) {
    for (int i = 0; i < platform.people; ++i) {
      const Name& given = chance.one_of(given_names());
      const Name& family = chance.one_of(family_names());
      const std::string first = given.in_address();
      const std::string last = family.in_address();
      Somebody made;
      made.row.username = unused(usernames, first.substr(0, 1) + last);
      made.row.email = unused(mailboxes, first + '.' + last) + '@' + std::string(platform.mail);
      made.row.name = std::string(given.shown) + ' ' + std::string(family.shown);
      made.row.platform_keys = {std::string(platform.key)};
      made.platform = &platform;
      made.group = group_by_weight(chance, platform.key);
      made.joins = day_of_joining(chance, platform);
      // The last one comes when the script says so.
      if (i + 1 == platform.people) made.joins = days_of_year;
      people.push_back(std::move(made));
    }
  }
  std::stable_sort(people.begin(), people.end(),
                   [](const Somebody& a, const Somebody& b) { return a.joins < b.joins; });
  std::int64_t user_id = first_user_id;
  for (Somebody& person : people) person.row.user_id = user_id++;
  return people;
}

}  // namespace seatledger::cli::demo
