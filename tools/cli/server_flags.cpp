#include "cli/server_flags.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "base/key_length.h"

namespace seatledger::cli {
namespace {

constexpr const char* key_variable = "SEATLEDGER_KEY";
constexpr const char* url_variable = "SEATLEDGER_URL";
constexpr std::string_view key_sentence =
    "An API key; other users of this machine can see it in the list of processes. -: the first "
    "line of standard input";

void add_key_flags(CLI::App& command, ServerFlags& flags) {
  command.add_option("--key", flags.key, std::string(key_sentence))->envname(key_variable);
  command.add_option("--key-file", flags.key_file, "Instead of --key: a file that holds the key");
}

std::string_view without_ends(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\v\f";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

// One byte more than any key has, so that a file of another kind is noticed and not read whole.
std::string head_of(std::istream& in) {
  std::string text(key_bytes_max + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

std::string text_in(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text = head_of(in);
  if (!in.is_open() || in.bad()) throw std::invalid_argument("--key-file: cannot read " + file);
  return text;
}

bool is_from_variable(const std::string& key) {
  const char* variable = std::getenv(key_variable);
  return variable != nullptr && key == variable;
}

// Where the key comes from, for sentences, and its text.
struct GivenKey {
  std::string source;
  std::string text;
};

GivenKey given_key(const ServerFlags& flags) {
  if (!flags.key_file.empty()) {
    if (!flags.key.empty() && !is_from_variable(flags.key)) {
      throw std::invalid_argument("give either --key or --key-file");
    }
    return {flags.key_file, text_in(flags.key_file)};
  }
  if (flags.key == "-") {
    std::string line;
    std::getline(std::cin, line);
    return {"standard input", std::move(line)};
  }
  return {is_from_variable(flags.key) ? key_variable : "--key", flags.key};
}

}  // namespace

void add_server_flags(CLI::App& command, ServerFlags& flags) {
  command
      .add_option("--url", flags.url, "The address of the server, such as http://127.0.0.1:8080")
      ->envname(url_variable);
  add_key_flags(command, flags);
}

void add_place_flags(CLI::App& command, std::string& data_dir, ServerFlags& flags) {
  command.add_option("--data-dir", data_dir, "A data directory");
  command
      .add_option("--url", flags.url, "Or the address of a server, such as http://127.0.0.1:8080")
      ->envname(url_variable);
  add_key_flags(command, flags);
}

void require_place(const std::string& data_dir, const ServerFlags& flags,
                   std::string_view more_ways) {
  if (!data_dir.empty() || !flags.url.empty()) return;
  throw std::invalid_argument(
      "give --data-dir DIR, or --url URL with --key-file FILE (SEATLEDGER_URL and SEATLEDGER_KEY "
      "do as well)" +
      std::string(more_ways));
}

std::string key_of(const ServerFlags& flags) {
  const GivenKey given = given_key(flags);
  const std::string_view key = without_ends(given.text);
  if (key.empty()) {
    throw std::invalid_argument(given.text.empty() && flags.key_file.empty() && flags.key.empty()
                                    ? "a key is required: --key-file FILE, --key - (standard "
                                      "input), or SEATLEDGER_KEY"
                                    : "there is no key in " + given.source);
  }
  // The text itself stays out of the sentences: they may be logged.
  if (key.size() > key_bytes_max) {
    throw std::invalid_argument("the key in " + given.source + " is too long: it has more than " +
                                std::to_string(key_bytes_max) + " bytes");
  }
  const auto is_no_part = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte == 0x7f;
  };
  const auto wrong = std::find_if(key.begin(), key.end(), is_no_part);
  if (wrong != key.end()) {
    throw std::invalid_argument("the key in " + given.source + " has a " +
                                (*wrong == '\n' || *wrong == '\r'  ? "line end"
                                 : *wrong == ' ' || *wrong == '\t' ? "blank"
                                                                   : "control character") +
                                " inside: no key has");
  }
  return std::string(key);
}

}  // namespace seatledger::cli
