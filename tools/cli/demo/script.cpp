#include "cli/demo/script.h"

#include <array>

namespace seatledger::cli::demo {
namespace {

// In the order of time.
constexpr auto happenings = std::to_array<Happening>({
    {2, {7, 30}, What::gather, "220", 26},
    {3, {8, 0}, What::seat_group, "leadership", 0, "220"},
    {3, {9, 30}, What::bulk, "data", 24, "list-1"},
    {4, {9, 40}, What::bulk, "learning", 40, "list-2"},
    {10, {6, 30}, What::pause, "104"},
    {12, {13, 5}, What::csv, "writing", 300, "students.csv"},
    {22, {9, 0}, What::bulk, "trainers", 25, "list-3"},
    {30, {10, 12}, What::repeat_create, "sheets", 2},
    {50, {9, 15}, What::invite, "security", 40},
    {60, {7, 45}, What::gather, "120", 6},
    {61, {8, 20}, What::seat_group, "data", 0, "120"},
    {75, {11, 31}, What::extend, "data", 40, "order-31"},
    {78, {9, 2}, What::invite, "data", 10},
    {90, {16, 20}, What::annotate, "data", 0, R"({"cost_center":"4711","room":"C 7"})"},
    {103, {10, 0}, What::renew, "statistics", 300, "order-40"},
    {104, {10, 1}, What::repeat_renew, "statistics", 2, "order-40"},
    {110, {12, 40}, What::extend, "agile", 110, "order-47"},
    {120, {8, 5}, What::gather, "220", 8},
    {133, {15, 55}, What::renew, "leadership", 40, "order-59"},
    {140, {17, 0}, What::clear, "statistics", 70, "term-1-ends"},
    {140, {17, 10}, What::clear, "algebra", 60, "term-1-ends"},
    {141, {17, 0}, What::clear, "learning", 12, "term-1-ends"},
    {150, {14, 2}, What::switch_off, "laboratory", 0, "payment_overdue"},
    {152, {7, 10}, What::newcomers, "102", 6},
    {157, {9, 48}, What::switch_on, "laboratory", 0, "payment_received"},
    {181, {11, 16}, What::change_shop_key, ""},
    {190, {10, 30}, What::renew, "firstweek", 140, "order-71"},
    {196, {13, 13}, What::renew, "data", 50, "order-88"},
    {197, {13, 20}, What::renew, "python", 260, "order-89"},
    {197, {13, 26}, What::renew, "algebra", 240, "order-90"},
    {204, {7, 50}, What::gather, "120", 10},
    {205, {9, 40}, What::bulk, "learning", 32, "list-4"},
    {240, {12, 0}, What::change_signing_key, ""},
    {262, {10, 44}, What::renew, "privacy", 300, "order-104"},
    {300, {15, 3}, What::erase, "106"},
    {318, {17, 0}, What::clear, "databases", 25, "term-2-ends"},
    {330, {8, 5}, What::gather, "220", 9},
    {335, {10, 10}, What::renew, "books", 85, "order-118"},
    {340, {7, 55}, What::gather, "120", 8},
    {345, {8, 5}, What::gather, "220", 4},
    {352, {7, 55}, What::gather, "120", 3},
    {365, {3, 10}, What::extend, "cloud", 120, "order-127"},
    {365, {2, 30}, What::assign, "statistics", 3},
    {365, {2, 5}, What::newcomers, "303", 1},
    {365, {1, 35}, What::newcomers, "201", 1},
    {365, {1, 1}, What::release, "python", 1},
    {365, {0, 42}, What::extend, "certificate", 50, "order-128"},
    {365, {0, 25}, What::gather, "120", 1},
    {365, {0, 12}, What::invite, "contractors", 1},
    {365, {0, 4}, What::assign, "selling", 1},
});

}  // namespace

std::span<const Happening> script() { return happenings; }

}  // namespace seatledger::cli::demo
