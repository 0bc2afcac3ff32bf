#include <linux/memfd.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What Swift can't call: functions with a variable number of arguments, and those that the C
 * library declares for _GNU_SOURCE alone. */

/* What a killed descendant leaves becomes a child of this process. */
static inline int sandbox_become_subreaper(void) {
  return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}

/* A file in memory that can be sealed. */
static inline int sandbox_make_memory_file(const char *name) {
  return (int)syscall(SYS_memfd_create, name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
}
