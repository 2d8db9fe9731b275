// Requests that differ in numbers, printed from texts with variables such as `$license`.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace seatledger::bench {

// Draws a value of each variable for each request. One thread.
class Variables {
 public:
  // {"license": ["random", 1, 5000],      any of these, evenly
  //  "order": ["next", 7],                7, 8, 9, ...
  //  "seat": ["cycle", 7, 3, 5000, 1],    7 * 3 % 5000 + 1, 8 * 3 % 5000 + 1, ...
  //  "rows": ["lines", 7, 10, "a-", "@b"]}  10 lines "a-7@b", "a-8@b", ...; then from 17 on
  // Throws what nlohmann throws for other JSON, std::runtime_error for other words.
  Variables(const nlohmann::json& described, std::uint64_t seed);

  // The number of the variable. Throws std::runtime_error when there is none.
  std::size_t index_of(std::string_view name) const;
  void draw();
  void append(std::string& out, std::size_t index) const;

 private:
  enum class Kind { random, next, cycle, lines };
  struct Variable {
    std::string name;
    Kind kind = Kind::next;
    std::uint64_t first = 0;
    std::uint64_t second = 0;  // random: the last; cycle: the step; lines: how many
    std::uint64_t third = 0;   // cycle: how many values there are
    std::uint64_t fourth = 0;  // and the first of them
    std::string before;        // of each line
    std::string behind;
    std::uint64_t value = 0;
  };

  std::mt19937_64 random_;
  std::vector<Variable> variables_;
};

// A text in which `$name` stands for the value of a variable.
class Template {
 public:
  // Throws std::runtime_error when a variable is unknown.
  Template(std::string_view text, const Variables& variables);
  void append(std::string& out, const Variables& variables) const;

 private:
  struct Piece {
    std::string text;
    std::size_t variable = none;  // follows the text
  };
  static constexpr std::size_t none = ~std::size_t{0};

  std::vector<Piece> pieces_;
};

// One of the requests of a workload.
class RequestTemplate {
 public:
  // {"method", "path", "content_type", "body", "expect", "weight"}. `headers`: whole lines.
  RequestTemplate(const nlohmann::json& described, const std::string& headers,
                  const Variables& variables);

  std::uint64_t weight() const { return weight_; }
  void append_request(std::string& out, const Variables& variables);
  // What the body of the answer to the request that was appended last must contain.
  void append_expected(std::string& out, const Variables& variables) const {
    expected_.append(out, variables);
  }

 private:
  Template head_;
  Template body_;
  Template expected_;
  std::uint64_t weight_;
  std::string printed_;  // the body; kept for its memory
};

}  // namespace seatledger::bench
