// The public suffix list, compiled into the library. No logic.
#ifndef FEEDLOOM_CLIBPSL_SHIM_H
#define FEEDLOOM_CLIBPSL_SHIM_H

#include <libpsl.h>

#endif
