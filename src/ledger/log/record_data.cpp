#include "ledger/log/record_data.h"

#include <array>
#include <utility>

#include "ledger/log/record_members.h"

namespace seatledger::ledger {
namespace {

template <class Body, class Field>
void write_member(JsonWriter& out, const Body& body, const Field& field) {
  write_field(out, field.name, body.*field.member);
}
template <class Body>
void write_member(JsonWriter& out, const Body&, const NullField& field) {
  out.key(field.name);
  out.null();
}

template <class Body, class Field>
void read_member(Members& data, Body& body, const Field& field) {
  data.take_into(field.name, body.*field.member);
}
template <class Body>
void read_member(Members& data, Body&, const NullField& field) {
  if (!data.take(field.name).is_null()) {
    not_as_written("\"" + std::string(field.name) + "\" is not null");
  }
}

template <std::size_t index>
void read_body_at(Members& data, EventBody& body) {
  auto& alternative = body.emplace<index>();
  std::apply([&](const auto&... field) { (read_member(data, alternative, field), ...); },
             std::variant_alternative_t<index, EventBody>::row.fields);
}

template <class Body, class Member>
constexpr bool is_subject(const Subjects<Body, Member>&) {
  return true;
}
template <class Field>
constexpr bool is_subject(const Field&) {
  return false;
}

// Whether the body of a type says what an event is about besides its license, or the license's
// platform.
template <std::size_t index>
constexpr bool names_subjects() {
  using Body = std::variant_alternative_t<index, EventBody>;
  return std::is_same_v<Body, LicenseCreated> ||
         std::apply([](const auto&... field) { return (is_subject(field) || ...); },
                    Body::row.fields);
}
template <std::size_t index>
void make_body_at(EventBody& body) {
  body.emplace<index>();
}

using ReadBody = void (*)(Members&, EventBody&);
using MakeBody = void (*)(EventBody&);
template <std::size_t... index>
constexpr std::array<ReadBody, sizeof...(index)> body_readers(std::index_sequence<index...>) {
  return {&read_body_at<index>...};
}
// Null for a type whose body must be read.
template <std::size_t... index>
constexpr std::array<MakeBody, sizeof...(index)> empty_bodies(std::index_sequence<index...>) {
  return {(names_subjects<index>() ? nullptr : &make_body_at<index>)...};
}

}  // namespace

void write_event_data(JsonWriter& out, const EventBody& body) {
  std::visit(
      [&]<class Body>(const Body& alternative) {
        std::apply([&](const auto&... field) { (write_member(out, alternative, field), ...); },
                   Body::row.fields);
      },
      body);
}

EventBody read_event_data(std::string_view type, JsonElement element, BodyPart part) {
  constexpr auto all = std::make_index_sequence<std::variant_size_v<EventBody>>{};
  static constexpr auto readers = body_readers(all);
  static constexpr auto makers = empty_bodies(all);
  for (std::size_t i = 0; i < event_type_names.size(); ++i) {
    if (event_type_names[i] != type) continue;
    EventBody body;
    if (part == BodyPart::subjects && makers[i] != nullptr) {
      makers[i](body);
      return body;
    }
    Members data(object_in(element, "data"));
    readers[i](data, body);
    data.finish();
    return body;
  }
  not_as_written("type \"" + std::string(type) + "\" is unknown");
}

}  // namespace seatledger::ledger
