// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Why bubblewrap could not make a box: its own words, the first sentence of them, and what a person can
/// do about it.
package struct BoxRefusal: Equatable, Sendable {
  package enum Remedy: Equatable, Sendable {
    case allowInAppArmor
    case unmaskProc
    case allowUserNamespaces
    case askDoctor
  }

  package let words: String

  package init(_ words: String) {
    // What follows tells where to read more about Debian's bubblewrap.
    self.words = words.split(separator: ". ", maxSplits: 1).first.map(String.init) ?? ""
  }

  /// By the words of bubblewrap 0.8.0.
  package var remedy: Remedy {
    if words.contains("setting up uid map") { return .allowInAppArmor }
    if words.contains("mount proc") { return .unmaskProc }
    if words.contains("new namespace") || words.contains("ENOSPC") { return .allowUserNamespaces }
    return .askDoctor
  }
}

extension BoxRefusal.Remedy: CustomStringConvertible {
  package var description: String {
    switch self {
    case .allowInAppArmor:
      "allow bwrap in AppArmor (a profile with 'userns,' for /usr/bin/bwrap)"
    case .unmaskProc:
      "the machine is a container with a masked /proc: start it with \(Self.unmaskedContainer), or "
        + "use a virtual machine"
    case .allowUserNamespaces:
      "allow user namespaces: \(Self.namespaceCommand); start a container also with "
        + "\(Self.unconfinedContainer)"
    case .askDoctor:
      "run 'grade doctor' to see what this machine lacks"
    }
  }

  package static let unmaskedContainer = "--security-opt systempaths=unconfined"
  package static let unconfinedContainer = "--security-opt seccomp=unconfined"
  package static let namespaceCommand =
    "sysctl -w kernel.unprivileged_userns_clone=1 user.max_user_namespaces=10000"
}
