// The progress of a long command: a bar with rate and time left on stderr, if that is a terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace seatledger::cli {

struct ProgressAt {
  std::uint64_t done = 0;
  std::uint64_t total = 0;
  double seconds = 0;
  std::uint64_t started = 0;  // done before; not counted in the rate
};

class Progress {
 public:
  // `what` is one or two words, `unit` a plural. `total` 0: unknown.
  Progress(std::string what, std::uint64_t total, std::string unit);
  ~Progress() { finish(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // The number that an earlier run did: rate and time left are computed from here.
  void start_at(std::uint64_t done);
  // Prints at most ten times a second.
  void update(std::uint64_t done);
  void set_total(std::uint64_t total) { total_ = total; }
  // Ends the line, so that the next output has a line of its own.
  void finish();
  // The numbers that update(done) would show now.
  ProgressAt reached(std::uint64_t done) const;

 private:
  using SteadyClock = std::chrono::steady_clock;

  const std::string what_;
  const std::string unit_;
  const bool is_shown_;
  SteadyClock::time_point begin_ = SteadyClock::now();
  std::uint64_t started_ = 0;
  std::uint64_t total_;
  SteadyClock::time_point printed_;
  bool has_line_ = false;
};

// The line: "verify  [####------]  42%  4200/10000 events  2100/s  2 s left". Pure.
std::string progress_line(const std::string& what, const std::string& unit, const ProgressAt& at);

}  // namespace seatledger::cli
