// Log lines: one JSON object per line on stderr, {"time", "level", "message", then the fields}.
// Callers never pass e-mails, names of people, keys or query values: logs outlive an erasure.
#pragma once

#include <atomic>
#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace seatledger {

enum class LogLevel : std::uint8_t { trace, debug, info, warning, error, off };

std::string_view log_level_name(LogLevel level);
// Nothing unless `name` is the name of a level.
std::optional<LogLevel> parse_log_level(std::string_view name);

// A name and a value. Refers to its arguments, which must live until log() returns.
struct LogField {
  using Value = std::variant<std::string_view, std::int64_t, std::uint64_t, double, bool>;

  LogField(std::string_view field, std::string_view text) : name(field), value(text) {}
  LogField(std::string_view field, const std::string& text) : name(field), value(text) {}
  LogField(std::string_view field, const char* text) : name(field), value(std::string_view{text}) {}
  LogField(std::string_view field, std::same_as<bool> auto flag) : name(field), value(flag) {}
  LogField(std::string_view field, std::floating_point auto number)
      : name(field), value(static_cast<double>(number)) {}
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) LogField(std::string_view field, Number number)
      : name(field) {
    if constexpr (std::signed_integral<Number>) {
      value = static_cast<std::int64_t>(number);
    } else {
      value = static_cast<std::uint64_t>(number);
    }
  }

  std::string_view name;
  Value value;
};

namespace log_detail {
extern std::atomic<LogLevel> lowest;
void write(LogLevel level, std::string_view message,
           std::initializer_list<LogField> fields) noexcept;
}  // namespace log_detail

// Drops lines below `level`; the default is info. Any thread, any time.
inline void set_log_level(LogLevel level) {
  log_detail::lowest.store(level, std::memory_order_relaxed);
}
// For callers that compute expensive fields.
inline bool log_enabled(LogLevel level) {
  return level != LogLevel::off && level >= log_detail::lowest.load(std::memory_order_relaxed);
}

// Writes one whole line, from any thread; a line that cannot be written is dropped. Bytes that are
// not UTF-8 are printed as '?'. Example: log(LogLevel::info, "request", {{"status", 200}});
inline void log(LogLevel level, std::string_view message,
                std::initializer_list<LogField> fields = {}) noexcept {
  if (log_enabled(level)) log_detail::write(level, message, fields);
}

// For tests: passes each line, without its line end, to `output`; an empty function restores
// stderr.
void set_log_output(std::function<void(std::string_view line)> output);

}  // namespace seatledger
