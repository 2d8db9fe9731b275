// A file that is there whole or not at all: written beside its name, synced, and renamed.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace seatledger::cli {

class OutputFile {
 public:
  // Takes the place of a file of that name once it is kept. Throws StoreError, as all do.
  OutputFile(std::filesystem::path path, mode_t mode);
  // What was not kept goes.
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
