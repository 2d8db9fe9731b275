#include "app/settings_file.h"

#include <toml++/toml.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "base/nearest.h"

namespace seatledger {
namespace {

// The text of a TOML value; nothing when it has another type than the setting.
std::optional<std::string> toml_text(const Setting& setting, const toml::node& node) {
  if (is_number(setting)) {
    if (!node.is_integer()) return std::nullopt;
    return std::to_string(node.as_integer()->get());
  }
  if (is_flag(setting)) {
    if (!node.is_boolean()) return std::nullopt;
    return node.as_boolean()->get() ? "true" : "false";
  }
  if (is_list(setting) && node.is_array()) {
    std::string text;
    for (const toml::node& part : *node.as_array()) {
      if (!part.is_string()) return std::nullopt;
      text += (text.empty() ? "" : ",") + part.as_string()->get();
    }
    return text;
  }
  if (!node.is_string()) return std::nullopt;
  return node.as_string()->get();
}

std::string_view toml_type(const Setting& setting) {
  if (is_number(setting)) return "an integer";
  if (is_flag(setting)) return "true or false";
  if (is_list(setting)) return "an array of strings";
  return "a string";
}

struct Entry {
  std::string_view name;
  const toml::node* value;
  toml::source_index line;
};

void take_entry(const Entry& entry, const std::string& place, Settings& settings,
                Mistakes& mistakes) {
  const std::string name{entry.name};
  if (entry.value->is_table() || entry.value->is_array_of_tables()) {
    mistakes.push_back(place + ": [" + name +
                       "] begins a section, and settings are in none: write them at the top of the "
                       "file, as name = value");
    return;
  }
  const Setting* setting = find_setting(entry.name);
  if (setting == nullptr) {
    mistakes.push_back(place + ": there is no setting \"" + name + "\"" +
                       meant_setting(entry.name));
    return;
  }
  const std::optional<std::string> text = toml_text(*setting, *entry.value);
  if (!text) {
    mistakes.push_back(place + ": " + name + " must be " + std::string{toml_type(*setting)});
    return;
  }
  set_value(*setting, *text, place, settings, mistakes);
}

}  // namespace

void read_settings_file(const std::string& file, Settings& settings, Mistakes& mistakes) {
  toml::table table;
  try {
    table = toml::parse_file(file);
  } catch (const toml::parse_error& failure) {
    const auto line = failure.source().begin.line;  // 0 when the file could not be read at all
    mistakes.push_back(file + (line == 0 ? "" : ":" + std::to_string(line)) + ": " +
                       std::string{failure.description()});
    return;
  }
  // The parser orders the keys by name.
  std::vector<Entry> entries;
  for (auto&& [key, node] : table) {
    entries.push_back({key.str(), &node, key.source().begin.line});
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.line < b.line; });
  for (const Entry& entry : entries) {
    take_entry(entry, file + ":" + std::to_string(entry.line), settings, mistakes);
  }
}

}  // namespace seatledger
