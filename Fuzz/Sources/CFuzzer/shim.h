#include <stddef.h>
#include <stdint.h>

/* Of libFuzzer, which the compiler links: it has no header of its own. */
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*input)(const uint8_t *data, size_t size));
