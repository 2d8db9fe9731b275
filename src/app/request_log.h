// Logs one line per request at level debug, and failures at level error with the request id that
// the caller was given.
#pragma once

#include "api/http/handler.h"

namespace seatledger {

class RequestLog final : public api::HttpObserver {
 public:
  bool wants_requests() const override;
  void request_answered(const api::RequestRecord& request) override;
  void handler_failed(std::string_view request_id, std::string_view what) override;
  void accept_failed(const boost::system::error_code& reason) override;
};

}  // namespace seatledger
