# What every target of the house has in common: language level, warnings, sanitizers, ccache, linker,
# and the functions that make targets. Sources are listed, never globbed.

option(SEATLEDGER_TESTS "Build the tests and benchmarks" ON)
option(SEATLEDGER_WEB "Build the pages for browsers into the server; needs node and npm" ON)
set(SEATLEDGER_UNITY "" CACHE STRING "Sources of a target compiled as one: a whole build is shorter, one after a change longer")
set(SEATLEDGER_SANITIZE "" CACHE STRING "Sanitizers for -fsanitize=, e.g. address,undefined or thread")

set(SEATLEDGER_REVISION "" CACHE STRING "The commit that --version names; looked up with git when empty")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
# Headers of libraries are not ours to warn about.
set(CMAKE_NO_SYSTEM_FROM_IMPORTED OFF)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Without this sloppiness ccache keeps nothing that was compiled with a precompiled header; without
  # the depend mode it preprocesses each source once more.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
    CCACHE_DEPEND=true CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE_PROGRAM})
endif()

find_package(Threads REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS url)
find_package(ICU 72 REQUIRED COMPONENTS uc)
find_package(RocksDB 7.8 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(spdlog 1.10 REQUIRED)
find_package(simdjson 3 REQUIRED)
find_package(CLI11 2 REQUIRED)
find_package(tomlplusplus 3 REQUIRED)
find_package(ZLIB 1.2 REQUIRED)
find_library(CSV_LIBRARY csv REQUIRED)  # libcsv has no file for CMake

add_library(house_flags INTERFACE)
target_compile_options(house_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
  -Wold-style-cast -Woverloaded-virtual -Wimplicit-fallthrough -Wswitch -Werror=switch)
target_compile_definitions(house_flags INTERFACE
  BOOST_ASIO_NO_DEPRECATED)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 15)
  # Clang 14 has the coroutines of C++20 but does not say so to the standard library.
  target_compile_definitions(house_flags INTERFACE __cpp_impl_coroutine=201902L)
endif()
if(SEATLEDGER_SANITIZE)
  target_compile_options(house_flags INTERFACE
    -fsanitize=${SEATLEDGER_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(house_flags INTERFACE -fsanitize=${SEATLEDGER_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # What it notes before a function is lost when a coroutine is split: nothing assembles.
    target_compile_options(house_flags INTERFACE -fno-sanitize=function)
  endif()
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(house_flags INTERFACE -fpch-preprocess)  # for ccache
endif()

# What allocates in the programs: requests are made on one thread and freed on another, which the C
# library's does slowly. The sanitizers have an allocator of their own.
add_library(house_malloc INTERFACE)
if(NOT SEATLEDGER_SANITIZE)
  find_library(JEMALLOC_LIBRARY jemalloc REQUIRED)
  target_link_libraries(house_malloc INTERFACE ${JEMALLOC_LIBRARY})
endif()

# Everything that runs without the tests: what tools/build makes.
add_custom_target(programs)

# What most sources begin with. Precompiled headers hold only headers of libraries, which change
# seldom, so that a change of ours compiles only what includes it.
set(standard_headers
  <algorithm> <array> <cstdint> <functional> <map> <memory> <optional> <span> <string> <string_view>
  <utility> <variant> <vector> <boost/system/result.hpp>)

# Beside those, in the layers that use Asio.
set(network_headers
  <boost/asio/awaitable.hpp> <boost/asio/co_spawn.hpp> <boost/asio/io_context.hpp>
  <boost/asio/ip/tcp.hpp> <boost/asio/post.hpp> <boost/asio/steady_timer.hpp>
  <boost/asio/use_awaitable.hpp> <boost/beast/core/flat_buffer.hpp> <boost/beast/http.hpp>)

# Several sources of one target compiled as one, when SEATLEDGER_UNITY says so.
function(house_unity target)
  if(SEATLEDGER_UNITY)
    set_target_properties(${target} PROPERTIES
      UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${SEATLEDGER_UNITY})
  endif()
endfunction()

# house_library(NAME SOURCES ... HEADERS ... DEPENDS ... [PRECOMPILE ...]): one static library of one
# layer, named seatledger_NAME, whose headers are each compiled on their own (target
# all_verify_interface_header_sets). PRECOMPILE: headers of libraries beside the standard ones.
function(house_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;HEADERS;DEPENDS;PRECOMPILE" ${ARGN})
  set(target seatledger_${name})
  add_library(${target} STATIC ${ARG_SOURCES})
  target_sources(${target} PUBLIC
    FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/src FILES ${ARG_HEADERS})
  set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  # What a header defines is only to be read there, not optimised.
  target_compile_options(${target} INTERFACE
    $<$<STREQUAL:$<TARGET_PROPERTY:NAME>,${target}_verify_interface_header_sets>:-O0$<SEMICOLON>-g0>)
  target_link_libraries(${target} PUBLIC ${ARG_DEPENDS} PRIVATE house_flags)
  target_precompile_headers(${target} PRIVATE ${standard_headers} ${ARG_PRECOMPILE})
  house_unity(${target})
endfunction()

# house_program(NAME SOURCES ... DEPENDS ...): one executable in bin/.
function(house_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE house_malloc ${ARG_DEPENDS} house_flags)
  house_unity(${name})
  cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY ${CMAKE_SOURCE_DIR}
    OUTPUT_VARIABLE place)
  if(NOT place MATCHES "^tests")
    add_dependencies(programs ${name})
  endif()
endfunction()

# Sanitizers make a program five to fifteen times slower.
set(house_test_timeout_s 900)
if(SEATLEDGER_SANITIZE)
  set(house_test_timeout_s 7200)
endif()

# house_test(NAME SOURCES ... [DEPENDS ...] [LABELS ...] [SERIAL] [APART]): one
# Catch2 program with the common main, registered with ctest as one test. The timeout ends a test that
# hangs, also on a slow machine; SERIAL: nothing else runs meanwhile; APART: its sources share names,
# and are never compiled as one. The test runs in the root of the source tree.
function(house_test name)
  cmake_parse_arguments(ARG "SERIAL;APART" "" "SOURCES;DEPENDS;LABELS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE catch_main ${ARG_DEPENDS} house_flags)
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)  # for support/
  if(NOT ARG_APART)
    house_unity(${name})
  endif()
  target_precompile_headers(${name} REUSE_FROM test_headers)
  target_compile_options(${name} PRIVATE -O1)  # compiles in three quarters of the time
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${house_test_timeout_s})
  if(ARG_LABELS)
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}")
  endif()
  if(ARG_SERIAL)
    set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
  endif()
  if("test_server" IN_LIST ARG_DEPENDS)
    house_keep_answers(${name})
  endif()
endfunction()

# The test keeps what the server answers it, for the test openapi_answers (tests/openapi/), which
# runs after it. Sanitizers judge no answers.
function(house_keep_answers test)
  if(NOT SEATLEDGER_SANITIZE)
    set_property(TEST ${test} APPEND PROPERTY
      ENVIRONMENT "SEATLEDGER_ANSWERS=${CMAKE_BINARY_DIR}/answers")
    set_property(GLOBAL APPEND PROPERTY house_tests_with_answers ${test})
  endif()
endfunction()
