// A file of a page as an answer: packed or not, whole or "not changed".
#pragma once

#include <string_view>

#include "api/http/message.h"
#include "web/web_files.h"

namespace seatledger::api {

// The answer to GET and HEAD. Its body is the program's own memory. Any thread.
HttpResponse file_answer(const HttpRequest& request, const web::WebFile& file);

// The headers of the page at `path`: what it may load and do, and that no other page may hold it.
void add_page_headers(HttpResponse& response, std::string_view path);

// Whether a client with this Accept-Encoding takes gzip (RFC 9110 section 12.5.3). Without the
// field, or with an empty one: no.
bool accepts_gzip(std::string_view accept_encoding);

}  // namespace seatledger::api
