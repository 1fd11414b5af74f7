/* Stands between a program and the C library (LD_PRELOAD), and lets the n-th change of a file fail.
 *
 * Counted are the calls that change something below one folder: writes, syncs, truncations, names
 * that are made, moved and removed. The program arms the shim by calling fault_arm (from Python by
 * ctypes), so opening and looking are not counted. What was called is noted and can be read back.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum mode { COUNT, ONCE, FROM_THEN_ON, KILL, HALF_THEN_FULL };

static char folder[PATH_MAX];
static size_t folder_length;
static int is_armed, mode, error_number;
static long calls, at;
static char noted[1 << 20];
static size_t noted_length;

void fault_arm(const char *below, long number, int how, int error) {
    snprintf(folder, sizeof folder, "%s", below);
    folder_length = strlen(folder);
    calls = 0;
    at = number;
    mode = how;
    error_number = error;
    noted_length = 0;
    noted[0] = '\0';
    is_armed = 1;
}

long fault_disarm(void) {
    is_armed = 0;
    return calls;
}

const char *fault_noted(void) { return noted; }

static int is_below(const char *path) {
    return is_armed && strncmp(path, folder, folder_length) == 0;
}

static const char *path_of(int descriptor, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) {
        return "";
    }
    path[length] = '\0';
    return path;
}

/* Note a call; tell whether it is to fail. A half is to be written where *half is set. */
static int fails(const char *what, const char *path, int *half) {
    int room = (int)(sizeof noted - noted_length);
    int length = snprintf(noted + noted_length, room, "%s %s\n", what, path + folder_length);
    if (length < room) {
        noted_length += length;
    }
    calls++;
    if (mode == COUNT || calls < at || (mode == ONCE && calls > at)) {
        return 0;
    }
    if (mode == KILL) {
        raise(SIGKILL);
    }
    if (mode == HALF_THEN_FULL && calls == at && half != NULL) {
        *half = 1;
        return 0;
    }
    errno = error_number;
    return 1;
}

#define NEXT(name) __typeof__(&name) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *data, size_t size) {
    NEXT(write);
    char path[PATH_MAX];
    int half = 0, kept = errno;
    if (is_armed && is_below(path_of(fd, path)) && fails("write", path, &half)) {
        return -1;
    }
    errno = kept;
    return next(fd, data, half ? (size + 1) / 2 : size);
}

#define POSITIONED(name)                                                         \
    ssize_t name(int fd, const void *data, size_t size, off_t offset) {          \
        NEXT(name);                                                              \
        char path[PATH_MAX];                                                     \
        int half = 0;                                                            \
        if (is_armed && is_below(path_of(fd, path)) && fails("write", path, &half)) { \
            return -1;                                                           \
        }                                                                        \
        return next(fd, data, half ? (size + 1) / 2 : size, offset);             \
    }
POSITIONED(pwrite)
POSITIONED(pwrite64)

#define ON_DESCRIPTOR(name, what)                                                \
    int name(int fd) {                                                           \
        NEXT(name);                                                              \
        char path[PATH_MAX];                                                     \
        if (is_armed && is_below(path_of(fd, path)) && fails(what, path, NULL)) {\
            return -1;                                                           \
        }                                                                        \
        return next(fd);                                                         \
    }
ON_DESCRIPTOR(fsync, "sync")
ON_DESCRIPTOR(fdatasync, "sync")

#define TRUNCATING(name)                                                         \
    int name(int fd, off_t size) {                                               \
        NEXT(name);                                                              \
        char path[PATH_MAX];                                                     \
        if (is_armed && is_below(path_of(fd, path)) && fails("truncate", path, NULL)) { \
            return -1;                                                           \
        }                                                                        \
        return next(fd, size);                                                   \
    }
TRUNCATING(ftruncate)
TRUNCATING(ftruncate64)

int rename(const char *from, const char *to) {
    NEXT(rename);
    return is_below(to) && fails("rename", to, NULL) ? -1 : next(from, to);
}

int renameat(int from_fd, const char *from, int to_fd, const char *to) {
    NEXT(renameat);
    return is_below(to) && fails("rename", to, NULL) ? -1 : next(from_fd, from, to_fd, to);
}

int link(const char *from, const char *to) {
    NEXT(link);
    return is_below(to) && fails("link", to, NULL) ? -1 : next(from, to);
}

int linkat(int from_fd, const char *from, int to_fd, const char *to, int flags) {
    NEXT(linkat);
    return is_below(to) && fails("link", to, NULL) ? -1 : next(from_fd, from, to_fd, to, flags);
}

int unlink(const char *path) {
    NEXT(unlink);
    return is_below(path) && fails("unlink", path, NULL) ? -1 : next(path);
}

int unlinkat(int fd, const char *name, int flags) {
    NEXT(unlinkat);
    char path[PATH_MAX];
    if (is_armed && (is_below(name) || is_below(path_of(fd, path)))
        && fails("unlink", is_below(name) ? name : path, NULL)) {
        return -1;
    }
    return next(fd, name, flags);
}

int mkdir(const char *path, mode_t permissions) {
    NEXT(mkdir);
    return is_below(path) && fails("mkdir", path, NULL) ? -1 : next(path, permissions);
}

#define OPENING(name)                                                            \
    int name(const char *path, int flags, ...) {                                 \
        NEXT(name);                                                              \
        va_list more;                                                            \
        va_start(more, flags);                                                   \
        mode_t permissions = flags & O_CREAT ? va_arg(more, mode_t) : 0;         \
        va_end(more);                                                            \
        int makes = (flags & O_CREAT) != 0 && is_below(path);                    \
        return makes && fails("make", path, NULL) ? -1 : next(path, flags, permissions); \
    }
OPENING(open)
OPENING(open64)

#define OPENING_AT(name)                                                         \
    int name(int fd, const char *path, int flags, ...) {                         \
        NEXT(name);                                                              \
        va_list more;                                                            \
        va_start(more, flags);                                                   \
        mode_t permissions = flags & O_CREAT ? va_arg(more, mode_t) : 0;         \
        va_end(more);                                                            \
        int makes = (flags & O_CREAT) != 0 && is_below(path);                    \
        return makes && fails("make", path, NULL) ? -1 : next(fd, path, flags, permissions); \
    }
OPENING_AT(openat)
OPENING_AT(openat64)
