// Shared by the checks: reading a text line by line, and the form of a violation.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "rules.h"

namespace seatledger::tidy {

inline std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    lines.push_back(line);
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return lines;
}

inline bool is_code(const SourceFile& file) {
  return file.path.ends_with(".cpp") || file.path.ends_with(".h");
}

// "src/api/" for "src/api/routes.cpp"; empty for a file in the root.
inline std::string folder_of(const std::string& path) {
  return path.substr(0, path.rfind('/') + 1);
}

inline std::string violation(const std::string& path, std::size_t line, std::string_view what) {
  return path + ":" + std::to_string(line) + ": " + std::string{what};
}

inline std::string violation(const SourceFile& file, std::size_t line, std::string_view what) {
  return violation(file.path, line, what);
}

}  // namespace seatledger::tidy
