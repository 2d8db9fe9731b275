#include "rules.h"

#include <algorithm>
#include <array>
#include <optional>
#include <regex>
#include <set>
#include <span>
#include <utility>

#include "layers.h"
#include "texts.h"

namespace seatledger::tidy {
namespace {

constexpr std::size_t line_length_max = 100;
constexpr std::size_t file_lines_max = 400;

// Where under src/ a library may be included; tools/ and tests/ may use all of them.
struct LibraryRule {
  std::string_view header;
  std::vector<std::string_view> allowed;
};
const std::array libraries{
    LibraryRule{"rocksdb/", {"src/ledger/rocks/", "src/projections/store/rocks_"}},
    LibraryRule{"libpq", {"src/ledger/shared/postgres_"}},
    LibraryRule{"boost/beast", {"src/api/", "src/runtime/webhooks/"}},
    LibraryRule{"boost/asio", {"src/runtime/", "src/api/", "src/app/"}},
    LibraryRule{"spdlog/", {"src/base/logging.cpp"}},
    LibraryRule{"unicode/", {"src/base/unicode.cpp"}},
    LibraryRule{"toml++/", {"src/app/"}},
    LibraryRule{"CLI/", {"src/app/"}},
    LibraryRule{"zlib.h", {"src/api/http/"}},
};

constexpr std::string_view engine_headers = "ledger/rocks/rocks_";
constexpr std::array<std::string_view, 2> engine_users{"src/ledger/rocks/",
                                                       "src/ledger/store/open_ledger.cpp"};

constexpr std::string_view domain_folder = "src/ledger/domain/";
constexpr std::array<std::string_view, 16> impure_words{
    "<nlohmann/",     "<simdjson", "<spdlog/",     "<random>",       "<thread>", "<mutex>",
    "<fstream>",      "<iostream", "<filesystem>", "<cstdio>",       "<future>", "<atomic>",
    "system_clock::", "steady_",   "std::rand",    "high_resolution"};

struct Include {
  std::size_t line = 0;
  std::string header;
  bool is_ours = false;  // included with quotes
};

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

bool starts_with_any(std::string_view text, std::span<const std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return text.starts_with(start); });
}

// "api/*" means the files directly in api/; every other place is the start of a path.
bool lies_in(std::string_view path, std::string_view place) {
  if (!place.ends_with("/*")) return path.starts_with(place);
  place.remove_suffix(1);
  return path.starts_with(place) && path.find('/', place.size()) == std::string_view::npos;
}

bool lies_in_any(std::string_view path, std::span<const std::string_view> places) {
  return std::any_of(places.begin(), places.end(),
                     [&](std::string_view place) { return lies_in(path, place); });
}

// The length in characters: bytes that continue a UTF-8 character do not count.
std::size_t length_of(std::string_view line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

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
  const std::span<const LayerRule> rules = layers();
  Violations found;
  for (const SourceFile& file : files) {
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const LayerRule& layer) {
      return file.path.starts_with(layer.folder);
    });
    if (rule == rules.end() || !is_code(file)) continue;
    for (const Include& include : includes_of(file)) {
      if (!include.is_ours || lies_in_any(include.header, rule->may_include)) continue;
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

Violations engine_places(const std::vector<SourceFile>& files) {
  Violations found;
  for (const SourceFile& file : files) {
    const bool is_ours = file.path.starts_with("src/") || file.path.starts_with("tools/");
    if (!is_ours || !is_code(file) || starts_with_any(file.path, engine_users)) continue;
    for (const Include& include : includes_of(file)) {
      if (!include.header.starts_with(engine_headers)) continue;
      found.push_back(
          violation(file, include.line, include.header + " is the engine's: use ledger/store/"));
    }
  }
  return found;
}

Violations thread_starts(const std::vector<SourceFile>& files) {
  // Not matched: a reference to a pool, its header and the number of cores, which start no thread.
  static const std::regex start{
      R"re(std::j?thread\b(?!::|&)|std::async\b|\bthread_pool\b(?!&|\.hpp)|\.detach\()re"};
  Violations found;
  for (const SourceFile& file : files) {
    if (!file.path.starts_with("src/") || file.path.starts_with("src/runtime/")) continue;
    const std::span<const ThreadPlace> places = thread_places();
    const bool is_named = std::any_of(places.begin(), places.end(), [&](const ThreadPlace& place) {
      return file.path.starts_with(place.file);
    });
    if (is_named || !is_code(file)) continue;
    std::size_t number = 0;
    for (const std::string_view whole : lines_of(file.text)) {
      ++number;
      const std::string_view line = whole.substr(0, whole.find("//"));
      if (!std::regex_search(line.begin(), line.end(), start)) continue;
      found.push_back(violation(
          file, number, "a thread starts here: move it to src/runtime/ or name it in layers.cpp"));
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
  // Home directories and mounts of a machine, but not paths in URLs or archives; and addresses of
  // package mirrors.
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
