// Numbers in JSON from outside: files, and answers of a server.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

namespace seatledger::cli {

// A member that must be a whole number from 0 on: nlohmann would also take true, -1 and 1e99, whose
// conversion is undefined. Throws json::exception.
inline std::uint64_t whole_number(const nlohmann::json& object, const char* name) {
  const nlohmann::json& value = object.at(name);
  if (value.is_number_unsigned()) return value.get<std::uint64_t>();
  throw nlohmann::json::type_error::create(302, std::string(name) + " is no whole number", &value);
}

}  // namespace seatledger::cli
