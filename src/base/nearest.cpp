#include "base/nearest.h"

#include <algorithm>
#include <utility>

namespace seatledger {
namespace {

constexpr std::size_t near_names_max = 3;
constexpr std::size_t letters_per_slip = 3;

std::string joined(std::span<const std::string_view> names, std::string_view last_word) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != 0) text += i + 1 == names.size() ? last_word : ", ";
    text += names[i];
  }
  return text;
}

}  // namespace

std::size_t distance_between(std::string_view one, std::string_view other) {
  // Optimal string alignment: each row is a prefix of `one`, each column a prefix of `other`.
  std::vector<std::vector<std::size_t>> at(one.size() + 1,
                                           std::vector<std::size_t>(other.size() + 1));
  for (std::size_t i = 0; i <= one.size(); ++i) at[i][0] = i;
  for (std::size_t j = 0; j <= other.size(); ++j) at[0][j] = j;
  for (std::size_t i = 1; i <= one.size(); ++i) {
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const std::size_t changed = at[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
      at[i][j] = std::min({at[i - 1][j] + 1, at[i][j - 1] + 1, changed});
      if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) {
        at[i][j] = std::min(at[i][j], at[i - 2][j - 2] + 1);
      }
    }
  }
  return at[one.size()][other.size()];
}

std::vector<std::string_view> nearest(std::string_view word,
                                      std::span<const std::string_view> names) {
  constexpr std::size_t comparable_bytes_max = 200;  // the table grows with the product of both
  if (word.empty() || word.size() > comparable_bytes_max) return {};
  std::vector<std::pair<std::size_t, std::string_view>> near;
  for (const std::string_view name : names) {
    const std::size_t slips = std::max<std::size_t>(1, name.size() / letters_per_slip);
    const bool begins = word.size() >= letters_per_slip && name.starts_with(word);
    const std::size_t distance = begins ? 1 : distance_between(word, name);
    if (distance <= slips) near.emplace_back(distance, name);
  }
  std::stable_sort(near.begin(), near.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string_view> found;
  for (const auto& [distance, name] : near) {
    if (found.size() < near_names_max) found.push_back(name);
  }
  return found;
}

std::string meant(std::string_view word, std::span<const std::string_view> names) {
  const auto near = nearest(word, names);
  return near.empty() ? "" : "; did you mean " + joined(near, " or ") + "?";
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> names) {
  std::string near = meant(word, names);
  if (!near.empty() || names.empty()) return near;
  return "; there are: " + joined(names, ", ");
}

}  // namespace seatledger
