#include "api/document/error_document.h"

#include <array>
#include <string_view>

namespace seatledger::api {
namespace {

constexpr std::array groups_of_errors{
    ErrorGroup{ErrorCode::malformed_body, "The request cannot be understood"},
    ErrorGroup{ErrorCode::not_authenticated, "Keys and permissions"},
    ErrorGroup{ErrorCode::path_not_found, "Something does not exist"},
    ErrorGroup{ErrorCode::not_updatable, "The rules of the ledger"},
    ErrorGroup{ErrorCode::version_mismatch, "Preconditions and repeats"},
    ErrorGroup{ErrorCode::rate_limited, "The server"}};
static_assert(groups_of_errors.front().first == ErrorCode{});

constexpr std::string_view preface =
    R"(# Errors

<!-- Written by `seatledgerd --print-errors-markdown`; change src/base/error_table.cpp. -->

An error is a JSON object. `detail` is a sentence for people, whose wording may change. `code` is
for programs: it is one of the codes below and is never renamed. Numbers that explain a refusal,
such as `count` and `usage_count`, are members of their own. Each field of the body or parameter
that is at fault is a member with a list of reasons; what concerns the whole body is in
`non_field_errors`. From status 500 on `request_id` is there too; every answer has it in
`X-Request-Id`.

```json
{"detail": "count: must be at least 0", "code": "invalid_fields", "count": ["must be at least 0"]}
```

A request that names `application/problem+json` in `Accept` (`*/*` does not) gets its errors as
problem details ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)), with that content type. The
setting `problem_details = always` makes it so for every request.

```json
{"type": "/docs/errors/#invalid_fields", "title": "Fields of the body are not valid",
 "status": 400, "detail": "count: must be at least 0", "instance": "/requests/0d6d7684efe69409",
 "code": "invalid_fields", "figures": {},
 "errors": [{"pointer": "/count", "detail": "must be at least 0"}]}
```

`type` is the address of a page of the server that says what is said here. `figures` holds what
stands beside `detail` in the other form. Each of `errors` has a `detail` and
either a `pointer` to a place in the body ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901); `""`
is the whole body, a row of a CSV counts as one of `/assignments`) or a `parameter`: the name of
one in the query or the path, or of a header. `instance` ends in the request id, which the server's
log has too.

## When to repeat a request

- *As it is*: repeat exactly the same request.
- *After a while*: repeat the same request after the seconds in `Retry-After`, or after a pause
  that grows.
- *After a change*: repeat it when you have changed the request, or what the ledger holds.
- *Never*: no form of this request is accepted from this key.

A repeat is safe when the first one is recognised: send an `Idempotency-Key` with every write
([calling.md](calling.md#when-a-call-is-repeated-idempotency-key)).

## Codes
)";

std::string contents() {
  std::string text;
  auto group = groups_of_errors.begin();
  for (const ErrorRow& row : error_table()) {
    const bool is_first = group != groups_of_errors.end() && group->first == row.code;
    text += is_first ? "\n- " + std::string(group++->title) + ": " : ", ";
    const std::string name(row.name);
    text += '[' + name + "](#" + name + ')';
  }
  return text + '\n';
}

}  // namespace

std::span<const ErrorGroup> error_groups() { return groups_of_errors; }

std::string_view words_of(Retry retry) {
  switch (retry) {
    case Retry::never: return "never";
    case Retry::as_it_is: return "as it is";
    case Retry::after_a_while: return "after a while";
    case Retry::after_a_change: return "after a change";
  }
  return "never";
}

std::string errors_markdown() {
  std::string text(preface);
  text += contents();
  for (const ErrorRow& row : error_table()) {
    text += "\n## " + std::string(row.name) + "\n\n**" + std::string(row.title) + ".** Status " +
            std::to_string(row.status) + ". Repeat: " + std::string(words_of(row.retry)) + ".\n\n" +
            std::string(row.meaning) + "\n\nWhat to do: " + std::string(row.remedy) + "\n";
  }
  return text;
}

}  // namespace seatledger::api
