// The routes about metadata; each family is defined at the end of its handlers' file.
#pragma once

#include <vector>

namespace seatledger::api {

struct Route;

// Metadata of courses and programs: the whole object or one field.
void add_metadata_routes(std::vector<Route>& routes);
// Search for courses by metadata, slug or id.
void add_course_search_route(std::vector<Route>& routes);
// The allowed choices for fields of metadata.
void add_choices_route(std::vector<Route>& routes);

}  // namespace seatledger::api
