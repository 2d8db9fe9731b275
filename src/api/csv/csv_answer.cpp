#include "api/csv/csv_answer.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

#include "api/csv/csv_table.h"
#include "api/route.h"
#include "runtime/feed/feed.h"
#include "runtime/run_on.h"

namespace seatledger::api {
namespace {

constexpr std::string_view csv_type = "text/csv";
constexpr std::array of_a_part{std::string_view("page"), std::string_view("page_size"),
                               std::string_view("limit"), std::string_view("wait")};

// Rows of the views.
class RowsStream final : public CsvStream {
 public:
  RowsStream(const Context& context, const AnswerObject& row, ReadRows read_rows)
      : CsvStream(context, row), read_rows_(std::move(read_rows)) {}

  bool read_now(std::string& lines) {
    std::string rows;
    const bool has_more = read_rows_(rows);
    append_csv_rows(lines, row_, rows);
    return has_more;
  }

  runtime::Awaitable<Result<bool>> read(std::string& lines) override {
    // Named: gcc 12 destroys a capturing temporary of a co_await expression twice (bug 107288).
    const std::function<bool()> work = [this, &lines] { return read_now(lines); };
    co_return co_await runtime::run_on<bool>(context_.readers, work);
  }

 private:
  ReadRows read_rows_;
};

// `lines` are the header and the first rows.
Result<HttpResponse> answer_from(HttpResponse head, std::unique_ptr<CsvStream> stream,
                                 std::string lines, bool has_more) {
  if (has_more) {
    TRY(stream->begin_with(std::move(lines)));
    head.stream = std::move(stream);
  } else {
    head.body = std::move(lines);
  }
  return head;
}

}  // namespace

Result<bool> asks_for_csv(const Call& call) {
  if (!call.http->names_in_accept(csv_type)) return false;
  for (const QueryParameter& given : call.query) {
    if (std::find(of_a_part.begin(), of_a_part.end(), given.name) == of_a_part.end()) continue;
    // On the license lists of the API that others speak, a key of metadata may have such a name.
    const auto& declared = call.route.parameters;
    const bool is_filter = call.route.unknown == UnknownParameters::filters &&
                           std::none_of(declared.begin(), declared.end(), [&](const auto& field) {
                             return field.name == given.name;
                           });
    if (is_filter) continue;
    return bad_parameter(given.name, "a CSV has all rows; leave it out");
  }
  return true;
}

CsvStream::~CsvStream() {
  if (counts_) --context_.feed.streams;
}

Result<void> CsvStream::begin_with(std::string lines) {
  // Counted before the limit is looked at: other threads begin streams too.
  counts_ = true;
  if (++context_.feed.streams > context_.feed.limits.streams_max) {
    return error(ErrorCode::queue_full, "the server sends too many streams");
  }
  begun_ = std::move(lines);
  return {};
}

runtime::Awaitable<bool> CsvStream::next(std::string& chunk) {
  if (!begun_.empty()) {
    chunk = std::exchange(begun_, {});
    co_return true;
  }
  const auto has_more = co_await read(chunk);
  if (has_more.has_error()) throw std::runtime_error("a CSV is cut: " + has_more.error().detail);
  co_return *has_more;
}

HttpResponse csv_head(const std::string& name, Position position) {
  HttpResponse head;
  head.content_type = "text/csv; charset=utf-8";
  head.add_header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
  head.add_header("Ledger-Position", std::to_string(position.value));
  return head;
}

runtime::Awaitable<Result<HttpResponse>> csv_answer(HttpResponse&& head,
                                                    std::unique_ptr<CsvStream>&& stream) {
  std::string lines;
  append_csv_header(lines, stream->row());
  const auto has_more = co_await stream->read(lines);
  if (has_more.has_error()) co_return has_more.error();
  co_return answer_from(std::move(head), std::move(stream), std::move(lines), *has_more);
}

Result<HttpResponse> csv_answer(const Call& call, HttpResponse head, ReadRows read) {
  const AnswerObject& row = *call.route.answer.object;
  auto stream = std::make_unique<RowsStream>(call.context, row, std::move(read));
  std::string lines;
  append_csv_header(lines, row);
  const bool has_more = stream->read_now(lines);
  return answer_from(std::move(head), std::move(stream), std::move(lines), has_more);
}

}  // namespace seatledger::api
