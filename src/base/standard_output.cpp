#include "base/standard_output.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <iostream>
#include <system_error>
#include <utility>

namespace seatledger {
namespace {

constexpr std::size_t output_buffer_bytes = std::size_t{64} << 10U;
constexpr int output_failed_exit_code = 2;

}  // namespace

OutputFailed::OutputFailed(int number)
    : std::runtime_error("standard output cannot be written: " +
                         (number == EBADF ? std::string("it is closed")
                                          : std::generic_category().message(number))),
      number_(number) {}

void hold_standard_descriptors() {
  // Opened the wrong way round, so that reading the first and writing the others fails, as it does
  // on a closed descriptor.
  constexpr std::array<int, 3> wrong_ways{O_WRONLY, O_RDONLY, O_RDONLY};
  for (int number = 0; number < static_cast<int>(wrong_ways.size()); ++number) {
    if (::fcntl(number, F_GETFD) != -1 || errno != EBADF) continue;
    // The lowest free number is this one, as those below it are open.
    [[maybe_unused]] const int held =
        ::open("/dev/null", wrong_ways.at(static_cast<std::size_t>(number)));
  }
}

StandardOutput::StandardOutput()
    : is_terminal_(::isatty(STDOUT_FILENO) == 1),
      pipe_signal_(std::signal(SIGPIPE, SIG_IGN)),
      former_(std::cout.rdbuf(this)),
      former_exceptions_(std::cout.exceptions()) {
  std::cout.exceptions(std::ios_base::badbit);
}

StandardOutput::~StandardOutput() {
  std::cout.exceptions(std::ios_base::goodbit);
  std::cout.rdbuf(former_);
  std::cout.exceptions(former_exceptions_);
  if (pipe_signal_ != SIG_ERR) std::signal(SIGPIPE, pipe_signal_);
}

void StandardOutput::require_open() const {
  const int flags = ::fcntl(STDOUT_FILENO, F_GETFL);
  if (flags == -1 || (flags & O_ACCMODE) == O_RDONLY) throw OutputFailed(EBADF);
}

void StandardOutput::finish() { sync(); }

int StandardOutput::end_after(const OutputFailed& failure, std::string_view program,
                              std::string_view more) const {
  if (failure.number() == EPIPE && pipe_signal_ == SIG_DFL) {
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
  }
  std::cout.clear();  // else the line on stderr, which flushes it first, throws
  std::cerr << program << ": " << failure.what() << more << '\n';
  return output_failed_exit_code;
}

std::streamsize StandardOutput::xsputn(const char* bytes, std::streamsize count) {
  take({bytes, static_cast<std::size_t>(count)});
  return count;
}

StandardOutput::int_type StandardOutput::overflow(int_type byte) {
  if (traits_type::eq_int_type(byte, traits_type::eof())) return traits_type::not_eof(byte);
  const char one = traits_type::to_char_type(byte);
  take({&one, 1});
  return byte;
}

void StandardOutput::take(std::string_view bytes) {
  buffer_ += bytes;
  const bool shows = is_terminal_ && bytes.find('\n') != std::string_view::npos;
  if (shows || buffer_.size() >= output_buffer_bytes) sync();
}

int StandardOutput::sync() {
  const std::string bytes = std::exchange(buffer_, {});  // what failed once is not written again
  std::string_view left = bytes;
  while (!left.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, left.data(), left.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw OutputFailed(errno);
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace seatledger
