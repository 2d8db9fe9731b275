// Rules of this project that no compiler checks. They work on texts, so that the checks themselves
// can be tested with planted violations.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seatledger::tidy {

struct SourceFile {
  std::string path;  // from the root of the tree, e.g. "src/base/time.h"
  std::string text;
};

// One text per violation: "path:line: what is wrong".
using Violations = std::vector<std::string>;

// The project's headers are included only from the same layer or a higher one; inside a layer, a
// folder includes only the folders that layers.cpp names for it.
Violations include_directions(const std::vector<SourceFile>& files);
// Headers of a library are included only in the places that rules.cpp lists.
Violations library_places(const std::vector<SourceFile>& files);
// Threads start only in src/runtime/ and in the few files that layers.cpp names with a reason.
// Outside the engine's folder, only the file that opens it includes its headers.
Violations engine_places(const std::vector<SourceFile>& files);
Violations thread_starts(const std::vector<SourceFile>& files);
// src/ledger/domain/ names no clock, thread, file or source of randomness.
Violations domain_purity(const std::vector<SourceFile>& files);
// Every .cpp, and every .h under src/, is listed in some CMakeLists.txt: what is not built is not
// tested.
Violations unlisted_sources(const std::vector<SourceFile>& files);
// Too long lines and files, tasks without a number, headers without include guard.
Violations sizes_and_marks(const std::vector<SourceFile>& files);
// Nothing in the tree refers to a particular machine.
Violations machine_words(const std::vector<SourceFile>& files);

// No folder has more than 50 files; one with more than 15 has a README.md.
Violations folder_sizes(const std::vector<SourceFile>& files);
// README.md's table of folders names every folder with files in src, tests, tools and docs.
Violations unnamed_folders(const std::vector<SourceFile>& files);
// Paths and links in README.md, CONTRIBUTING.md, docs/*.md and the folders' READMEs exist.
Violations dead_paths(const std::vector<SourceFile>& files);
// docs/README.md links to every document in docs/ and every program in docs/examples/.
Violations unlisted_documents(const std::vector<SourceFile>& files);

}  // namespace seatledger::tidy
