// The feed as server-sent events (EventSource of HTML). Each event is a message with its position
// as id; an occasional comment keeps the connection alive. The log is the buffer: a reader needs
// the memory of one piece, however far behind it is.
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

// Ends with an event `closed`, {"reason", "position"}, when the server shuts down, the reader takes
// too long for one piece, its key is no longer valid, or all events up to the query's `to` are
// sent. From that position a reader can continue without a gap.
class FeedStream final : public AnswerStream {
 public:
  // `context` must outlive it.
  FeedStream(const Context& context, KeyId caller, EventQuery query);
  ~FeedStream() override;
  FeedStream(const FeedStream&) = delete;
  FeedStream& operator=(const FeedStream&) = delete;

  runtime::Awaitable<bool> next(std::string& chunk) override;
  // Does nothing: Feed::drain() wakes all streams at once.
  void stop() override {}

 private:
  using TimePoint = runtime::HeadSignal::Clock::time_point;

  // Why the stream must end now; empty: it continues.
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
  TimePoint given_at_;  // when the last piece was given to the connection
};

}  // namespace seatledger::api
