// How the C library is told to give memory back, which Swift's Glibc leaves out. No logic.
#ifndef FEEDLOOM_CMALLOC_SHIM_H
#define FEEDLOOM_CMALLOC_SHIM_H

#include <malloc.h>

#endif
