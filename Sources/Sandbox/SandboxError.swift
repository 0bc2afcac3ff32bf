// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import SystemPackage

/// What stops the grader itself from running a box.
///
/// What happens inside is never an error.
package enum SandboxError: Error, Equatable, CustomStringConvertible {
  /// No bubblewrap in the folders where the system keeps its programs.
  case bubblewrapMissing
  /// A program that every Debian has is not there.
  case programMissing(String)
  /// A program that the sandbox is made of could be changed by others than root; its path.
  case programUntrusted(String)
  /// The machine's root has no id here, so that nobody can tell whose its programs are.
  case rootUnmapped
  /// Root's own folder for locks can't be had; its path.
  case runFolderUnusable(path: String, Errno)
  /// bubblewrap started and could not make the box.
  case boxRefused(BoxRefusal)
  /// A canary found the box open where it has to be closed.
  case canaryFailed(Weakness)
  /// A file of the grader's own could not be made, written or read.
  case fileSystem(path: String, Errno)
  /// The launcher could not be started, or ended before the box had begun.
  case launchFailed(String)
  /// Processes of an earlier box would not go away.
  case slotOccupied(Int)
  /// The system call filter could not be made.
  case filterFailed(code: Int32)

  /// Whether the machine has no working sandbox, so that nothing can be graded on it.
  ///
  /// Everything else may be a passing fault: a full disk, too many processes.
  package var isUnavailable: Bool {
    switch self {
    case .bubblewrapMissing, .programMissing, .programUntrusted, .rootUnmapped,
      .runFolderUnusable, .boxRefused, .canaryFailed, .filterFailed:
      true
    case .fileSystem, .launchFailed, .slotOccupied: false
    }
  }

  package var description: String {
    switch self {
    case .bubblewrapMissing:
      "the sandbox 'bwrap' is not installed; run: apt-get install bubblewrap"
    case .programMissing(let program):
      "'\(program)' is not installed; run: apt-get install dash coreutils util-linux"
    case .programUntrusted(let program):
      "others than root can change '\(program)'; run: chown root '\(program)' and chmod go-w "
        + "'\(program)', or reinstall it"
    case .rootUnmapped:
      "the machine's root has no user id here, as in a container without root, so that nobody can "
        + "tell who may change the sandbox's programs; start grade outside of that container"
    case .runFolderUnusable(let path, let errno):
      "root can't use its folder '\(path)': \(errno); start grade as an ordinary user, or where root "
        + "is the machine's own"
    case .boxRefused(let refusal):
      "the sandbox can't start (bwrap: \(refusal.words)); \(refusal.remedy)"
    case .canaryFailed(let weakness):
      "the sandbox is not closed: \(weakness.cause); \(weakness.remedy)"
    case .fileSystem(let path, let errno):
      "'\(path)': \(errno)"
    case .launchFailed(let words):
      "a box could not be started: \(words)"
    case .slotOccupied(let slot):
      "processes of an earlier box still run in worker slot \(slot); wait, or end them"
    case .filterFailed(let code):
      "the system call filter could not be made: \(Errno(rawValue: -code))"
    }
  }
}
