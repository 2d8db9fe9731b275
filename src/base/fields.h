// Lists the members of a struct once, with their permanent names; all encodings derive from it.
#pragma once

#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace seatledger {

template <class Owner, class Member>
struct Field {
  std::string_view name;
  Member Owner::*member;
};
template <class Owner, class Member>
Field(std::string_view, Member Owner::*) -> Field<Owner, Member>;

// Specialised next to each struct:
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

// The index of a field in fields_of<T>; the number of fields if none has that name.
template <class T>
constexpr std::size_t field_index(std::string_view name) {
  return std::apply(
      [&](const auto&... field) {
        std::size_t index = 0;
        static_cast<void>(((field.name == name || (++index, false)) || ...));
        return index;
      },
      fields_of<T>);
}

// Calls visit(pointer to member of Part, pointer to member of Whole) for every field of Part, in
// order, with Whole's field of the same name. Fails to compile if Whole has no such field.
template <class Part, class Whole, class Visit>
constexpr void for_each_shared_field(const Visit& visit) {
  constexpr auto count = std::tuple_size_v<std::remove_const_t<decltype(fields_of<Part>)>>;
  [&]<std::size_t... i>(std::index_sequence<i...>) {
    (visit(
         std::get<i>(fields_of<Part>).member,
         std::get<field_index<Whole>(std::get<i>(fields_of<Part>).name)>(fields_of<Whole>).member),
     ...);
  }
  (std::make_index_sequence<count>{});
}

}  // namespace seatledger
