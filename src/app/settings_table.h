// One row per setting: its name, unit, bounds and description.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/settings.h"

namespace seatledger {

struct Setting {
  // The type of the member decides how the setting's text is read and printed.
  using Member =
      std::variant<std::uint64_t Settings::*, bool Settings::*, std::string Settings::*,
                   std::vector<std::string> Settings::*, std::filesystem::path Settings::*,
                   ListenAddress Settings::*, LogLevel Settings::*>;
  // The range of a number, both ends included.
  struct Bounds {
    std::uint64_t lowest = 0;
    std::uint64_t highest = 0;
    std::string_view unit;
  };
  // Which texts are allowed, in words and as a test; `is_fine` null: any text.
  struct Rule {
    std::string_view words;
    bool (*is_fine)(std::string_view text) = nullptr;
  };

  std::string_view name;
  Member member;
  std::variant<Bounds, Rule> accepts;
  std::string_view sentence;
};

std::span<const Setting> settings_table();

// Sets the setting to the value of `text`. False: `text` is not accepted; nothing changed.
bool read_value(const Setting& setting, std::string_view text, Settings& settings);
// The setting's value as a text; the inverse of read_value().
std::string value_text(const Setting& setting, const Settings& settings);
// The values that read_value() accepts, e.g. "1 to 3600000 ms".
std::string accepted(const Setting& setting);

// The setting of this name; null if there is none.
const Setting* find_setting(std::string_view name);
// "; did you mean ...?" with the nearest names of settings, or nothing when none is near.
std::string meant_setting(std::string_view name);

// What an operator has to mend before the server starts: a line each.
using Mistakes = std::vector<std::string>;
// read_value(), or a line in `mistakes` that names the setting, the value, its place (a flag, a
// variable, a line of a file) and what would be accepted.
void set_value(const Setting& setting, const std::string& text, const std::string& place,
               Settings& settings, Mistakes& mistakes);

bool is_flag(const Setting& setting);
bool is_number(const Setting& setting);
bool is_list(const Setting& setting);

// "body_bytes_max" as a flag, "--body-bytes-max", and in the environment,
// "SEATLEDGER_BODY_BYTES_MAX".
std::string flag_name(std::string_view setting);
std::string environment_name(std::string_view setting);

}  // namespace seatledger
