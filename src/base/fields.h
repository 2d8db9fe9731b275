// The members of a struct, listed once with their permanent names; every encoding is derived from
// it.
#pragma once

#include <string_view>
#include <tuple>

namespace seatledger {

template <class Owner, class Member>
struct Field {
  std::string_view name;
  Member Owner::*member;
};
template <class Owner, class Member>
Field(std::string_view, Member Owner::*) -> Field<Owner, Member>;

// Specialised beside each struct:
//   template <> inline constexpr auto fields_of<T> = std::tuple{Field{"name", &T::name}, ...};
// The order is the order in stored bytes and never changes; new fields go last.
template <class T>
inline constexpr auto fields_of = nullptr;

template <class T>
concept HasFields = !std::is_same_v<std::remove_cvref_t<decltype(fields_of<T>)>, std::nullptr_t>;

// Calls visit(name, member reference) for every field, in order.
template <class T, class Visit>
constexpr void for_each_field(T& object, Visit&& visit) {
  std::apply([&](const auto&... field) { (visit(field.name, object.*field.member), ...); },
             fields_of<std::remove_const_t<T>>);
}

}  // namespace seatledger
