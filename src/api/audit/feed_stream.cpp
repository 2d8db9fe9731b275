#include "api/audit/feed_stream.h"

#include <utility>

#include "api/context.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

// Small enough that a reader is soon asked again, large enough that catching up is fast.
constexpr FeedReader::Bounds piece_bounds{512, 128U << 10U};
// How long the browser waits before it connects again.
constexpr std::string_view first_lines = "retry: 1000\n\n";

}  // namespace

FeedStream::FeedStream(const Context& context, KeyId caller, EventQuery query)
    : context_(context),
      feed_(context.feed),
      caller_(caller),
      query_(std::move(query)),
      reader_(context, query_, FeedPrint::messages),
      after_(query_.begin()) {
  ++feed_.streams;
}

FeedStream::~FeedStream() { --feed_.streams; }

bool FeedStream::caller_may_still() const {
  const auto key = projections::StateReader(context_.views).key(caller_);
  return key && (!key->expires || *key->expires > context_.clock.now());
}

std::string_view FeedStream::reason_to_end() const {
  if (feed_.head.is_stopped()) return "shutting_down";
  if (runtime::HeadSignal::Clock::now() - given_at_ > feed_.limits.piece_limit)
    return "slow_reader";
  if (!caller_may_still()) return "key_not_valid";
  return {};
}

bool FeedStream::close(std::string& chunk, std::string_view reason) const {
  const std::string position = std::to_string(after_.value);
  chunk += "event: closed\nid: " + position + "\ndata: {\"reason\":\"" + std::string(reason) +
           "\",\"position\":" + position + "}\n\n";
  return false;
}

// An id without data is no event to a browser, but it resumes from it.
void FeedStream::beat(std::string& chunk) {
  chunk += ": heartbeat\nid: " + std::to_string(after_.value) + "\n\n";
  given_at_ = runtime::HeadSignal::Clock::now();
}

runtime::Awaitable<bool> FeedStream::next(std::string& chunk) {
  if (!std::exchange(begun_, true)) {
    chunk += first_lines;
    given_at_ = runtime::HeadSignal::Clock::now();
    co_return true;
  }
  const std::string_view ends = reason_to_end();
  if (!ends.empty()) co_return close(chunk, ends);
  const TimePoint beat_at = runtime::HeadSignal::Clock::now() + feed_.limits.heartbeat;
  for (;;) {
    auto piece = co_await reader_.read(after_, piece_bounds);
    if (piece.has_error()) co_return close(chunk, code_name(piece.error().code));
    after_ = piece->next_after;
    if (piece->events > 0) {
      chunk = std::move(piece->text);
      given_at_ = runtime::HeadSignal::Clock::now();
      co_return true;
    }
    if (piece->is_last) co_return close(chunk, "complete");
    if (feed_.head.is_stopped()) co_return close(chunk, "shutting_down");
    const bool at_head = after_ >= piece->head;
    if (at_head) co_await feed_.head.wait(Position{after_.value + 1}, reader_.again_at(beat_at));
    if (runtime::HeadSignal::Clock::now() >= beat_at) {
      beat(chunk);
      co_return true;
    }
  }
}

}  // namespace seatledger::api
