#include "callers.h"

#include <stdexcept>

#include "held_calls.h"

namespace seatledger::budget {

Callers::Callers(std::uint16_t port) {
  for (std::size_t i = 0; i <= together; ++i) {
    connections_.push_back(std::make_unique<support::HttpClient>(port));
  }
}

void Callers::send(std::size_t connection, const Request& request) {
  if (!connections_[connection]->send(support::to_bytes(request.call))) {
    throw std::runtime_error("the server closed a connection");
  }
}

std::string Callers::read(std::size_t connection, const Request& request) {
  support::HttpAnswer answer = connections_[connection]->read();
  if (answer.status != 200 || answer.body.find(request.expected) == std::string::npos) {
    throw std::runtime_error(request.call.method + " " + request.call.target + " was answered " +
                             std::to_string(answer.status) + " " + answer.body.substr(0, 500) +
                             ", expected: " + request.expected);
  }
  return std::move(answer.body);
}

std::string Callers::call(const Request& request) {
  send(0, request);
  std::string body = read(0, request);
  wait_until_idle();
  return body;
}

void Callers::call_together(const std::function<Request(std::size_t)>& next) {
  std::vector<Request> requests;
  for (std::size_t i = 0; i <= together; ++i) requests.push_back(next(i));
  hold_sync();
  send(0, requests[0]);
  if (wait_until_sync_is_held()) wait_until_idle();
  hold_io();
  send(1, requests[1]);
  wait_until_io_is_held();
  for (std::size_t i = 2; i <= together; ++i) send(i, requests[i]);
  release_io();
  release_sync();
  for (std::size_t i = 0; i <= together; ++i) read(i, requests[i]);
  wait_until_idle();
}

}  // namespace seatledger::budget
