// How far a long command is: a bar with rate and time left, on stderr. Silent unless stderr is a
// terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace seatledger::cli {

struct ProgressAt {
  std::uint64_t done = 0;
  std::uint64_t total = 0;
  double seconds = 0;
  std::uint64_t started = 0;  // done before these seconds: it has no part in the rate
};

class Progress {
 public:
  // `what` is one word or two, `unit` a plural. `total` 0: not known.
  Progress(std::string what, std::uint64_t total, std::string unit);
  ~Progress() { finish(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // What an earlier run has done; rate and time left count from here.
  void start_at(std::uint64_t done);
  // Prints at most ten times a second.
  void update(std::uint64_t done);
  void set_total(std::uint64_t total) { total_ = total; }
  // Ends the line; what is printed next is on a line of its own.
  void finish();
  // What update(done) shows now.
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

// The line itself: "verify  [####------]  42%  4200/10000 events  2100/s  2 s left". Pure.
std::string progress_line(const std::string& what, const std::string& unit, const ProgressAt& at);

}  // namespace seatledger::cli
