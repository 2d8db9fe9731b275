# Run as a script by each build: writes FILE, a header with the commit of the tree in SOURCE, if it
# differs. REVISION, when it is not empty, is taken instead, as where there is no repository.
cmake_minimum_required(VERSION 3.25)

if(NOT REVISION)
  execute_process(
    COMMAND git -c safe.directory=* -C ${SOURCE} describe --always --dirty --abbrev=12 --match=
    OUTPUT_VARIABLE REVISION OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
  if(failed OR NOT REVISION)
    set(REVISION unknown)
  endif()
endif()
file(CONFIGURE OUTPUT ${FILE} CONTENT "#define SEATLEDGER_REVISION \"@REVISION@\"\n" @ONLY)
