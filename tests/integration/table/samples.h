// A ledger with the same data on two platforms, and for every route a call that succeeds there.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "api/route.h"
#include "support/ledger_under_test.h"

namespace seatledger::integration {

// What there is on a platform. All names begin with the platform's.
struct Side {
  std::string name;  // the platform's key
  int user = 0;
  int spare_user = 0;                             // whom nothing names
  std::map<std::string, std::uint64_t> licenses;  // by kind
  std::map<std::string, std::uint64_t> seats;     // of the user
  std::map<std::string, std::uint64_t> group_assignments;
  std::string position;  // of the event that assigned a seat of a user license
  std::string person_id;

  std::string course() const { return name + "-course"; }
  std::string program() const { return name + "-program"; }
  std::string group() const { return name + "-group"; }
  std::string spare() const { return name + "-spare"; }
};

// "?a=1", or "&a=1" when there are parameters already.
std::string with_parameter(std::string target, const std::string& parameter);

class TableWorld : public LedgerUnderTest {
 public:
  TableWorld();

  // A call of an admin that succeeds; a write is only tried (dry_run), when it can be.
  HttpCall sample(const api::Route& route, const Side& side) const;
  // The same without dry_run.
  HttpCall call_of(const api::Route& route, const Side& side) const;
  // With the status and body of a stream's refusal, or its status alone.
  HttpAnswer answer_to(const api::Route& route, const HttpCall& call) const;
  std::uint64_t log_head() const { return good(get("/api/ledger/status/")).json().at("head"); }
  std::string new_key(const std::string& role, const std::string& platform = {}) const;

  const Side& north() const { return north_; }
  const Side& south() const { return south_; }

 private:
  Side made(const std::string& name, int user);
  void put_records(const Side& side) const;
  void make_licenses(Side& side) const;
  std::string path_value(const api::Route& route, std::string_view name, const Side& side) const;
  std::string query_of(const api::Route& route, const Side& side) const;
  static json body_of(const api::Route& route, const Side& side);
  std::string id_of_record(const api::Route& route, const Side& side) const;

  Side north_;
  Side south_;
  std::string spare_key_;  // its id
};

}  // namespace seatledger::integration
