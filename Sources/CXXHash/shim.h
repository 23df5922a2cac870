// A fast digest, not one against forgers. No logic.
#ifndef FEEDLOOM_CXXHASH_SHIM_H
#define FEEDLOOM_CXXHASH_SHIM_H

#include <xxhash.h>

#endif
