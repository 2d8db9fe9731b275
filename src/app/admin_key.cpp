#include "app/admin_key.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "base/key_length.h"

namespace seatledger {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t key_bytes_min = 32;
// What a request needs besides the key: its first line, Host, and what clients add.
constexpr std::size_t other_header_bytes = 512;

// An empty variable counts as not given.
std::optional<std::string> variable(const char* name) {
  const char* text = std::getenv(name);
  if (text == nullptr || *text == '\0') return std::nullopt;
  return std::string(text);
}

std::string_view without_ends(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\v\f";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

[[noreturn]] void cannot_read(const std::string& place, int number) {
  throw UnusableKey(place + " cannot be read: " + std::generic_category().message(number));
}

// Reads little more than the longest key, so that a file of another kind is not read whole.
std::string key_in_file(const fs::path& file, const std::string& setting,
                        std::uint64_t header_bytes_max) {
  const std::string place = setting + " " + file.string();
  std::error_code ignored;
  if (fs::is_directory(file, ignored)) cannot_read(place, EISDIR);
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in.is_open()) cannot_read(place, errno);
  std::string text(header_bytes_max + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad()) cannot_read(place, EIO);
  text.resize(static_cast<std::size_t>(in.gcount()));
  return usable_key(text, place, header_bytes_max);
}

}  // namespace

std::string usable_key(std::string_view text, const std::string& place,
                       std::uint64_t header_bytes_max) {
  const std::string_view key = without_ends(text);
  if (key.size() < key_bytes_min) {
    throw UnusableKey(place + " must have at least " + std::to_string(key_bytes_min) +
                      " characters");
  }
  const std::size_t most = std::min(key_bytes_max, header_bytes_max - other_header_bytes);
  if (key.size() > most) {
    const std::string where =
        most < key_bytes_max ? "with header_bytes_max = " + std::to_string(header_bytes_max) + " "
                             : "";
    throw UnusableKey(place + " is too long: " + where + "a key has at most " +
                      std::to_string(most) + " bytes");
  }
  // HTTP has no header with a control character, and a blank would end the key (see key_in()).
  const bool fits = std::none_of(key.begin(), key.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte == 0x7f;
  });
  if (!fits) {
    throw UnusableKey(place + " has a blank, a line end or a control character inside: no key has");
  }
  return std::string(key);
}

std::optional<std::string> named_admin_key(const Settings& settings) {
  constexpr const char* name = "SEATLEDGER_ADMIN_KEY";
  const std::uint64_t most = settings.header_bytes_max;
  if (const auto key = variable(name)) return usable_key(*key, name, most);
  if (!settings.admin_key_file.empty()) {
    return key_in_file(settings.admin_key_file, "admin_key_file", most);
  }
  const auto directory = variable("CREDENTIALS_DIRECTORY");
  if (!directory) return std::nullopt;
  const fs::path credential = fs::path(*directory) / "admin-key";
  std::error_code fault;
  // The directory may hold other credentials only.
  if (fs::status(credential, fault).type() == fs::file_type::not_found) return std::nullopt;
  return key_in_file(credential, "the credential", most);
}

}  // namespace seatledger
