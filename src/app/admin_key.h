// The admin key that an operator names, instead of the one that a first start makes.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "app/settings.h"

namespace seatledger {

// A key that nobody could use, or a file of one that cannot be read. what() is for the operator; it
// names where the key was found and never contains it.
class UnusableKey : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// `text` without white space at its ends. `place` is where it was found, for the message. Throws
// UnusableKey when it is too short, or when a caller could not send it in the headers of a request.
std::string usable_key(std::string_view text, const std::string& place,
                       std::uint64_t header_bytes_max);

// The key in the first of these that is given: SEATLEDGER_ADMIN_KEY; the file `admin_key_file`; the
// file `admin-key` in $CREDENTIALS_DIRECTORY, which systemd makes for LoadCredential=. Nothing if
// none is. Throws UnusableKey.
std::optional<std::string> named_admin_key(const Settings& settings);

}  // namespace seatledger
