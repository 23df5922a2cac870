// The decoder of brotli. No logic.
#ifndef FEEDLOOM_CBROTLI_SHIM_H
#define FEEDLOOM_CBROTLI_SHIM_H

#include <brotli/decode.h>

#endif
