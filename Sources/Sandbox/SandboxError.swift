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
  /// bubblewrap started and could not make the box; its own words.
  case boxRefused(String)
  /// A canary found the box open where it has to be closed.
  case canaryFailed(canary: String, remedy: String)
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
    case .bubblewrapMissing, .programMissing, .programUntrusted, .boxRefused, .canaryFailed,
      .filterFailed:
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
    case .boxRefused(let words):
      "the sandbox can't start: \(words); \(Self.remedy(for: words))"
    case .canaryFailed(let canary, let remedy):
      "the sandbox is not closed: \(canary); \(remedy)"
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

  /// What a person can do about bubblewrap's refusal, by its words (bubblewrap 0.8.0).
  static func remedy(for words: String) -> String {
    switch true {
    case words.contains("setting up uid map"):
      "allow bwrap in AppArmor (a profile with 'userns,' for /usr/bin/bwrap)"
    case words.contains("mount proc"):
      "the machine is a container with a masked /proc: start it with --security-opt "
        + "systempaths=unconfined, or use a virtual machine"
    case words.contains("new namespace"), words.contains("ENOSPC"):
      "allow user namespaces: sysctl -w kernel.unprivileged_userns_clone=1 "
        + "user.max_user_namespaces=10000; in a container also --security-opt seccomp=unconfined"
    default:
      "run 'grade doctor' to see what this machine lacks"
    }
  }
}
