// Multipart bodies. The first line is the content type, the rest the body.
#include "api/http/form.h"
#include "api/http/media.h"
#include "api/http/text.h"
#include "fuzz/fuzz.h"

namespace {

using namespace seatledger;
using fuzz::require;

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

bool occurs(std::string_view boundary, const api::FormEntries& entries) {
  for (const api::FormEntry& entry : entries) {
    if (entry.value.find(boundary) != std::string::npos) return true;
    if (entry.name.find(boundary) != std::string::npos) return true;
    if (entry.filename && entry.filename->find(boundary) != std::string::npos) return true;
  }
  return false;
}

std::string unused_boundary(const api::FormEntries& entries) {
  for (unsigned number = 0;; ++number) {
    std::string boundary = "b" + std::to_string(number);
    if (!occurs(boundary, entries)) return boundary;
  }
}

std::string encoded(const api::FormEntries& entries, std::string_view boundary) {
  std::string out;
  for (const api::FormEntry& entry : entries) {
    out.append("--").append(boundary).append("\r\n");
    out += "Content-Disposition: form-data; name=" + quoted(entry.name);
    if (entry.filename) out += "; filename=" + quoted(*entry.filename);
    out += "\r\n\r\n" + entry.value + "\r\n";
  }
  return out.append("--").append(boundary).append("--\r\n");
}

// A header of part may not be longer than the decoder takes, and quoting makes it longer.
bool has_long_names(const api::FormEntries& entries) {
  for (const api::FormEntry& entry : entries) {
    if (entry.name.size() + entry.filename.value_or("").size() > 3000) return true;
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [header, body] = fuzz::split_line(fuzz::text_of(data, size));
  const auto type = api::body_type(header);
  if (type.has_error() || type->format != api::BodyFormat::multipart) return 0;
  const auto entries = api::parse_multipart(body, type->boundary);
  if (entries.has_error()) {
    require(api::is_text(entries.error().detail), "a refusal is text");
    return 0;
  }
  require(entries->size() <= api::form_entries_max, "parts have a bound");
  if (has_long_names(*entries)) return 0;
  const std::string boundary = unused_boundary(*entries);
  const auto again = api::parse_multipart(encoded(*entries, boundary), boundary);
  require(again.has_value() && *again == *entries, "a form is the same when read again");
  return 0;
}
