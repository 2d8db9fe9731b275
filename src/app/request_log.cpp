#include "app/request_log.h"

#include "base/logging.h"

namespace seatledger {

bool RequestLog::wants_requests() const { return log_enabled(LogLevel::debug); }

void RequestLog::request_answered(const api::RequestRecord& request) {
  log(LogLevel::debug, "request",
      {{"request_id", request.request_id},
       {"method", request.method},
       {"path", request.path},
       {"status", request.status},
       {"bytes", request.bytes},
       {"micros", request.micros}});
}

void RequestLog::handler_failed(std::string_view request_id, std::string_view what) {
  log(LogLevel::error, "request failed", {{"request_id", request_id}, {"problem", what}});
}

void RequestLog::accept_failed(const boost::system::error_code& reason) {
  log(LogLevel::error, "accept failed", {{"problem", reason.message()}});
}

}  // namespace seatledger
