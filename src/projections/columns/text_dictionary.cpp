#include "projections/columns/text_dictionary.h"

#include <algorithm>
#include <limits>
#include <mutex>

namespace seatledger::projections {
namespace {

// Of a text, beside its own bytes: the string, the entry of the map, number and rank.
constexpr std::size_t bytes_of_entry = 96;

}  // namespace

std::uint32_t TextDictionary::number_of(std::string_view text) {
  if (const auto known = find(text)) return *known;
  const std::unique_lock lock(mutex_);
  const std::string& kept = texts_.emplace_back(text);
  const auto number = static_cast<std::uint32_t>(texts_.size());
  text_bytes_ += kept.size();
  return numbers_.emplace(kept, number).first->second;
}

std::optional<std::uint32_t> TextDictionary::find(std::string_view text) const {
  const std::shared_lock lock(mutex_);
  const auto found = numbers_.find(text);
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

std::string TextDictionary::text(std::uint32_t number) const {
  const std::shared_lock lock(mutex_);
  return texts_[number - 1];
}

std::size_t TextDictionary::size() const {
  const std::shared_lock lock(mutex_);
  return texts_.size();
}

std::size_t TextDictionary::bytes() const {
  const std::shared_lock lock(mutex_);
  return text_bytes_ + texts_.size() * bytes_of_entry;
}

TextDictionary::Ranks TextDictionary::ranks() const {
  {
    const std::shared_lock lock(mutex_);
    if (ranks_ && ordered_.size() == texts_.size()) return ranks_;
  }
  const std::unique_lock lock(mutex_);
  if (!ranks_ || ordered_.size() != texts_.size()) order_new();
  return ranks_;
}

// Sorts the new texts and merges them with the others, which are in order already.
void TextDictionary::order_new() const {
  const auto before = [this](std::uint32_t left, std::uint32_t right) {
    return texts_[left - 1] < texts_[right - 1];
  };
  const auto ordered = static_cast<std::ptrdiff_t>(ordered_.size());
  for (std::size_t i = ordered_.size(); i < texts_.size(); ++i) {
    ordered_.push_back(static_cast<std::uint32_t>(i + 1));
  }
  const auto added = ordered_.begin() + ordered;
  std::sort(added, ordered_.end(), before);
  // Where the merge begins: what is before it stays.
  const auto first =
      added == ordered_.end() ? added : std::lower_bound(ordered_.begin(), added, *added, before);
  std::inplace_merge(first, added, ordered_.end(), before);
  std::vector<std::uint32_t> ranks(texts_.size() + 1);
  ranks[absent] = std::numeric_limits<std::uint32_t>::max();
  for (std::size_t i = 0; i < ordered_.size(); ++i) {
    ranks[ordered_[i]] = static_cast<std::uint32_t>(i);
  }
  ranks_ = std::make_shared<const std::vector<std::uint32_t>>(std::move(ranks));
}

}  // namespace seatledger::projections
