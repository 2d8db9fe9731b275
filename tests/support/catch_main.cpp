// Compiled once: Catch2's main is the slow part of every small test program.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
