#include "base/logging.h"

#include <simdjson.h>
#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/base_sink.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <memory>
#include <mutex>
#include <utility>

#include "base/json_writer.h"
#include "base/line_output.h"
#include "base/time.h"

namespace seatledger {
namespace {

using namespace std::string_view_literals;

constexpr std::array level_names{"trace"sv, "debug"sv, "info"sv, "warning"sv, "error"sv, "off"sv};

class LineSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  void redirect(std::function<void(std::string_view)> output) {
    const std::lock_guard lock{mutex_};
    output_ = std::move(output);
  }

 private:
  void sink_it_(const spdlog::details::log_msg& line) override {
    if (output_) {
      output_({line.payload.data(), line.payload.size()});
      return;
    }
    spdlog::memory_buf_t bytes;
    formatter_->format(line, bytes);
    stderr_.write({bytes.data(), bytes.size()});
  }
  void flush_() override {}

  std::function<void(std::string_view)> output_;  // guarded by mutex_
  LineOutput stderr_{STDERR_FILENO};              // guarded by mutex_
};

struct Log {
  std::shared_ptr<LineSink> sink = std::make_shared<LineSink>();
  spdlog::logger logger{"seatledger", sink};

  Log() {
    sink->set_formatter(std::make_unique<spdlog::pattern_formatter>("%v"));
    logger.set_level(spdlog::level::trace);
    logger.set_error_handler([](const std::string&) {});
  }
};

// Never destroyed: threads and static objects may log until the process ends.
Log& the_log() {
  static Log& log = *new Log;
  return log;
}

spdlog::level::level_enum spdlog_level(LogLevel level) {
  switch (level) {
    case LogLevel::trace: return spdlog::level::trace;
    case LogLevel::debug: return spdlog::level::debug;
    case LogLevel::info: return spdlog::level::info;
    case LogLevel::warning: return spdlog::level::warn;
    case LogLevel::error: return spdlog::level::err;
    case LogLevel::off: return spdlog::level::off;
  }
  return spdlog::level::off;
}

void write_text(JsonWriter& json, std::string_view text) {
  if (simdjson::validate_utf8(text.data(), text.size())) {
    json.text(text);
    return;
  }
  std::string ascii{text};
  for (char& c : ascii) {
    if (static_cast<unsigned char>(c) >= 0x80U) c = '?';
  }
  json.text(ascii);
}

struct ValueWriter {
  JsonWriter& json;
  void operator()(std::string_view text) const { write_text(json, text); }
  void operator()(std::int64_t number) const { json.number(number); }
  void operator()(std::uint64_t number) const { json.number(number); }
  void operator()(bool flag) const { json.boolean(flag); }
  void operator()(double number) const {
    if (!std::isfinite(number)) return json.null();
    std::string text;
    append_json_double(text, number);
    json.raw(JsonText{std::move(text)});
  }
};

std::string line_of(LogLevel level, std::string_view message,
                    std::initializer_list<LogField> fields) {
  std::string line;
  JsonWriter json{line};
  json.begin_object();
  json.key("time");
  json.text(to_text(SystemClock{}.now()));
  json.key("level");
  json.text(log_level_name(level));
  json.key("message");
  write_text(json, message);
  for (const LogField& field : fields) {
    json.key(field.name);
    std::visit(ValueWriter{json}, field.value);
  }
  json.end_object();
  return line;
}

}  // namespace

namespace log_detail {

std::atomic<LogLevel> lowest{LogLevel::info};

void write(LogLevel level, std::string_view message,
           std::initializer_list<LogField> fields) noexcept {
  try {
    const std::string line = line_of(level, message, fields);
    the_log().logger.log(spdlog_level(level), spdlog::string_view_t{line.data(), line.size()});
  } catch (...) {  // Only out of memory ends here; the line is dropped.
  }
}

}  // namespace log_detail

std::string_view log_level_name(LogLevel level) {
  return level_names.at(static_cast<std::size_t>(level));
}

std::optional<LogLevel> parse_log_level(std::string_view name) {
  for (std::size_t i = 0; i < level_names.size(); ++i) {
    if (level_names.at(i) == name) return static_cast<LogLevel>(i);
  }
  return std::nullopt;
}

void set_log_output(std::function<void(std::string_view line)> output) {
  the_log().sink->redirect(std::move(output));
}

}  // namespace seatledger
