// seatledgerd: the server.
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

#include "app/process.h"
#include "app/service.h"
#include "app/settings.h"
#include "base/logging.h"
#include "base/standard_output.h"

namespace {

constexpr std::size_t admin_key_bytes_min = 32;

std::optional<std::string> admin_key() {
  const char* text = std::getenv("SEATLEDGER_ADMIN_KEY");
  if (text == nullptr || *text == '\0') return std::nullopt;
  return std::string(text);
}

// Prints what the command line asked for instead of a server.
int print(const seatledger::Invocation& invocation) {
  if (invocation.exit_code != 0) {
    std::cerr << invocation.text;
    return invocation.exit_code;
  }
  seatledger::StandardOutput output;
  try {
    output.require_open();
    std::cout << invocation.text;
    output.finish();
    return 0;
  } catch (const seatledger::OutputFailed& failure) {
    return output.end_after(failure, "seatledgerd");
  }
}

int serve(seatledger::Settings settings) {
  seatledger::ignore_signals();
  auto key = admin_key();
  if (key && key->size() < admin_key_bytes_min) {
    std::cerr << "SEATLEDGER_ADMIN_KEY must have at least 32 characters\n";
    return 2;
  }
  seatledger::Service service(std::move(settings), std::move(key));
  // Before anything else can fail: the key is already stored and is shown only once.
  if (service.first_key()) {
    std::cerr << "first start: this admin key is shown once, keep it: " << *service.first_key()
              << '\n';
  }
  const std::string address = service.listen();
  std::cout << "listening on " << address << std::endl;
  service.run();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  seatledger::hold_standard_descriptors();
  try {
    const auto invocation = seatledger::read_settings(argc, argv, environ);
    if (!invocation.settings) return print(invocation);
    seatledger::set_log_level(invocation.settings->log_level);
    return serve(*invocation.settings);
  } catch (const std::exception& problem) {
    std::cerr << "seatledgerd: " << problem.what() << '\n';
    return 1;
  }
}
