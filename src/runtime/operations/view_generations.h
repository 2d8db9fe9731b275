// Which directory under <data_dir>/views/ holds the views in use. Views are disposable: a new
// generation is folded from the log into a directory of its own, and a pointer file, replaced
// atomically, names the one in use. A second file names an unfinished generation, so that a process
// that was killed while folding it can continue after its restart.
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace seatledger::runtime {

// What an unfinished generation is made for.
enum class GenerationUse : std::uint8_t {
  rebuild,  // to be taken into use
  check,    // to be compared and dropped
};

// Any thread.
class ViewGenerations {
 public:
  struct Unfinished {
    std::uint64_t number = 0;
    GenerationUse use = GenerationUse::rebuild;
  };

  // Makes the directory and a first generation if there is none; if the pointer file is damaged, a
  // new one, which is empty and is folded from the log, and logs that. This and every function that
  // changes files throws std::filesystem::filesystem_error or StoreError.
  explicit ViewGenerations(const std::filesystem::path& data_dir);

  std::filesystem::path current() const { return directory_of(current_number()); }
  std::uint64_t current_number() const;
  // The generation that was in use before; kept for a rollback.
  std::optional<std::uint64_t> previous_number() const;
  std::optional<Unfinished> unfinished() const;
  std::filesystem::path directory_of(std::uint64_t generation) const;

  // Removes what a killed process left: every generation but the one in use, the one before it and
  // the unfinished one. Only for the process that serves the directory.
  void drop_leftovers();
  // The unfinished generation, or a new number for one. Its directory holds the rows folded so far.
  Unfinished begin_next(GenerationUse use);
  // Abandons the unfinished generation and deletes its directory.
  void drop_unfinished();
  // Switches to a generation, durably; it counts as finished. Keeps the previous one, deletes the
  // others.
  void switch_to(std::uint64_t generation);
  // Deletes every generation except the one in use and the unfinished one. StoreError while a
  // rollback holds the one before.
  void drop_old();

  // Keeps the generation before the one in use from being deleted, for a rollback, while it lives.
  // One at a time; `generations` must outlive it.
  class HeldPrevious {
   public:
    explicit HeldPrevious(ViewGenerations& generations);
    ~HeldPrevious();
    HeldPrevious(const HeldPrevious&) = delete;
    HeldPrevious& operator=(const HeldPrevious&) = delete;
    // Nothing: there is none.
    const std::optional<std::uint64_t>& number() const { return number_; }

   private:
    ViewGenerations& generations_;
    std::optional<std::uint64_t> number_;
  };

 private:
  std::optional<std::uint64_t> previous_locked() const;
  void begin_anew();
  std::vector<std::uint64_t> numbers() const;
  void keep_only(std::uint64_t one, std::uint64_t other) const;
  std::optional<std::uint64_t> read_number(const char* name, std::string& rest) const;
  void write_file(const char* name, const std::string& text) const;
  void remove_marker() const;

  const std::filesystem::path root_;

  mutable std::mutex mutex_;
  std::uint64_t current_ = 1;             // guarded by mutex_
  std::optional<Unfinished> unfinished_;  // guarded by mutex_
  bool is_previous_held_ = false;         // guarded by mutex_
};

}  // namespace seatledger::runtime
