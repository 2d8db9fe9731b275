#include "cli/number_flag.h"

#include <charconv>
#include <cstdint>

namespace seatledger::cli {

CLI::Validator number_from_one(const std::string& why) {
  return CLI::Validator(
      [why](const std::string& text) -> std::string {
        std::uint64_t number = 0;
        const char* const end = text.data() + text.size();
        const auto [stop, fault] = std::from_chars(text.data(), end, number);
        if (fault == std::errc{} && stop == end && number != 0) return {};
        return text + " is no number from 1 on: " + why;
      },
      "");
}

}  // namespace seatledger::cli
