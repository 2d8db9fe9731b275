// The pages that the server serves to browsers, with their scripts and styles, as built from web/.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace seatledger::web {

struct WebFile {
  std::string_view path;          // as served: "/docs/" for a page, "/docs/docs-HASH.js"
  std::string_view content_type;  // with its character set
  std::string_view bytes;         // gzip
  std::size_t plain_bytes = 0;    // how many they are unpacked
  std::string_view etag;          // a hash of the content, without quotes
  bool is_immutable = false;      // the path has the hash too: what it names never changes
};

// All files; empty in a program that was built without them. They live as long as the program.
std::span<const WebFile> web_files();

}  // namespace seatledger::web
