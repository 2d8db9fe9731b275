// seatledgerd: the server.
#include <unistd.h>

#include <exception>
#include <iostream>
#include <string>

#include "app/admin_key.h"
#include "app/process.h"
#include "app/service.h"
#include "app/settings.h"
#include "base/logging.h"
#include "base/standard_output.h"

namespace {

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
  auto key = seatledger::named_admin_key(settings);
  const bool may_show = ::isatty(STDERR_FILENO) == 1;
  seatledger::Service service(std::move(settings), std::move(key), may_show);
  // Before anything else can fail: the key is already stored and is shown only once.
  if (service.first_key()) {
    std::cerr << "first start: this admin key is shown once, keep it: " << *service.first_key()
              << '\n';
  }
  const std::string address = service.listen();
  if (!address.empty()) std::cout << "listening on " << address << std::endl;
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
  } catch (const seatledger::UnusableKey& mistake) {
    std::cerr << mistake.what() << '\n';
    return 2;
  } catch (const std::exception& problem) {
    std::cerr << "seatledgerd: " << problem.what() << '\n';
    return 1;
  }
}
