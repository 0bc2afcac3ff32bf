// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemPackage

/// How a box is started: the programs, and the shell line that becomes bubblewrap or, without it,
/// the box's command.
///
/// swift-subprocess starts a process with the three standard descriptors and no other. A constant
/// shell line opens those that bubblewrap needs, enters the control groups and becomes bubblewrap,
/// so that the process that was started is the one that is watched and killed.
struct Launcher: Sendable {
  /// `dash -c` this: arguments, filter and status files; then as ``enterAndLimit``.
  static let script = """
    exec 3<"$1" 4<"$2" 5>"$3" || exit 125
    shift 3
    \(enterAndLimit)
    exec "$@"
    """

  /// `dash -c` this without bubblewrap: the status file; then as ``enterAndLimit``.
  ///
  /// The status tells a command that ended with a code from a launch that failed.
  static let openScript = """
    status=$1; shift
    \(enterAndLimit)
    echo started >"$status" || exit 125
    exec "$@"
    """

  /// Takes number of control groups and their doors; CPU seconds, address space in KiB and file size
  /// in units of 512 bytes; what is left is the command to become.
  ///
  /// dash's `ulimit` sets the limits of each process without a further program. Where the machine
  /// itself runs out of memory, boxes are to be killed before anything else.
  private static let enterAndLimit = """
    groups=$1; shift
    while [ "$groups" -gt 0 ]; do
      echo 0 >"$1" || exit 125
      shift; groups=$((groups - 1))
    done
    { echo 1000 >/proc/self/oom_score_adj; } 2>/dev/null
    ulimit -S -t "$1" && ulimit -H -t $(($1 + 1)) && ulimit -v "$2" && ulimit -f "$3" &&
      ulimit -n 1024 && ulimit -c 0 && ulimit -l 0 || exit 125
    shift 3
    unset PWD OLDPWD  # the shell sets them, and they would show in the box
    """

  /// bubblewrap, where boxes are made with it, the shell that becomes it, and what sets user and
  /// limits on the way.
  let bubblewrap: FilePath?
  let shell: FilePath
  let chroot: FilePath
  let prlimit: FilePath

  /// Finds the programs in folders that only the system's administrator writes to.
  ///
  /// `PATH` is not asked: what stands there may be anybody's.
  /// - Throws: `SandboxError.bubblewrapMissing`, `.programMissing`, `.programUntrusted`,
  ///   `.rootUnmapped`.
  init(_ machine: Machine) throws(SandboxError) {
    func find(_ program: String) -> FilePath? {
      machine.programFolders.map { FilePath($0).appending(program) }
        .first { access($0.string, X_OK) == 0 }
    }
    bubblewrap = machine.usesBubblewrap ? find("bwrap") : nil
    if machine.usesBubblewrap, bubblewrap == nil { throw .bubblewrapMissing }
    guard let chroot = find("chroot") else { throw .programMissing("chroot") }
    guard let prlimit = find("prlimit") else { throw .programMissing("prlimit") }
    // Other shells put variables of their own into bubblewrap's environment, and limit otherwise.
    guard let shell = find("dash") else { throw .programMissing("dash") }
    self.shell = shell
    self.chroot = chroot
    self.prlimit = prlimit
    // Without walls the box is no safer than these programs are.
    if bubblewrap != nil { try holdTrusted() }
  }

  /// The programs that a box is made with.
  var programs: [FilePath] { [bubblewrap, shell, chroot, prlimit].compactMap { $0 } }

  /// Holds that root alone can change the programs.
  private func holdTrusted() throws(SandboxError) {
    for program in programs {
      var information = stat()
      guard stat(program.string, &information) == 0 else {
        throw .programUntrusted(program.string)
      }
      if UserNamespace.isUnmapped(information.st_uid) { throw .rootUnmapped }
      guard information.st_uid == 0, information.st_mode & 0o022 == 0 else {
        throw .programUntrusted(program.string)
      }
    }
  }

  /// The shell's arguments for a box whose files are written.
  func shellArguments(
    slot: Slot,
    files: Files,
    filter: FilePath,
    box: Box
  ) -> [String] {
    guard let bubblewrap else {
      return ["-c", Self.openScript, "dash", files.status.string] + limits(of: box, in: slot)
        + becomeUser(of: slot, options: ["--skip-chdir"])
        + commandWithinProcessLimit(box, in: slot)
    }
    return [
      "-c", Self.script, "dash", files.arguments.string, filter.string, files.status.string,
    ] + limits(of: box, in: slot) + becomeUser(of: slot)
      + [bubblewrap.string, "--args", String(BubblewrapArguments.Descriptor.arguments), "--"]
      + commandWithinProcessLimit(box, in: slot)
  }

  /// What ``enterAndLimit`` takes.
  private func limits(of box: Box, in slot: Slot) -> [String] {
    let doors = slot.controlGroup?.doors ?? []
    // Address space is no measure of memory, only a fence far behind the real limit.
    let addressSpace = box.limits.memoryBytes + 512 << 20
    return [String(doors.count)] + doors + [
      String(box.limits.cpuSeconds), String(addressSpace >> 10), String(box.limits.fileBytes >> 9),
    ]
  }

  /// What comes before a command that is to run as the slot's user.
  ///
  /// Only the user changes: '/' stays the root. setpriv would ask for a name behind the number,
  /// which takes 3 ms, and seconds where names come over a network.
  private func becomeUser(of slot: Slot, options: [String] = []) -> [String] {
    guard let user = slot.user else { return [] }
    return [chroot.string, "--userspec=+\(user):+\(user)", "--groups="] + options + ["/"]
  }

  /// The command with the limit that no shell sets, where no control group counts processes.
  ///
  /// Their number is counted for a user and its namespaces together (Linux 5.14 and later): set
  /// outside of bubblewrap, it would count all that an ordinary user runs; inside, only the box.
  /// Where there is no inside, what the user runs already is added.
  private func commandWithinProcessLimit(_ box: Box, in slot: Slot) -> [String] {
    if slot.controlGroup != nil { return box.command }
    let others = bubblewrap == nil ? ProcessTree.threadCount(of: slot.user ?? geteuid()) : 0
    return [prlimit.string, "--nproc=\(box.limits.processes + others)", "--"] + box.command
  }

  /// The files of one launch, in the slot's folder and out of the box's sight.
  struct Files {
    let arguments: FilePath
    let status: FilePath

    init(in folder: FilePath) {
      arguments = folder.appending("arguments")
      status = folder.appending("status")
    }
  }
}
