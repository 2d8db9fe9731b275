// Sends requests to the server that leads, over kept connections. For one io thread.
#pragma once

#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "api/http/message.h"
#include "base/error.h"
#include "ledger/shared/shared_ledger.h"
#include "runtime/executor.h"

namespace seatledger::api {

// The header that names the server that forwarded a request. Such a request is not forwarded again.
inline constexpr std::string_view forwarded_by = "Seatledger-Forwarded";

class LeaderClient {
 public:
  struct Settings {
    std::chrono::milliseconds connect_timeout{2000};
    std::chrono::milliseconds answer_timeout{15000};
  };
  using Leader = std::function<ledger::Leadership()>;

  // `leader` tells who leads now.
  LeaderClient(const Settings& settings, Leader leader);
  ~LeaderClient();
  LeaderClient(const LeaderClient&) = delete;
  LeaderClient& operator=(const LeaderClient&) = delete;

  // Sends the request as it came, the body piece by piece, and returns the answer as it is.
  // no_leader: nothing was sent. outcome_unknown: the connection broke, the leader changed or did
  // not answer in time after it was sent. Throws BodyBroken when the caller's body does.
  runtime::Awaitable<Result<HttpResponse>> send(const HttpRequest& request, std::string_view me);

 private:
  struct Connection;
  runtime::Awaitable<std::unique_ptr<Connection>> connection_to(const std::string& url);
  runtime::Awaitable<std::unique_ptr<Connection>> connect(std::string url);

  const Settings settings_;
  const Leader leader_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace seatledger::api
