// Boost.URL, compiled once for whoever includes its headers.
#include <boost/url/src.hpp>
