// One client connection: reads requests one after the other and answers each before the next.
#pragma once

#include <array>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/intrusive/list_hook.hpp>
#include <chrono>
#include <cstddef>
#include <exception>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>

#include "api/http/body_source.h"
#include "api/http/handler.h"
#include "api/http/message.h"
#include "api/http/request_id.h"
#include "api/http/unpacker.h"
#include "runtime/executor.h"

namespace seatledger::api {

struct ServerState;

// Lives in the frame of its coroutine; in the list of its thread while it lives. On that thread
// only.
class Connection final : public boost::intrusive::list_base_hook<
                             boost::intrusive::link_mode<boost::intrusive::auto_unlink>>,
                         private BodySource {
 public:
  Connection(std::shared_ptr<ServerState> state, runtime::TcpSocket socket);
  ~Connection() override;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Serves the client until either side ends, then closes the socket. Throws only std::bad_alloc.
  runtime::Awaitable<void> run();
  // Sends one queue_full without reading a request, then closes.
  runtime::Awaitable<void> refuse();

  // Interrupts an operation that is past its time limit; run() then answers 408 or closes.
  void expire(std::chrono::steady_clock::time_point now);
  // Closes now if idle, else after the running request.
  void drain();
  // Closes the socket at once. Does not interrupt a waiting handler.
  void close_hard();

 private:
  using TimePoint = std::chrono::steady_clock::time_point;
  using Arena = std::pmr::polymorphic_allocator<char>;
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body, Arena>;

  enum class Phase { idle, head, body, handling, writing, lingering };
  enum class Step { read, go_ahead, handle, write, linger, close };

  // Reading. Each returns what run() has to do next.
  Step begin_request();
  Step received(const boost::system::error_code& failed, std::size_t bytes);
  Step parse();
  Step parse_head();
  Step parse_body();
  Step head_complete();
  Step stream_body();
  Step body_complete();
  Step unpack_body();
  Step read_failed(const boost::system::error_code& failed);
  boost::asio::mutable_buffer room();

  // Understanding the header.
  void describe_request();
  // What the client sent, if it is one, else a new one.
  void choose_request_id(std::string_view sent);
  // Without a header yet.
  HttpRequest new_request() const;
  bool split_target();
  // Why the header cannot be served; empty: it can.
  std::string_view objection();
  // Makes the unpacker of a packed body. False: the body is packed in a way not understood here.
  bool choose_encoding();
  HttpResponse unknown_encoding() const;

  // Answering.
  Step answer_early(HttpResponse response);
  Step fail(ErrorCode code, std::string detail);
  Step handler_threw(const std::exception_ptr& failure);
  runtime::Awaitable<bool> read(std::string& piece) override;
  runtime::Awaitable<bool> read_as_sent(std::string& piece);
  void print_answer();
  bool write_now();
  Step answered();
  runtime::Awaitable<bool> write_rest();
  runtime::Awaitable<bool> send_stream();
  // False, or 0 bytes: the connection is broken, or the client was too slow.
  runtime::Awaitable<std::size_t> write_some(std::string_view bytes);
  // Each write has a limit of time.
  runtime::Awaitable<bool> send(std::string_view bytes);
  // Each part of a stream has it as a whole, so that a client that takes a byte now and then does
  // not keep what the stream holds.
  runtime::Awaitable<bool> send_in_parts(std::string_view bytes);
  runtime::Awaitable<void> linger();
  void note_answer();
  void limit_to(std::uint32_t timeout_ms);

  // Fixed after construction.
  const std::shared_ptr<ServerState> state_;
  runtime::TcpSocket socket_;
  std::string peer_;

  // The buffers and their bounds live as long as the connection.
  boost::beast::flat_buffer buffer_;
  std::array<std::byte, 2048> arena_bytes_;
  std::pmr::monotonic_buffer_resource arena_{arena_bytes_.data(), arena_bytes_.size()};
  std::string spare_body_;
  std::string out_;

  // The running request.
  Phase phase_ = Phase::idle;
  TimePoint deadline_ = TimePoint::max();
  std::optional<Parser> parser_;
  HttpRequest request_;
  std::unique_ptr<Exchange> exchange_;  // of request_, once the handler has taken it
  HttpResponse response_;
  std::array<char, RequestIds::id_bytes> request_id_;  // when the client sent none
  std::size_t host_count_ = 0;
  std::optional<std::string_view> transfer_encoding_;  // the first one
  std::size_t head_bytes_ = 0;
  std::size_t field_count_ = 0;
  std::size_t written_ = 0;  // bytes of out_, then of body_to_send_
  std::uint64_t streamed_bytes_ = 0;
  std::string_view body_to_send_;     // the part of the body that is not in out_
  TimePoint head_read_at_;            // the epoch when the observer does not want it
  std::optional<Unpacker> unpacker_;  // of a packed body
  std::string packed_;                // of a streamed body: what is not unpacked yet
  std::uint64_t body_bytes_max_ = 0;  // unpacked
  bool owes_continue_ = false;        // before a streamed body
  bool is_discarding_ = false;        // response_ is ready; the body is read and dropped
  bool keeps_alive_ = true;

  bool is_closing_ = false;  // after the running request
};

}  // namespace seatledger::api
