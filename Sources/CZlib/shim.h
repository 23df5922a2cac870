// What Swift cannot import of zlib: deflateInit2 and inflateInit2 are macros. No logic.
#ifndef FEEDLOOM_CZLIB_SHIM_H
#define FEEDLOOM_CZLIB_SHIM_H

#include <zlib.h>

static inline int feedloom_deflateInit2(
    z_stream *stream, int level, int method, int windowBits, int memLevel, int strategy) {
  return deflateInit2(stream, level, method, windowBits, memLevel, strategy);
}

static inline int feedloom_inflateInit2(z_stream *stream, int windowBits) {
  return inflateInit2(stream, windowBits);
}

#endif
