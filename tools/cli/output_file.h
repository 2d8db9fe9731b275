// A file that appears complete or not at all: written under a temporary name, synced, and renamed.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace seatledger::cli {

class OutputFile {
 public:
  // Replaces a file of that name when it is kept. Throws StoreError, as all functions do.
  OutputFile(std::filesystem::path path, mode_t mode);
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

  const std::filesystem::path path_;
  const std::filesystem::path part_;
  std::string buffer_;
  int file_ = -1;
};

}  // namespace seatledger::cli
