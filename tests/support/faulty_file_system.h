// A file system under RocksDB that lets a test inject failures: of the write-ahead log, and of
// files of rows.
#pragma once

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <atomic>
#include <memory>
#include <string>
#include <utility>

namespace seatledger::contract {

// How the n-th operation of the write-ahead log fails; a file that failed once fails permanently.
enum class WalFault {
  append,       // nothing of it reaches the file
  half_append,  // the first half does
  sync,         // all of it does
};

class FaultyFileSystem final : public rocksdb::FileSystemWrapper {
 public:
  FaultyFileSystem() : rocksdb::FileSystemWrapper(rocksdb::FileSystem::Default()) {}
  const char* Name() const override { return "faulty"; }

  // The n-th of that kind from now, counted from 1.
  void fail(int nth, WalFault fault) {
    fault_ = fault;
    left_ = nth;
  }
  void fail_opening(bool failing) { opening_fails_ = failing; }
  // Files of rows that are to be added to a store: cannot be written, or not be added.
  void fill_disk(bool full) { disk_is_full_ = full; }
  void fail_adding(bool failing) { adding_fails_ = failing; }

  rocksdb::IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* result,
                                    rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus LockFile(const std::string& name, const rocksdb::IOOptions& options,
                             rocksdb::FileLock** lock, rocksdb::IODebugContext* debug) override {
    if (opening_fails_) return rocksdb::IOStatus::IOError("told to fail");
    return FileSystemWrapper::LockFile(name, options, lock, debug);
  }

  rocksdb::IOStatus LinkFile(const std::string& from, const std::string& to,
                             const rocksdb::IOOptions& options,
                             rocksdb::IODebugContext* debug) override {
    if (adding_fails_) return rocksdb::IOStatus::IOError("told to fail");
    return FileSystemWrapper::LinkFile(from, to, options, debug);
  }

  bool is_due(WalFault kind) {
    const WalFault fault = fault_;
    const bool same = kind == WalFault::sync ? fault == kind : fault != WalFault::sync;
    return same && left_ > 0 && --left_ == 0;
  }
  WalFault fault() const { return fault_; }

 private:
  std::atomic<int> left_ = 0;
  std::atomic<WalFault> fault_ = WalFault::append;
  std::atomic<bool> opening_fails_ = false;
  std::atomic<bool> disk_is_full_ = false;
  std::atomic<bool> adding_fails_ = false;
};

class FaultyLogFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  FaultyLogFile(std::unique_ptr<rocksdb::FSWritableFile>&& file, FaultyFileSystem& system)
      : rocksdb::FSWritableFileOwnerWrapper(std::move(file)), system_(system) {}

  rocksdb::IOStatus Append(const rocksdb::Slice& bytes, const rocksdb::IOOptions& options,
                           rocksdb::IODebugContext* debug) override {
    if (broken_) return failed();
    if (!system_.is_due(WalFault::append)) return Wrapper::Append(bytes, options, debug);
    if (system_.fault() == WalFault::half_append) {
      const auto half =
          Wrapper::Append(rocksdb::Slice(bytes.data(), bytes.size() / 2), options, debug);
      if (!half.ok()) return half;
    }
    return failed();
  }
  rocksdb::IOStatus Append(const rocksdb::Slice& bytes, const rocksdb::IOOptions& options,
                           const rocksdb::DataVerificationInfo&,
                           rocksdb::IODebugContext* debug) override {
    return Append(bytes, options, debug);
  }
  rocksdb::IOStatus Sync(const rocksdb::IOOptions& options,
                         rocksdb::IODebugContext* debug) override {
    if (broken_ || system_.is_due(WalFault::sync)) return failed();
    return Wrapper::Sync(options, debug);
  }
  rocksdb::IOStatus Fsync(const rocksdb::IOOptions& options,
                          rocksdb::IODebugContext* debug) override {
    return Sync(options, debug);
  }

 private:
  using Wrapper = rocksdb::FSWritableFileOwnerWrapper;

  rocksdb::IOStatus failed() {
    broken_ = true;
    return rocksdb::IOStatus::IOError("told to fail");
  }

  FaultyFileSystem& system_;
  bool broken_ = false;
};

inline rocksdb::IOStatus FaultyFileSystem::NewWritableFile(
    const std::string& name, const rocksdb::FileOptions& options,
    std::unique_ptr<rocksdb::FSWritableFile>* result, rocksdb::IODebugContext* debug) {
  if (disk_is_full_ && name.find("/ingest/") != std::string::npos) {
    return rocksdb::IOStatus::NoSpace("told to be full");
  }
  const auto status = FileSystemWrapper::NewWritableFile(name, options, result, debug);
  if (status.ok() && name.ends_with(".log")) {
    *result = std::make_unique<FaultyLogFile>(std::move(*result), *this);
  }
  return status;
}

}  // namespace seatledger::contract
