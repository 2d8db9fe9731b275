#include "base/json_writer.h"

#include <rapidcheck.h>

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "base/json_reader.h"

namespace seatledger {
namespace {

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string printed(double value) {
  std::string out;
  append_json_double(out, value);
  return out;
}

TEST_CASE("texts are quoted and escaped as RFC 8259 demands") {
  CHECK(json_string("") == R"("")");
  CHECK(json_string("plain") == R"("plain")");
  CHECK(json_string("\"") == R"("\"")");
  CHECK(json_string("\\") == R"("\\")");
  CHECK(json_string("a\"b\\c/d") == R"("a\"b\\c/d")");
  CHECK(json_string("\n\r\t") == R"("\n\r\t")");
  CHECK(json_string("\b\f\x01\x1f") == R"("\u0008\u000c\u0001\u001f")");
  CHECK(json_string(std::string_view("\0", 1)) == R"("\u0000")");
  CHECK(json_string("\x7f") == "\"\x7f\"");
  CHECK(json_string("\xc3\xa9\xf0\x9f\x98\x80") == "\"\xc3\xa9\xf0\x9f\x98\x80\"");
  CHECK(json_string("\xe2\x80\xa8") == "\"\xe2\x80\xa8\"");  // U+2028 is a letter like another
}

TEST_CASE("a character is escaped or not wherever it stands in a text") {
  for (std::size_t size = 1; size <= 20; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      for (int c = 0; c < 256; ++c) {
        std::string text(size, '!');
        text[at] = static_cast<char>(c);
        const std::string middle = json_string(text.substr(at, 1));
        const std::string expected = '"' + text.substr(0, at) +
                                     middle.substr(1, middle.size() - 2) + text.substr(at + 1) +
                                     '"';
        if (json_string(text) != expected)
          FAIL("character " << c << " at " << at << " of " << size);
      }
    }
  }
}

TEST_CASE("doubles are printed as short as they can be, and never look like integers") {
  CHECK(printed(0) == "0.0");
  CHECK(printed(-0.0) == "-0.0");
  CHECK(printed(1) == "1.0");
  CHECK(printed(-1.5) == "-1.5");
  CHECK(printed(0.1) == "0.1");
  CHECK(printed(1e15) == "1e+15");
  CHECK(printed(123456789012345680000.0) == "123456789012345683968.0");
  CHECK(printed(1e22) == "1e+22");
  CHECK(printed(1e-7) == "1e-07");
  CHECK(printed(std::numeric_limits<double>::max()) == "1.7976931348623157e+308");
  CHECK(printed(std::numeric_limits<double>::denorm_min()) == "5e-324");
  CHECK(printed(-std::numeric_limits<double>::denorm_min()) == "-5e-324");
  CHECK(printed(std::numeric_limits<double>::min()) == "2.2250738585072014e-308");
}

TEST_CASE("commas stand between values and nowhere else") {
  std::string out = "prefix,";
  JsonWriter writer(out);
  writer.begin_object();
  writer.key("empty");
  writer.begin_object();
  writer.end_object();
  writer.key("list");
  writer.begin_array();
  writer.text("[");  // texts that end like an opening must not fool the writer
  writer.text("{");
  writer.text(":");
  writer.text(",");
  writer.null();
  writer.boolean(true);
  writer.boolean(false);
  writer.number(std::numeric_limits<std::int64_t>::min());
  writer.number(std::numeric_limits<std::uint64_t>::max());
  writer.real(2);
  writer.raw(JsonText("[]"));
  writer.raw(JsonText("\"{\""));
  writer.begin_array();
  writer.end_array();
  writer.end_array();
  writer.members(R"("m":1,"n":"[")");
  writer.key("{");
  writer.text("");
  writer.end_object();
  CHECK(out == R"(prefix,{"empty":{},"list":["[","{",":",",",null,true,false,-9223372036854775808,)"
               R"(18446744073709551615,2.0,[],"{",[]],"m":1,"n":"[","{":""})");
}

// A tree of JSON values to print.
struct Tree {
  enum class Type { null, flag, integer, natural, real, text, list, object } type = Type::null;
  bool flag = false;
  std::int64_t integer = 0;
  std::uint64_t natural = 0;
  double real = 0;
  std::string text;
  std::vector<std::pair<std::string, Tree>> children;
};

void print(JsonWriter& out, const Tree& tree) {
  switch (tree.type) {
    case Tree::Type::null: return out.null();
    case Tree::Type::flag: return out.boolean(tree.flag);
    case Tree::Type::integer: return out.number(tree.integer);
    case Tree::Type::natural: return out.number(tree.natural);
    case Tree::Type::real: return out.real(tree.real);
    case Tree::Type::text: return out.text(tree.text);
    case Tree::Type::list:
      out.begin_array();
      for (const auto& [name, child] : tree.children) print(out, child);
      return out.end_array();
    case Tree::Type::object:
      out.begin_object();
      for (const auto& [name, child] : tree.children) {
        out.key(name);
        print(out, child);
      }
      return out.end_object();
  }
}

// Any Unicode text but U+0000 and surrogates.
std::string arbitrary_text() {
  const auto points = *rc::gen::container<std::vector<char32_t>>(
      rc::gen::oneOf(rc::gen::cast<char32_t>(rc::gen::inRange(1, 0x80)),
                     rc::gen::cast<char32_t>(rc::gen::inRange(0x80, 0xd800)),
                     rc::gen::cast<char32_t>(rc::gen::inRange(0xe000, 0x110000))));
  std::string text;
  for (const char32_t point : points) {
    const auto tail = [&](int shift) {
      text += static_cast<char>(0x80U | ((point >> shift) & 0x3fU));
    };
    if (point < 0x80) {
      text += static_cast<char>(point);
    } else if (point < 0x800) {
      text += static_cast<char>(0xc0U | (point >> 6U));
      tail(0);
    } else if (point < 0x10000) {
      text += static_cast<char>(0xe0U | (point >> 12U));
      tail(6), tail(0);
    } else {
      text += static_cast<char>(0xf0U | (point >> 18U));
      tail(12), tail(6), tail(0);
    }
  }
  return text;
}

double arbitrary_double() {
  const auto value = std::bit_cast<double>(*rc::gen::arbitrary<std::uint64_t>());
  return std::isfinite(value) ? value : 0.5;
}

Tree arbitrary_tree(int levels) {
  Tree tree;
  tree.type = static_cast<Tree::Type>(*rc::gen::inRange(0, levels > 0 ? 8 : 6));
  switch (tree.type) {
    case Tree::Type::null: break;
    case Tree::Type::flag: tree.flag = *rc::gen::arbitrary<bool>(); break;
    case Tree::Type::integer: tree.integer = -1 - *rc::gen::positive<std::int64_t>(); break;
    case Tree::Type::natural: tree.natural = *rc::gen::arbitrary<std::uint64_t>(); break;
    case Tree::Type::real: tree.real = arbitrary_double(); break;
    case Tree::Type::text: tree.text = arbitrary_text(); break;
    case Tree::Type::list:
    case Tree::Type::object: {
      const int count = *rc::gen::inRange(0, 4);
      for (int i = 0; i < count; ++i) {
        tree.children.emplace_back(arbitrary_text() + std::to_string(i),
                                   arbitrary_tree(levels - 1));
      }
    }
  }
  return tree;
}

TEST_CASE("what the writer prints is strict JSON, and reads back as the same") {
  CHECK(rc::check("parse(print(x)) == x", [] {
    std::string text;
    JsonWriter writer(text);
    print(writer, arbitrary_tree(4));
    simdjson::dom::parser parser;
    const auto root = parse_json(parser, text);
    RC_ASSERT(root.has_value());
    RC_ASSERT(to_json_text(*root).str() == text);
    const std::string canonical = canonical_json(*root);
    const auto again = parse_json(parser, canonical);
    RC_ASSERT(again.has_value());
    RC_ASSERT(canonical_json(*again) == canonical);
    RC_ASSERT(canonical.size() == text.size());
  }));
  CHECK(rc::check("texts read back as the same bytes", [] {
    const std::string value = arbitrary_text();
    simdjson::dom::parser parser;
    const std::string text = json_string(value);
    const auto root = parse_json(parser, text);
    RC_ASSERT(root.has_value());
    RC_ASSERT(std::string(root->get_string().value()) == value);
  }));
  CHECK(rc::check("doubles read back as the same bits", [] {
    const double value = arbitrary_double();
    simdjson::dom::parser parser;
    const std::string text = printed(value);
    const auto root = parse_json(parser, text);
    RC_ASSERT(root.has_value());
    RC_ASSERT(root->is_double());
    RC_ASSERT(std::bit_cast<std::uint64_t>(root->get_double().value()) ==
              std::bit_cast<std::uint64_t>(value));
  }));
}

}  // namespace
}  // namespace seatledger
