#include "app/startup_checks.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <system_error>

#include "base/logging.h"
#include "ledger/rocks/data_directory.h"

namespace seatledger {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_write(const char* setting, const fs::path& place, int number) {
  throw std::runtime_error(std::string(setting) + ": cannot write to " + place.string() + ": " +
                           std::strerror(number));
}

void try_directory(const char* setting, const fs::path& directory) {
  const fs::path probe = directory / (".seatledger-" + std::to_string(::getpid()));
  const int file = ::open(probe.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (file == -1) cannot_write(setting, directory, errno);
  ::close(file);
  ::unlink(probe.c_str());
}

bool is_inside(const fs::path& place, const fs::path& directory) {
  const fs::path relative =
      fs::weakly_canonical(place).lexically_relative(fs::weakly_canonical(directory));
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace

void check_places(const Settings& settings) {
  const fs::path& anchor = settings.anchor_file;
  if (!anchor.empty()) {
    if (fs::is_directory(anchor)) cannot_write("anchor_file", anchor, EISDIR);
    // The data directory is made later.
    if (!is_inside(anchor, settings.data_dir)) {
      try_directory("anchor_file", fs::absolute(anchor).parent_path());
    }
  }
  const fs::path& backups = settings.backup_dir;
  if (!backups.empty()) {
    std::error_code problem;
    fs::create_directories(backups, problem);
    if (problem) cannot_write("backup_dir", backups, problem.value());
    try_directory("backup_dir", backups);
  }
}

void warn_of_open_directory(const fs::path& data_dir) {
  const auto mode = ledger::mode_too_open(data_dir);
  if (!mode) return;
  log(LogLevel::warning,
      "other users of this machine may read or change the data directory: make it 0700, or 0750 "
      "for "
      "a group that makes copies",
      {{"data_dir", data_dir.string()}, {"mode", *mode}});
}

}  // namespace seatledger
