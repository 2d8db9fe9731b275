// A file that appears complete or not at all: written under a name of its own, synced, and renamed.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "cli/unfinished.h"

namespace seatledger::cli {

class OutputFile {
 public:
  // Replaces a file of that name when it is kept; through a link, the file that the link leads to.
  // A character device, a pipe, or what standard output leads to is written into as it comes.
  // All functions throw StoreError, this one also for a directory and for a disk; OutputFailed when
  // nobody reads the pipe any more.
  OutputFile(const std::filesystem::path& path, mode_t mode);
  // Deletes the file unless it was kept.
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view bytes);
  void write_line(std::string_view line) {
    write(line);
    write("\n");
  }
  void keep();

 private:
  void write_out();

  std::filesystem::path place_;     // without links
  std::optional<Unfinished> part_;  // nothing: written straight into `place_`
  std::string buffer_;
  int file_ = -1;
};

// Whether an OutputFile of that name would be written into as it comes. Throws StoreError.
bool is_written_into(const std::filesystem::path& path);
// Whether that name stands for standard output: "-", or what standard output leads to.
bool is_standard_output(const std::filesystem::path& path);

}  // namespace seatledger::cli
