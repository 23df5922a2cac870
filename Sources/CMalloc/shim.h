// What the C library says of its heaps, which Swift's Glibc leaves out. No logic.
#ifndef FEEDLOOM_CMALLOC_SHIM_H
#define FEEDLOOM_CMALLOC_SHIM_H

#include <malloc.h>

#endif
