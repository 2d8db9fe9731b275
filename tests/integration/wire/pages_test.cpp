// The pages for browsers: their files as bytes, with the headers that browsers and caches go by.
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "support/ledger_under_test.h"

namespace seatledger::integration {
namespace {

struct PagesUnderTest {
  explicit PagesUnderTest(const std::vector<std::string>& flags = {})
      : server(directory.path(), flags), client(server.port()) {}

  contract::TemporaryDirectory directory;
  support::ServerProcess server;
  HttpClient client;

  // Without a key.
  HttpAnswer read(const std::string& path, const std::vector<std::string>& headers = {}) {
    HttpCall call = get(path);
    call.authorization.clear();
    call.headers = headers;
    return client.call_once(call);
  }
};

// It needs no page of web/.
TEST_CASE("pages: the type of a refusal leads to its code on the page of the errors") {
  PagesUnderTest pages;
  const HttpAnswer refused =
      pages.read("/api/ledger/whoami/", {"Accept: application/problem+json"});
  const std::string type = refused.json().at("type");
  const std::size_t hash = type.find('#');
  REQUIRE(hash != std::string::npos);
  for (const std::string prefix : {"", "/dm"}) {
    const HttpAnswer page = pages.read(prefix + type.substr(0, hash));
    CHECK(page.status == 200);
    CHECK(page.header("Content-Type") == "text/html; charset=utf-8");
    CHECK(page.header("Cache-Control") == "no-cache");
    CHECK(page.header("Content-Security-Policy").starts_with("default-src 'none'; script-src"));
    CHECK(page.body.find("<section id=\"" + type.substr(hash + 1) + '"') != std::string::npos);
    const HttpAnswer short_of_slash = pages.read(prefix + "/docs/errors");
    CHECK(short_of_slash.status == 308);
    CHECK(short_of_slash.header("Location") == "errors/");
  }
  const HttpAnswer style = pages.read("/docs/errors/errors.css");
  CHECK(style.status == 200);
  CHECK(style.header("Content-Type") == "text/css; charset=utf-8");
  CHECK(pages.read("/docs/errors/x").status == 404);
}

TEST_CASE("pages: a folder is served instead, as it is at each moment, and nothing beside it") {
  contract::TemporaryDirectory folder;
  const std::filesystem::path root = folder.path();
  std::filesystem::create_directories(root / "console");
  const auto write = [&root](const char* name, const char* text) {
    std::ofstream(root / name) << text;
  };
  write("console/index.html", "<!doctype html>one");
  write("console/app.js", "1;");
  write("console/.secret.js", "2;");
  write("beside.js", "3;");
  PagesUnderTest pages({"--web-dir", root.string()});
  const HttpAnswer page = pages.read("/console/");
  CHECK(page.status == 200);
  CHECK(page.body == "<!doctype html>one");
  CHECK(page.header("Cache-Control") == "no-cache");
  CHECK(page.header("Content-Security-Policy").find("require-trusted-types-for") !=
        std::string::npos);
  write("console/index.html", "<!doctype html>two");
  CHECK(pages.read("/dm/console/").body == "<!doctype html>two");
  CHECK(pages.read("/console/app.js").header("Content-Type") == "text/javascript; charset=utf-8");
  for (const char* name : {".secret.js", "..%2fbeside.js", "..%2Fbeside.js", "..", "missing.js",
                           "app.js%00", "app", "..%5cbeside.js"}) {
    INFO(name);
    const HttpAnswer missing = pages.read(std::string("/console/") + name);
    CHECK(missing.status == 404);
    CHECK(missing.json().at("code") == "path_not_found");
  }
}

TEST_CASE(
    "pages: a console that is switched off is not there, and a browser goes to the reference") {
  PagesUnderTest pages({"--console=false"});
  for (const char* path : {"/console/", "/console/app.js"}) {
    const HttpAnswer answer = pages.read(path);
    CHECK(answer.status == 404);
    CHECK(answer.json().at("detail").get<std::string>().find("setting console") !=
          std::string::npos);
  }
  CHECK(pages.read("/", {"Accept: text/html"}).header("Location") == "/docs/");
}

#ifdef SEATLEDGER_WEB

constexpr const char* gzip = "Accept-Encoding: gzip, deflate, br";

std::string unpacked(const std::string& packed) {
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, MAX_WBITS + 16) == Z_OK);
  std::string text(8 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return text;
}

// The names of the files beside the page that it refers to.
std::vector<std::string> names_in(const std::string& page) {
  static const std::regex name{R"re("([a-z]+-[0-9a-f]{16}\.[a-z]+)")re"};
  std::vector<std::string> names;
  for (std::sregex_iterator it{page.begin(), page.end(), name}, end; it != end; ++it) {
    names.push_back((*it)[1].str());
  }
  return names;
}

TEST_CASE("pages: a page says what it may load, and is asked for again each time") {
  PagesUnderTest pages;
  const HttpAnswer page = pages.read("/docs/");
  CHECK(page.status == 200);
  CHECK(page.header("Content-Type") == "text/html; charset=utf-8");
  CHECK(page.header("Cache-Control") == "no-cache");
  CHECK(page.header("Content-Security-Policy") ==
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  CHECK(page.header("X-Content-Type-Options") == "nosniff");
  CHECK(page.header("Referrer-Policy") == "no-referrer");
  CHECK(page.header("Cross-Origin-Opener-Policy") == "same-origin");
  CHECK(page.body.starts_with("<!doctype html>"));
  CHECK(page.body.find("<style") == std::string::npos);
  CHECK(page.body.find(" style=") == std::string::npos);
  CHECK(pages.read("/dm/docs/").body == page.body);
}

TEST_CASE("pages: the console may do less, and its files are kept for ever") {
  PagesUnderTest pages;
  const HttpAnswer page = pages.read("/console/");
  CHECK(page.status == 200);
  CHECK(page.header("Content-Security-Policy") ==
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'");
  CHECK(page.header("Cache-Control") == "no-cache");
  CHECK(pages.read("/console/", {"If-None-Match: " + page.header("ETag")}).status == 304);
  CHECK(pages.read("/console").header("Location") == "console/");
  const auto names = names_in(page.body);
  REQUIRE(names.size() == 3);
  for (const std::string& name : names) {
    INFO(name);
    const HttpAnswer file = pages.read("/console/" + name);
    CHECK(file.status == 200);
    CHECK(file.header("Cache-Control") == "public, max-age=31536000, immutable");
  }
  CHECK(pages.read("/docs/" + names.front()).status == 404);
}

TEST_CASE("pages: the address without its last slash leads to the one with it") {
  PagesUnderTest pages;
  for (const char* path : {"/docs", "/dm/docs"}) {
    const HttpAnswer answer = pages.read(path);
    CHECK(answer.status == 308);
    CHECK(answer.header("Location") == "docs/");
  }
}

TEST_CASE("pages: a file with a hash in its name is kept for ever") {
  PagesUnderTest pages;
  const auto names = names_in(pages.read("/docs/").body);
  REQUIRE(names.size() == 3);
  const std::pair<std::string, std::string> types[] = {{".css", "text/css; charset=utf-8"},
                                                       {".js", "text/javascript; charset=utf-8"},
                                                       {".txt", "text/plain; charset=utf-8"}};
  for (const std::string& name : names) {
    INFO(name);
    const HttpAnswer file = pages.read("/docs/" + name);
    CHECK(file.status == 200);
    CHECK(file.header("Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(file.head.find("Cache-Control") == file.head.rfind("Cache-Control"));
    CHECK(file.header("Content-Length") == std::to_string(file.body.size()));
    for (const auto& [ending, type] : types) {
      if (name.ends_with(ending)) CHECK(file.header("Content-Type") == type);
    }
  }
}

TEST_CASE("pages: packed for a client that takes it, and the same bytes for any other") {
  PagesUnderTest pages;
  std::vector<std::string> paths{"/docs/"};
  for (const std::string& name : names_in(pages.read("/docs/").body)) {
    paths.push_back("/docs/" + name);
  }
  for (const std::string& path : paths) {
    INFO(path);
    const HttpAnswer packed = pages.read(path, {gzip});
    const HttpAnswer plain = pages.read(path);
    CHECK(packed.header("Content-Encoding") == "gzip");
    CHECK(plain.header("Content-Encoding").empty());
    CHECK(packed.header("Vary") == "Accept-Encoding");
    CHECK(plain.header("Vary") == "Accept-Encoding");
    CHECK(packed.body.size() < plain.body.size());
    CHECK((unpacked(packed.body) == plain.body));
  }
  const std::pair<const char*, bool> cases[] = {{"gzip", true},
                                                {"GZIP;q=0.5", true},
                                                {"x-gzip", true},
                                                {"br, *", true},
                                                {"*;q=0", false},
                                                {"gzip;q=0", false},
                                                {"gzip; q=0.000", false},
                                                {"gzip;q=0, *", false},
                                                {"br", false},
                                                {"", false},
                                                {"gzipped", false},
                                                {"identity;q=0, gzip;q=0.001", true}};
  for (const auto& [field, is_packed] : cases) {
    INFO(field);
    const HttpAnswer answer = pages.read("/docs/", {"Accept-Encoding: " + std::string(field)});
    CHECK(answer.header("Content-Encoding") == (is_packed ? "gzip" : ""));
  }
}

TEST_CASE("pages: what a client has already is not sent again") {
  PagesUnderTest pages;
  for (const std::string& path :
       {std::string("/docs/"), "/docs/" + names_in(pages.read("/docs/").body).front()}) {
    INFO(path);
    const HttpAnswer whole = pages.read(path, {gzip});
    const std::string packed_tag = whole.header("ETag");
    const std::string plain_tag = pages.read(path).header("ETag");
    CHECK(plain_tag != packed_tag);
    for (const std::string& known :
         {packed_tag, plain_tag, "W/" + plain_tag, "\"x\", " + packed_tag, std::string("*")}) {
      INFO(known);
      const HttpAnswer answer = pages.read(path, {gzip, "If-None-Match: " + known});
      CHECK(answer.status == 304);
      CHECK(answer.body.empty());
      CHECK(answer.header("Content-Length").empty());
      CHECK(answer.header("ETag") == packed_tag);
      CHECK(answer.header("Cache-Control") == whole.header("Cache-Control"));
    }
    CHECK(pages.read(path, {gzip, "If-None-Match: \"another\""}).status == 200);
  }
}

TEST_CASE("pages: HEAD has the header of GET, and the connection goes on") {
  PagesUnderTest pages;
  const std::string path = "/docs/" + names_in(pages.read("/docs/").body).front();
  const HttpAnswer whole = pages.read(path, {gzip});
  REQUIRE(pages.client.send("HEAD " + path + " HTTP/1.1\r\nHost: h\r\n" + gzip + "\r\n\r\n"));
  const HttpAnswer head = pages.client.read(false);
  CHECK(head.status == 200);
  for (const char* name : {"Content-Length", "Content-Encoding", "Content-Type", "ETag"}) {
    CHECK(head.header(name) == whole.header(name));
  }
  CHECK(pages.read("/docs/").status == 200);
}

TEST_CASE("pages: what is no file of a page is not found, and nothing can be sent there") {
  PagesUnderTest pages;
  for (const char* path :
       {"/docs/x.js", "/docs/index.html", "/docs/..%2fdocs", "/docs/x/y", "/docs//", "/doc/"}) {
    INFO(path);
    const HttpAnswer answer = pages.read(path);
    CHECK(answer.status == 404);
    CHECK(answer.json().at("code") == "path_not_found");
    CHECK(answer.header("Cache-Control") == "no-store");
  }
  const HttpAnswer answer = pages.client.call_once(post("/docs/", "{}"));
  CHECK(answer.status == 405);
  CHECK(answer.header("Allow") == "GET, HEAD");
}

#else

TEST_CASE("pages: a server without them says how to get them, as tools/build does") {
  PagesUnderTest pages;
  std::ostringstream script;
  script << std::ifstream("tools/lib/build.sh").rdbuf();
  for (const char* path : {"/docs/", "/docs/x.js", "/console/", "/console/x.js"}) {
    const HttpAnswer answer = pages.read(path);
    CHECK(answer.status == 404);
    CHECK(answer.json().at("code") == "path_not_found");
    const std::string detail = answer.json().at("detail");
    CHECK(detail.find("tools/build adds them where npm reaches") != std::string::npos);
    CHECK(script.str().find(detail) != std::string::npos);
  }
}

#endif

}  // namespace
}  // namespace seatledger::integration
