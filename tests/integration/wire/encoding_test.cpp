// Bodies that are sent packed: which are taken, and how much of one is unpacked.
#include <zlib.h>

#include <fstream>

#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

// Bytes that do not pack well.
std::string noise(std::size_t size) {
  std::string bytes;
  std::uint32_t state = 12345;
  while (bytes.size() < size) {
    state = state * 1664525 + 1013904223;
    bytes += static_cast<char>('a' + (state >> 24U) % 26);
  }
  return bytes;
}

std::string gzip(const std::string& text) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

HttpCall packed(HttpCall call) {
  call.body = gzip(call.body);
  return with_header(std::move(call), "Content-Encoding: gzip");
}

// The most memory that the process ever had, in KiB.
std::uint64_t peak_kib(const support::ServerProcess& server) {
  std::ifstream status("/proc/" + std::to_string(server.pid()) + "/status");
  for (std::string word; status >> word;) {
    if (word != "VmHWM:") continue;
    status >> word;
    return std::stoull(word);
  }
  return 0;
}

TEST_CASE("encoding: a gzip body is the body that was packed") {
  const SeatsUnderTest ledger;
  const HttpCall create = post(LedgerUnderTest::path("user") + "create/",
                               json{{"platform_key", "north"}, {"count", 3}}.dump());
  const std::uint64_t license = ledger.good(packed(create)).json().at("id");
  // JSON, a form, CSV, and lines that are read piece by piece.
  const auto rename = [&](HttpCall call) { return ledger.good(call).json().at("name"); };
  const std::string update = LedgerUnderTest::path("user") + "update/";
  const json named{{"license_id", license}, {"name", noise(200) + "\xc3\xbc"}};
  CHECK(rename(packed(post(update, named.dump()))) == named.at("name"));
  HttpCall form = post(update, "license_id=" + std::to_string(license) + "&name=formed");
  form.content_type = "application/x-www-form-urlencoded";
  CHECK(rename(packed(form)) == "formed");
  HttpCall rows =
      post("/api/ledger/licenses/" + std::to_string(license) + "/assignments/", "user_id\n1\n2\n");
  rows.content_type = "text/csv";
  CHECK(ledger.good(packed(rows)).json().at("usage_count") == 2);
  std::string lines;
  for (int i = 100; i < 1100; ++i) {
    lines += json{{"kind", "users"},
                  {"id", std::to_string(i)},
                  {"record", {{"username", "u" + std::to_string(i)}, {"name", noise(100)}}}}
                 .dump() +
             "\n";
  }
  const json imported = ledger.good(packed(post("/api/directory/import/", lines))).json();
  CHECK(imported.at("results").size() == 1000);
  for (const json& row : imported.at("results")) CHECK(row.at("status") == 200);
  CHECK(ledger.good(get("/api/directory/users/1099/")).json().at("username") == "u1099");
}

TEST_CASE("encoding: names of gzip, several members, chunks, and identity") {
  const LedgerUnderTest ledger;
  const HttpCall update = put("/api/directory/users/1/", R"({"username":"ann","name":"A"})");
  const auto status = [&](HttpCall call, const std::vector<std::string>& headers) {
    call.headers = headers;
    return ledger.call(call).status;
  };
  HttpCall zipped = update;
  zipped.body = gzip(update.body);
  CHECK(status(zipped, {"Content-Encoding: GZip"}) == 200);
  CHECK(status(zipped, {"content-encoding: x-gzip"}) == 200);
  CHECK(status(zipped, {"Content-Encoding: identity, gzip"}) == 200);
  CHECK(status(update, {"Content-Encoding: identity"}) == 200);
  CHECK(status(update, {"Content-Encoding: "}) == 200);
  HttpCall two = update;
  two.body = gzip(update.body.substr(0, 10)) + gzip(update.body.substr(10));
  CHECK(status(two, {"Content-Encoding: gzip"}) == 200);
  // Without a body there is nothing encoded.
  CHECK(status(get("/healthz"), {"Content-Encoding: br"}) == 200);
  std::string head = to_bytes(zipped);
  head.resize(head.find("Content-Length"));
  REQUIRE(
      ledger.client->send(head + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"));
  for (const char c : zipped.body)
    REQUIRE(ledger.client->send("1\r\n" + std::string(1, c) + "\r\n"));
  REQUIRE(ledger.client->send("0\r\n\r\n"));
  CHECK(ledger.client->read().status == 200);
}

TEST_CASE("encoding: others are refused with the one that is taken") {
  const LedgerUnderTest ledger;
  const HttpCall update = put("/api/directory/users/1/", R"({"username":"ann"})");
  for (const char* encoding : {"br", "deflate", "zstd", "gzip, gzip", "br, gzip", "none"}) {
    INFO(encoding);
    const HttpAnswer answer =
        ledger.call(with_header(update, "Content-Encoding: " + std::string(encoding)));
    CHECK(answer.status == 415);
    CHECK(answer.header("Accept-Encoding") == "gzip");
    CHECK(answer.json().at("code") == "unsupported_media_type");
  }
  CHECK(ledger.call(get("/api/directory/users/1/")).status == 404);
  // Not for a type of body that is not understood: another encoding would not help.
  HttpCall xml = update;
  xml.content_type = "application/xml";
  const HttpAnswer answer = ledger.call(xml);
  CHECK(answer.status == 415);
  CHECK(answer.header("Accept-Encoding").empty());
}

TEST_CASE("encoding: what is no gzip, is damaged or breaks off is refused") {
  const SeatsUnderTest ledger;
  const HttpCall good = put("/api/directory/users/9/", R"({"username":"nine"})");
  const std::string whole = gzip(good.body);
  std::string damaged = whole;
  damaged[whole.size() - 6] ^= 1;  // in the checksum
  for (const std::string& body : {std::string("plain"), good.body, damaged, whole + "more",
                                  whole.substr(0, whole.size() - 1), whole.substr(0, 5)}) {
    for (const char* path : {"/api/directory/users/9/", "/api/directory/import/"}) {
      HttpCall call = with_header(good, "Content-Encoding: gzip");
      call.target = path;
      call.method = std::string(path).find("import") != std::string::npos ? "POST" : "PUT";
      call.body = body;
      const HttpAnswer answer = ledger.call(call);
      INFO(path << ' ' << body.size() << answer.body);
      CHECK(answer.status == 400);
      CHECK(answer.body.find("gzip") != std::string::npos);
    }
  }
  CHECK(ledger.call(get("/api/directory/users/9/")).status == 404);
}

TEST_CASE("encoding: the limit counts the unpacked body, and no more is unpacked") {
  constexpr std::size_t limit = 1024 * 1024;
  const LedgerUnderTest ledger;
  const auto status = [&](const std::string& body) {
    const HttpCall call = post(LedgerUnderTest::path("user") + "update/", body);
    return ledger.call(packed(call)).status;
  };
  const std::string start = R"({"license_id":1,"name":")";
  const std::string random = noise(2 * limit);
  for (const std::string& filling : {random, std::string(2 * limit, 'x')}) {
    const auto of_size = [&](std::size_t size) {
      return start + filling.substr(0, size - start.size() - 2) + "\"}";
    };
    CHECK(status(of_size(limit)) != 413);
    CHECK(status(of_size(limit + 1)) == 413);
    CHECK(status(of_size(2 * limit)) == 413);
  }
  const std::uint64_t before = peak_kib(*ledger.server);
  REQUIRE(before > 0);
  const std::string bomb = gzip(std::string(512 * limit, '\0'));
  REQUIRE(bomb.size() < limit);
  HttpCall call = with_header(put("/api/directory/users/1/", bomb), "Content-Encoding: gzip");
  CHECK(ledger.call(call).status == 413);
  // Lines that never end, on the route without a limit for the whole body.
  call = with_header(post("/api/directory/import/", gzip(std::string(512 * limit, 'a'))),
                     "Content-Encoding: gzip");
  const HttpAnswer imported = ledger.call(call);
  CHECK(imported.json().at("results").at(0).at("status") == 413);
#ifndef __SANITIZE_THREAD__  // which keeps notes about all memory
  CHECK(peak_kib(*ledger.server) < before + 64 * 1024);
#endif
}

}  // namespace
}  // namespace seatledger::integration
