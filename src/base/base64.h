// Base64 with padding (RFC 4648, section 4), in one line.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace seatledger {

std::string to_base64(std::string_view bytes);
// Nothing unless `text` is exactly what to_base64 writes for its bytes.
std::optional<std::string> bytes_from_base64(std::string_view text);

}  // namespace seatledger
