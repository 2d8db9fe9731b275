// The routes about metadata (contract section 9); each family is at the foot of its handlers'
// file.
#pragma once

#include <vector>

namespace seatledger::api {

struct Route;

// Of courses and programs, whole or one field.
void add_metadata_routes(std::vector<Route>& routes);
// Courses found by their metadata, slug or id.
void add_course_search_route(std::vector<Route>& routes);
// What may be chosen for fields of metadata.
void add_choices_route(std::vector<Route>& routes);

}  // namespace seatledger::api
