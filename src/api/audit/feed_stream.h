// The feed as server-sent events (the EventSource of HTML): each event is a message whose id is its
// position; a comment now and then shows that the line is alive. The log itself is the buffer: a
// reader costs one piece of memory, however far behind it is.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "api/audit/event_query.h"
#include "api/audit/feed_reader.h"
#include "api/http/message.h"
#include "runtime/feed/feed.h"

namespace seatledger::api {

// Ends with an event `closed` that says why and where: {"reason", "position"}, when the server
// drains, the reader takes too long for one piece, its key is no longer valid, or all up to the
// query's `to` was sent. From that position a reader goes on without a gap.
class FeedStream final : public AnswerStream {
 public:
  // `context` must outlive it.
  FeedStream(const Context& context, KeyId caller, EventQuery query);
  ~FeedStream() override;
  FeedStream(const FeedStream&) = delete;
  FeedStream& operator=(const FeedStream&) = delete;

  runtime::Awaitable<bool> next(std::string& chunk) override;
  // All streams are ended at once, by Feed::drain().
  void stop() override {}

 private:
  using TimePoint = runtime::HeadSignal::Clock::time_point;

  // Why the stream ends before anything else is read; empty: it goes on.
  std::string_view reason_to_end() const;
  bool caller_may_still() const;
  bool close(std::string& chunk, std::string_view reason) const;
  void beat(std::string& chunk);

  const Context& context_;
  runtime::Feed& feed_;
  const KeyId caller_;
  const EventQuery query_;
  FeedReader reader_;
  Position after_;
  bool begun_ = false;
  TimePoint given_at_;  // of the last piece
};

}  // namespace seatledger::api
