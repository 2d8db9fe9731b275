// Which build this is.
#pragma once

#include <string>
#include <string_view>

namespace seatledger {

// "<program> 0.1.0, revision 1a2b3c4d5e6f": the commit that was built, with "-dirty" when files
// differed from it, or "unknown" when it was not built in a git repository.
std::string version_of(std::string_view program);

// "1a2b3c4d5e6f", as above.
std::string_view product_revision();

// "0.1.0"
std::string_view product_version();

}  // namespace seatledger
