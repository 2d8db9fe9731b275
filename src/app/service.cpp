#include "app/service.h"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <stdexcept>
#include <utility>

#include "app/engines.h"
#include "app/process.h"
#include "app/startup_checks.h"
#include "app/stores.h"
#include "base/logging.h"

namespace seatledger {
namespace {

api::BoundSocket bind_address(const ListenAddress& wanted) {
  boost::system::error_code fault;
  const auto address = boost::asio::ip::make_address(wanted.address, fault);
  if (fault) throw std::runtime_error("listen: " + wanted.address + " is not an IP address");
  auto bound = api::BoundSocket::bind({address, wanted.port});
  if (bound.has_error()) {
    throw std::runtime_error("listen: " + wanted.address + " port " + std::to_string(wanted.port) +
                             ": " + bound.error().detail);
  }
  return std::move(*bound);
}

std::string address_of(const runtime::Tcp::endpoint& bound) {
  const std::string host = bound.address().is_v6() ? "[" + bound.address().to_string() + "]"
                                                   : bound.address().to_string();
  return "http://" + host + ":" + std::to_string(bound.port());
}

}  // namespace

Service::Service(Settings settings, std::optional<std::string> admin_key, bool may_show)
    : socket_(bind_address(settings.listen)) {
  check_places(settings);
  const DescriptorBudget descriptors = descriptor_budget(raise_descriptor_limit());
  if (descriptors.connections < settings.connections_max) {
    log(LogLevel::warning,
        "fewer connections than connections_max: the system allows no more files",
        {{"connections_max", settings.connections_max}, {"connections", descriptors.connections}});
  }
  stores_ = std::make_unique<Stores>(std::move(settings), descriptors);
  warn_of_open_directory(stores_->settings.data_dir);
  if (!stores_->shared) {
    engines_ = std::make_unique<Engines>(*stores_, FirstKey{std::move(admin_key), may_show});
    engines_->await_signals();
    engines_->lead();
    return;
  }
  if (stores_->shared->me().url.empty()) stores_->shared->set_url(address_of(socket_.endpoint()));
  // Which server leads first, and makes the key, is not known yet: it goes to a file.
  engines_ = std::make_unique<Engines>(*stores_, FirstKey{std::move(admin_key), false});
  engines_->await_signals();
  engines_->join();
}

Service::~Service() = default;

std::string Service::listen() {
  const runtime::Tcp::endpoint bound = socket_.endpoint();
  if (stores_->shared && !engines_->wait_for_lineage()) return "";
  const auto listening = engines_->server.listen(std::move(socket_));
  if (listening.has_error()) throw std::runtime_error("listen: " + listening.error().detail);
  return address_of(bound);
}

void Service::run() {
  engines_->run();
  log(LogLevel::info, "stopped", {{"head", stores_->events.head().value}});
}

void Service::follow() { engines_->follow(); }

void Service::lead() { engines_->lead(); }

const std::optional<std::string>& Service::first_key() const { return engines_->first_key; }

void Service::stop() {
  boost::asio::post(engines_->io, [this] { engines_->drain(); });
}

}  // namespace seatledger
