// The query of a target, and its path.
#include "api/http/query.h"
#include "api/http/text.h"
#include "fuzz/fuzz.h"

using namespace seatledger;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  if (const auto parameters = api::parse_query(text)) {
    std::string encoded;
    for (const api::QueryParameter& each : *parameters) {
      require(api::is_text(each.name) && api::is_text(each.value), "a parameter is text");
      api::append_parameter(encoded, each.name, each.value);
    }
    const auto again = api::parse_query(encoded);
    require(again.has_value() && *again == *parameters, "a query is the same when read again");
  } else {
    require(api::is_text(parameters.error().detail), "a refusal is text");
  }
  if (const auto path = api::decode_path(text)) {
    std::string encoded;
    api::append_percent_encoded(encoded, *path);
    const auto again = api::decode_path(encoded);
    require(again.has_value() && *again == *path, "a path is the same when read again");
  }
  return 0;
}
