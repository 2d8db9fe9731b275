#include "app/settings.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "api/document/error_document.h"
#include "api/document/rights_document.h"
#include "app/settings_table.h"

namespace seatledger {
namespace {

using Texts = std::vector<std::string>;

Invocation run(const Texts& flags, const Texts& environment = {}) {
  std::vector<const char*> argv{"seatledgerd"};
  for (const std::string& flag : flags) argv.push_back(flag.c_str());
  std::vector<const char*> variables;
  for (const std::string& variable : environment) variables.push_back(variable.c_str());
  variables.push_back(nullptr);
  return read_settings(static_cast<int>(argv.size()), argv.data(), variables.data());
}

// A file with these settings, gone when the test is over.
class SettingsFile {
 public:
  explicit SettingsFile(std::string_view text)
      : path_(std::filesystem::temp_directory_path() /
              ("settings_test_" + std::to_string(::getpid()) + ".toml")) {
    std::ofstream{path_} << text;
  }
  SettingsFile(const SettingsFile&) = delete;
  SettingsFile& operator=(const SettingsFile&) = delete;
  ~SettingsFile() { std::filesystem::remove(path_); }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

void check_refused(const Invocation& invocation, const Texts& named) {
  CHECK_FALSE(invocation.settings.has_value());
  CHECK(invocation.exit_code == 2);
  for (const std::string& text : named) CHECK_THAT(invocation.text, Catch::Contains(text));
}

TEST_CASE("without flags, environment and file every setting has its default") {
  const Invocation invocation = run({});
  REQUIRE(invocation.settings.has_value());
  for (const Setting& setting : settings_table()) {
    INFO(setting.name);
    CHECK(value_text(setting, *invocation.settings) == value_text(setting, Settings{}));
  }
}

TEST_CASE("every default is a value its own setting accepts") {
  for (const Setting& setting : settings_table()) {
    INFO(setting.name);
    Settings settings;
    CHECK(read_value(setting, value_text(setting, Settings{}), settings));
  }
}

TEST_CASE("the table names every setting once and binds every member once") {
  std::set<std::string_view> names;
  std::vector<Setting::Member> members;
  for (const Setting& setting : settings_table()) {
    CHECK(names.insert(setting.name).second);
    CHECK(std::count(members.begin(), members.end(), setting.member) == 0);
    members.push_back(setting.member);
    CHECK(is_number(setting) == std::holds_alternative<Setting::Bounds>(setting.accepts));
  }
}

TEST_CASE("every setting is read from flag, environment and file alike") {
  const std::vector<std::pair<std::string, std::string>> samples{
      {"data_dir", "elsewhere"},
      {"listen", "[::1]:0"},
      {"log_level", "debug"},
      {"path_prefix", "/x/y"},
      {"anchor_file", "a"},
      {"cors_origins", "https://a.example,http://b.example:8080"},
      {"problem_details", "always"},
      {"auditor_sees_people", "true"},
      {"backup_dir", "b"},
      {"trust_forwarded_headers", "true"},
      {"connections_max", "17"},
      {"free_bytes_min", "1000000"},
      {"ledger_cache_bytes", "2000000"}};
  for (const auto& [name, value] : samples) {
    INFO(name);
    const auto row = std::find_if(
        settings_table().begin(), settings_table().end(),
        [&, &wanted = name](const Setting& setting) { return setting.name == wanted; });
    REQUIRE(row != settings_table().end());
    const std::string assigned = "=" + value;
    const Invocation by_flag = run({flag_name(name) + assigned});
    REQUIRE(by_flag.settings.has_value());
    CHECK(value_text(*row, *by_flag.settings) == value);
    const Invocation by_environment = run({}, {environment_name(name) + assigned});
    REQUIRE(by_environment.settings.has_value());
    CHECK(value_text(*row, *by_environment.settings) == value);
    const bool bare = is_number(*row) || is_flag(*row);
    const SettingsFile file{name + " = " + (bare ? value : '"' + value + '"')};
    const Invocation by_file = run({"--config", file.path()});
    REQUIRE(by_file.settings.has_value());
    CHECK(value_text(*row, *by_file.settings) == value);
  }
}

TEST_CASE("a flag counts before the environment, the environment before the file") {
  const SettingsFile file{"connections_max = 1\nqueue_commands_max = 1\nbatch_commands_max = 1\n"};
  const Invocation invocation =
      run({"--connections-max", "3", "--config", file.path()},
          {"SEATLEDGER_CONNECTIONS_MAX=2", "SEATLEDGER_QUEUE_COMMANDS_MAX=2", "HOME=/"});
  REQUIRE(invocation.settings.has_value());
  CHECK(invocation.settings->connections_max == 3);
  CHECK(invocation.settings->queue_commands_max == 2);
  CHECK(invocation.settings->batch_commands_max == 1);
}

TEST_CASE("the file may be named by the environment") {
  const SettingsFile file{"cors_origins = [\"https://a.example\", \"*\"]"};
  const Invocation invocation = run({}, {"SEATLEDGER_CONFIG=" + file.path()});
  REQUIRE(invocation.settings.has_value());
  CHECK(invocation.settings->cors_origins == Texts{"https://a.example", "*"});
}

TEST_CASE("an empty variable counts as not given, an empty flag is a value") {
  const Texts empty{"SEATLEDGER_CONNECTIONS_MAX=", "SEATLEDGER_PATH_PREFIX=", "SEATLEDGER_CONFIG=",
                    "SEATLEDGER_NO_SETTING="};
  const Invocation by_environment = run({}, empty);
  REQUIRE(by_environment.settings.has_value());
  CHECK(by_environment.settings->connections_max == Settings{}.connections_max);
  CHECK(by_environment.settings->path_prefix == Settings{}.path_prefix);
  const Invocation by_flag = run({"--path-prefix", ""});
  REQUIRE(by_flag.settings.has_value());
  CHECK(by_flag.settings->path_prefix.empty());
}

TEST_CASE("what a container scheduler says of a service is passed over") {
  for (const char* const variable :
       {"SEATLEDGER_PORT=tcp://10.0.0.7:8080", "SEATLEDGER_SERVICE_HOST=10.0.0.7",
        "SEATLEDGER_SERVICE_PORT=8080", "SEATLEDGER_SERVICE_PORT_HTTP_ALT=8080",
        "SEATLEDGER_PORT_8080_TCP=tcp://10.0.0.7:8080", "SEATLEDGER_PORT_8080_TCP_ADDR=10.0.0.7",
        "SEATLEDGER_PORT_8080_TCP_PORT=8080", "SEATLEDGER_PORT_8080_TCP_PROTO=tcp",
        "SEATLEDGER_PORT_53_UDP_ADDR=10.0.0.7", "SEATLEDGER_DB_SERVICE_HOST=10.0.0.8",
        "SEATLEDGER_DB_PORT=udp://10.0.0.8:1", "SEATLEDGER_DB_PORT_1_UDP_PROTO=udp"}) {
    INFO(variable);
    CHECK(run({}, {variable}).settings.has_value());
  }
  for (const char* const slip :
       {"SEATLEDGER_PORT=8080", "SEATLEDGER_SERVICE=x", "SEATLEDGER_PORT_8080=1",
        "SEATLEDGER_LISTEN_PORT=8080", "SEATLEDGER_data_dir=x"}) {
    INFO(slip);
    CHECK(run({}, {slip}).exit_code == 2);
  }
}

TEST_CASE("a flag may be switched on by its name alone and off by false") {
  const Texts on{"SEATLEDGER_TRUST_FORWARDED_HEADERS=true"};
  CHECK(run({"--trust-forwarded-headers"}).settings.value().trust_forwarded_headers);
  CHECK_FALSE(
      run({"--trust-forwarded-headers=false"}, on).settings.value().trust_forwarded_headers);
}

TEST_CASE("what is no setting stops the start and is named") {
  check_refused(run({"--body-byte-max", "1"}), {"--body-byte-max"});
  check_refused(run({"stray"}), {"stray"});
  check_refused(run({}, {"SEATLEDGER_BODY_BYTE_MAX=1"}), {"SEATLEDGER_BODY_BYTE_MAX"});
  const SettingsFile file{"data_dir = \"d\"\nbody_byte_max = 1\n"};
  check_refused(run({"--config", file.path()}), {"body_byte_max", file.path() + ":2"});
  const SettingsFile nested{"[server]\nlisten = \"127.0.0.1:1\"\n"};
  check_refused(run({"--config", nested.path()}),
                {nested.path() + ":1: [server] begins a section"});
}

TEST_CASE(
    "all mistakes are told at once, in their order, each with its line and the nearest name") {
  const SettingsFile file{
      "listn = \"127.0.0.1:1\"\nconnections_max = 0\nbackup_keep = \"2\"\nzzzzzzzz = 1\n"
      "[limits]\nbody_bytes_max = 1\n[[more]]\n"};
  const std::string at = file.path() + ":";
  const Invocation invocation =
      run({"--config", file.path(), "--log-level=loud"}, {"SEATLEDGER_DATA_DIRS=x"});
  CHECK(invocation.exit_code == 2);
  CHECK(invocation.text ==
        at + "1: there is no setting \"listn\"; did you mean listen?\n" +
            "connections_max = \"0\" (" + at + "2) is not accepted; it takes 1 to 1000000 " +
            "connections\n" + at + "3: backup_keep must be an integer\n" + at +
            "4: there is no setting \"zzzzzzzz\"\n" + at +
            "5: [limits] begins a section, and settings are in none: write them at the top of the "
            "file, as name = value\n" +
            at +
            "7: [more] begins a section, and settings are in none: write them at the top of the "
            "file, as name = value\n"
            "there is no setting for the environment variable SEATLEDGER_DATA_DIRS; did you mean "
            "data_dir?\n"
            "log_level = \"loud\" (--log-level) is not accepted; it takes one of trace, debug, "
            "info, warning, error, off\n");
}

TEST_CASE("an address to serve on may be left out or be localhost") {
  const auto listening = [](const std::string& text) {
    const ListenAddress listen = run({"--listen", text}).settings.value().listen;
    return listen.address + " " + std::to_string(listen.port);
  };
  CHECK(listening("localhost:8080") == "127.0.0.1 8080");
  CHECK(listening(":8080") == "0.0.0.0 8080");
  CHECK(listening("*:0") == "0.0.0.0 0");
  CHECK(listening("[::]:8080") == ":: 8080");
}

TEST_CASE("secrets and the tool's own variables are not settings of the server") {
  const Invocation invocation = run({}, {"SEATLEDGER_ADMIN_KEY=k", "SEATLEDGER_URL=u",
                                         "SEATLEDGER_KEY=k", "SEATLEDGER=no prefix"});
  CHECK(invocation.settings.has_value());
  check_refused(run({"--admin-key", "k"}), {"--admin-key"});
}

TEST_CASE("an admin key may be in a file that a setting names") {
  CHECK(run({}).settings.value().admin_key_file.empty());
  CHECK(run({"--admin-key-file", "k"}).settings.value().admin_key_file == "k");
  CHECK(run({}, {"SEATLEDGER_ADMIN_KEY_FILE=k"}).settings.value().admin_key_file == "k");
  const SettingsFile file{"admin_key_file = \"k\""};
  CHECK(run({"--config", file.path()}).settings.value().admin_key_file == "k");
}

TEST_CASE("a value out of bounds is refused with setting, value, place and bounds") {
  check_refused(run({"--body-bytes-max", "1"}),
                {"body_bytes_max", "\"1\"", "--body-bytes-max", "1024 to 1073741824 bytes"});
  check_refused(run({}, {"SEATLEDGER_CONNECTIONS_MAX=0"}),
                {"connections_max", "\"0\"", "SEATLEDGER_CONNECTIONS_MAX", "1 to 1000000"});
  const SettingsFile file{"batch_commands_max = 65537"};
  check_refused(run({"--config", file.path()}),
                {"batch_commands_max", "65537", file.path() + ":1", "1 to 65536 commands"});
}

TEST_CASE("values that are not of the setting's type are refused") {
  const Texts refused{"--connections-max=-1",
                      "--connections-max=1.5",
                      "--connections-max=",
                      "--connections-max=99999999999999999999999",
                      "--listen=8080",
                      "--listen=127.0.0.1:65536",
                      "--listen=::1:80",
                      "--listen=[127.0.0.1]:80",
                      "--listen=nowhere:80",
                      "--log-level=loud",
                      "--path-prefix=dm",
                      "--path-prefix=/dm/",
                      "--cors-origins=example.org",
                      "--problem-details=never",
                      "--cors-origins=https://a.example/path",
                      "--trust-forwarded-headers=perhaps",
                      "--data-dir="};
  for (const std::string& flag : refused) {
    INFO(flag);
    CHECK_FALSE(run({flag}).settings.has_value());
    CHECK(run({flag}).exit_code == 2);
  }
  for (const char* const line :
       {"connections_max = \"5\"", "connections_max = -5", "listen = 8080", "cors_origins = [1]",
        "data_dir = true", "trust_forwarded_headers = \"true\"", "data_dir = \"", "a = 1\na = 1"}) {
    INFO(line);
    const SettingsFile file{line};
    check_refused(run({"--config", file.path()}), {file.path()});
  }
}

TEST_CASE("a file that is not there stops the start") {
  check_refused(run({"--config", "no/such.toml"}), {"no/such.toml"});
}

TEST_CASE("help shows every setting with what it accepts") {
  const Invocation invocation = run({"--help"});
  CHECK_FALSE(invocation.settings.has_value());
  CHECK(invocation.exit_code == 0);
  for (const Setting& setting : settings_table()) {
    CHECK_THAT(invocation.text, Catch::Contains(flag_name(setting.name)));
    CHECK_THAT(invocation.text, Catch::Contains(std::string{setting.sentence}));
  }
  CHECK(run({"--version"}).exit_code == 0);
  CHECK(run({"--version"}).text.starts_with("seatledgerd 0."));
  CHECK(run({"--version"}).text.find(", revision ") != std::string::npos);
}

TEST_CASE("docs/configuration.md is what the table says") {
  const std::ifstream file{"docs/configuration.md"};
  std::ostringstream text;
  text << file.rdbuf();
  CHECK(text.str() == settings_markdown());
  CHECK(run({"--print-settings-markdown"}).text == settings_markdown());
  CHECK(run({"--print-errors-markdown"}).text == api::errors_markdown());
  CHECK(run({"--print-rights-markdown"}).text == api::rights_markdown(api::all_routes()));
}

}  // namespace
}  // namespace seatledger
