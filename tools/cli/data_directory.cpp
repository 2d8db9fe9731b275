#include "cli/data_directory.h"

#include <iostream>

#include "base/store_error.h"
#include "ledger/store/open_ledger.h"

namespace seatledger::cli {
namespace {

const std::filesystem::path& existing(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path / "ledger" / "CURRENT")) {
    throw StoreError("there is no ledger in " + path.string());
  }
  return path;
}

ledger::LedgerOptions options_for(const std::filesystem::path& path) {
  ledger::LedgerOptions options;
  options.data_dir = existing(path);
  options.log = [](LogLevel level, std::string_view text) {
    if (level >= LogLevel::warning) std::cerr << "seatledger: " << text << '\n';
  };
  return options;
}

}  // namespace

DataDirectory::DataDirectory(const std::filesystem::path& path)
    : path_(path), ledger_(ledger::open_ledger(options_for(path))) {}

}  // namespace seatledger::cli
