// Numbers for texts that many licenses share, and the order of the texts by their bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace seatledger::projections {

// A text keeps its number, and none is ever removed. Any thread.
class TextDictionary {
 public:
  static constexpr std::uint32_t absent = 0;  // the number of no text

  // The text's number; adds the text if it is new.
  std::uint32_t number_of(std::string_view text);
  // Nothing: no license has ever named the text.
  std::optional<std::uint32_t> find(std::string_view text) const;
  std::string text(std::uint32_t number) const;

  // By number: the place of the text in the order of all texts; `absent` is last.
  using Ranks = std::shared_ptr<const std::vector<std::uint32_t>>;
  Ranks ranks() const;

  std::size_t size() const;   // numbers are 1 to size()
  std::size_t bytes() const;  // of memory, about

 private:
  void order_new() const;

  mutable std::shared_mutex mutex_;  // guards all below
  std::deque<std::string> texts_;    // the text of number n is at n - 1; they do not move
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::size_t text_bytes_ = 0;

  mutable std::vector<std::uint32_t> ordered_;  // the numbers of the first texts, in their order
  mutable Ranks ranks_;                         // of `ordered_`
};

}  // namespace seatledger::projections
