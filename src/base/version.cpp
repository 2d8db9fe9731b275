#include "base/version.h"

#include "base/revision.h"  // made by cmake/revision.cmake

namespace seatledger {

std::string version_of(std::string_view program) {
  return std::string(program) + " " SEATLEDGER_VERSION ", revision " SEATLEDGER_REVISION;
}

std::string_view product_revision() { return SEATLEDGER_REVISION; }

std::string_view product_version() { return SEATLEDGER_VERSION; }

}  // namespace seatledger
