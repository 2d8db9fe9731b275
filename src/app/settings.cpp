#include "app/settings.h"

#include <toml++/toml.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <array>
#include <stdexcept>

#include "app/settings_table.h"
#include "base/version.h"

namespace seatledger {
namespace {

constexpr int usage_exit_code = 2;
constexpr std::string_view environment_prefix = "SEATLEDGER_";
// Environment variables with our prefix that are not settings: two secrets and the tool's address.
constexpr std::array<std::string_view, 4> other_variables{"SEATLEDGER_ADMIN_KEY", "SEATLEDGER_URL",
                                                          "SEATLEDGER_KEY", "SEATLEDGER_CONFIG"};

// A setting that cannot be used; the message says where it is and what would be accepted.
class Unusable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

void take(const Setting& setting, const std::string& text, const std::string& place,
          Settings& settings) {
  if (read_value(setting, text, settings)) return;
  throw Unusable{std::string{setting.name} + " = \"" + text + "\" (" + place +
                 ") is not accepted; it takes " + accepted(setting)};
}

const Setting* find_setting(auto&& matches) {
  const std::span<const Setting> table = settings_table();
  const auto found = std::find_if(table.begin(), table.end(), matches);
  return found == table.end() ? nullptr : &*found;
}

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

void read_file(const std::string& file, Settings& settings) {
  toml::table table;
  try {
    table = toml::parse_file(file);
  } catch (const toml::parse_error& failure) {
    const auto line = failure.source().begin.line;  // 0 when the file could not be read at all
    throw Unusable{file + (line == 0 ? "" : ":" + std::to_string(line)) + ": " +
                   std::string{failure.description()}};
  }
  for (auto&& [key, node] : table) {
    const std::string_view name = key.str();
    const std::string place = file + ":" + std::to_string(key.source().begin.line);
    const Setting* setting = find_setting([&](const Setting& row) { return row.name == name; });
    if (setting == nullptr) {
      throw Unusable{place + ": there is no setting \"" + std::string{name} + "\""};
    }
    const std::optional<std::string> text = toml_text(*setting, node);
    if (!text) {
      throw Unusable{place + ": " + std::string{name} + " must be " +
                     std::string{toml_type(*setting)}};
    }
    take(*setting, *text, place, settings);
  }
}

struct Variable {
  std::string name;
  std::string value;
};

std::vector<Variable> our_variables(const char* const* environment) {
  std::vector<Variable> variables;
  for (; environment != nullptr && *environment != nullptr; ++environment) {
    const std::string_view entry = *environment;
    const std::size_t equals = entry.find('=');
    if (!entry.starts_with(environment_prefix) || equals == std::string_view::npos) continue;
    variables.push_back(
        {std::string{entry.substr(0, equals)}, std::string{entry.substr(equals + 1)}});
  }
  return variables;
}

void read_environment(const std::vector<Variable>& variables, Settings& settings) {
  for (const Variable& variable : variables) {
    if (std::count(other_variables.begin(), other_variables.end(), variable.name) != 0) continue;
    const Setting* setting = find_setting(
        [&](const Setting& row) { return environment_name(row.name) == variable.name; });
    if (setting == nullptr) {
      throw Unusable{"there is no setting for the environment variable " + variable.name};
    }
    take(*setting, variable.value, variable.name, settings);
  }
}

// The command line. Its flags come from the table of settings.
class CommandLine {
 public:
  CommandLine() {
    app_.get_formatter()->column_width(36);
    app_.set_version_flag("--version", version_of("seatledgerd"));
    app_.add_option("--config", config_, "A TOML file with settings by their names.")
        ->type_name("FILE");
    app_.add_flag("--print-settings-markdown", wants_markdown_)->group("");
    const Settings defaults;
    for (const Setting& setting : settings_table()) {
      const std::string described = std::string{setting.sentence} + " (" + accepted(setting) +
                                    "; default: " + shown_default(setting, defaults) + ")";
      const std::string flag = flag_name(setting.name);
      if (is_flag(setting)) {
        options_.push_back(app_.add_flag(flag, described));
      } else {
        options_.push_back(app_.add_option(flag, described)->type_name("VALUE"));
      }
    }
    app_.footer(
        "Every setting can also be given as an environment variable, e.g. SEATLEDGER_DATA_DIR, or "
        "in\n"
        "the file, e.g. data_dir = \"data\". A flag overrides the environment, and the "
        "environment\n"
        "overrides the file. The value of SEATLEDGER_ADMIN_KEY (environment only, at least 32\n"
        "characters) becomes an admin key. Without it, the first start creates an admin key and\n"
        "prints it once.");
  }

  void parse(int argc, const char* const* argv) { app_.parse(argc, argv); }

  std::string help(const CLI::ParseError& wanted) {
    if (wanted.get_name() == "CallForVersion") return app_.version() + "\n";
    return app_.help();
  }
  bool wants_markdown() const { return wants_markdown_; }
  const std::string& config() const { return config_; }

  void read(Settings& settings) const {
    for (std::size_t i = 0; i < options_.size(); ++i) {
      if (options_[i]->count() == 0) continue;
      const Setting& setting = settings_table()[i];
      take(setting, options_[i]->results().at(0), flag_name(setting.name), settings);
    }
  }

  static std::string shown_default(const Setting& setting, const Settings& defaults) {
    const std::string text = value_text(setting, defaults);
    return text.empty() ? "empty" : text;
  }

 private:
  CLI::App app_{"The server of the Seatledger license ledger.", "seatledgerd"};
  std::string config_;
  bool wants_markdown_ = false;
  std::vector<CLI::Option*> options_;  // in the order of the table
};

std::string config_file(const CommandLine& line, const std::vector<Variable>& variables) {
  if (!line.config().empty()) return line.config();
  for (const Variable& variable : variables) {
    if (variable.name == "SEATLEDGER_CONFIG") return variable.value;
  }
  return {};
}

}  // namespace

Invocation read_settings(int argc, const char* const* argv, const char* const* environment) {
  CommandLine line;
  try {
    line.parse(argc, argv);
    if (line.wants_markdown()) return {std::nullopt, settings_markdown(), 0};
    const std::vector<Variable> variables = our_variables(environment);
    Settings settings;
    const std::string file = config_file(line, variables);
    if (!file.empty()) read_file(file, settings);
    read_environment(variables, settings);
    line.read(settings);
    return {std::move(settings), {}, 0};
  } catch (const CLI::Success& wanted) {
    return {std::nullopt, line.help(wanted), 0};
  } catch (const CLI::ParseError& failure) {
    return {std::nullopt, std::string{failure.what()} + "\nSee seatledgerd --help.\n",
            usage_exit_code};
  } catch (const Unusable& failure) {
    return {std::nullopt, std::string{failure.what()} + "\n", usage_exit_code};
  }
}

std::string settings_markdown() {
  std::string text =
      "# Configuration\n\n"
      "<!-- Written by `seatledgerd --print-settings-markdown`; change src/app/settings_table.cpp. "
      "-->\n\n"
      "Every setting can be given in three ways. A way higher in this list overrides a lower "
      "one:\n\n"
      "1. a flag: `body_bytes_max` is `--body-bytes-max 2097152`;\n"
      "2. an environment variable: `SEATLEDGER_BODY_BYTES_MAX=2097152`;\n"
      "3. a key of the TOML file that `--config FILE` or `SEATLEDGER_CONFIG` names:\n"
      "   `body_bytes_max = 2097152`.\n\n"
      "The server does not start when a key or a `SEATLEDGER_` variable names no setting, or when "
      "a\n"
      "value is out of bounds; it prints which. Relative paths start at the working directory.\n\n"
      "| Setting | Default | Accepts | |\n| --- | --- | --- | --- |\n";
  const Settings defaults;
  for (const Setting& setting : settings_table()) {
    const std::string value = value_text(setting, defaults);
    text += "| `" + std::string{setting.name} + "` | " +
            (value.empty() ? std::string{"empty"} : "`" + value + "`") + " | " + accepted(setting) +
            " | " + std::string{setting.sentence} + " |\n";
  }
  text +=
      "\nOne secret is read from the environment only: the value of `SEATLEDGER_ADMIN_KEY`, at "
      "least\n"
      "32 characters, becomes an admin key unless it is one already. Without the variable, a "
      "start\n"
      "of a ledger that has no admin key creates one and prints it once to stderr.\n";
  return text;
}

}  // namespace seatledger
