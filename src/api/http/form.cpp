#include "api/http/form.h"

#include <algorithm>

#include "api/http/media.h"
#include "api/http/text.h"

namespace seatledger::api {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t part_header_bytes_max = 8 * 1024;

Error malformed(std::string detail) { return error(ErrorCode::malformed_body, std::move(detail)); }

Error too_many_entries() { return malformed("The form has more than 1000 entries."); }

// Reads one header line of a part into the entry. Ignores unknown headers (RFC 7578 section 4.8).
Result<void> read_part_header(std::string_view line, FormEntry& entry, bool& is_named) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
    return malformed("A part of the form has a broken header.");
  }
  const std::string_view name = line.substr(0, colon);
  const std::string_view value = trimmed(line.substr(colon + 1));
  if (equal_ignoring_case(name, "Content-Disposition")) {
    std::vector<MediaParameter> parameters;
    const std::size_t end = std::min(value.find(';'), value.size());
    if (!equal_ignoring_case(trimmed(value.substr(0, end)), "form-data") ||
        !parse_media_parameters(value.substr(end), parameters)) {
      return malformed("A part of the form has a broken Content-Disposition.");
    }
    for (MediaParameter& each : parameters) {
      if (each.name == "name") {
        entry.name = std::move(each.value);
        is_named = true;
      } else if (each.name == "filename") {
        entry.filename = std::move(each.value);
      }
    }
  } else if (equal_ignoring_case(name, "Content-Transfer-Encoding")) {
    const bool plain = equal_ignoring_case(value, "7bit") || equal_ignoring_case(value, "8bit") ||
                       equal_ignoring_case(value, "binary");
    if (!plain) return malformed("A part of the form is transfer-encoded.");
  } else if (equal_ignoring_case(name, "Content-Type")) {
    const Result<MediaType> media = parse_media_type(value);
    if (!media) return malformed("A part of the form has an unusable Content-Type.");
  }
  return {};
}

// Headers and content of one part, between two boundaries.
Result<FormEntry> read_part(std::string_view part) {
  FormEntry entry;
  bool is_named = false;
  std::size_t header_bytes = 0;
  while (true) {
    const std::size_t end = part.find(line_end);
    if (end == std::string_view::npos) return malformed("A part of the form has no content.");
    const std::string_view line = part.substr(0, end);
    part.remove_prefix(end + line_end.size());
    if (line.empty()) break;
    header_bytes += end;
    if (header_bytes > part_header_bytes_max) {
      return malformed("A part of the form has too long a header.");
    }
    TRY(read_part_header(line, entry, is_named));
  }
  if (!is_named) return malformed("A part of the form has no name.");
  if (!is_text(entry.name) || (entry.filename && !is_text(*entry.filename))) {
    return malformed("The name of a part of the form is not UTF-8 text.");
  }
  if (!entry.filename && !is_text(part)) {
    return malformed(in_quotes(entry.name) + " in the form is not UTF-8 text.");
  }
  entry.value = part;
  return entry;
}

// Finds `delimiter` at or after `from`. It counts only when "--" or the end of the line follows,
// with optional blanks before it (RFC 2046 section 5.1.1).
std::size_t find_delimiter(std::string_view body, std::string_view delimiter, std::size_t from) {
  while (true) {
    const std::size_t at = body.find(delimiter, from);
    if (at == std::string_view::npos) return at;
    const std::string_view after = body.substr(at + delimiter.size());
    const std::size_t blanks = std::min(after.find_first_not_of(" \t"), after.size());
    if (after.starts_with("--") || after.substr(blanks).starts_with(line_end)) return at;
    from = at + 1;
  }
}

}  // namespace

Result<FormEntries> parse_form(std::string_view body) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (body.starts_with(byte_order_mark)) body.remove_prefix(byte_order_mark.size());
  FormEntries entries;
  while (!body.empty()) {
    const std::size_t end = body.find('&');
    const std::string_view piece = body.substr(0, end);
    body = end == std::string_view::npos ? std::string_view{} : body.substr(end + 1);
    if (piece.empty()) continue;
    if (entries.size() == form_entries_max) return too_many_entries();
    const std::size_t sign = piece.find('=');
    FormEntry& entry = entries.emplace_back();
    const std::string_view value =
        sign == std::string_view::npos ? std::string_view{} : piece.substr(sign + 1);
    if (!append_percent_decoded(entry.name, piece.substr(0, sign), PlusSign::is_space) ||
        !append_percent_decoded(entry.value, value, PlusSign::is_space)) {
      return malformed(in_quotes(piece.substr(0, sign)) +
                       " in the form has a broken percent sequence.");
    }
    if (!is_text(entry.name) || !is_text(entry.value)) {
      return malformed(in_quotes(entry.name) + " in the form is not UTF-8 text.");
    }
  }
  return entries;
}

Result<FormEntries> parse_multipart(std::string_view body, std::string_view boundary) {
  std::string delimiter{line_end};
  delimiter += "--";
  delimiter += boundary;
  // The first delimiter may be at the very beginning, without a line end before it.
  const std::string_view first = std::string_view{delimiter}.substr(line_end.size());
  std::size_t at = 0;
  if (body.starts_with(first) && find_delimiter(body, first, 0) == 0) {
    body.remove_prefix(first.size());
  } else {
    at = find_delimiter(body, delimiter, 0);
    if (at == std::string_view::npos) return malformed("The form does not hold its boundary.");
    body.remove_prefix(at + delimiter.size());
  }
  FormEntries entries;
  while (!body.starts_with("--")) {
    if (entries.size() == form_entries_max) return too_many_entries();
    body.remove_prefix(body.find(line_end));  // The line end also begins an empty part's delimiter.
    at = find_delimiter(body, delimiter, 0);
    if (at == std::string_view::npos) return malformed("The form ends before its last boundary.");
    if (at < line_end.size()) return malformed("A part of the form has no content.");
    entries.push_back(TRY(read_part(body.substr(line_end.size(), at - line_end.size()))));
    body.remove_prefix(at + delimiter.size());
  }
  return entries;
}

}  // namespace seatledger::api
