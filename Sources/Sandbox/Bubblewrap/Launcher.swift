// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemPackage

/// How bubblewrap is started: the programs, and the shell line that opens its descriptors.
///
/// swift-subprocess starts a process with the three standard descriptors and no other. A constant
/// shell line opens the rest, enters the control groups and becomes bubblewrap, so that the
/// process that was started is the one that is watched and killed.
struct Launcher: Sendable {
  /// `dash -c` this: arguments, filter and status files; number of control groups and their doors;
  /// CPU seconds, address space in KiB and file size in units of 512 bytes; then the command to
  /// become.
  ///
  /// dash's `ulimit` sets the limits of each process without a further program. Where the machine
  /// itself runs out of memory, boxes are to be killed before anything else.
  static let script = """
    exec 3<"$1" 4<"$2" 5>"$3" || exit 125
    groups=$4; shift 4
    while [ "$groups" -gt 0 ]; do
      echo 0 >"$1" || exit 125
      shift; groups=$((groups - 1))
    done
    { echo 1000 >/proc/self/oom_score_adj; } 2>/dev/null
    ulimit -S -t "$1" && ulimit -H -t $(($1 + 1)) && ulimit -v "$2" && ulimit -f "$3" &&
      ulimit -n 1024 && ulimit -c 0 && ulimit -l 0 || exit 125
    shift 3
    unset PWD OLDPWD  # the shell sets them, and they would show in the box
    exec "$@"
    """

  /// bubblewrap, the shell that becomes it, and what sets user and limits on the way.
  let bubblewrap: FilePath
  let shell: FilePath
  let chroot: FilePath
  let prlimit: FilePath

  /// Finds the programs in folders that only the system's administrator writes to.
  ///
  /// `PATH` is not asked: what stands there may be anybody's.
  /// - Throws: `SandboxError.bubblewrapMissing`, `.programMissing`, `.programUntrusted`.
  init(programFolders: [String]) throws(SandboxError) {
    func find(_ program: String) -> FilePath? {
      programFolders.map { FilePath($0).appending(program) }
        .first { access($0.string, X_OK) == 0 }
    }
    guard let bubblewrap = find("bwrap") else { throw .bubblewrapMissing }
    guard let chroot = find("chroot") else { throw .programMissing("chroot") }
    guard let prlimit = find("prlimit") else { throw .programMissing("prlimit") }
    // Other shells put variables of their own into bubblewrap's environment, and limit otherwise.
    guard let shell = find("dash") else { throw .programMissing("dash") }
    for program in [bubblewrap, chroot, prlimit, shell] {
      var information = stat()
      guard stat(program.string, &information) == 0, information.st_uid == 0,
        information.st_mode & 0o022 == 0
      else { throw .programUntrusted(program.string) }
    }
    self.bubblewrap = bubblewrap
    self.shell = shell
    self.chroot = chroot
    self.prlimit = prlimit
  }

  /// The shell's arguments for a box whose files are written.
  func shellArguments(
    slot: Slot,
    files: Files,
    filter: FilePath,
    box: Box
  ) -> [String] {
    let doors = slot.controlGroup?.doors ?? []
    var arguments = [
      "-c", Self.script, "dash", files.arguments.string, filter.string, files.status.string,
      String(doors.count),
    ]
    arguments += doors
    // Address space is no measure of memory, only a fence far behind the real limit.
    let addressSpace = box.limits.memoryBytes + 512 << 20
    arguments += [
      String(box.limits.cpuSeconds), String(addressSpace >> 10), String(box.limits.fileBytes >> 9),
    ]
    if let user = slot.user {
      // Only the user changes: '/' stays the root. setpriv would ask for a name behind the number,
      // which takes 3 ms, and seconds where names come over a network.
      arguments += [
        chroot.string, "--userspec=+\(user):+\(user)", "--groups=", "/",
      ]
    }
    arguments += [
      bubblewrap.string, "--args", String(BubblewrapArguments.Descriptor.arguments), "--",
    ]
    return arguments
      + BubblewrapArguments.command(
        for: box,
        prlimit: prlimit.string,
        inControlGroup: slot.controlGroup != nil
      )
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
