// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CSeccomp
import SystemPackage

/// The system calls that nothing in a box may make, as a BPF program for bubblewrap's `--seccomp`.
///
/// A deny list: compilers and language runtimes need too much for an allow list that holds across
/// versions. Namespaces, mounts, tracing other processes, kernel keys, io_uring and every socket
/// family but AF_UNIX are refused. Not a wall of its own: it takes away kernel surface behind
/// the namespaces.
enum SeccompFilter {
  /// Calls that answer EPERM.
  private static let denied = [
    "ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "pidfd_getfd",
    "keyctl", "add_key", "request_key", "bpf", "perf_event_open", "userfaultfd",
    "io_uring_setup", "io_uring_enter", "io_uring_register",
    "mount", "umount2", "pivot_root", "move_mount", "open_tree", "fsopen", "fsconfig", "fsmount",
    "fspick", "mount_setattr", "unshare", "setns", "chroot",
    "kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module",
    "syslog", "acct", "swapon", "swapoff", "reboot", "quotactl", "quotactl_fd", "personality",
    "open_by_handle_at", "name_to_handle_at", "vmsplice", "modify_ldt",
    "mbind", "move_pages", "set_mempolicy", "migrate_pages", "settimeofday", "clock_settime",
    "adjtimex", "clock_adjtime", "nfsservctl", "vhangup", "ioperm", "iopl",
    "fanotify_init", "io_setup", "io_submit", "remap_file_pages", "lookup_dcookie", "uselib",
    "sysfs", "ustat",
    // Memory that no address space and no file system's size limits.
    "memfd_create", "memfd_secret", "shmget", "msgget", "semget", "mq_open",
    // Makes the whole machine wait for its disks.
    "sync", "syncfs",
  ]

  /// Calls that answer ENOSYS by their numbers, the same on every architecture: what Linux got after
  /// 6.5, which libseccomp 2.5 knows no names of and programs can do without.
  private static let unknown: ClosedRange<Int32> = 451...511

  /// `CLONE_NEWUSER` of linux/sched.h.
  private static let cloneNewUser: UInt64 = 0x1000_0000
  /// `TIOCSTI` and `TIOCLINUX` of asm-generic/ioctls.h: pushing input into a terminal.
  private static let terminalInjection: [UInt64] = [0x5412, 0x541C]

  /// Writes the compiled filter to a file.
  ///
  /// - Throws: `SandboxError.filterFailed` with libseccomp's (negative) error number.
  static func write(to file: FileDescriptor) throws(SandboxError) {
    guard let context = seccomp_init(SCMP_ACT_ALLOW) else {
      throw .filterFailed(code: -Errno.noMemory.rawValue)
    }
    defer { seccomp_release(context) }
    for name in denied {
      let number = seccomp_syscall_resolve_name(name)
      // A name that this libseccomp or this architecture doesn't know can't be called by it either.
      guard number != __NR_SCMP_ERROR else { continue }
      try check(seccomp_rule_add_array(context, refusal(.notPermitted), number, 0, nil))
    }
    for number in unknown {
      try check(seccomp_rule_add_array(context, refusal(.noFunction), number, 0, nil))
    }
    // clone3 passes its flags in memory, where a filter can't look; without it libc falls back to clone.
    try deny("clone3", with: .noFunction, in: context)
    try deny(
      "clone",
      with: .notPermitted,
      where: scmp_arg_cmp(
        arg: 0,
        op: SCMP_CMP_MASKED_EQ,
        datum_a: cloneNewUser,
        datum_b: cloneNewUser
      ),
      in: context
    )
    for request in terminalInjection {
      try deny(
        "ioctl",
        with: .notPermitted,
        // The kernel looks at the low 32 bits alone.
        where: scmp_arg_cmp(
          arg: 1,
          op: SCMP_CMP_MASKED_EQ,
          datum_a: 0xFFFF_FFFF,
          datum_b: request
        ),
        in: context
      )
    }
    for call in ["socket", "socketpair"] {
      try deny(
        call,
        with: .addressFamilyNotSupported,
        // 1 is AF_UNIX.
        where: scmp_arg_cmp(arg: 0, op: SCMP_CMP_GT, datum_a: 1, datum_b: 0),
        in: context
      )
    }
    try check(seccomp_export_bpf(context, file.rawValue))
  }

  private static func deny(
    _ name: String,
    with errno: Errno,
    where condition: scmp_arg_cmp? = nil,
    in context: scmp_filter_ctx
  ) throws(SandboxError) {
    let number = seccomp_syscall_resolve_name(name)
    let conditions = condition.map { [$0] } ?? []
    try check(
      seccomp_rule_add_array(
        context,
        refusal(errno),
        number,
        UInt32(conditions.count),
        conditions
      )
    )
  }

  /// `SCMP_ACT_ERRNO(x)` of seccomp.h, a macro that Swift does not import.
  private static func refusal(_ errno: Errno) -> UInt32 {
    0x0005_0000 | UInt32(errno.rawValue & 0xFFFF)
  }

  private static func check(_ code: Int32) throws(SandboxError) {
    guard code >= 0 else { throw .filterFailed(code: code) }
  }
}
