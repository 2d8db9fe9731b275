#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/body_decoder.h"
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

constexpr std::array collection_names{std::string_view("platforms"), std::string_view("users"),
                                      std::string_view("groups"),    std::string_view("courses"),
                                      std::string_view("programs"),  std::string_view("choices")};
constexpr std::array import_fields{
    field::required(
        field::one_of(field::text("kind", "The collection of the record."), collection_names)),
    field::required(field::text("id", "The record's id, as in a path.")),
    field::required(field::typed("record", FieldType::object, "The whole record."))};
constexpr BodySchema import_line_body{import_fields, false};

Result<ledger::Request> decode_line(const Call& call, std::string_view line, std::uint64_t number) {
  if (line.size() > line_bytes_max) {
    return error(ErrorCode::body_too_large, "a line may have at most 1 MiB");
  }
  simdjson::dom::parser parser;
  const auto root = TRY(parse_json(parser, line));
  const DecodedFields head = TRY(decode_object(import_line_body, root));
  const Collection& collection = *collection_named(*head.get<std::string>("kind"));
  simdjson::dom::element record;
  if (root.at_key("record").get(record)) return error(ErrorCode::internal_error, "no record");
  const DecodedFields body = TRY(decode_object(*collection.body, record));
  ledger::Request request =
      TRY(request_for(call, TRY(collection.put(body, *head.get<std::string>("id")))));
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

// What became of one line.
struct LineResult {
  std::uint64_t line = 0;
  std::optional<Error> problem;
  bool is_replayed = false;  // it was stored by an earlier import with the same Idempotency-Key
};

constexpr AnswerField line_fields[] = {
    answer::integer("line", "The number of the line, from 1 on."),
    answer::integer("status", "200, or the status of the error."),
    answer::optional(answer::text("detail", "Why it was refused.")),
    answer::optional(answer::text("code", "The code of the error.")),
    answer::optional(answer::flag("replayed", "Stored by an earlier call with the same key."))};
constexpr AnswerObject line_answer{"import_line", "What became of a line.", line_fields};
constexpr AnswerField import_answer_fields[] = {
    answer::list(answer::object("results", line_answer, "One for each line, in their order."))};
constexpr AnswerObject import_answer{"import_result", "What became of each line.",
                                     import_answer_fields};

void print_result(JsonWriter& out, const LineResult& result) {
  const auto& problem = result.problem;
  out.begin_object();
  out.key("line");
  out.number(result.line);
  out.key("status");
  out.number(std::uint64_t{problem ? status_of(problem->code) : std::uint16_t{200}});
  if (problem) {
    out.key("detail");
    out.text(problem->detail);
    out.key("code");
    out.text(code_name(problem->code));
  }
  if (result.is_replayed) {
    out.key("replayed");
    out.boolean(true);
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
  std::size_t stored = 0, replayed = 0;
  auto line = co_await lines.next();
  while (line) {
    std::vector<LineResult> results;
    std::vector<ledger::Request> requests;
    std::vector<std::size_t> places;
    std::size_t bytes = 0;
    while (line && results.size() < lines_at_once && bytes < bytes_at_once) {
      bytes += line->size();
      LineResult result{lines.number(), {}, false};
      auto request = decode_line(call, *line, lines.number());
      if (request.has_value()) {
        places.push_back(results.size());
        requests.push_back(std::move(*request));
      } else {
        result.problem = std::move(request).error();
      }
      results.push_back(std::move(result));
      line = co_await lines.next();
    }
    auto outcomes = co_await call.context.writes.submit_all(std::move(requests));
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      LineResult& result = results[places[i]];
      if (outcomes[i].has_error()) {
        result.problem = outcomes[i].error();
        continue;
      }
      result.is_replayed = outcomes[i]->replayed;
      ++(result.is_replayed ? replayed : stored);
    }
    for (const LineResult& result : results) print_result(out, result);
  }
  out.end_array();
  out.end_object();
  const Position position = projections::StateReader(call.context.views).position();
  response.add_header("Ledger-Position", std::to_string(position.value));
  // The whole is a repeat only if it stored nothing now.
  if (replayed != 0 && stored == 0) response.add_header("Idempotent-Replayed", "true");
  co_return response;
}

}  // namespace

void add_import_route(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::post,
                    .path = "/api/directory/import/",
                    .operation = "import_directory",
                    .sentence = "Stores many records: JSON lines, each answered with a status.",
                    .access = Access::admin,
                    .scope = everywhere,
                    .rows = BulkRows{"", &import_line_body},
                    .answer = import_answer,
                    .work = Stream(import_records)});
}

}  // namespace seatledger::api
