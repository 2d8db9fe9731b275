// Times in UTC with microseconds, and their texts (RFC 3339 / ISO 8601).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seatledger {

struct Timestamp {
  std::int64_t micros = 0;  // microseconds since 1970-01-01T00:00:00Z
  friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

// "2026-11-24T03:43:10Z", with six digits of fraction when there is one. Years 1 to 9999.
std::string to_text(Timestamp time);
void append_text(std::string& out, Timestamp time);

// Reads "2026-11-24[T ]03:43[:10[.fraction]][Z|+HH:MM|+HHMM|+HH]" or a bare date; no zone means
// UTC. Digits of the fraction after the sixth are ignored. Nothing if it is not such a text, or not
// a valid time between the years 1 and 9999.
std::optional<Timestamp> parse_timestamp(std::string_view text);

// The source of time: the system in a server, a script in a test.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Timestamp now() = 0;
};

class SystemClock final : public Clock {
 public:
  Timestamp now() override;
};

}  // namespace seatledger
