/* Logs what a process does to the files below POWER_ROOT, so that a power cut can be played later.

   Loaded with LD_PRELOAD. Each record in POWER_LOG: kind, length of the path, offset, length of the
   data (little-endian, 32 32 64 64 bits), then the path and the data. With POWER_FAIL=KIND:N:ERRNO
   the N-th call of a kind fails, and with a trailing "!" all after it. A process that is forked off
   and so has no environment of its own calls power_watch() instead, which can also kill it. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { WRITE = 1, SYNC, TRUNCATE, UNLINK, RENAME, CREATE, FAILED };

#define MOST_FILES 4096
#define LONGEST 4096

static char *names[MOST_FILES];
static char root[LONGEST];
static int log_file = -1;
static int fail_kind, fail_forever, fail_error;
static long fail_at, calls[8];
static long kill_at, all_calls, failures;
static int kill_torn;

__attribute__((constructor)) static void begin(void)
{
    const char *wanted = getenv("POWER_ROOT"), *to = getenv("POWER_LOG"), *fail = getenv("POWER_FAIL");
    char last = 0;
    if (!wanted || !to)
        return;
    strncpy(root, wanted, sizeof root - 1);
    log_file = (int)syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (fail && sscanf(fail, "%d:%ld:%d%c", &fail_kind, &fail_at, &fail_error, &last) >= 3)
        fail_forever = last == '!';
}

/* Watch what this process does to the files below a folder, without a log. The N-th call of a kind
   fails as POWER_FAIL says; before the K-th call of all kinds the process is killed, with TORN after
   half of the bytes of a write. 0 is never. */
void power_watch(const char *folder, const char *fail, long kill, int torn)
{
    char last = 0;
    memset(calls, 0, sizeof calls);
    all_calls = failures = fail_kind = fail_forever = 0;
    strncpy(root, folder, sizeof root - 1);
    if (sscanf(fail, "%d:%ld:%d%c", &fail_kind, &fail_at, &fail_error, &last) >= 3)
        fail_forever = last == '!';
    kill_at = kill;
    kill_torn = torn;
}

/* Do in a process that is forked off what POWER_ROOT, POWER_LOG and POWER_FAIL say at a start. */
void power_log(const char *folder, const char *to, const char *fail)
{
    power_watch(folder, fail, 0, 0);
    log_file = (int)syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND, 0600);
}

/* How many calls there were, and how many of them failed. */
long power_calls(void) { return all_calls; }
long power_failures(void) { return failures; }

static int is_ours(const char *path)
{
    size_t length = strlen(root), end;
    if (!length || strncmp(path, root, length) || path[length] != '/')
        return 0;
    end = strlen(path);
    return end < 4 || strcmp(path + end - 4, "-shm"); /* shared memory is no part of the disk */
}

static void tell(uint32_t kind, const char *path, uint64_t offset, const void *data, uint64_t length)
{
    struct { uint32_t kind, path; uint64_t offset, length; } head = {kind, strlen(path), offset, length};
    size_t size = sizeof head + head.path + length;
    char *record;
    if (log_file < 0)
        return;
    record = malloc(size);
    memcpy(record, &head, sizeof head);
    memcpy(record + sizeof head, path, head.path);
    if (length)
        memcpy(record + sizeof head + head.path, data, length);
    if (syscall(SYS_write, log_file, record, size) != (long)size)
        abort();
    free(record);
}

/* Whether this call of a kind is one that is to fail. */
static int fails(int kind, const char *path)
{
    size_t length = strlen(path);
    long number;
    if (length > 5 && !strcmp(path + length - 5, "/acks"))
        return 0; /* what the worker itself notes down */
    number = ++calls[kind];
    if (++all_calls == kill_at)
        raise(SIGKILL);
    if (kind != fail_kind || number < fail_at || (number > fail_at && !fail_forever))
        return 0;
    failures++;
    tell(FAILED, path, (uint64_t)number, NULL, 0);
    errno = fail_error;
    return 1;
}

static const char *name_of(int file)
{
    return file >= 0 && file < MOST_FILES ? names[file] : NULL;
}

static int opened(int file, const char *path, int flags, int was_there)
{
    if (file < 0 || file >= MOST_FILES)
        return file;
    free(names[file]);
    names[file] = NULL;
    if (is_ours(path)) {
        names[file] = strdup(path);
        if ((flags & O_CREAT) && !was_there)
            tell(CREATE, path, 0, NULL, 0);
        if (flags & O_TRUNC)
            tell(TRUNCATE, path, 0, NULL, 0);
    }
    return file;
}

static int open_it(const char *path, int flags, mode_t mode)
{
    struct stat found;
    int was_there = (flags & O_CREAT) ? stat(path, &found) == 0 : 1;
    if ((flags & O_CREAT) && is_ours(path) && fails(CREATE, path))
        return -1;
    return opened((int)syscall(SYS_openat, AT_FDCWD, path, flags, mode), path, flags, was_there);
}

#define OPEN(name)                                   \
    int name(const char *path, int flags, ...)       \
    {                                                \
        mode_t mode = 0;                             \
        if (flags & O_CREAT) {                       \
            va_list more;                            \
            va_start(more, flags);                   \
            mode = (mode_t)va_arg(more, int);        \
            va_end(more);                            \
        }                                            \
        return open_it(path, flags, mode);           \
    }

OPEN(open)
OPEN(open64)

int close(int file)
{
    if (file >= 0 && file < MOST_FILES && names[file]) {
        free(names[file]);
        names[file] = NULL;
    }
    return (int)syscall(SYS_close, file);
}

static ssize_t written(int file, const void *data, ssize_t count, off_t offset)
{
    if (count > 0 && name_of(file))
        tell(WRITE, name_of(file), (uint64_t)offset, data, (uint64_t)count);
    return count;
}

/* Write half of what a call was to write, if the kill comes in its middle. */
static void tear(int file, const void *data, size_t count, off_t offset)
{
    if (name_of(file) && kill_torn && all_calls + 1 == kill_at)
        syscall(SYS_pwrite64, file, data, count / 2, offset);
}

ssize_t write(int file, const void *data, size_t count)
{
    off_t offset = name_of(file) ? lseek(file, 0, SEEK_CUR) : 0;
    tear(file, data, count, offset);
    if (name_of(file) && fails(WRITE, name_of(file)))
        return -1;
    return written(file, data, syscall(SYS_write, file, data, count), offset);
}

ssize_t pwrite(int file, const void *data, size_t count, off_t offset)
{
    tear(file, data, count, offset);
    if (name_of(file) && fails(WRITE, name_of(file)))
        return -1;
    return written(file, data, syscall(SYS_pwrite64, file, data, count, offset), offset);
}

ssize_t pwrite64(int file, const void *data, size_t count, off64_t offset)
{
    return pwrite(file, data, count, offset);
}

static int synced(int file, long call)
{
    int code;
    if (name_of(file) && fails(SYNC, name_of(file)))
        return -1;
    code = (int)syscall(call, file);
    if (!code && name_of(file))
        tell(SYNC, name_of(file), 0, NULL, 0);
    return code;
}

int fsync(int file) { return synced(file, SYS_fsync); }
int fdatasync(int file) { return synced(file, SYS_fdatasync); }

int ftruncate(int file, off_t size)
{
    int code;
    if (name_of(file) && fails(TRUNCATE, name_of(file)))
        return -1;
    code = (int)syscall(SYS_ftruncate, file, size);
    if (!code && name_of(file))
        tell(TRUNCATE, name_of(file), (uint64_t)size, NULL, 0);
    return code;
}

int ftruncate64(int file, off64_t size) { return ftruncate(file, size); }

int unlink(const char *path)
{
    int code;
    if (is_ours(path) && fails(UNLINK, path))
        return -1;
    code = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    if (!code && is_ours(path))
        tell(UNLINK, path, 0, NULL, 0);
    return code;
}

int rename(const char *from, const char *to)
{
    int code;
    if (is_ours(from) && fails(RENAME, from))
        return -1;
    code = (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
    if (!code && is_ours(from))
        tell(RENAME, from, 0, to, strlen(to));
    return code;
}
