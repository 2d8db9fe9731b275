// What both tests of a shared ledger start a server with.
#pragma once

#include <string>
#include <vector>

namespace seatledger::integration {

// Patient where a busy machine would be in the way.
inline std::vector<std::string> sharing_flags(const std::string& dsn, const std::string& name) {
  return {"--ledger-engine=postgresql", "--postgresql-dsn=" + dsn,
          "--server-name=" + name,      "--lease-ms=1500",
          "--append-timeout-ms=60000",  "--read-wait-ms=60000"};
}

}  // namespace seatledger::integration
