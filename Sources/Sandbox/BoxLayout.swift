// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import SystemPackage

/// Where a box's command finds its folders.
///
/// In bubblewrap the paths are the same in every box. Without it there are only the machine's own,
/// under a name that the grader chose: commands are made from what the sandbox says.
package struct BoxLayout: Sendable, Equatable {
  /// The folder of ``Box/files``.
  package let files: String
  /// The folder that a command starts in and may write to, empty at first.
  package let scratch: String
  private let isOfHost: Bool

  static let bubblewrap = BoxLayout(files: "/box", scratch: "/tmp", isOfHost: false)

  static func host(_ slot: Slot) -> BoxLayout {
    BoxLayout(
      files: slot.boxFolder.string,
      scratch: slot.scratchFolder.string,
      isOfHost: true
    )
  }

  /// Where a command finds a folder of the host's.
  package func path(of mount: Box.Mount) -> String { isOfHost ? mount.host : mount.box }
}
