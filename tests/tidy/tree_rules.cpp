// Rules about folders and about the documents that name them.
#include <array>
#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include "rules.h"
#include "texts.h"

namespace seatledger::tidy {
namespace {

constexpr std::size_t folder_files_max = 50;
constexpr std::size_t files_without_readme_max = 15;
constexpr std::array<std::string_view, 5> documented_roots{"src/", "tests/", "tools/", "docs/",
                                                           "web/"};

bool is_documented(std::string_view path) {
  return std::any_of(documented_roots.begin(), documented_roots.end(),
                     [&](std::string_view root) { return path.starts_with(root); });
}

// The number of files in each folder, without its subfolders. A README counts too.
std::map<std::string, std::size_t> files_per_folder(const std::vector<SourceFile>& files) {
  std::map<std::string, std::size_t> counts;
  for (const SourceFile& file : files) ++counts[folder_of(file.path)];
  return counts;
}

std::set<std::string> paths_of(const std::vector<SourceFile>& files) {
  std::set<std::string> paths;
  for (const SourceFile& file : files) paths.insert(file.path);
  return paths;
}

bool exists(const std::set<std::string>& paths, std::string path) {
  if (paths.contains(path)) return true;
  if (!path.ends_with('/')) path += '/';
  const auto after = paths.lower_bound(path);
  return after != paths.end() && after->starts_with(path);
}

// Documents that are kept up to date. A decision record describes its day and may name files that
// no longer exist.
bool is_page(const std::string& path) {
  return path == "CONTRIBUTING.md" || path == "README.md" || path.ends_with("/README.md") ||
         (folder_of(path) == "docs/" && path.ends_with(".md"));
}

// True if the folder has a row of its own, or the row of its parent folder names it.
bool row_names(std::string_view row, const std::string& folder) {
  const std::string above = folder_of(folder.substr(0, folder.size() - 1));
  const std::string name = folder.substr(above.size(), folder.size() - above.size() - 1);
  const auto says = [&](const std::string& text) {
    return row.find("`" + text + "`") != std::string_view::npos;
  };
  return says(folder) || (says(above) && (says(name) || says(name + "/")));
}

// The paths that one line names: `src/...` in backticks, and links to files. Skips patterns with
// braces or stars, and web addresses.
std::vector<std::string> paths_named(const std::string& page, std::string_view text) {
  static const std::regex quoted{R"re(`((src|tests|tools|docs|web)/[A-Za-z0-9_./-]*)`)re"};
  static const std::regex link{R"re(\]\(([A-Za-z0-9_./-]+(\.md|/[A-Za-z0-9_./-]*))(#[^)]*)?\))re"};
  const std::string line{text};
  std::vector<std::string> paths;
  for (std::sregex_iterator it{line.begin(), line.end(), quoted}, end; it != end; ++it) {
    paths.push_back((*it)[1].str());
  }
  for (std::sregex_iterator it{line.begin(), line.end(), link}, end; it != end; ++it) {
    const std::filesystem::path target{folder_of(page) + (*it)[1].str()};
    paths.push_back(target.lexically_normal().generic_string());
  }
  return paths;
}

}  // namespace

Violations folder_sizes(const std::vector<SourceFile>& files) {
  Violations found;
  const std::set<std::string> paths = paths_of(files);
  for (const auto& [folder, count] : files_per_folder(files)) {
    // Decisions are a numbered list, of which the README is the index.
    if (count > folder_files_max && folder != "docs/decisions/") {
      found.push_back(folder + ": " + std::to_string(count) +
                      " files, more than 50: move a subject to a folder of its own");
    }
    if (count > files_without_readme_max && !paths.contains(folder + "README.md")) {
      found.push_back(folder + ": " + std::to_string(count) +
                      " files, more than 15: add a README.md that says what is in it");
    }
  }
  return found;
}

Violations unnamed_folders(const std::vector<SourceFile>& files) {
  std::set<std::string> folders;
  std::vector<std::string_view> rows;
  for (const SourceFile& file : files) {
    if (is_documented(file.path) && !file.path.ends_with("/CMakeLists.txt")) {
      folders.insert(folder_of(file.path));
    }
    if (file.path != "README.md") continue;
    for (const std::string_view line : lines_of(file.text)) {
      if (line.starts_with("| `")) rows.push_back(line);
    }
  }
  Violations found;
  for (const std::string& folder : folders) {
    if (std::any_of(rows.begin(), rows.end(),
                    [&](std::string_view row) { return row_names(row, folder); })) {
      continue;
    }
    found.push_back(folder + ": the table of folders in README.md does not name it: add a row");
  }
  return found;
}

Violations dead_paths(const std::vector<SourceFile>& files) {
  Violations found;
  const std::set<std::string> paths = paths_of(files);
  for (const SourceFile& file : files) {
    if (!is_page(file.path)) continue;
    std::size_t number = 0;
    for (const std::string_view line : lines_of(file.text)) {
      ++number;
      for (const std::string& path : paths_named(file.path, line)) {
        if (exists(paths, path)) continue;
        found.push_back(violation(file, number, path + " does not exist: name the path of today"));
      }
    }
  }
  return found;
}

Violations unlisted_documents(const std::vector<SourceFile>& files) {
  static const std::string index = "docs/README.md";
  std::string links;
  for (const SourceFile& file : files) {
    if (file.path == index) links = file.text;
  }
  Violations found;
  for (const SourceFile& file : files) {
    const bool is_document = folder_of(file.path) == "docs/" && file.path != index;
    if (!is_document && folder_of(file.path) != "docs/examples/") continue;
    const std::string target = "](" + file.path.substr(folder_of(index).size());
    if (links.find(target + ")") != std::string::npos) continue;
    if (links.find(target + "#") != std::string::npos) continue;
    found.push_back(file.path + ": " + index + " has no link to it: add one for its readers");
  }
  return found;
}

}  // namespace seatledger::tidy
