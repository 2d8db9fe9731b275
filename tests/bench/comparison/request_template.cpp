#include "request_template.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

namespace seatledger::bench {
namespace {

void append_number(std::string& out, std::uint64_t number) {
  std::array<char, 20> digits{};
  out.append(digits.data(), std::to_chars(digits.begin(), digits.end(), number).ptr);
}

bool is_of_a_name(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

std::string head_text(const nlohmann::json& described, const std::string& headers) {
  std::string head = described.at("method").get<std::string>() + " " +
                     described.at("path").get<std::string>() + " HTTP/1.1\r\n" + headers;
  if (!described.at("body").get_ref<const std::string&>().empty()) {
    head += "Content-Type: " + described.at("content_type").get<std::string>() + "\r\n";
  }
  return head + "Content-Length: ";
}

}  // namespace

Variables::Variables(const nlohmann::json& described, std::uint64_t seed) : random_(seed) {
  for (const auto& [name, parts] : described.items()) {
    Variable made;
    made.name = name;
    const auto kind = parts.at(0).get<std::string>();
    made.first = parts.at(1).get<std::uint64_t>();
    if (kind == "next") {
      made.kind = Kind::next;
    } else if (kind == "random") {
      made.kind = Kind::random;
      made.second = parts.at(2).get<std::uint64_t>();
    } else if (kind == "cycle") {
      made.kind = Kind::cycle;
      made.second = parts.at(2).get<std::uint64_t>();
      made.third = parts.at(3).get<std::uint64_t>();
      made.fourth = parts.at(4).get<std::uint64_t>();
    } else if (kind == "lines") {
      made.kind = Kind::lines;
      made.second = parts.at(2).get<std::uint64_t>();
      made.before = parts.at(3).get<std::string>();
      made.behind = parts.at(4).get<std::string>();
    } else {
      throw std::runtime_error("no such kind of variable: " + kind);
    }
    variables_.push_back(std::move(made));
  }
}

std::size_t Variables::index_of(std::string_view name) const {
  const auto found = std::find_if(variables_.begin(), variables_.end(),
                                  [&](const Variable& variable) { return variable.name == name; });
  if (found == variables_.end()) throw std::runtime_error("no variable " + std::string(name));
  return static_cast<std::size_t>(found - variables_.begin());
}

void Variables::draw() {
  for (Variable& variable : variables_) {
    switch (variable.kind) {
      case Kind::random:
        variable.value = variable.first + random_() % (variable.second - variable.first + 1);
        break;
      case Kind::next: variable.value = variable.first++; break;
      case Kind::cycle:
        variable.value = variable.first++ * variable.second % variable.third + variable.fourth;
        break;
      case Kind::lines:
        variable.value = variable.first;
        variable.first += variable.second;
        break;
    }
  }
}

void Variables::append(std::string& out, std::size_t index) const {
  const Variable& variable = variables_[index];
  if (variable.kind != Kind::lines) return append_number(out, variable.value);
  for (std::uint64_t line = 0; line < variable.second; ++line) {
    out += variable.before;
    append_number(out, variable.value + line);
    out += variable.behind;
    out += '\n';
  }
}

Template::Template(std::string_view text, const Variables& variables) {
  while (!text.empty()) {
    const std::size_t sign = text.find('$');
    Piece piece{std::string(text.substr(0, sign)), none};
    text.remove_prefix(std::min(text.size(), piece.text.size()));
    if (!text.empty()) {
      text.remove_prefix(1);
      const auto end = std::find_if_not(text.begin(), text.end(), is_of_a_name);
      const auto length = static_cast<std::size_t>(end - text.begin());
      piece.variable = variables.index_of(text.substr(0, length));
      text.remove_prefix(length);
    }
    pieces_.push_back(std::move(piece));
  }
}

void Template::append(std::string& out, const Variables& variables) const {
  for (const Piece& piece : pieces_) {
    out += piece.text;
    if (piece.variable != none) variables.append(out, piece.variable);
  }
}

RequestTemplate::RequestTemplate(const nlohmann::json& described, const std::string& headers,
                                 const Variables& variables)
    : head_(head_text(described, headers), variables),
      body_(described.at("body").get<std::string>(), variables),
      expected_(described.at("expect").get<std::string>(), variables),
      weight_(described.at("weight").get<std::uint64_t>()) {}

void RequestTemplate::append_request(std::string& out, const Variables& variables) {
  printed_.clear();
  body_.append(printed_, variables);
  head_.append(out, variables);
  append_number(out, printed_.size());
  out += "\r\n\r\n";
  out += printed_;
}

}  // namespace seatledger::bench
