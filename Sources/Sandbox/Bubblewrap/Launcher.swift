// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import SystemPackage

/// How bubblewrap is started: the programs, and the shell line that opens its descriptors.
///
/// swift-subprocess starts a process with the three standard descriptors and no other. A constant
/// shell line opens the rest, enters the control groups and becomes bubblewrap, so that the
/// process that was started is the one that is watched and killed.
struct Launcher: Sendable {
  /// `sh -c` this: arguments, filter, status and input files; number of control groups and their
  /// doors; then the command to become.
  private static let script = """
    exec 3<"$1" 4<"$2" 5>"$3" <"$4" || exit 125
    groups=$5; shift 5
    while [ "$groups" -gt 0 ]; do
      echo $$ >"$1" || exit 125
      shift; groups=$((groups - 1))
    done
    unset PWD OLDPWD  # the shell sets them, and they would show in the box
    exec "$@"
    """

  /// bubblewrap's place, one of the folders that only the system's administrator writes to.
  private let bubblewrap: FilePath

  /// Finds the programs.
  ///
  /// `PATH` is not asked: what stands there may be anybody's.
  init() throws(SandboxError) {
    guard let bubblewrap = Self.find("bwrap") else { throw .bubblewrapMissing }
    for program in ["setpriv", "prlimit"] where Self.find(program) == nil {
      throw .programMissing(program)
    }
    self.bubblewrap = bubblewrap
  }

  /// The shell's arguments for a box whose files are written.
  func shellArguments(
    slot: Slot,
    files: Files,
    filter: FilePath,
    command: [String]
  ) -> [String] {
    let doors = slot.controlGroup?.doors ?? []
    var arguments = [
      "-c", Self.script, "sh", files.arguments.string, filter.string, files.status.string,
      files.input.string, String(doors.count),
    ]
    arguments += doors
    if let user = slot.user {
      arguments += [
        "/usr/bin/setpriv", "--reuid=\(user)", "--regid=\(user)", "--clear-groups", "--",
      ]
    }
    arguments += [
      bubblewrap.string, "--args", String(BubblewrapArguments.Descriptor.arguments), "--",
    ]
    return arguments + command
  }

  /// The files of one launch, in the slot's folder and out of the box's sight.
  struct Files {
    let arguments: FilePath
    let input: FilePath
    let status: FilePath

    init(in folder: FilePath) {
      arguments = folder.appending("arguments")
      input = folder.appending("input")
      status = folder.appending("status")
    }
  }

  private static func find(_ program: String) -> FilePath? {
    ["/usr/bin", "/bin"].map { FilePath($0).appending(program) }
      .first { (try? FileDescriptor.open($0, .readOnly).close()) != nil }
  }
}
