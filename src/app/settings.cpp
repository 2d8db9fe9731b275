#include "app/settings.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>

#include "api/document/api_markdown.h"
#include "api/document/error_document.h"
#include "api/document/openapi.h"
#include "api/document/rights_document.h"
#include "app/settings_environment.h"
#include "app/settings_file.h"
#include "app/settings_table.h"
#include "base/version.h"

namespace seatledger {
namespace {

constexpr int usage_exit_code = 2;
// The documents in docs/, and parts of them, that the program prints itself.
struct PrintedDocument {
  const char* flag;
  std::string (*text)();
};
constexpr PrintedDocument printed_documents[] = {
    {"--print-settings-markdown", settings_markdown},
    {"--print-errors-markdown", api::errors_markdown},
    {"--print-openapi", [] { return api::openapi_document(api::all_routes()); }},
    {"--print-api-markdown", [] { return api::api_markdown(api::all_routes()); }},
    {"--print-rights-markdown", [] { return api::rights_markdown(api::all_routes()); }}};

// The command line. Its flags come from the table of settings.
class CommandLine {
 public:
  CommandLine() {
    app_.get_formatter()->column_width(36);
    app_.set_version_flag("--version", version_of("seatledgerd"));
    app_.add_option("--config", config_, "A TOML file with settings by their names.")
        ->type_name("FILE");
    for (const PrintedDocument& document : printed_documents) {
      app_.add_flag(document.flag)->group("");
    }
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
        "characters), or else the content of admin_key_file, or of the file admin-key in\n"
        "$CREDENTIALS_DIRECTORY, becomes an admin key. Without any, the first start creates one "
        "and\n"
        "shows it once: on stderr if that is a terminal, else in the file first-admin-key of the\n"
        "data directory.");
  }

  void parse(int argc, const char* const* argv) { app_.parse(argc, argv); }

  std::string help(const CLI::ParseError& wanted) {
    if (wanted.get_name() == "CallForVersion") return app_.version() + "\n";
    return app_.help();
  }
  // Nothing: no document is asked for.
  std::optional<std::string> document() const {
    for (const PrintedDocument& document : printed_documents) {
      if (app_.count(document.flag) != 0) return document.text();
    }
    return std::nullopt;
  }
  const std::string& config() const { return config_; }

  void read(Settings& settings, Mistakes& mistakes) const {
    for (std::size_t i = 0; i < options_.size(); ++i) {
      if (options_[i]->count() == 0) continue;
      const Setting& setting = settings_table()[i];
      set_value(setting, options_[i]->results().at(0), flag_name(setting.name), settings, mistakes);
    }
  }

  static std::string shown_default(const Setting& setting, const Settings& defaults) {
    const std::string text = value_text(setting, defaults);
    return text.empty() ? "empty" : text;
  }

 private:
  CLI::App app_{"The server of the Seatledger license ledger.", "seatledgerd"};
  std::string config_;
  std::vector<CLI::Option*> options_;  // in the order of the table
};

std::string config_file(const CommandLine& line, const std::vector<Variable>& variables) {
  if (!line.config().empty()) return line.config();
  for (const Variable& variable : variables) {
    if (variable.name == "SEATLEDGER_CONFIG") return variable.value;
  }
  return {};
}

std::string lines_of(const Mistakes& mistakes) {
  std::string text;
  for (const std::string& mistake : mistakes) text += mistake + "\n";
  return text;
}

}  // namespace

Invocation read_settings(int argc, const char* const* argv, const char* const* environment) {
  CommandLine line;
  try {
    line.parse(argc, argv);
    if (auto text = line.document()) return {std::nullopt, std::move(*text), 0};
    const std::vector<Variable> variables = own_variables(environment);
    Settings settings;
    Mistakes mistakes;
    const std::string file = config_file(line, variables);
    if (!file.empty()) read_settings_file(file, settings, mistakes);
    read_environment(variables, settings, mistakes);
    line.read(settings, mistakes);
    if (!mistakes.empty()) return {std::nullopt, lines_of(mistakes), usage_exit_code};
    return {std::move(settings), {}, 0};
  } catch (const CLI::Success& wanted) {
    return {std::nullopt, line.help(wanted), 0};
  } catch (const CLI::ParseError& failure) {
    return {std::nullopt, std::string{failure.what()} + "\nSee seatledgerd --help.\n",
            usage_exit_code};
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
      "value is out of bounds; it prints all such mistakes. An empty variable counts as not given, "
      "and\n"
      "the variables that a container scheduler makes for a service (`SEATLEDGER_PORT`,\n"
      "`SEATLEDGER_SERVICE_HOST` ...) are passed over. The file has no sections. Relative paths "
      "start\n"
      "at the working directory.\n\n"
      "| Setting | Default | Accepts | |\n| --- | --- | --- | --- |\n";
  const Settings defaults;
  for (const Setting& setting : settings_table()) {
    const std::string value = value_text(setting, defaults);
    text += "| `" + std::string{setting.name} + "` | " +
            (value.empty() ? std::string{"empty"} : "`" + value + "`") + " | " + accepted(setting) +
            " | " + std::string{setting.sentence} + " |\n";
  }
  text +=
      "\nOne secret has no flag: the value of the environment variable `SEATLEDGER_ADMIN_KEY`, at "
      "least\n"
      "32 characters, becomes an admin key unless it is one already. Without it the content of\n"
      "`admin_key_file` does, and without that the content of the file `admin-key` in\n"
      "`$CREDENTIALS_DIRECTORY`, which systemd makes for `LoadCredential=admin-key:FILE`. White "
      "space\n"
      "at the ends is passed over. The server does not start with a key that no caller could send: "
      "with\n"
      "blanks, line ends or control characters inside, or longer than 4096 bytes or "
      "`header_bytes_max` less 512.\n"
      "\nWhen none is given, a start of a ledger that has no admin key creates one. It prints the "
      "key once\n"
      "to stderr if that is a terminal. Else it writes it to `first-admin-key` in the data "
      "directory "
      "(mode\n"
      "0600) and logs the path: keep the key elsewhere, and delete the file.\n";
  return text;
}

}  // namespace seatledger
