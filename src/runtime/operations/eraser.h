// What makes an erased person go from the files; implemented in app, which knows them.
#pragma once

#include <boost/asio/thread_pool.hpp>
#include <string>
#include <vector>

namespace seatledger::runtime {

class Eraser {
 public:
  virtual ~Eraser() = default;
  // Returns when no file of the data directory holds anybody whose erasure was stored before the
  // call. Long: not on the io thread; one call at a time. Throws StoreError: it is made good at the
  // next start.
  virtual void erase_files() = 0;
  // The backups that may still hold somebody erased; any thread.
  virtual std::vector<std::string> backups() const = 0;
};

// The eraser and the one thread it works on.
struct Erasing {
  Eraser& eraser;
  boost::asio::thread_pool& thread;
};

}  // namespace seatledger::runtime
