// Settings from environment variables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/settings_table.h"

namespace seatledger {

struct Variable {
  std::string name;
  std::string value;
};

// The variables that begin with SEATLEDGER_ and are not empty: an empty one counts as not given.
// `environment` holds "NAME=value" texts up to a null, as `environ`.
std::vector<Variable> own_variables(const char* const* environment);

// Sets what the variables give. A variable that is no setting is a mistake, but for the secrets,
// the variables of the tool, and those that a container scheduler makes for a service whose name
// begins with "seatledger".
void read_environment(const std::vector<Variable>& variables, Settings& settings,
                      Mistakes& mistakes);

}  // namespace seatledger
