// Which of the known names somebody may have meant by an unknown one.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seatledger {

// The number of letters to change, add or leave out to make one text of the other; two neighbours
// that changed places count once.
std::size_t distance_between(std::string_view one, std::string_view other);

// The names that are near enough to be a slip of the pen, the nearest first; three at most.
std::vector<std::string_view> nearest(std::string_view word,
                                      std::span<const std::string_view> names);

// The end of a sentence about an unknown word: "; did you mean a or b?", or nothing when none is
// near.
std::string meant(std::string_view word, std::span<const std::string_view> names);

// The same; when none is near, "; there are: " and all names.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> names);

}  // namespace seatledger
