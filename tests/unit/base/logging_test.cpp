#include "base/logging.h"

#include <fcntl.h>
#include <simdjson.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <limits>
#include <string>
#include <thread>

#include "base/line_output.h"

namespace seatledger {
namespace {

// Collects lines while it lives.
class Lines {
 public:
  Lines() {
    set_log_output([this](std::string_view line) { lines_.emplace_back(line); });
  }
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;
  ~Lines() {
    set_log_output({});
    set_log_level(LogLevel::info);
  }
  const std::vector<std::string>& get() const { return lines_; }

 private:
  std::vector<std::string> lines_;
};

TEST_CASE("a log line is one JSON object with time, level, message and the fields in order") {
  const Lines lines;
  const std::string id = "r-1";
  log(LogLevel::warning, "slow \"disk\"\n",
      {{"request_id", id},
       {"status", 200},
       {"bytes", std::numeric_limits<std::uint64_t>::max()},
       {"change", std::int64_t{-5}},
       {"seconds", 0.5},
       {"retried", true},
       {"ratio", std::numeric_limits<double>::quiet_NaN()}});
  REQUIRE(lines.get().size() == 1);
  const std::string& line = lines.get().front();
  CHECK(line.find('\n') == std::string::npos);
  const std::size_t level = line.find(R"(,"level")");
  CHECK(line.starts_with(R"({"time":"2)"));
  CHECK(line.substr(level) ==
        R"(,"level":"warning","message":"slow \"disk\"\n","request_id":"r-1","status":200,)"
        R"("bytes":18446744073709551615,"change":-5,"seconds":0.5,"retried":true,"ratio":null})");
}

TEST_CASE("a log line below the level is not written") {
  const Lines lines;
  log(LogLevel::debug, "left out");
  CHECK_FALSE(log_enabled(LogLevel::debug));
  set_log_level(LogLevel::debug);
  log(LogLevel::debug, "written");
  set_log_level(LogLevel::off);
  log(LogLevel::error, "left out");
  log(LogLevel::off, "left out");
  REQUIRE(lines.get().size() == 1);
  CHECK(lines.get().front().find("written") != std::string::npos);
}

TEST_CASE("bytes that are not UTF-8 do not break a log line") {
  const Lines lines;
  log(LogLevel::info, "bad \xff text", {{"path", "\xc3\xa9"}, {"other", "\xc3("}});
  REQUIRE(lines.get().size() == 1);
  simdjson::dom::parser parser;
  simdjson::dom::element parsed = parser.parse(lines.get().front());
  CHECK(std::string_view{parsed["message"]} == "bad ? text");
  CHECK(std::string_view{parsed["path"]} == "\xc3\xa9");
  CHECK(std::string_view{parsed["other"]} == "?(");
}

TEST_CASE("threads log whole lines") {
  const Lines lines;
  constexpr int per_thread = 200;
  const auto work = [] {
    for (int i = 0; i < per_thread; ++i) log(LogLevel::info, "line", {{"number", i}});
  };
  {
    const std::jthread first{work};
    const std::jthread second{work};
  }
  CHECK(lines.get().size() == 2 * per_thread);
}

TEST_CASE("an output that fails loses the line and nothing else") {
  const Lines lines;
  set_log_output([](std::string_view) { throw std::runtime_error{"no"}; });
  CHECK_NOTHROW(log(LogLevel::error, "lost"));
}

// A pipe that is not read until somebody asks.
struct Unread {
  Unread() {
    REQUIRE(::pipe(ends.data()) == 0);
    REQUIRE(::fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0);
  }
  Unread(const Unread&) = delete;
  Unread& operator=(const Unread&) = delete;
  ~Unread() {
    ::close(ends[0]);
    ::close(ends[1]);
  }
  std::string all() const {
    std::string text;
    std::array<char, 4096> piece{};
    for (ssize_t got = 0; (got = ::read(ends[0], piece.data(), piece.size())) > 0;) {
      text.append(piece.data(), static_cast<std::size_t>(got));
    }
    return text;
  }
  std::array<int, 2> ends{};
};

TEST_CASE("a slow reader of lines loses some, in whole lines, and is told how many") {
  const Unread pipe;
  LineOutput output(pipe.ends[1]);
  const std::string line = std::string(999, 'x') + "\n";
  constexpr int written = 200;  // more than a pipe holds
  for (int i = 0; i < written; ++i) output.write(line);
  std::string got = pipe.all();
  REQUIRE(got.size() % line.size() == 0);
  const auto lost = written - static_cast<int>(got.size() / line.size());
  CHECK(lost > 0);
  output.write("after\n");
  got = pipe.all();
  CHECK(got == R"({"level":"warning","message":"log lines were dropped: their reader is slow",)"
               R"("lines":)" +
                   std::to_string(lost) + "}\nafter\n");
  output.write("more\n");
  CHECK(pipe.all() == "more\n");
}

TEST_CASE("a line longer than a pipe does not wait, and the next one begins a line of its own") {
  const Unread pipe;
  LineOutput output(pipe.ends[1]);
  output.write(std::string(1U << 20U, 'x') + "\n");
  CHECK(pipe.all().find('\n') == std::string::npos);
  output.write("after\n");
  CHECK_THAT(pipe.all(), Catch::StartsWith("\n{") && Catch::EndsWith("}\nafter\n"));
}

TEST_CASE("every level is read from its own name") {
  for (const auto level : {LogLevel::trace, LogLevel::debug, LogLevel::info, LogLevel::warning,
                           LogLevel::error, LogLevel::off}) {
    CHECK(parse_log_level(log_level_name(level)) == level);
  }
  CHECK_FALSE(parse_log_level("loud").has_value());
}

}  // namespace
}  // namespace seatledger
