// Files and directories that must not outlive the command: it deletes them when it ends, also when
// a signal ends it.
#pragma once

#include <filesystem>
#include <functional>

namespace seatledger::cli {

// Lets a thread of its own wait for SIGHUP, SIGINT and SIGTERM, unless they are ignored: it deletes
// what is registered, then ends the process with that signal. Call first in main, before any other
// thread starts.
void delete_unfinished_on_signals();

// Runs what makes unfinished work count, the last renames. No signal is handled meanwhile; if one
// was before, this does not return: what is half deleted must not take the place of something good.
void uninterrupted(const std::function<void()>& work);

class Unfinished {
 public:
  // Registers what `make` makes and returns the path of. No signal is handled meanwhile.
  explicit Unfinished(const std::function<std::filesystem::path()>& make);
  // Registers a path, whether there is something or not.
  explicit Unfinished(std::filesystem::path path);
  // Deletes the file, or the directory with its content, unless it was kept.
  ~Unfinished();
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  const std::filesystem::path& path() const { return path_; }
  void keep();

 private:
  std::filesystem::path path_;
  bool is_kept_ = false;
};

}  // namespace seatledger::cli
