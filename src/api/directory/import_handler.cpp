#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/context.h"
#include "api/directory/collection.h"
#include "api/directory/routes.h"
#include "api/http/body_source.h"
#include "api/http/text.h"
#include "api/object_decoder.h"
#include "api/problem.h"
#include "api/route.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

constexpr std::size_t line_bytes_max = 1024 * 1024;
// At most this many lines and bytes are submitted at once.
constexpr std::size_t lines_at_once = 256;
constexpr std::size_t bytes_at_once = 4 * 1024 * 1024;

constexpr std::array import_fields{
    field::required(field::text("kind", "platforms, users, groups, courses, programs or choices.")),
    field::required(field::text("id", "The record's id, as in a path.")),
    field::required(field::typed("record", FieldType::object, "The whole record."))};
constexpr BodySchema import_line_body{import_fields, false};

Result<ledger::Request> decode_line(const Call& call, std::string_view line, std::uint64_t number) {
  if (line.size() > line_bytes_max) {
    return error(ErrorCode::body_too_large, "a line may have at most 1 MiB");
  }
  simdjson::dom::parser parser;
  const auto root = TRY(parse_json(parser, line));
  const DecodedBody head = TRY(decode_object(import_line_body, root));
  const Collection* collection = collection_named(*head.get<std::string>("kind"));
  if (collection == nullptr) {
    return bad_field("kind", "must be platforms, users, groups, courses, programs or choices");
  }
  simdjson::dom::element record;
  if (root.at_key("record").get(record)) return error(ErrorCode::internal_error, "no record");
  const DecodedBody body = TRY(decode_object(*collection->body, record));
  ledger::Request request =
      TRY(request_for(call, TRY(collection->put(body, *head.get<std::string>("id")))));
  request.source = "import";
  request.bytes = line.size();
  // The caller sends one key for the whole import; each line gets a key derived from it.
  if (const auto key = call.http->find_header("Idempotency-Key")) {
    request.idempotency_key = sha256(std::string(*key) + '\n' + std::to_string(number));
  }
  return request;
}

// Splits a body that is read in pieces into lines, numbered from 1; skips blank lines. Holds one
// line and one piece in memory.
class Lines {
 public:
  explicit Lines(const HttpRequest& http) : source_(http.body_source), held_(http.body) {}

  // Nothing: the end of the body. A line that is too long is returned cut, and is refused as such.
  runtime::Awaitable<std::optional<std::string>> next() {
    for (;;) {
      std::string line;
      if (!co_await take(line)) co_return std::nullopt;
      ++number_;
      const std::string_view text = trimmed(
          std::string_view(line).substr(0, line.ends_with('\r') ? line.size() - 1 : line.size()));
      if (!text.empty()) co_return std::string(text);
    }
  }
  std::uint64_t number() const { return number_; }

 private:
  runtime::Awaitable<bool> take(std::string& line) {
    for (;;) {
      const std::size_t end = held_.find('\n', begin_);
      const std::size_t stop = std::min(end, held_.size());
      const std::size_t room = line_bytes_max + 1 - std::min(line.size(), line_bytes_max + 1);
      line.append(held_, begin_, std::min(stop - begin_, room));
      begin_ = stop;
      if (end != std::string::npos) {
        ++begin_;
        co_return true;
      }
      held_.clear();
      begin_ = 0;
      if (source_ == nullptr || !co_await source_->read(held_)) {
        source_ = nullptr;
        co_return !line.empty();
      }
    }
  }

  BodySource* source_;
  std::string held_;
  std::size_t begin_ = 0;
  std::uint64_t number_ = 0;
};

void print_result(JsonWriter& out, std::uint64_t line, const Error* problem) {
  out.begin_object();
  out.key("line");
  out.number(line);
  out.key("status");
  out.number(std::uint64_t{problem == nullptr ? std::uint16_t{200} : status_of(problem->code)});
  if (problem != nullptr) {
    out.key("detail");
    out.text(problem->detail);
    out.key("code");
    out.text(code_name(problem->code));
  }
  out.end_object();
}

// JSON lines {"kind", "id", "record"}. Each is stored separately and answered with its own status;
// a bad line does not affect the others.
runtime::Awaitable<Result<HttpResponse>> import_records(Call& call) {
  Lines lines(*call.http);
  HttpResponse response;
  response.content_type = "application/json";
  JsonWriter out(response.body);
  out.begin_object();
  out.key("results");
  out.begin_array();
  std::size_t good = 0;
  std::size_t replayed = 0;
  auto line = co_await lines.next();
  while (line) {
    std::vector<std::uint64_t> numbers;
    std::vector<std::optional<Error>> problems;
    std::vector<ledger::Request> requests;
    std::vector<std::size_t> places;
    std::size_t bytes = 0;
    while (line && numbers.size() < lines_at_once && bytes < bytes_at_once) {
      bytes += line->size();
      numbers.push_back(lines.number());
      auto request = decode_line(call, *line, lines.number());
      if (request.has_value()) {
        places.push_back(problems.size());
        requests.push_back(std::move(*request));
        problems.emplace_back();
      } else {
        problems.emplace_back(std::move(request).error());
      }
      line = co_await lines.next();
    }
    auto outcomes = co_await call.context.writes.submit_all(std::move(requests));
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      if (outcomes[i].has_error()) {
        problems[places[i]] = outcomes[i].error();
        continue;
      }
      ++good;
      if (outcomes[i]->replayed) ++replayed;
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      print_result(out, numbers[i], problems[i] ? &*problems[i] : nullptr);
    }
  }
  out.end_array();
  out.end_object();
  const Position position = projections::StateReader(call.context.views).position();
  response.add_header("Ledger-Position", std::to_string(position.value));
  // A repeat that still stored a line is no mere repeat.
  if (good > 0 && replayed == good) response.add_header("Idempotent-Replayed", "true");
  co_return response;
}

}  // namespace

void add_import_route(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::post,
                    .path = "/api/directory/import/",
                    .operation = "import_directory",
                    .access = Access::admin,
                    .stream = import_records});
}

}  // namespace seatledger::api
