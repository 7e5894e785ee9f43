/* Preloaded, makes each flush to the disk wait first, as a slower disk would: SLOW_FLUSH_MICROS=1000. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void wait_as_told(void) {
    const char *micros = getenv("SLOW_FLUSH_MICROS");
    if (micros != NULL) {
        usleep((useconds_t) atoi(micros));
    }
}

int fdatasync(int file) {
    wait_as_told();
    return ((int (*)(int)) dlsym(RTLD_NEXT, "fdatasync"))(file);
}

int fsync(int file) {
    wait_as_told();
    return ((int (*)(int)) dlsym(RTLD_NEXT, "fsync"))(file);
}
