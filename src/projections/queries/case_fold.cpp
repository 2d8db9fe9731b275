#include "projections/queries/case_fold.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "base/ascii.h"

namespace seatledger::projections {
namespace {

// Every `step`-th character from `first` to `last` is a capital letter; its small letter is
// `distance` further.
struct CapitalRange {
  std::uint32_t first;
  std::uint32_t last;
  std::uint32_t step;
  std::int32_t distance;
};

// From Unicode's CaseFolding.txt, in order.
constexpr std::array capital_ranges{
    CapitalRange{0x00c0, 0x00d6, 1, 32},    CapitalRange{0x00d8, 0x00de, 1, 32},
    CapitalRange{0x0100, 0x012e, 2, 1},     CapitalRange{0x0132, 0x0136, 2, 1},
    CapitalRange{0x0139, 0x0147, 2, 1},     CapitalRange{0x014a, 0x0176, 2, 1},
    CapitalRange{0x0178, 0x0178, 1, -121},  CapitalRange{0x0179, 0x017d, 2, 1},
    CapitalRange{0x017f, 0x017f, 1, -268},  CapitalRange{0x01a0, 0x01a4, 2, 1},
    CapitalRange{0x01af, 0x01af, 1, 1},     CapitalRange{0x01cd, 0x01db, 2, 1},
    CapitalRange{0x01de, 0x01ee, 2, 1},     CapitalRange{0x01f4, 0x01f4, 1, 1},
    CapitalRange{0x01f8, 0x021e, 2, 1},     CapitalRange{0x0222, 0x0232, 2, 1},
    CapitalRange{0x0386, 0x0386, 1, 38},    CapitalRange{0x0388, 0x038a, 1, 37},
    CapitalRange{0x038c, 0x038c, 1, 64},    CapitalRange{0x038e, 0x038f, 1, 63},
    CapitalRange{0x0391, 0x03a1, 1, 32},    CapitalRange{0x03a3, 0x03ab, 1, 32},
    CapitalRange{0x03c2, 0x03c2, 1, 1},     CapitalRange{0x0400, 0x040f, 1, 80},
    CapitalRange{0x0410, 0x042f, 1, 32},    CapitalRange{0x0460, 0x0480, 2, 1},
    CapitalRange{0x048a, 0x04be, 2, 1},     CapitalRange{0x04c0, 0x04c0, 1, 15},
    CapitalRange{0x04c1, 0x04cd, 2, 1},     CapitalRange{0x04d0, 0x052e, 2, 1},
    CapitalRange{0x0531, 0x0556, 1, 48},    CapitalRange{0x1e00, 0x1e94, 2, 1},
    CapitalRange{0x1e9e, 0x1e9e, 1, -7615}, CapitalRange{0x1ea0, 0x1efe, 2, 1},
};

std::uint32_t small_letter(std::uint32_t letter) {
  const auto range =
      std::find_if(capital_ranges.begin(), capital_ranges.end(),
                   [&](const CapitalRange& capitals) { return letter <= capitals.last; });
  if (range == capital_ranges.end() || letter < range->first) return letter;
  if ((letter - range->first) % range->step != 0) return letter;
  return letter + static_cast<std::uint32_t>(range->distance);
}

// The first character, if it has `length` bytes; else 0.
std::uint32_t character(std::string_view text, std::size_t length) {
  if (text.size() < length) return 0;
  std::uint32_t value = static_cast<std::uint8_t>(text[0]) & (0xffU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<std::uint8_t>(text[i]);
    if ((next & 0xc0) != 0x80) return 0;
    value = value << 6 | (next & 0x3fU);
  }
  return value;
}

// All characters of the table fit into three bytes of UTF-8.
void append(std::string& out, std::uint32_t letter) {
  if (letter < 0x800) {
    out += static_cast<char>(0xc0 | letter >> 6);
  } else {
    out += static_cast<char>(0xe0 | letter >> 12);
    out += static_cast<char>(0x80 | (letter >> 6 & 0x3f));
  }
  out += static_cast<char>(0x80 | (letter & 0x3f));
}

}  // namespace

std::string case_folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<std::uint8_t>(text[i]);
    // Longer characters are not in the table.
    const std::size_t length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead == 0xe1 ? 3 : 1;
    const std::uint32_t letter = length == 1 ? 0 : character(text.substr(i), length);
    const std::uint32_t small = small_letter(letter);
    if (letter == 0) {
      out += lower(text[i++]);
    } else if (small < 0x80) {
      out += static_cast<char>(small);
      i += length;
    } else {
      append(out, small);
      i += length;
    }
  }
  return out;
}

}  // namespace seatledger::projections
