// What follows from a row of the table of routes, for the documentation and the tests of the table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/route.h"

namespace seatledger::api {

// A group of operations, as the documents list them.
struct Tag {
  std::string_view name;
  std::string_view sentence;
};
const std::vector<Tag>& all_tags();
const Tag& tag_of(const Route& route);

// Every code with which the operation may be refused, in the order of the enumeration.
std::vector<ErrorCode> codes_of(const Route& route);

// The names of the path's {…}, in order.
std::vector<std::string> path_names(const Route& route);

// The headers of a request that the operation reads, beside Authorization and those of the body.
std::vector<InputField> headers_of(const Route& route);

// Who may call it: "admin, platform_admin and read_only", "anyone".
std::string callers_of(Access access);

// Sentences about the operation beside its own: who may call it, what its scope is, whether it can
// be tried.
std::string description_of(const Route& route);

}  // namespace seatledger::api
