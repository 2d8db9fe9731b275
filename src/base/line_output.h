// Lines to a descriptor whose reader may be slow or gone: whoever writes a line never waits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace seatledger {

// Not for several threads at once. Does not own the descriptor. SIGPIPE must be ignored, or it ends
// the process when the reader has gone.
class LineOutput {
 public:
  explicit LineOutput(int descriptor) : descriptor_(descriptor) {}

  // Writes the line, which ends with a line feed, or drops it when the reader does not keep up or
  // is gone. After dropped lines the next one that can be written is preceded by a log line with
  // their number. Lines of up to 4 KiB stay whole, also when other processes write to the same
  // pipe.
  void write(std::string_view line);

 private:
  // False: not all bytes were taken.
  bool write_some(std::string_view bytes);

  const int descriptor_;
  std::uint64_t dropped_ = 0;  // lines since the last that was written
  bool is_cut_ = false;        // the last bytes written are no whole line
};

}  // namespace seatledger
