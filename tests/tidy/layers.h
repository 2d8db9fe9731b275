// The tables of layers and of threads: data only, read by the checks in rules.cpp.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace seatledger::tidy {

// Which of the project's headers the files under one folder may include. The first matching row
// counts. A place is the start of a path; "api/*" is only the files directly in api/.
struct LayerRule {
  std::string_view folder;
  std::vector<std::string_view> may_include;
};
std::span<const LayerRule> layers();

// A file outside of src/runtime/ that may own a thread, and why.
struct ThreadPlace {
  std::string_view file;  // the start of a path, for a header and its source
  std::string_view reason;
};
std::span<const ThreadPlace> thread_places();

}  // namespace seatledger::tidy
