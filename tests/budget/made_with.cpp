#include "made_with.h"

#include <gnu/libc-version.h>
#include <openssl/crypto.h>
#include <rocksdb/version.h>
#include <simdjson.h>
#include <valgrind/valgrind.h>
#include <zstd.h>

#include <boost/version.hpp>
#include <cstddef>
#include <string>

// Of jemalloc, whose header declares `malloc_conf` otherwise than we define it.
extern "C" int mallctl(const char* name, void* value, std::size_t* size, void* other,
                       std::size_t other_size);

namespace seatledger::budget {
namespace {

std::string numbers(unsigned long major, unsigned long minor) {
  return std::to_string(major) + "." + std::to_string(minor);
}

// "1.2" of "1.2.3-4".
std::string major_and_minor(const std::string& version) {
  const std::size_t dot = version.find('.');
  return version.substr(0, version.find_first_not_of("0123456789", dot + 1));
}

std::string allocator() {
  const char* version = "none";
  std::size_t size = sizeof version;
  ::mallctl("version", static_cast<void*>(&version), &size, nullptr, 0);
  return major_and_minor(version);
}

std::string processor() {
  std::string able;
#if defined(__x86_64__)
  const auto add = [&](bool can, const char* name) {
    if (can) able += (able.empty() ? "" : " ") + std::string(name);
  };
  __builtin_cpu_init();
  add(__builtin_cpu_supports("sse4.2") != 0, "sse4.2");
  add(__builtin_cpu_supports("pclmul") != 0, "pclmul");
  add(__builtin_cpu_supports("bmi2") != 0, "bmi2");
#else
  able = "not x86_64";
#endif
  return able;
}

}  // namespace

nlohmann::json made_with() {
  const unsigned long zstd = ZSTD_versionNumber();
  return {{"compiler", std::string("g++ ") + major_and_minor(__VERSION__)},
          {"flags", SEATLEDGER_BUDGET_FLAGS},
          {"processor", processor()},
          {"valgrind", numbers(__VALGRIND_MAJOR__, __VALGRIND_MINOR__)},
          {"libc", gnu_get_libc_version()},
          {"jemalloc", allocator()},
          {"rocksdb", numbers(ROCKSDB_MAJOR, ROCKSDB_MINOR)},
          {"openssl", numbers(OPENSSL_version_major(), OPENSSL_version_minor())},
          {"simdjson", numbers(simdjson::SIMDJSON_VERSION_MAJOR, simdjson::SIMDJSON_VERSION_MINOR)},
          {"zstd", numbers(zstd / 10'000, zstd / 100 % 100)},
          {"boost", numbers(BOOST_VERSION / 100'000, BOOST_VERSION / 100 % 1'000)}};
}

}  // namespace seatledger::budget
