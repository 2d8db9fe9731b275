#include "base/line_output.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>

namespace seatledger {

bool LineOutput::write_some(std::string_view bytes) {
  while (!bytes.empty()) {
    // A pipe that is ready takes PIPE_BUF bytes without waiting (POSIX, write and poll).
    pollfd ready{descriptor_, POLLOUT, 0};
    if (::poll(&ready, 1, 0) != 1 || (ready.revents & POLLOUT) == 0) return false;
    const ssize_t taken =
        ::write(descriptor_, bytes.data(), std::min<std::size_t>(bytes.size(), PIPE_BUF));
    if (taken < 0 && errno == EINTR) continue;
    if (taken <= 0) return false;
    is_cut_ = bytes[static_cast<std::size_t>(taken) - 1] != '\n';
    bytes.remove_prefix(static_cast<std::size_t>(taken));
  }
  return true;
}

void LineOutput::write(std::string_view line) {
  std::string before;
  if (is_cut_) before = "\n";
  if (dropped_ != 0) {
    before +=
        R"({"level":"warning","message":"log lines were dropped: their reader is slow","lines":)" +
        std::to_string(dropped_) + "}\n";
  }
  if (!before.empty() && !write_some(before)) {
    ++dropped_;
    return;
  }
  dropped_ = write_some(line) ? 0 : 1;
}

}  // namespace seatledger
