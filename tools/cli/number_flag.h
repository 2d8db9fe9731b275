// Flags that hold a number.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace seatledger::cli {

// Refuses a text that is no whole number from 1 to 2^64-1; the sentence ends with `why`.
CLI::Validator number_from_one(const std::string& why);

}  // namespace seatledger::cli
