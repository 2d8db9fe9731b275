#include "support/answer_record.h"

#include <errno.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>

namespace seatledger::support {
namespace {

using nlohmann::json;

constexpr std::size_t body_bytes_max = 65536;
constexpr int answers_of_a_kind_max = 20;

std::string accept_of(const HttpCall& call) {
  constexpr std::string_view name = "Accept: ";
  for (const std::string& line : call.headers) {
    if (line.starts_with(name)) return line.substr(name.size());
  }
  return {};
}

// The path of a target, with a 0 in place of each number.
std::string path_of(const std::string& target) {
  std::string path;
  bool in_number = false;
  for (const char c : target.substr(0, target.find('?'))) {
    const bool is_digit = c >= '0' && c <= '9';
    if (!is_digit) path += c;
    if (is_digit && !in_number) path += '0';
    in_number = is_digit;
  }
  return path;
}

// The texts of a test may be no UTF-8.
std::string line_of(const json& record) {
  return record.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
}

class Record {
 public:
  void add(const HttpCall& call, const HttpAnswer& answer, const json& body) {
    const auto code = body.is_object() ? body.find("code") : body.end();
    const std::string kind = call.method + ' ' + path_of(call.target) + ' ' +
                             std::to_string(answer.status) + ' ' +
                             (code == body.end() ? "" : code->dump());
    const std::lock_guard lock(mutex_);
    if (++counts_[kind] > answers_of_a_kind_max) return;
    if (!file_.is_open()) file_.open(place());
    file_ << line_of({{"method", call.method},
                      {"target", call.target},
                      {"accept", accept_of(call)},
                      {"status", answer.status},
                      {"type", answer.header("Content-Type")},
                      {"body", answer.body}});
    file_.flush();
  }

 private:
  static std::filesystem::path place() {
    const std::filesystem::path folder(std::getenv("SEATLEDGER_ANSWERS"));
    std::filesystem::create_directories(folder);
    return folder / (std::string(program_invocation_short_name) + ".jsonl");
  }

  std::mutex mutex_;
  std::map<std::string, int> counts_;
  std::ofstream file_;
};

}  // namespace

void record_answer(const HttpCall& call, const HttpAnswer& answer) {
  if (std::getenv("SEATLEDGER_ANSWERS") == nullptr) return;
  if (answer.body.empty() || answer.body.size() > body_bytes_max) return;
  const json body = json::parse(answer.body, nullptr, false);
  if (body.is_discarded()) return;
  static Record record;
  record.add(call, answer, body);
}

}  // namespace seatledger::support
