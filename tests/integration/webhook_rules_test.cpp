// Webhooks as their owners see them: what may be asked and by whom, secrets, addresses, TLS.
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <boost/asio/buffer.hpp>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "webhooks_under_test.h"

namespace seatledger::integration {
namespace {

const std::string webhooks_path = "/api/ledger/webhooks/";

TEST_CASE("webhooks: secrets are shown when they are made, and nowhere else") {
  WebhooksUnderTest ledger({"--log-level", "trace"});
  const std::uint64_t license = ledger.license("user", 1);
  WebhookReceiver receiver;
  const json webhook = ledger.subscribe(receiver.url("/hook?token=quetzal"));
  const std::string secret = webhook.at("secret");
  ledger.rename(license, 1);
  REQUIRE(receiver.wait_for(1));
  const json rotated = ledger.change(webhook, {{"rotate_secret", true}});
  const std::string fresh = rotated.at("secret");
  CHECK(fresh.starts_with("whsec_"));
  CHECK(fresh != secret);
  ledger.rename(license, 1);
  REQUIRE(receiver.wait_for(2));
  // Both are valid for a while, so that the receiver can change over.
  const auto received = receiver.received();
  CHECK(received[0].is_signed_with(secret));
  CHECK_FALSE(received[0].is_signed_with(fresh));
  CHECK(received[1].is_signed_with(secret));
  CHECK(received[1].is_signed_with(fresh));

  receiver.stop();
  ledger.rename(license, 1);
  REQUIRE(ledger.wait_status(webhook, [](const json& now) { return now.at("attempts") >= 2; }));
  const std::string list = ledger.good(get(webhooks_path)).body;
  const std::string one = ledger.good(get(WebhooksUnderTest::path_of(webhook))).body;
  for (const std::string& text : {list, one, ledger.server->log()}) {
    CHECK(text.find("whsec_") == std::string::npos);
    CHECK(text.find(secret.substr(6)) == std::string::npos);
    CHECK(text.find(fresh.substr(6)) == std::string::npos);
  }
  CHECK(ledger.server->log().find("quetzal") == std::string::npos);
  CHECK(json::parse(one).contains("secret") == false);
}

TEST_CASE("webhooks: bad subscriptions are refused by the name of their field") {
  const WebhooksUnderTest ledger({"--webhooks-max", "2"});
  const auto refused = [&](const json& body) {
    const HttpAnswer answer = ledger.call(post(webhooks_path, body.dump()));
    INFO(body << '\n' << answer.body);
    CHECK(answer.status == 400);
    return answer.body;
  };
  const auto names = [](const std::string& body, const std::string& field) {
    INFO(body);
    CHECK(json::parse(body).contains(field));
  };
  const std::string fine = "http://127.0.0.1:9/";
  names(refused(json::object()), "url");
  for (const char* url : {"", "x", "ftp://a.example/", "http://u:p@a.example/",
                          "file:///etc/passwd", "http://a.example:0/", "http://a.example:99999/"}) {
    names(refused({{"url", url}}), "url");
  }
  names(refused({{"url", 5}}), "url");
  names(refused({{"url", "http://" + std::string(2000, 'a') + "/"}}), "url");
  names(refused({{"url", fine}, {"types", {"license_created", "license_stolen"}}}), "types");
  names(refused({{"url", fine}, {"types", "license_created"}}), "types");
  names(refused({{"url", fine}, {"platform_key", "nowhere"}}), "platform_key");
  names(refused({{"url", fine}, {"after", ledger.position() + 1}}), "after");
  names(refused({{"url", fine}, {"after", -1}}), "after");
  const json first = ledger.subscribe(fine, {{"after", ledger.position()}, {"description", "d"}});
  CHECK(first.at("description") == "d");
  CHECK(first.at("platform_key").is_null());
  ledger.subscribe(fine);
  names(refused({{"url", fine}}), "url");
  CHECK(ledger.call(post(webhooks_path + "99/", "{}")).status == 404);
  CHECK(ledger.call(post(webhooks_path + "x/", "{}")).status == 404);
  CHECK(ledger.call(get(webhooks_path + "99/")).status == 404);
  HttpCall remove = get(webhooks_path);
  remove.method = "DELETE";
  CHECK(ledger.call(remove).status == 400);
  CHECK(ledger.call(post(WebhooksUnderTest::path_of(first), R"({"disabled":7})")).status == 400);
  const json page = ledger.good(get(webhooks_path + "?page=2&page_size=1")).json();
  CHECK(page.at("count") == 2);
  CHECK(page.at("results").size() == 1);
}

TEST_CASE("webhooks: only an admin's key may touch them") {
  const WebhooksUnderTest ledger;
  const json webhook = ledger.subscribe("http://127.0.0.1:9/");
  for (const json& role :
       {json{{"name", "k"}, {"role", "auditor"}}, json{{"name", "k"}, {"role", "read_only"}},
        json{{"name", "k"}, {"role", "platform_admin"}, {"platform_key", "north"}},
        json{{"name", "k"}, {"role", "read_only"}, {"platform_key", "north"}}}) {
    const std::string key = ledger.good(post("/api/ledger/keys/", role.dump())).json().at("key");
    const std::string one = WebhooksUnderTest::path_of(webhook);
    HttpCall calls[] = {get(webhooks_path), get(one), post(webhooks_path, "{}"), post(one, "{}"),
                        get(one)};
    calls[4].method = "DELETE";
    for (HttpCall& call : calls) {
      call.authorization = "Token " + key;
      INFO(role << to_bytes(call));
      CHECK(ledger.call(call).status == 403);
      call.authorization.clear();
      CHECK(ledger.call(call).status == 401);
    }
  }
  CHECK(ledger.status(webhook).at("disabled") == false);
}

// The server as it is without the flags of these tests.
TEST_CASE("webhooks: addresses that are not public are refused, also behind a name") {
  const SeatsUnderTest ledger;
  const WebhookReceiver receiver;
  const std::string port = ":" + std::to_string(receiver.port()) + "/";
  const auto subscribe = [&](const std::string& host) {
    return ledger.call(post(webhooks_path, json{{"url", "http://" + host + port}}.dump()));
  };
  for (const char* host : {"127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0"}) {
    INFO(host);
    const HttpAnswer answer = subscribe(host);
    CHECK(answer.status == 400);
    CHECK(answer.json().contains("url"));
  }
  // Other spellings of it, which the system understands.
  const std::uint64_t license = ledger.license("user", 1);
  std::vector<json> webhooks;
  for (const char* host : {"localhost", "127.1", "2130706433", "0x7f000001", "017700000001"}) {
    const HttpAnswer answer = subscribe(host);
    INFO(host << answer.body);
    if (answer.status == 200) webhooks.push_back(answer.json());
  }
  REQUIRE_FALSE(webhooks.empty());
  ledger.update("user", {{"license_id", license}, {"name", "n"}});
  for (const json& webhook : webhooks) {
    const std::string path = webhooks_path + webhook.at("id").dump() + "/";
    json now;
    CHECK(receiver.wait_until([&] {
      now = ledger.good(get(path)).json();
      return now.at("attempts") >= 1;
    }));
    INFO(now);
    CHECK(now.at("last_error") == "the address of the host is not public");
  }
  CHECK(receiver.connections() == 0);
}

// A key and a certificate of its own for `localhost`, as PEM texts.
struct OwnCertificate {
  OwnCertificate() {
    EVP_PKEY* const pair = EVP_EC_gen("P-256");
    X509* const made = X509_new();
    X509_set_version(made, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(made), 1);
    X509_gmtime_adj(X509_getm_notBefore(made), -3600);
    X509_gmtime_adj(X509_getm_notAfter(made), 3600);
    X509_set_pubkey(made, pair);
    const auto* const name = reinterpret_cast<const unsigned char*>("localhost");
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_ASC, name, -1, -1, 0);
    X509_set_issuer_name(made, X509_get_subject_name(made));
    add(made, NID_subject_alt_name, "DNS:localhost");
    add(made, NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(made, pair, EVP_sha256());
    certificate = pem([&](BIO* out) { return PEM_write_bio_X509(out, made); });
    key = pem([&](BIO* out) {
      return PEM_write_bio_PrivateKey(out, pair, nullptr, nullptr, 0, nullptr, nullptr);
    });
    X509_free(made);
    EVP_PKEY_free(pair);
  }

  std::string certificate;
  std::string key;

 private:
  static void add(X509* made, int what, const char* value) {
    X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, nullptr, what, value);
    X509_add_ext(made, extension, -1);
    X509_EXTENSION_free(extension);
  }
  template <class Write>
  static std::string pem(const Write& write) {
    BIO* const out = BIO_new(BIO_s_mem());
    REQUIRE(write(out) == 1);
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(out, &bytes);
    std::string text(bytes, static_cast<std::size_t>(size));
    BIO_free(out);
    return text;
  }
};

TEST_CASE("webhooks: over TLS only to who shows a certificate that the system trusts") {
  const OwnCertificate own;
  boost::asio::ssl::context tls(boost::asio::ssl::context::tls_server);
  tls.use_certificate(boost::asio::buffer(own.certificate), boost::asio::ssl::context::pem);
  tls.use_private_key(boost::asio::buffer(own.key), boost::asio::ssl::context::pem);
  const contract::TemporaryDirectory folder;
  const std::string trusted = (folder.path() / "trusted.pem").string();
  std::ofstream(trusted) << own.certificate;

  WebhooksUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 1);
  const WebhookReceiver receiver(0, &tls);
  const std::uint64_t start = ledger.position();
  const json webhook = ledger.subscribe(receiver.url());
  const std::string by_address = "https://127.0.0.1:" + std::to_string(receiver.port()) + "/";
  const json misnamed = ledger.subscribe(by_address);
  const std::uint64_t last = ledger.rename(license, 5);
  const auto is_distrusted = [](const json& now) {
    return now.at("attempts") >= 2 &&
           now.at("last_error").get<std::string>().find("certificate verify failed") !=
               std::string::npos;
  };
  CHECK(ledger.wait_status(webhook, is_distrusted));
  CHECK(receiver.received().empty());

  // What the system trusts is the environment's to say, for OpenSSL.
  REQUIRE(::setenv("SSL_CERT_FILE", trusted.c_str(), 1) == 0);
  ledger.begin();
  ::unsetenv("SSL_CERT_FILE");
  REQUIRE(receiver.wait_taken(last));
  CHECK(receiver.taken() == from_to(start + 1, last));
  CHECK(receiver.received().front().is_signed_with(webhook.at("secret")));
  // Trusted, but for another name.
  CHECK(ledger.wait_status(misnamed, is_distrusted));
  CHECK(receiver.received().size() == 5);
}

TEST_CASE("webhooks: a paused server sends nothing, and all of it afterwards") {
  WebhooksUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 1);
  WebhookReceiver receiver;
  const json webhook = ledger.subscribe(receiver.url());
  ledger.rename(license, 1);
  REQUIRE(receiver.wait_for(1));
  REQUIRE(ledger.wait_status(webhook, [](const json& now) { return now.at("lag") == 0; }));

  ledger.begin({"--webhooks-paused"});
  const std::size_t connections = receiver.connections();
  const std::uint64_t last = ledger.rename(license, 3);
  // A change wakes a sender, if there is one.
  ledger.change(webhook, {{"disabled", false}});
  ledger.change(webhook, {{"resend_from", last}});
  // A second receiver of a server that does deliver has its event meanwhile.
  WebhooksUnderTest other;
  WebhookReceiver witness;
  other.subscribe(witness.url());
  other.rename(other.license("user", 1), 1);
  REQUIRE(witness.wait_for(2));
  CHECK(receiver.received().size() == 1);
  CHECK(receiver.connections() == connections);
  CHECK(ledger.status(webhook).at("disabled") == false);
  CHECK(ledger.status(webhook).at("lag") == 1);

  ledger.begin();
  REQUIRE(receiver.wait_taken(last));
  CHECK(receiver.received().size() == 2);
}

}  // namespace
}  // namespace seatledger::integration
