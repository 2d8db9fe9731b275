// HMAC-SHA-256 under the secrets that the program keeps as long as it runs.
#pragma once

#include <string_view>

#include "base/digest.h"

namespace seatledger {

// The same as hmac_sha256(secret.view(), bytes), for a secret that is used again and again: what
// OpenSSL makes of the last few is kept for each thread, which saves most of the time of a short
// text. Not for a key that is to be forgotten, as that of a person's row. Any thread. Throws
// std::runtime_error when OpenSSL fails.
Digest kept_hmac_sha256(const Digest& secret, std::string_view bytes);

}  // namespace seatledger
