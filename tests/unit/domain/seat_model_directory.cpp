// Licenses, the directory, keys, metadata.
#include <algorithm>
#include <cctype>

#include "seat_model.h"

namespace seatledger::seat_model {

std::string folded(std::string_view text) {
  std::string result;
  for (const char c : text) {
    result.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  }
  return result;
}

namespace {

template <class T>
std::function<AnswerBody()> constant(T value) {
  return [value = std::move(value)] { return AnswerBody(value); };
}

}  // namespace

std::map<std::string, std::string> flat_members(std::string_view object) {
  std::map<std::string, std::string> members;
  std::size_t at = 1;
  while (at + 1 < object.size()) {
    const std::size_t key_end = object.find('"', at + 1);
    std::size_t end = object.find(',', key_end);
    if (end == std::string_view::npos) end = object.size() - 1;
    members[std::string(object.substr(at + 1, key_end - at - 1))] =
        std::string(object.substr(key_end + 2, end - key_end - 2));
    at = end + 1;
  }
  return members;
}

const Platform& Model::platform_of(const PlatformSelector& selector) const {
  std::vector<const Platform*> named;
  const auto name = [&](const std::function<bool(const Platform&)>& matches) {
    for (const auto& [key, platform] : state_.platforms) {
      if (matches(platform)) return named.push_back(&platform);
    }
    refuse(ErrorCode::platform_not_found);
  };
  if (selector.key) name([&](const Platform& p) { return p.key == *selector.key; });
  if (selector.org) name([&](const Platform& p) { return p.org == *selector.org; });
  if (selector.id) name([&](const Platform& p) { return p.platform_id == *selector.id; });
  if (named.empty()) refuse(ErrorCode::invalid_fields);
  for (const Platform* other : named) {
    if (other != named.front()) refuse(ErrorCode::platforms_disagree);
  }
  return *named.front();
}

std::string Model::program_of(const CreateLicense& c, const Platform& platform) const {
  if (c.program_key) {
    if (state_.programs.count(*c.program_key) == 0) refuse(ErrorCode::program_not_found);
    return *c.program_key;
  }
  std::vector<std::string> own, all;
  for (const auto& [key, program] : state_.programs) {
    if (!c.program_id || program.program_id != *c.program_id) continue;
    all.push_back(key);
    if (program.platform_key == platform.key || program.org == platform.org) own.push_back(key);
  }
  if (all.empty()) refuse(ErrorCode::program_not_found);
  const std::vector<std::string>& chosen = own.empty() ? all : own;
  if (chosen.size() > 1) refuse(ErrorCode::program_ambiguous);
  return chosen.front();
}

Model::Show Model::run(const CreateLicense& c) {
  License license;
  license.kind = c.kind;
  const Platform& platform = platform_of(c.platform);
  LicenseTerms& terms = license.terms;
  terms.platform_key = platform.key;
  if (c.kind == Kind::course) {
    if (state_.courses.count(*c.course_id) == 0) refuse(ErrorCode::course_not_found);
    terms.course_id = *c.course_id;
  }
  if (c.kind == Kind::program) terms.program_key = program_of(c, platform);
  terms.started = c.started ? *c.started : clock_;
  terms.expired = c.expired;
  if (terms.expired && *terms.expired <= terms.started) {
    refuse(ErrorCode::expired_not_after_started);
  }
  for (const auto& [id, other] : state_.licenses) {
    if (c.external_id && other.kind == c.kind && other.terms.external_id == c.external_id) {
      refuse(ErrorCode::external_id_taken);
    }
  }
  terms.name = c.name;
  terms.count = c.count;
  terms.active = c.active;
  terms.metadata = c.metadata;
  terms.enrollment_config = c.enrollment_config;
  terms.source = c.source;
  terms.external_id = c.external_id;
  license.created = now_;
  license.id = LicenseId{state_.licenses.size() + 1};
  const LicenseId id = license.id;
  state_.licenses[id] = license;
  state_.seats[id], state_.teams[id], state_.waiting[id];
  return [this, id] { return AnswerBody(state_.licenses.at(id)); };
}

Model::Show Model::run(const UpdateLicense& c) {
  License* license = nullptr;
  for (auto& [id, row] : state_.licenses) {
    if (c.license_id == id && row.kind == c.kind) license = &row;
  }
  if (c.license_id && !license) refuse(ErrorCode::license_not_found);
  if (c.external_id) {
    License* other = nullptr;
    for (auto& [id, row] : state_.licenses) {
      if (row.kind == c.kind && row.terms.external_id == c.external_id) other = &row;
    }
    if (!other) refuse(ErrorCode::license_not_found);
    if (license && license != other) refuse(ErrorCode::ids_disagree);
    license = other;
  }
  match(license->version);
  LicenseTerms terms = license->terms;
  // A program's body has neither of the two: what came of it would not be in the command.
  const Platform& platform = state_.platforms.at(terms.platform_key);
  if (c.platform_key && *c.platform_key != platform.key) refuse(ErrorCode::not_updatable);
  if (c.platform_org && *c.platform_org != platform.org) refuse(ErrorCode::not_updatable);
  if (c.kind == Kind::course && c.course_id && *c.course_id != *terms.course_id) {
    refuse(ErrorCode::not_updatable);
  }
  if (c.change.name) terms.name = *c.change.name;
  if (c.change.count) terms.count = *c.change.count;
  if (c.change.started) terms.started = *c.change.started;
  if (c.change.expired) terms.expired = *c.change.expired;
  if (c.change.active) terms.active = *c.change.active;
  if (c.change.metadata) terms.metadata = *c.change.metadata;
  if (c.change.enrollment_config) terms.enrollment_config = *c.change.enrollment_config;
  if (c.change.source) terms.source = *c.change.source;
  if (terms.expired && *terms.expired <= terms.started) {
    refuse(ErrorCode::expired_not_after_started);
  }
  const std::int64_t used = count(license->id).used();
  if (terms.count < used) refuse(ErrorCode::count_below_usage, license->id, used, terms.count);
  license->terms = terms;
  const LicenseId id = license->id;
  updated_ = id;
  drain(id);
  return [this, id] { return AnswerBody(state_.licenses.at(id)); };
}

Model::Show Model::run(const PutPlatform& c) {
  Platform record = c.record;
  for (const auto& [key, other] : state_.platforms) {
    if (key != record.key && other.org == record.org) refuse(ErrorCode::org_taken);
  }
  for (const auto& [key, other] : state_.platforms) {
    if (record.platform_id != 0 && key != record.key && other.platform_id == record.platform_id) {
      refuse(ErrorCode::platform_id_taken);
    }
  }
  if (record.platform_id == 0) {
    const auto old = state_.platforms.find(record.key);
    record.platform_id =
        old == state_.platforms.end() ? state_.last_platform + 1 : old->second.platform_id;
  }
  state_.last_platform = std::max(state_.last_platform, record.platform_id);
  state_.platforms[record.key] = record;
  return constant(record);
}

Model::Show Model::run(const PutCourse& c) {
  state_.courses[c.record.course_id] = c.record;
  return constant(c.record);
}
Model::Show Model::run(const PutProgram& c) {
  state_.programs[c.record.program_key] = c.record;
  return constant(c.record);
}
Model::Show Model::run(const PutChoices& c) {
  state_.choices[{c.record.field_key, c.record.scope, c.record.org}] = c.record;
  return constant(c.record);
}

std::optional<Person> Model::user(std::int64_t user_id, bool also_removed) const {
  for (const auto& [id, person] : state_.people) {
    if (user_id != 0 && person.user_id == user_id && (also_removed || !person.removed)) {
      return person;
    }
  }
  return std::nullopt;
}

std::optional<Person> Model::by_email(std::string_view email) const {
  for (const auto& [id, person] : state_.people) {
    if (!person.removed && person.email && folded(*person.email) == folded(email)) return person;
  }
  return std::nullopt;
}

std::optional<Person> Model::find(const PersonSelector& selector) const {
  if (selector.user_id) return user(*selector.user_id, false);
  if (selector.username) {
    for (const auto& [id, person] : state_.people) {
      if (person.user_id != 0 && !person.removed && person.username == *selector.username) {
        return person;
      }
    }
    return std::nullopt;
  }
  return selector.email ? by_email(*selector.email) : std::nullopt;
}

Model::Show Model::run(const PutUser& c) {
  Person record = c.record;
  const auto current = user(record.user_id, true);
  const auto is_other = [&](const Person& holder) { return !current || holder.id != current->id; };
  for (const auto& [id, other] : state_.people) {
    if (is_other(other) && !other.removed && other.user_id != 0 &&
        folded(other.username) == folded(record.username)) {
      refuse(ErrorCode::username_taken);
    }
  }
  auto holder = record.email ? by_email(*record.email) : std::nullopt;
  if (holder && !is_other(*holder)) holder.reset();
  if (holder && holder->user_id != 0) refuse(ErrorCode::email_taken);
  if (current) {
    record.id = current->id;
  } else {
    // Who was known by the e-mail alone has an account now.
    record.id = holder ? holder->id : PersonId{++state_.last_person};
  }
  record.row_key = {};
  record.removed = false;
  state_.people[record.id] = record;
  // Who is inactive gets no seat, and does not wait for one.
  for (const auto& [license, rows] : state_.licenses) {
    if (!record.active) stop_waiting(license, record.id);
  }
  if (holder && current) merge(holder->id, record.id);
  if (holder && !current) {
    for (auto& [license, rows] : state_.seats) {
      const auto row = rows.find(record.id);
      if (row != rows.end() && !row->second.released) row->second.terms.pending = false;
    }
  }
  const bool was_inactive = current && !current->removed && !current->active;
  for (const auto& [license, rows] : state_.licenses) {
    if (!was_inactive || !record.active) continue;
    if (const auto group = cover_of(license, record.id); !group.empty()) {
      cover(license, record.id, group);
    }
  }
  return constant(record);
}

void Model::merge(PersonId from, PersonId into) {
  for (auto& [license, rows] : state_.seats) {
    const Seat* moving = live_seat(license, from);
    if (!moving) continue;
    const Seat* own = live_seat(license, into);
    if (!own) {
      Seat row = *moving;
      row.terms.person_id = into;
      row.terms.pending = state_.people.at(into).user_id == 0;
      if (row.terms.pending) passed_on_.insert(license);
      rows.erase(from);
      rows[into] = row;
      stop_waiting(license, into);
      continue;
    }
    if (moving->terms.active) {
      // The two become one, which is in use, and which no group takes back.
      SeatTerms& terms = rows.at(into).terms;
      if (!terms.assigned) terms.direct = moving->terms.direct;
      terms.assigned = terms.active = true;
    }
    release(license, from);
    drain(license);
  }
  state_.people.erase(from);
}

Model::Show Model::run(const PutGroup& c) {
  if (state_.platforms.count(c.record.platform_key) == 0) refuse(ErrorCode::platform_not_found);
  std::vector<PersonId> wanted;
  for (const std::int64_t id : c.user_ids) {
    const auto person = user(id, false);
    if (!person) refuse(ErrorCode::members_unknown);
    if (std::find(wanted.begin(), wanted.end(), person->id) == wanted.end()) {
      wanted.push_back(person->id);
    }
  }
  const auto has = [](const std::vector<PersonId>& list, PersonId id) {
    return std::find(list.begin(), list.end(), id) != list.end();
  };
  Team& team = state_.groups[c.record.group_id];
  team.record = c.record;
  std::vector<PersonId> members, left, joined;
  for (const PersonId id : team.members) (has(wanted, id) ? members : left).push_back(id);
  for (const PersonId id : wanted) {
    if (!has(members, id)) joined.push_back(id);
  }
  team.members = members;
  for (const auto& [license, rows] : state_.licenses) {
    const auto& teams = state_.teams[license];
    const auto assignment = teams.find(c.record.group_id);
    if (assignment == teams.end() || !assignment->second.terms.active) continue;
    for (const PersonId id : left) uncover(license, id);
    drain(license);
    for (const PersonId id : joined) cover(license, id, c.record.group_id);
  }
  // Last: what somebody has waited for through another group comes through that one.
  members.insert(members.end(), joined.begin(), joined.end());
  team.members = members;
  return constant(GroupAnswer{c.record, wanted});
}

bool Model::license_names(const std::function<bool(const LicenseTerms&)>& matches) const {
  for (const auto& [id, license] : state_.licenses) {
    if (matches(license.terms)) return true;
  }
  return false;
}

Model::Show Model::run(const RemovePlatform& c) {
  if (state_.platforms.count(c.key) == 0) refuse(ErrorCode::platform_not_found);
  if (license_names([&](const LicenseTerms& t) { return t.platform_key == c.key; })) {
    refuse(ErrorCode::record_in_use);
  }
  state_.platforms.erase(c.key);
  return constant(Removed{});
}
Model::Show Model::run(const RemoveCourse& c) {
  if (state_.courses.count(c.course_id) == 0) refuse(ErrorCode::course_not_found);
  if (license_names(
          [&](const LicenseTerms& t) { return t.course_id.value_or({}) == c.course_id; })) {
    refuse(ErrorCode::record_in_use);
  }
  state_.courses.erase(c.course_id);
  return constant(Removed{});
}
Model::Show Model::run(const RemoveProgram& c) {
  if (state_.programs.count(c.program_key) == 0) refuse(ErrorCode::program_not_found);
  if (license_names(
          [&](const LicenseTerms& t) { return t.program_key.value_or({}) == c.program_key; })) {
    refuse(ErrorCode::record_in_use);
  }
  state_.programs.erase(c.program_key);
  return constant(Removed{});
}
Model::Show Model::run(const RemoveChoices& c) {
  if (state_.choices.erase({c.field_key, c.scope, c.org}) == 0) {
    refuse(ErrorCode::choices_not_found);
  }
  return constant(Removed{});
}

Model::Show Model::run(const CreateKey& c) {
  if (c.platform_key && state_.platforms.count(*c.platform_key) == 0) {
    refuse(ErrorCode::platform_not_found);
  }
  const ApiKey key{{++state_.last_key}, c.name, c.role, c.platform_key, c.expires, c.digest};
  state_.keys[key.id] = key;
  return constant(key);
}
Model::Show Model::run(const RevokeKey& c) {
  const auto named = state_.keys.find(c.id);
  if (named == state_.keys.end()) refuse(ErrorCode::key_not_found);
  // The keys of these tests never expire.
  const auto is_admin = [](const auto& entry) { return entry.second.role == Role::admin; };
  const auto admins = std::ranges::count_if(state_.keys, is_admin);
  if (admins == 1 && is_admin(*named)) refuse(ErrorCode::last_admin_key);
  state_.keys.erase(named);
  return constant(Removed{});
}

Model::Show Model::run(const PutMetadata& c) {
  if (c.subject == Subject::course && state_.courses.count(c.id) == 0) {
    refuse(ErrorCode::course_not_found);
  }
  if (c.subject == Subject::program && state_.programs.count(c.id) == 0) {
    refuse(ErrorCode::program_not_found);
  }
  auto& values = state_.metadata[{c.subject, c.id}];
  auto sent = flat_members(c.values.str());
  if (c.merge) sent.insert(values.begin(), values.end());
  values = sent;
  if (values.empty()) state_.metadata.erase({c.subject, c.id});
  std::string printed = "{";
  for (const auto& [key, value] : sent) {
    printed += (printed.size() > 1 ? ",\"" : "\"") + key + "\":" + value;
  }
  return constant(Metadata{c.subject, c.id, JsonText(printed + "}")});
}

}  // namespace seatledger::seat_model
