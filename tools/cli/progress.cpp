#include "cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <utility>

namespace seatledger::cli {
namespace {

constexpr std::uint64_t bar_width = 24;
constexpr std::chrono::milliseconds between_lines{100};
constexpr std::uint64_t minute = 60;
constexpr std::uint64_t hour = 3600;
constexpr const char* clear_line = "\r\x1b[K";

std::string duration_text(std::uint64_t seconds) {
  if (seconds < minute) return std::to_string(seconds) + " s";
  if (seconds < hour) {
    return std::to_string(seconds / minute) + " min " + std::to_string(seconds % minute) + " s";
  }
  return std::to_string(seconds / hour) + " h " + std::to_string(seconds % hour / minute) + " min";
}

}  // namespace

std::string progress_line(const std::string& what, const std::string& unit, const ProgressAt& at) {
  const std::uint64_t in_time = at.done - std::min(at.done, at.started);
  const double rate = at.seconds > 0 ? static_cast<double>(in_time) / at.seconds : 0;
  std::string line = what + "  ";
  if (at.total != 0) {
    const std::uint64_t done = std::min(at.done, at.total);
    const std::uint64_t filled = done * bar_width / at.total;
    line += '[' + std::string(filled, '#') + std::string(bar_width - filled, '-') + "]  " +
            std::to_string(done * 100 / at.total) + "%  " + std::to_string(done) + '/' +
            std::to_string(at.total) + ' ' + unit;
  } else {
    line += std::to_string(at.done) + ' ' + unit;
  }
  line += "  " + std::to_string(static_cast<std::uint64_t>(rate)) + "/s";
  if (at.total > at.done && rate >= 1) {
    const double left = std::ceil(static_cast<double>(at.total - at.done) / rate);
    line += "  " + duration_text(static_cast<std::uint64_t>(left)) + " left";
  }
  return line;
}

Progress::Progress(std::string what, std::uint64_t total, std::string unit)
    : what_(std::move(what)),
      unit_(std::move(unit)),
      is_shown_(::isatty(STDERR_FILENO) == 1),
      total_(total) {}

void Progress::start_at(std::uint64_t done) {
  begin_ = SteadyClock::now();
  started_ = done;
}

ProgressAt Progress::reached(std::uint64_t done) const {
  const double seconds = std::chrono::duration<double>(SteadyClock::now() - begin_).count();
  return {done, total_, seconds, started_};
}

void Progress::update(std::uint64_t done) {
  if (!is_shown_) return;
  const auto now = SteadyClock::now();
  if (has_line_ && now - printed_ < between_lines && done != total_) return;
  printed_ = now;
  has_line_ = true;
  std::cerr << clear_line << progress_line(what_, unit_, reached(done)) << std::flush;
}

void Progress::finish() {
  if (std::exchange(has_line_, false)) std::cerr << clear_line << std::flush;
}

}  // namespace seatledger::cli
