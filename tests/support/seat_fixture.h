// Licenses with seats for the tests of views: license 1 lists only direct seats, 2 lists all.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "support/view_fixture.h"

namespace seatledger::projections {

inline constexpr LicenseId direct_license{1};
inline constexpr LicenseId whole_license_list{2};

struct SeatFixture : ViewFixture {
  SeatFixture() {
    apply(make.created(1, ledger::Kind::user, license_terms("acme", "Direct")));
    apply(make.created(2, ledger::Kind::program, license_terms("acme", "All")));
  }

  static ledger::Kind kind(LicenseId license) {
    return license == direct_license ? ledger::Kind::user : ledger::Kind::program;
  }
  ledger::Event of(LicenseId license, ledger::EventBody body) {
    return make.about(license.value, kind(license), std::move(body));
  }
  ledger::Event assigned(LicenseId license, std::uint64_t id, ledger::SeatTerms terms) {
    return of(license, ledger::SeatAssigned{AssignmentId{id}, {}, std::move(terms)});
  }
  ledger::Event changed(const ledger::Seat& seat, ledger::SeatChange after) {
    return of(seat.license_id,
              ledger::SeatChanged{seat.id, seat.terms.person_id, {}, std::move(after)});
  }
  ledger::Event released(const ledger::Seat& seat) {
    return of(seat.license_id, ledger::SeatReleased{seat.id, seat.terms});
  }
  ledger::Event waiting(LicenseId license, std::uint64_t person) {
    return of(license, ledger::MemberWaiting{PersonId{person}, GroupAssignmentId{5}});
  }
  ledger::Event not_waiting(LicenseId license, std::uint64_t person) {
    return of(license, ledger::MemberNotWaiting{PersonId{person}});
  }

  ledger::Seat seat(LicenseId license, std::uint64_t person) const {
    return reader().seat(license, PersonId{person}).value();
  }
  ledger::SeatCounts counts(LicenseId license) const { return reader().license(license)->seats; }
  // The ids of a person's licenses as one text.
  std::string licenses_of(std::uint64_t person) const {
    std::string text;
    for (const LicenseId id : reader().licenses_of(PersonId{person})) {
      text += std::to_string(id.value) + " ";
    }
    return text;
  }
  // The ids on a page of the unfiltered list.
  std::string listed(LicenseId license, const Page& page = {}) const {
    SeatFilter filter;
    filter.license = license;
    return ids(reader().seats(filter, {}, page));
  }
  static std::string ids(const SeatPage& page) {
    std::string text = std::to_string(page.total) + ": ";
    for (const ledger::Seat& seat : page.rows) text += std::to_string(seat.id.value) + " ";
    return text;
  }
};

}  // namespace seatledger::projections
