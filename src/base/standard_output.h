// The standard output of a program: a text that could not be written is not lost in silence.
#pragma once

#include <ios>
#include <stdexcept>
#include <streambuf>
#include <string>
#include <string_view>

namespace seatledger {

// Standard output is closed, full, or nobody reads it any more.
class OutputFailed : public std::runtime_error {
 public:
  explicit OutputFailed(int number);  // an `errno`
  int number() const { return number_; }

 private:
  int number_;
};

// Opens those of the descriptors 0 to 2 that are closed, so that no file of the program gets their
// number and is written to as if it were standard output. Reading and writing them still fails.
// Call first in main.
void hold_standard_descriptors();

// Takes over std::cout from construction to destruction: one in a program, one thread. While it
// exists, a write to std::cout that fails throws OutputFailed, and SIGPIPE is ignored. Whoever
// catches OutputFailed and goes on calls std::cout.clear(): std::cerr, which flushes std::cout,
// throws too.
class StandardOutput : private std::streambuf {
 public:
  StandardOutput();
  ~StandardOutput() override;  // writes nothing: call finish() before
  StandardOutput(const StandardOutput&) = delete;
  StandardOutput& operator=(const StandardOutput&) = delete;

  // Throws OutputFailed when standard output is closed.
  void require_open() const;
  // Writes what is still buffered. Throws OutputFailed.
  void finish();
  // How a program ends after `failure`: with the same signal as `cat` when nobody reads its output;
  // else prints "<program>: <failure><more>" on stderr and returns 2.
  int end_after(const OutputFailed& failure, std::string_view program,
                std::string_view more = {}) const;

 private:
  std::streamsize xsputn(const char* bytes, std::streamsize count) override;
  int_type overflow(int_type byte) override;
  int sync() override;
  void take(std::string_view bytes);

  std::string buffer_;
  const bool is_terminal_;
  void (*const pipe_signal_)(int);  // what SIGPIPE did before
  std::streambuf* const former_;
  const std::ios_base::iostate former_exceptions_;
};

}  // namespace seatledger
