// The pages for browsers from a folder instead of the program (setting web_dir), for work on them.
#pragma once

#include <filesystem>
#include <string_view>

#include "api/http/message.h"
#include "base/error.h"

namespace seatledger::api {

// The file of `folder` that is served at `path`: "/console/" is console/index.html in it. Read anew
// for each call and never kept by browsers. path_not_found: there is no such file, or the last part
// of `path` is not a plain name. Blocks for the time that the disk takes.
Result<HttpResponse> folder_file(const std::filesystem::path& folder, std::string_view path);

}  // namespace seatledger::api
