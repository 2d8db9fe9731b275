// The tool against a server of the test, which is not ready at first.
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include "integration/tool/tool_world.h"

namespace seatledger::integration {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

// Gives the answers in their order, one for each request of one connection, and then ends.
class AnsweringServer {
 public:
  struct Answer {
    unsigned status;
    std::string retry_after;
    std::string body;
  };
  explicit AnsweringServer(std::vector<Answer> answers)
      : answers_(std::move(answers)), thread_([this] { serve(); }) {}
  ~AnsweringServer() { thread_.join(); }
  std::string port() const { return std::to_string(acceptor_.local_endpoint().port()); }

 private:
  void serve() {
    asio::ip::tcp::socket socket(io_);
    acceptor_.accept(socket);
    boost::beast::flat_buffer buffer;
    for (const Answer& answer : answers_) {
      http::request<http::string_body> request;
      boost::system::error_code ended;
      http::read(socket, buffer, request, ended);
      if (ended) return;
      http::response<http::string_body> response(http::status(answer.status), 11, answer.body);
      if (!answer.retry_after.empty()) {
        response.set(http::field::retry_after, answer.retry_after);
      }
      response.prepare_payload();
      http::write(socket, response, ended);
    }
  }

  asio::io_context io_;
  asio::ip::tcp::acceptor acceptor_{io_, {asio::ip::address_v4::loopback(), 0}};
  std::vector<Answer> answers_;
  std::thread thread_;
};

const std::string catching_up = R"({"detail":"try again","code":"catching_up"})";
const std::string no_keys = R"({"results":[],"next_page":null})";

ProgramEnd keys_of(const AnsweringServer& server) {
  return support::run_program("seatledger", {"keys", "list", "--json", "--key", "k", "--url",
                                             "http://127.0.0.1:" + server.port()});
}

TEST_CASE("catching up: the tool repeats, after the time that the server asks for") {
  const AnsweringServer server({{503, "0", catching_up},
                                {503, "", catching_up},
                                {503, "soon", catching_up},
                                {200, "", no_keys}});
  const auto end = keys_of(server);
  INFO(end.output);
  CHECK(end.exit_code == 0);
  CHECK(end.output == "[]\n");
}

TEST_CASE("catching up: other refusals are not repeated, nor what would take too long") {
  for (const AnsweringServer::Answer& answer :
       {AnsweringServer::Answer{503, "0", R"({"detail":"full","code":"disk_full"})"},
        AnsweringServer::Answer{503, "3600", catching_up}}) {
    const AnsweringServer server({answer});
    const auto end = keys_of(server);
    INFO(end.output);
    CHECK(end.exit_code == 2);
    CHECK(end.output.find("the server answered 503") != std::string::npos);
  }
}

TEST_CASE("catching up: an answer of another program is told as such") {
  const AnsweringServer server({{200, "", R"({"hello":1})"}});
  const auto end = keys_of(server);
  INFO(end.output);
  CHECK(end.exit_code == 2);
  CHECK(end.output.find("has not the expected form") != std::string::npos);
}

}  // namespace
}  // namespace seatledger::integration
