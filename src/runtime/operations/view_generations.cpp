#include "runtime/operations/view_generations.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <utility>

#include "base/durable_file.h"
#include "base/logging.h"
#include "base/store_error.h"

namespace seatledger::runtime {
namespace {

constexpr const char* pointer_name = "current";
constexpr const char* marker_name = "unfinished";
constexpr const char* check_word = "check";

std::optional<std::uint64_t> number_of(const std::string& text) {
  std::uint64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || end != text.data() + text.size() || number == 0) return std::nullopt;
  return number;
}

}  // namespace

ViewGenerations::ViewGenerations(const std::filesystem::path& data_dir)
    : root_(data_dir / "views") {
  std::filesystem::create_directories(root_);
  std::string rest;
  if (!std::filesystem::exists(root_ / pointer_name)) {
    write_file(pointer_name, std::to_string(current_) + '\n');
  } else {
    const auto number = read_number(pointer_name, rest);
    if (number) {
      current_ = *number;
    } else {
      begin_anew();
    }
  }
  // After a crash the marker may name a missing generation, or the one that is in use by now.
  if (const auto number = read_number(marker_name, rest)) {
    const auto use = rest == check_word ? GenerationUse::check : GenerationUse::rebuild;
    if (*number != current_) unfinished_ = Unfinished{*number, use};
  }
  if (!unfinished_) remove_marker();
}

// The damaged pointer does not say which directory was in use, and another may be half folded.
void ViewGenerations::begin_anew() {
  for (const std::uint64_t number : numbers()) current_ = std::max(current_, number + 1);
  log(LogLevel::error, "the file that names the views in use is damaged: they are folded again",
      {{"file", (root_ / pointer_name).string()}, {"generation", current_}});
  write_file(pointer_name, std::to_string(current_) + '\n');
}

std::uint64_t ViewGenerations::current_number() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

std::optional<std::uint64_t> ViewGenerations::previous_number() const {
  const std::lock_guard lock(mutex_);
  return previous_locked();
}

std::optional<std::uint64_t> ViewGenerations::previous_locked() const {
  std::optional<std::uint64_t> previous;
  for (const std::uint64_t number : numbers()) {
    if (number == current_ || (unfinished_ && number == unfinished_->number)) continue;
    previous = std::max(previous.value_or(0), number);
  }
  return previous;
}

std::optional<ViewGenerations::Unfinished> ViewGenerations::unfinished() const {
  const std::lock_guard lock(mutex_);
  return unfinished_;
}

std::filesystem::path ViewGenerations::directory_of(std::uint64_t generation) const {
  return root_ / std::to_string(generation);
}

void ViewGenerations::drop_leftovers() {
  const std::uint64_t previous = previous_number().value_or(0);
  const std::lock_guard lock(mutex_);
  keep_only(current_, previous);
}

ViewGenerations::Unfinished ViewGenerations::begin_next(GenerationUse use) {
  const std::lock_guard lock(mutex_);
  Unfinished next{current_ + 1, use};
  if (unfinished_) {
    next.number = unfinished_->number;
  } else {
    for (const std::uint64_t number : numbers()) next.number = std::max(next.number, number + 1);
  }
  write_file(marker_name, std::to_string(next.number) + ' ' +
                              (use == GenerationUse::check ? check_word : "rebuild") + '\n');
  unfinished_ = next;
  return next;
}

void ViewGenerations::drop_unfinished() {
  const std::lock_guard lock(mutex_);
  if (!unfinished_) return;
  std::filesystem::remove_all(directory_of(unfinished_->number));
  remove_marker();
  unfinished_.reset();
}

void ViewGenerations::switch_to(std::uint64_t generation) {
  const std::lock_guard lock(mutex_);
  write_file(pointer_name, std::to_string(generation) + '\n');
  const std::uint64_t before = std::exchange(current_, generation);
  if (unfinished_ && unfinished_->number == generation) {
    remove_marker();
    unfinished_.reset();
  }
  keep_only(current_, before);
}

ViewGenerations::HeldPrevious::HeldPrevious(ViewGenerations& generations)
    : generations_(generations) {
  const std::lock_guard lock(generations_.mutex_);
  number_ = generations_.previous_locked();
  generations_.is_previous_held_ = number_.has_value();
}

ViewGenerations::HeldPrevious::~HeldPrevious() {
  const std::lock_guard lock(generations_.mutex_);
  generations_.is_previous_held_ = false;
}

void ViewGenerations::drop_old() {
  const std::lock_guard lock(mutex_);
  if (is_previous_held_) throw StoreError("the views are being rolled back to an older generation");
  keep_only(current_, current_);
}

void ViewGenerations::keep_only(std::uint64_t one, std::uint64_t other) const {
  for (const std::uint64_t number : numbers()) {
    if (number == one || number == other) continue;
    if (unfinished_ && number == unfinished_->number) continue;
    std::filesystem::remove_all(directory_of(number));
  }
}

std::vector<std::uint64_t> ViewGenerations::numbers() const {
  std::vector<std::uint64_t> found;
  for (const auto& entry : std::filesystem::directory_iterator(root_)) {
    if (const auto number = number_of(entry.path().filename().string())) found.push_back(*number);
  }
  return found;
}

std::optional<std::uint64_t> ViewGenerations::read_number(const char* name,
                                                          std::string& rest) const {
  std::string text;
  rest.clear();
  std::ifstream(root_ / name) >> text >> rest;
  return number_of(text);
}

void ViewGenerations::write_file(const char* name, const std::string& text) const {
  replace_file(root_ / name, text, 0666);
}

void ViewGenerations::remove_marker() const {
  if (std::filesystem::remove(root_ / marker_name)) sync_directory(root_);
}

}  // namespace seatledger::runtime
