#include "runtime/webhooks/webhook_retry.h"

#include <time.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

namespace seatledger::runtime {
namespace {

constexpr std::uint32_t retry_seconds_max = UINT32_MAX;

bool is_number(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Nothing: it is no date. The names of days and months are English: no program here sets a locale.
std::optional<std::time_t> http_date(const std::string& text) {
  for (const char* form :
       {"%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"}) {
    std::tm parts{};
    const char* const end = ::strptime(text.c_str(), form, &parts);
    if (end != nullptr && *end == '\0') return ::timegm(&parts);
  }
  return std::nullopt;
}

}  // namespace

std::chrono::milliseconds webhook_pause(const WebhookRetry& retry, std::uint64_t failures,
                                        std::uint64_t random) {
  std::chrono::milliseconds pause = std::min(retry.first, retry.longest);
  for (std::uint64_t i = 1; i < failures && pause < retry.longest; ++i) {
    pause = pause > retry.longest / 2 ? retry.longest : pause * 2;
  }
  const auto half = static_cast<std::uint64_t>(pause.count() / 2);
  return pause - std::chrono::milliseconds(random % (half + 1));
}

std::chrono::seconds retry_after(std::string_view value, Timestamp now) {
  if (is_number(value)) {
    std::uint32_t seconds = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), seconds);
    return std::chrono::seconds(read.ec == std::errc{} ? seconds : retry_seconds_max);
  }
  const auto date = http_date(std::string(value));
  if (!date) return std::chrono::seconds{0};
  const std::int64_t left = *date - now.micros / 1'000'000;
  return std::chrono::seconds(std::clamp<std::int64_t>(left, 0, retry_seconds_max));
}

}  // namespace seatledger::runtime
