// Lists as text/csv, when a caller asks for it: all rows that the JSON list has on all its pages,
// as of one moment. The answer is sent while it is read, so it needs the memory of one piece and of
// what names the rows, however long the list is.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "api/answer.h"
#include "api/call.h"
#include "api/context.h"
#include "api/http/message.h"
#include "base/error.h"
#include "base/ids.h"
#include "base/json_writer.h"

namespace seatledger::api {

// About as many bytes of rows are read and sent at once.
inline constexpr std::size_t csv_piece_bytes = 128U << 10U;

// Whether the call names text/csv in Accept. Then it may have no parameter that asks for a part:
// invalid_parameter for page, page_size, limit and wait.
Result<bool> asks_for_csv(const Call& call);

// The body of such an answer, as it is read.
class CsvStream : public AnswerStream {
 public:
  // `context` and `row` must outlive it.
  CsvStream(const Context& context, const AnswerObject& row) : context_(context), row_(row) {}
  ~CsvStream() override;
  CsvStream(const CsvStream&) = delete;
  CsvStream& operator=(const CsvStream&) = delete;

  // Appends the lines of the next rows; false: these are the last. Throws StoreError. On the io
  // thread.
  virtual runtime::Awaitable<Result<bool>> read(std::string& lines) = 0;

  // Throws when rows cannot be read: an answer that is cut off is known to be incomplete.
  runtime::Awaitable<bool> next(std::string& chunk) final;
  void stop() override {}  // it has an end, and the server waits for running answers
  const AnswerObject& row() const { return row_; }
  // The header and the first rows, which were read before the answer was known to be longer. From
  // now on it counts as one of the feed's streams; queue_full when these are too many.
  Result<void> begin_with(std::string lines);

 protected:
  const Context& context_;
  const AnswerObject& row_;

 private:
  std::string begun_;
  bool counts_ = false;
};

// The header of an answer that is saved as `name`.csv.
HttpResponse csv_head(const std::string& name, Position position);

// Reads the first piece: if it is the whole list, the answer has it as its body. queue_full; the
// errors of read().
runtime::Awaitable<Result<HttpResponse>> csv_answer(HttpResponse&& head,
                                                    std::unique_ptr<CsvStream>&& stream);

// Appends the next rows to `rows`, as JSON objects with commas between them, up to about
// csv_piece_bytes; false: these are the last. Throws StoreError. Any thread, one at a time.
using ReadRows = std::function<bool(std::string& rows)>;

// Rows that `print(out, id)` writes, one for each id, in their order.
template <class Id, class Print>
ReadRows rows_named_by(std::vector<Id> ids, Print print) {
  return [ids = std::move(ids), print = std::move(print),
          next = std::size_t{0}](std::string& rows) mutable {
    JsonWriter out(rows);
    while (next < ids.size() && rows.size() < csv_piece_bytes) print(out, ids[next++]);
    return next < ids.size();
  };
}

// The same for a handler on a thread of the readers, which read the rest too. The rows are those of
// the route's page. queue_full.
Result<HttpResponse> csv_answer(const Call& call, HttpResponse head, ReadRows read);

}  // namespace seatledger::api
