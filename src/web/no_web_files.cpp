// Instead of the files that web/build.mjs makes, with -DSEATLEDGER_WEB=OFF.
#include "web/web_files.h"

namespace seatledger::web {

std::span<const WebFile> web_files() { return {}; }

}  // namespace seatledger::web
