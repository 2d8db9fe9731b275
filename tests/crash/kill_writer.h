// One caller of the kill test: sends requests, remembers the answers, and checks after a restart
// that everything acknowledged is stored.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "support/http_client.h"

namespace seatledger::crash {

// Has two program licenses, six users, two e-mails and a group that no other caller uses, so that
// it knows their state. Never uses a transaction_id or an Idempotency-Key twice.
class Writer {
 public:
  Writer(int number, std::uint32_t seed)
      : number_(number), random_(seed + static_cast<std::uint32_t>(number)) {}

  // Its users and its group, as lines of a directory import.
  std::string directory_lines() const;

  // Writes until the connection breaks; remembers the request that got no answer.
  void write_until_cut(std::uint16_t port);

  // After a restart: repeats the last acknowledged request, which must get the same bytes, and the
  // one without an answer. Then checks that everything acknowledged is stored.
  void repeat_and_check(std::uint16_t port);

  // The transaction_ids of its calls about licenses.
  const std::vector<std::string>& transactions() const { return transactions_; }
  std::size_t acknowledged() const { return acknowledged_; }
  const std::vector<std::string>& faults() const { return faults_; }

 private:
  using Json = nlohmann::json;

  struct Call {
    support::HttpCall http;
    std::string transaction;                // empty: it has none
    std::function<void(const Json&)> keep;  // what its success changes
  };
  struct Acknowledged {
    support::HttpCall call;
    std::string body;
  };
  // An assignment that the writer made for one person.
  struct Own {
    std::uint64_t id = 0;
    bool active = true;
    std::uint64_t note = 0;
  };

  Call next_call();
  Call create_license(int count, std::function<void(std::uint64_t)> keep);
  Call update_license();
  Call assign_person();
  Call release_person();
  Call assign_many();
  Call change_group();
  Call assign_group(std::uint64_t license, std::optional<std::uint64_t>& assignment);
  Call release_group();

  support::HttpCall keyed(support::HttpCall call) const;
  std::string transaction() const;
  std::uint64_t pick(std::uint64_t below) { return random_() % below; }
  std::int64_t user_id(int user) const { return number_ * 10 + user; }
  std::string group_id() const { return "group-" + std::to_string(number_); }
  std::string email(int index) const;

  void take(const support::HttpAnswer& answer);
  void check_wide(support::HttpClient& client);
  void check_narrow(support::HttpClient& client);
  Json read(support::HttpClient& client, const std::string& target);
  template <class A, class B>
  void expect(const std::string& what, const A& found, const B& wanted);
  void fault(std::string what) { faults_.push_back(std::move(what)); }

  int number_;
  std::mt19937 random_;
  std::uint64_t calls_ = 0;
  std::optional<Call> pending_;
  std::optional<Acknowledged> last_;
  std::size_t acknowledged_ = 0;
  std::vector<std::string> transactions_;
  std::vector<std::string> faults_;

  // What was acknowledged. People by user id or e-mail.
  std::uint64_t wide_ = 0;    // has enough seats
  std::uint64_t narrow_ = 0;  // has two seats, and only the group is assigned to it
  std::int64_t wide_count_ = 0;
  std::map<std::string, Own> own_;           // of the wide one
  std::optional<std::uint64_t> wide_group_;  // the group's assignments
  std::optional<std::uint64_t> narrow_group_;
  std::vector<std::int64_t> members_;
};

}  // namespace seatledger::crash
