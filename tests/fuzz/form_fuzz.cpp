// Form bodies.
#include "api/http/form.h"
#include "api/http/text.h"
#include "fuzz/fuzz.h"

using namespace seatledger;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto entries = api::parse_form(fuzz::text_of(data, size));
  if (entries.has_error()) {
    require(api::is_text(entries.error().detail), "a refusal is text");
    return 0;
  }
  require(entries->size() <= api::form_entries_max, "entries have a bound");
  std::string encoded;
  for (const api::FormEntry& entry : *entries) {
    require(api::is_text(entry.name) && api::is_text(entry.value), "an entry is text");
    if (!encoded.empty()) encoded += '&';
    api::append_percent_encoded(encoded, entry.name);
    encoded += '=';
    api::append_percent_encoded(encoded, entry.value);
  }
  const auto again = api::parse_form(encoded);
  require(again.has_value() && *again == *entries, "a form is the same when read again");
  return 0;
}
