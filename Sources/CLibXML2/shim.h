// What Swift cannot import of libxml2. No logic.
//
// Debian builds libxml2 with ICU, and its encoding.h then includes <unicode/ucnv.h>, which clashes
// with the ICU inside Foundation. Nothing here touches the one struct whose layout that changes.
#ifndef FEEDLOOM_CLIBXML2_SHIM_H
#define FEEDLOOM_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlwriter.h>

// xmlFree is a mutable global function pointer, which Swift calls unsafe for concurrency.
static inline void feedloom_xmlFree(void *memory) { xmlFree(memory); }

#endif
