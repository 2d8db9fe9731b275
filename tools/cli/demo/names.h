// Names of people for the demo. Any likeness is chance.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace seatledger::cli::demo {

struct Name {
  std::string_view shown;
  std::string_view plain = {};  // in addresses, where `shown` has letters that ASCII lacks

  // For addresses: ASCII in lower case.
  std::string in_address() const;
};

std::span<const Name> given_names();
std::span<const Name> family_names();

}  // namespace seatledger::cli::demo
