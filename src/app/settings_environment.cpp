#include "app/settings_environment.h"

#include <algorithm>
#include <array>
#include <regex>

namespace seatledger {
namespace {

constexpr std::string_view prefix = "SEATLEDGER_";
// Variables with our prefix that are not settings: two secrets, the tool's address and the file.
constexpr std::array<std::string_view, 4> other_variables{"SEATLEDGER_ADMIN_KEY", "SEATLEDGER_URL",
                                                          "SEATLEDGER_KEY", "SEATLEDGER_CONFIG"};

// Kubernetes, and Docker's links before it, describe each service NAME in the environment of every
// container: NAME_SERVICE_HOST, NAME_SERVICE_PORT, NAME_SERVICE_PORT_<port's name>, NAME_PORT with
// an address, and NAME_PORT_<number>_<protocol> with three more behind it. (Kubernetes, "Service",
// environment variables.) Our own service makes SEATLEDGER_PORT, another one SEATLEDGER_DB_PORT.
bool describes_a_service(const Variable& variable) {
  static const std::regex by_name(
      "SEATLEDGER_([A-Z0-9_]+_)?"
      "(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");
  static const std::regex address("(tcp|udp|sctp)://.*");
  if (std::regex_match(variable.name, by_name)) return true;
  return variable.name.ends_with("_PORT") && std::regex_match(variable.value, address);
}

}  // namespace

std::vector<Variable> own_variables(const char* const* environment) {
  std::vector<Variable> variables;
  for (; environment != nullptr && *environment != nullptr; ++environment) {
    const std::string_view entry = *environment;
    const std::size_t equals = entry.find('=');
    if (!entry.starts_with(prefix) || equals == std::string_view::npos) continue;
    if (equals + 1 == entry.size()) continue;
    variables.push_back(
        {std::string{entry.substr(0, equals)}, std::string{entry.substr(equals + 1)}});
  }
  return variables;
}

void read_environment(const std::vector<Variable>& variables, Settings& settings,
                      Mistakes& mistakes) {
  for (const Variable& variable : variables) {
    if (std::count(other_variables.begin(), other_variables.end(), variable.name) != 0) continue;
    std::string name = variable.name.substr(prefix.size());
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const Setting* setting = find_setting(name);
    if (setting != nullptr && environment_name(setting->name) == variable.name) {
      set_value(*setting, variable.value, variable.name, settings, mistakes);
    } else if (!describes_a_service(variable)) {
      mistakes.push_back("there is no setting for the environment variable " + variable.name +
                         meant_setting(name));
    }
  }
}

}  // namespace seatledger
