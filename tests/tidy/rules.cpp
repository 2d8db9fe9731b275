#include "rules.h"

#include <algorithm>
#include <array>
#include <optional>
#include <regex>
#include <set>
#include <span>
#include <utility>

namespace seatledger::tidy {
namespace {

constexpr std::size_t line_length_max = 100;
constexpr std::size_t file_lines_max = 400;

// What the files under one folder may include of ours. The first row that matches counts.
struct LayerRule {
  std::string_view folder;
  std::vector<std::string_view> may_include;
};
const std::array layers{
    LayerRule{"src/base/", {"base/"}},
    LayerRule{
        "src/ledger/domain/",
        {"base/ascii.h", "base/digest.h", "base/error.h", "base/fields.h", "base/given.h",
         "base/ids.h", "base/json_objects.h", "base/json_text.h", "base/time.h", "ledger/domain/"}},
    LayerRule{"src/ledger/", {"base/", "ledger/"}},
    LayerRule{"src/projections/", {"base/", "ledger/", "projections/"}},
    LayerRule{"src/api/", {"base/", "ledger/", "projections/", "api/"}},
    LayerRule{"src/app/", {"base/", "ledger/", "projections/", "api/", "app/"}},
};

// Where under src/ a library may be included; tools/ and tests/ may use all of them.
struct LibraryRule {
  std::string_view header;
  std::vector<std::string_view> allowed;
};
const std::array libraries{
    LibraryRule{"rocksdb/", {"src/ledger/log/rocks_", "src/projections/store/rocks_"}},
    LibraryRule{"boost/beast", {"src/api/", "src/app/"}},
    LibraryRule{"boost/asio", {"src/api/", "src/app/"}},
    LibraryRule{"spdlog/", {"src/base/logging.cpp"}},
    LibraryRule{"toml++/", {"src/app/"}},
    LibraryRule{"CLI/", {"src/app/"}},
};

constexpr std::string_view domain_folder = "src/ledger/domain/";
constexpr std::array<std::string_view, 16> impure_words{
    "<nlohmann/",     "<simdjson", "<spdlog/",     "<random>",       "<thread>", "<mutex>",
    "<fstream>",      "<iostream", "<filesystem>", "<cstdio>",       "<future>", "<atomic>",
    "system_clock::", "steady_",   "std::rand",    "high_resolution"};

struct Include {
  std::size_t line = 0;
  std::string header;
  bool is_ours = false;  // in quotes
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    lines.push_back(line);
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return lines;
}

std::vector<Include> includes_of(const SourceFile& file) {
  static const std::regex pattern{R"re(^\s*#\s*include\s*(["<])([^">]+)[">])re"};
  std::vector<Include> includes;
  std::size_t number = 0;
  for (const std::string_view line : lines_of(file.text)) {
    ++number;
    std::match_results<std::string_view::const_iterator> match;
    if (!std::regex_search(line.begin(), line.end(), match, pattern)) continue;
    includes.push_back({number, match[2].str(), match[1].str() == "\""});
  }
  return includes;
}

bool is_code(const SourceFile& file) {
  return file.path.ends_with(".cpp") || file.path.ends_with(".h");
}

bool starts_with_any(std::string_view text, std::span<const std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return text.starts_with(start); });
}

std::string violation(const SourceFile& file, std::size_t line, std::string_view what) {
  return file.path + ":" + std::to_string(line) + ": " + std::string{what};
}

// The length as people see it: bytes that continue a UTF-8 character do not count.
std::size_t length_of(std::string_view line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

// "tests/unit/../support/x.cpp" is "tests/support/x.cpp".
std::string without_dots(std::string path) {
  static const std::regex up{R"re([^/]+/\.\./)re"};
  return std::regex_replace(path, up, "", std::regex_constants::format_first_only);
}

// The sources that one CMakeLists.txt names, as paths from the root.
void add_listed(const SourceFile& file, std::set<std::string>& listed) {
  static const std::regex source{R"re([^\s()"]+\.(cpp|h)\b)re"};
  static const std::regex root{R"re(\$\{(CMAKE|PROJECT)_SOURCE_DIR\}/)re"};
  static const std::regex here{R"re(\$\{CMAKE_CURRENT_SOURCE_DIR\}/)re"};
  for (const std::string_view whole : lines_of(file.text)) {
    const std::string line{whole.substr(0, whole.find('#'))};
    for (std::sregex_iterator it{line.begin(), line.end(), source}, end; it != end; ++it) {
      const std::string name = it->str();
      const std::string from_root = std::regex_replace(name, root, "");
      listed.insert(from_root != name
                        ? from_root
                        : without_dots(folder_of(file.path) + std::regex_replace(name, here, "")));
    }
  }
}

}  // namespace

Violations include_directions(const std::vector<SourceFile>& files) {
  Violations found;
  for (const SourceFile& file : files) {
    const auto* rule = std::find_if(layers.begin(), layers.end(), [&](const LayerRule& layer) {
      return file.path.starts_with(layer.folder);
    });
    if (rule == layers.end() || !is_code(file)) continue;
    for (const Include& include : includes_of(file)) {
      if (!include.is_ours || starts_with_any(include.header, rule->may_include)) continue;
      found.push_back(violation(file, include.line,
                                std::string{rule->folder} + " may not include " + include.header));
    }
  }
  return found;
}

Violations library_places(const std::vector<SourceFile>& files) {
  Violations found;
  for (const SourceFile& file : files) {
    if (!file.path.starts_with("src/") || !is_code(file)) continue;
    for (const Include& include : includes_of(file)) {
      for (const LibraryRule& rule : libraries) {
        if (!include.header.starts_with(rule.header)) continue;
        if (starts_with_any(file.path, rule.allowed)) continue;
        found.push_back(violation(file, include.line, include.header + " is not for this file"));
      }
    }
  }
  return found;
}

Violations domain_purity(const std::vector<SourceFile>& files) {
  Violations found;
  for (const SourceFile& file : files) {
    if (!file.path.starts_with(domain_folder) || !is_code(file)) continue;
    std::size_t number = 0;
    for (const std::string_view whole : lines_of(file.text)) {
      ++number;
      const std::string_view line = whole.substr(0, whole.find("//"));
      for (const std::string_view word : impure_words) {
        if (line.find(word) == std::string_view::npos) continue;
        found.push_back(
            violation(file, number, "the domain is pure, but says " + std::string{word}));
      }
    }
  }
  return found;
}

Violations unlisted_sources(const std::vector<SourceFile>& files) {
  std::set<std::string> listed;
  for (const SourceFile& file : files) {
    if (file.path.ends_with("CMakeLists.txt")) add_listed(file, listed);
  }
  Violations found;
  for (const SourceFile& file : files) {
    const bool must_be_listed =
        file.path.ends_with(".cpp") || (file.path.starts_with("src/") && file.path.ends_with(".h"));
    if (!must_be_listed || listed.contains(file.path)) continue;
    found.push_back(violation(file, 1, "no CMakeLists.txt lists this file"));
  }
  return found;
}

Violations sizes_and_marks(const std::vector<SourceFile>& files) {
  static const std::regex unnumbered_task{
      "TO"
      R"re(DO(?!\(#[0-9]+\):))re"};
  Violations found;
  for (const SourceFile& file : files) {
    if (!is_code(file)) continue;
    const std::vector<std::string_view> lines = lines_of(file.text);
    if (lines.size() > file_lines_max) {
      found.push_back(violation(file, lines.size(), "more than 400 lines"));
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (length_of(lines[i]) > line_length_max) {
        found.push_back(violation(file, i + 1, "longer than 100 characters"));
      }
      if (std::regex_search(lines[i].begin(), lines[i].end(), unnumbered_task)) {
        found.push_back(violation(file, i + 1, "a task without its number"));
      }
    }
    if (file.path.ends_with(".h") && file.text.find("#pragma once") == std::string::npos) {
      found.push_back(violation(file, 1, "a header without #pragma once"));
    }
  }
  return found;
}

Violations machine_words(const std::vector<SourceFile>& files) {
  // Homes and mounts of a machine, not paths of URLs or of archives; and where packages came from.
  static const std::regex word{R"re((^|[\s"'`(=:])/(work|root|home)/[A-Za-z0-9_.]|)re"
                               R"re(registry\.npm)re"
                               R"re(js|pypi\.)re"
                               R"re(org/)re"};
  Violations found;
  for (const SourceFile& file : files) {
    std::size_t number = 0;
    for (const std::string_view line : lines_of(file.text)) {
      ++number;
      if (!std::regex_search(line.begin(), line.end(), word)) continue;
      found.push_back(violation(file, number, "names a place that others do not have"));
    }
  }
  return found;
}

}  // namespace seatledger::tidy
