// The pages for browsers; no key is needed to see them.
#pragma once

#include <vector>

namespace seatledger::api {

struct Route;

// A page and its files, for each page of src/web/web_files.h; and the page of the error codes.
void add_web_routes(std::vector<Route>& routes);

}  // namespace seatledger::api
